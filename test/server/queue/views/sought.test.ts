// K13: who is found by what somebody types.
import fc from 'fast-check';
import { isSought, soughtBy } from '../../../../server/queue/views/sought';

const NOBODY = { id: 'visit-nobody', number: null, code: null, name: null };
const finds = (text: string, one: Partial<typeof NOBODY> | Record<string, string>, byName = true): boolean =>
  isSought(soughtBy(text, byName), { ...NOBODY, ...one });

test.each(['A042', 'a42', '42', 'A 42', ' a-042 ', 'A.42', '042', '0042'])('K13 a number is found by %j', (text) => {
  expect(finds(text, { number: 'A042' })).toBe(true);
  expect(finds(text, { number: 'A043' })).toBe(false);
  expect(finds(text, { number: 'A420' })).toBe(false);
});

test('K13 a letter that is typed is meant, and one that is not is any', () => {
  expect(finds('B42', { number: 'A042' })).toBe(false);
  expect(finds('42', { number: 'B042' })).toBe(true);
  expect(finds('A', { number: 'A042' })).toBe(false);
});

test.each(['K7MX2P', 'k7mx2p', 'K7M X2P', ' k7m-x2p', 'K7MXZP'])('K13 a code is found by %j', (text) => {
  expect(finds(text, { code: 'K7MX2P' })).toBe(true);
  expect(finds(text, { code: 'K7MX3P' })).toBe(false);
});

test('K13 what a pen makes alike in a code is the same, and half a code is none', () => {
  expect(finds('Q5A8BC', { code: 'QSABBC' })).toBe(true);
  expect(finds('0SA8BC', { code: 'Q5ABBC' })).toBe(true);
  expect(finds('K7MX2', { code: 'K7MX2P' })).toBe(false);
});

test.each([
  ['ozlem', 'Özlem Yılmaz'],
  ['oezlem', 'Özlem Yılmaz'],
  ['yilmaz', 'Özlem Yılmaz'],
  ['YILMAZ özlem', 'Özlem Yılmaz'],
  ['ILMA', 'Ilmaz'],
  ['İbrahim', 'Ibrahim Kaya'],
  ['ibrahim', 'İBRAHİM KAYA'],
  ['muller', 'Jörg Müller'],
  ['mueller', 'Jörg Müller'],
  ['muller', 'Jörg Mueller'],
  ['Müller', 'Jorg Muller'],
  ['mull jor', 'Jörg Müller'],
  ['strauss', 'Anna Strauß'],
  ['strauß', 'Anna Strauss'],
  ['STRAUSS', 'anna strauß'],
  ['bauer', 'Karl Bauer'],
  ['baue', 'Karl Bauer'],
  ['obrien', 'Sinéad O’Brien'],
  ["o'b", 'Sinéad O’Brien'],
  ['ludenscheid', 'Eva Müller-Lüdenscheid'],
  ['lukasz', 'Łukasz Nowak'],
  ['soren', 'Søren Ström'],
  ['ivan', 'Иван Ivan'],
  ['ива', 'Иван Петров'],
])('K13 a name is found by %j: %s', (text, name) => {
  expect(finds(text, { name })).toBe(true);
});

test('K13 every word that is typed begins one of the name', () => {
  expect(finds('erika muster', { name: 'Erika Mustermann' })).toBe(true);
  expect(finds('erika meier', { name: 'Erika Mustermann' })).toBe(false);
  expect(finds('mann', { name: 'Erika Mustermann' })).toBe(false);
  for (const text of ['', ' ', '-', '?!']) expect(finds(text, { name: 'Erika Mustermann' })).toBe(false);
});

test('K13 S25 who may not read names finds nobody by one', () => {
  expect(finds('erika', { name: 'Erika Mustermann' }, false)).toBe(false);
  expect(finds('a42', { number: 'A042', name: 'Erika' }, false)).toBe(true);
});

test('K13 S3 whatever is typed finds or does not, and a name is always found by itself and by its words in any order', () => {
  const letters = fc.constantFrom(...'aeiouäöüßıİéçşğłøæAEOUÄÖÜSZ');
  const word = fc.string({ unit: letters, minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 4 }),
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      (words, any) => {
        const name = words.join(' ');
        expect(finds(name, { name })).toBe(true);
        expect(finds([...words].reverse().join(' '), { name })).toBe(true);
        expect(finds(name.normalize('NFD'), { name })).toBe(true);
        expect(typeof finds(any, { name, number: 'A001', code: 'K7MX2P' })).toBe('boolean');
      },
    ),
  );
});
