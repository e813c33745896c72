// A growing column of numbers: eight octets a value, so that a million transmissions cost megabytes and not objects.

export class Column {
  length = 0;
  #values: Float64Array<ArrayBuffer>;

  constructor(capacity = 1024) {
    this.#values = new Float64Array(capacity);
  }

  /** The value at a position; `missing` where nothing has been written. */
  get(position: number, missing = 0): number {
    return position < this.length ? (this.#values[position] ?? missing) : missing;
  }

  push(value: number): void {
    this.set(this.length, value);
  }

  /** Writes at any position; skipped ones hold 0. */
  set(position: number, value: number): void {
    if (position >= this.#values.length) {
      const grown = new Float64Array(Math.max(position + 1, this.#values.length * 2));
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[position] = value;
    if (position >= this.length) this.length = position + 1;
  }

  /** The last position whose value is at most `value`, of a column that only grows; -1 if there is none. */
  lastAtMost(value: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#values[middle] ?? 0) <= value) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}
