// The printer changes blanks and nothing else.
import { expect, test } from 'vitest';
import { Report } from '../../src/language/diagnostic.ts';
import { format } from '../../src/language/format.ts';
import { parse } from '../../src/language/parse/file.ts';
import { walksIn } from './reading.ts';

/** The tree without places: what a text says. */
function tree(text: string): unknown {
  const { items } = parse(text, new Report());
  return JSON.parse(
    JSON.stringify(items, (key, value) => (key === 'start' || key === 'end' ? undefined : value)),
  );
}

test('two blanks a level, one between words, one empty line', () => {
  const text = `

lan   home	192.168.1.0/24


host A{nic home}
host  B {

      nic home .20
  serve http 80 {
/   "two  blanks"
}

}
`;
  expect(format(text)).toBe(`lan home 192.168.1.0/24

host A { nic home }
host B {
  nic home .20
  serve http 80 {
    / "two  blanks"
  }
}
`);
});

test('comments stay, those behind neighbouring lines in one column', () => {
  const text = `# about
lan home 192.168.1.0/24 # a lan
host A { nic home }# a host
# between
host B {
# inside
nic home #last
}
#end`;
  expect(format(text)).toBe(`# about
lan home 192.168.1.0/24  # a lan
host A { nic home }      # a host
# between
host B {
  # inside
  nic home  #last
}
#end
`);
});

test('line ends stay what they were', () => {
  expect(format('host A {\r\nnic home\r\n}\r\n')).toBe('host A {\r\n  nic home\r\n}\r\n');
});

test('half-written text is laid out as far as it goes', () => {
  expect(format('walk "w {\nA   ping\n}}\nhost')).toBe('walk "w {\nA ping\n} }\nhost\n');
  expect(format('')).toBe('');
});

const FILES = [...walksIn('test/kernel'), ...walksIn('test/language'), ...walksIn('examples')];

test.each(FILES)('%s says the same afterwards, and a second time changes nothing', (_, text) => {
  const formatted = format(text);
  expect(tree(formatted)).toEqual(tree(text));
  expect(format(formatted)).toBe(formatted);
});
