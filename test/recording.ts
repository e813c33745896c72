// A catalogue that remembers which of its entries were asked for, so that a test can tell which ones nothing ever says.

/** The object, and under their paths (`facts.nic`) in `used` all texts and functions that are read from it. */
export function recording<Entries extends object>(entries: Entries, used: Set<string>, path = ''): Entries {
  return new Proxy(entries, {
    get(from, key, receiver) {
      const entry: unknown = Reflect.get(from, key, receiver);
      const own = path === '' ? String(key) : `${path}.${String(key)}`;
      if (typeof entry === 'object' && entry !== null && !Array.isArray(entry))
        return recording(entry, used, own);
      used.add(own);
      return entry;
    },
  });
}

/** The paths of all texts and functions. */
export function entriesOf(value: unknown, path = ''): readonly string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [path];
  return Object.entries(value).flatMap(([key, part]) =>
    entriesOf(part, path === '' ? key : `${path}.${key}`),
  );
}
