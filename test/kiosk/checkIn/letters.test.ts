// W19, C6: names from everywhere, spelled in capitals.

import { lettersOn } from '../../../kiosk/access/keys/keypad';
import { asNameIsWritten, FOREIGN, GERMAN, inCapitals } from '../../../kiosk/checkIn/letters';
import { beginsFamilyName } from '../../../server/queue/day/familyName';

const NAMES = [
  'Anna-Lena Meißner',
  'Łukasz Wójcik',
  'Şükrü Çağlar',
  'İpek Öztürk',
  'Ștefan Țîrcă',
  'Zoë D’Angelo',
  'Đorđe Šćepanović',
  'Åse Kjærgård',
  'Sønke Ærø',
  'Łucja Żółć-Śnieżek',
];

test.each(NAMES)('W19 %s is spelled with the keys that there are, and is written as it was', (name) => {
  const keys = `${GERMAN}${FOREIGN}- `;
  const capitals = inCapitals(name);
  expect([...capitals].filter((letter) => !keys.includes(letter))).toEqual([]);
  expect(asNameIsWritten(capitals)).toBe(name);
});

test('W19 a dotted capital within a Turkish name is the small letter with one dot', () => {
  expect(asNameIsWritten('ALİ YİĞİT')).toBe('Ali Yiğit');
});

test('W19 no key stands there twice', () => {
  const keys = [...GERMAN, ...FOREIGN];
  expect(new Set(keys).size).toBe(keys.length);
});

test.each([
  ['Anna-Lena Meißner', 'MEIẞ', 'MEIS'],
  ['Łukasz Łącki', 'ŁĄC', 'LAC'],
  ['Şükrü Çağlar', 'ÇAĞ', 'CAG'],
  ['Ali İşler', 'İŞL', 'ISL'],
  ['Ștefan Țîrcă', 'ȚÎR', 'TIR'],
  ['Zoë D’Angelo', 'D’AN', 'DAN'],
  ['Đorđe Đurić', 'ĐUR', 'DUR'],
  ['Sønke Ærø', 'ÆRØ', 'AER'],
])('C6 %s is known by %s and by %s', (name, own, plain) => {
  expect(beginsFamilyName(own, name)).toBe(true);
  expect(beginsFamilyName(plain, name)).toBe(true);
  expect(beginsFamilyName('QXY', name)).toBe(false);
});

test('W12 every letter from A to Z and of a name lies on one of a telephone’s keys', () => {
  const all = [...GERMAN, ...FOREIGN];
  const found = [...'0123456789'].flatMap((key) => lettersOn(key, all));
  expect(found.sort()).toEqual(all.sort());
});
