// C6: the beginnings of family names, as people type them at a kiosk.
import fc from 'fast-check';
import { beginsFamilyName, canBeAsked } from '../../../../server/queue/day/familyName';

test.each([
  ['Erika Mustermann', ['MUS', 'muster', 'Mustermann'], ['', 'M', 'MU', 'ERI', 'USM', 'MUSTERMANNS']],
  ['Anna-Lena von der Heide', ['HEI', 'VON', 'vonderh'], ['DER', 'ANN', 'LEN']],
  ['Jürgen Öztürk', ['ÖZT', 'OZT', 'OEZ'], ['OZ', 'ZTU']],
  ['Thi Ng', ['NG'], ['N', 'NGU', 'THI']],
  ['Großmann, Uwe', ['GRO', 'GROSS', 'groß'], ['UWE']],
  ['Ludwig Łukasz', ['LUK', 'ŁUK'], ['UKA']],
  ['Madonna', ['MAD'], ['DON']],
])('C6 %s', (name, right, wrong) => {
  for (const typed of right) expect([typed, beginsFamilyName(typed, name)]).toEqual([typed, true]);
  for (const typed of wrong) expect([typed, beginsFamilyName(typed, name)]).toEqual([typed, false]);
});

test('C6 whoever has a family name in letters from A to Z gets in by its first three, and nobody by nothing', () => {
  const word = fc.string({
    unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzäöüßéçğşıłø'),
    minLength: 3,
    maxLength: 12,
  });
  const capital = word.map((text) => text.charAt(0).toUpperCase() + text.slice(1));
  fc.assert(
    fc.property(capital, capital, (first, last) => {
      const name = `${first} ${last}`;
      expect(beginsFamilyName(last.slice(0, 3), name)).toBe(true);
      expect(beginsFamilyName(last.slice(0, 3).toUpperCase(), name)).toBe(true);
      expect(beginsFamilyName('', name)).toBe(false);
    }),
  );
  fc.assert(
    fc.property(fc.string(), fc.string(), (typed, name) => {
      expect(typeof beginsFamilyName(typed, name)).toBe('boolean');
      if (!canBeAsked(name)) expect(beginsFamilyName(typed, name)).toBe(false);
    }),
  );
});
