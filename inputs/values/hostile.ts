// Values that programs trip over, and changes of a tree by them.
import fc from 'fast-check';
import type { Mutation, Tree } from './tree';

const TEXTS = [
  ...[
    '',
    ' ',
    '\u0000',
    'a\u0000b',
    '\ud800',
    'x\udc00y',
    '\u202eabc\u2066',
    '\ufeff',
    '\u2028',
    '\r\nSet-Cookie: a=b',
  ],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length', 'null', 'undefined', 'NaN', '-1', '1e999'],
  ...[
    "' OR 1=1 --",
    '"; DROP TABLE events; --',
    '<script>alert(1)</script>',
    '{{7*7}}',
    '%s%n%x',
    '$' + '{process.exit()}',
  ],
  ...['../../../../etc/passwd', '/dev/null', 'file:///etc/passwd', 'http://[::1]:1/', 'data:text/html,x', '\\\\x\\y'],
  ...['2017-02-31', '0000-00-00', '+275760-09-14', '2016-12-31T23:59:60Z', '24:00', '-271821-04-19', '9999-12-31'],
  ...[
    'ﷺ'.repeat(100),
    'e\u0301'.repeat(200),
    '👩‍👩‍👧‍👦'.repeat(50),
    'İıſẞ',
    'Ａ１２３',
    '٣٤٥',
    '\t\v\f',
    '=1+1',
    '@SUM(A1)',
  ],
  ...['a'.repeat(300), 'ä'.repeat(5000), 'x'.repeat(60_000), '('.repeat(3000), 'a@a.'.repeat(2000), '0'.repeat(400)],
];
const NUMBERS = [
  ...[0, -1, 1, 0.1, -0.5, 255, 256, 65_535, 65_536, 2 ** 31, 2 ** 32, 2 ** 53, -(2 ** 53), 8.64e15, 8.64e15 + 1],
  ...[1e21, -1e21, 1e308, 5e-324, 253_402_300_799_999, -62_135_596_800_000],
];
const RAW = [
  ...['1e400', '-0', `1${'0'.repeat(500)}`, '"\\ud800\\ud800"', '0x10', '01', '.5', 'undefined', "'x'", '{"a":1', '"x'],
  ...['{"__proto__":{"isAdmin":true}}', '{"constructor":{"prototype":{"x":1}}}', '[1,]', '/**/1', 'NaN', '\u0000'],
  ...[`${'['.repeat(3000)}${']'.repeat(3000)}`, `${'{"a":'.repeat(1200)}1${'}'.repeat(1200)}`],
];

/** Any letters there are, and halves of letters. The library's own way to say so takes seconds to get ready. */
const anyLetters = fc
  .array(fc.oneof(fc.nat(0xff), fc.nat(0xffff), fc.nat(0x10ffff)), { maxLength: 40 })
  .map((codes) => String.fromCodePoint(...codes));

/** A text of those that programs trip over, or any. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...TEXTS),
  anyLetters,
  fc.string({ maxLength: 20 }),
);
export const hostileNumber = fc.oneof(fc.constantFrom(...NUMBERS), fc.integer(), fc.double({ noNaN: true }));
export const hostileValue: fc.Arbitrary<Tree> = fc.oneof(
  { weight: 4, arbitrary: hostileText },
  { weight: 3, arbitrary: hostileNumber },
  { weight: 2, arbitrary: fc.constantFrom<Tree>(null, true, false, [], {}, [[]], [null], { type: 'x' }) },
  { weight: 1, arbitrary: fc.constantFrom(...RAW).map((raw) => ({ '§raw': raw })) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);

const KINDS: Mutation['what'][] = ['replace', 'remove', 'add', 'twice', 'nest', 'repeat', 'near', 'swap'];

/** Up to three changes; as often none as several. */
const mutations: fc.Arbitrary<Mutation[]> = fc.array(
  fc.record({
    at: fc.nat(5000),
    what: fc.constantFrom(...KINDS, 'replace' as const, 'near' as const),
    value: hostileValue,
    name: fc.oneof(fc.constantFrom('__proto__', 'constructor', 'more', 'type', 'id'), hostileText),
    times: fc.oneof(fc.nat(50), fc.nat(4000)),
  }),
  { maxLength: 3, size: 'max' },
);

/** More often none. */
export const someMutations: fc.Arbitrary<Mutation[]> = fc.oneof(
  { weight: 3, arbitrary: fc.constant<Mutation[]>([]) },
  { weight: 2, arbitrary: mutations },
);
