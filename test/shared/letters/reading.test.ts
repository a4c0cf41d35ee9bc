// How an office's own words for its letters are read, and what is refused of them.
import { CONTENTS, LETTER_KINDS, subjectWords } from '../../../shared/letters/placeholders';
import { faultIn, missingIn, readText } from '../../../shared/letters/reading';
import { mailTextsSchema, NO_MAIL_TEXTS } from '../../../shared/settings/appointments';

const partsOf = (text: string, kind: (typeof LETTER_KINDS)[number] = 'booked') => {
  const read = readText(kind, text);
  if ('fault' in read) throw new Error(read.fault.why);
  return read.parts;
};

test('G13 a text is paragraphs, words that are filled in, and what stands alone on its line', () => {
  expect(partsOf('Moin {name},\r\nbis {day}.\n\n  {details}  \nZum Schluss')).toEqual([
    {
      lines: [
        [{ text: 'Moin ' }, { word: 'name' }, { text: ',' }],
        [{ text: 'bis ' }, { word: 'day' }, { text: '.' }],
      ],
    },
    { block: 'details' },
    { lines: [[{ text: 'Zum Schluss' }]] },
  ]);
});

test.each([
  ['an unknown name', 'text', 'Moin\n\n{Vorname}', { why: 'unknown', line: 3, what: '{Vorname}' }],
  ['a name of another letter', 'text', '{confirmLink}', { why: 'unknown', line: 1, what: '{confirmLink}' }],
  ['blanks in a name', 'text', '{ day }', { why: 'unknown', line: 1, what: '{ day }' }],
  ['a link within a sentence', 'text', 'Hier: {link}', { why: 'notAlone', line: 1, what: '{link}' }],
  ['a list twice', 'text', '{bring}\n{bring}', { why: 'twice', line: 2, what: '{bring}' }],
  ['a brace that stays open', 'text', 'a\nb {day', { why: 'brace', line: 2, what: '{day' }],
  ['a brace in a brace', 'text', '{{day}}', { why: 'brace', line: 1, what: '{{day}}' }],
  ['a brace that closes nothing', 'text', 'day} b', { why: 'brace', line: 1, what: 'day}' }],
  ['a name over two lines', 'text', '{da\ny}', { why: 'brace', line: 1, what: '{da' }],
  ['a name in a subject', 'subject', 'Für {name}', { why: 'notInSubject', line: 1, what: '{name}' }],
  ['a link in a subject', 'subject', 'Hier: {link}', { why: 'notInSubject', line: 1, what: '{link}' }],
  ['nothing but a link in a subject', 'subject', '{link}', { why: 'notInSubject', line: 1, what: '{link}' }],
  ['a header in a subject', 'subject', 'Termin\r\nBcc: a@b.example', { why: 'lineEnd', line: 1, what: 'Termin' }],
  ['another end of a line in a subject', 'subject', 'a\u2028b', { why: 'lineEnd', line: 1, what: 'a' }],
] as const)('G13 refused with its place: %s', (_, part, said, fault) => {
  expect(faultIn('booked', part, said)).toEqual(fault);
});

test('G13 what has to be in a letter and is not in its text is known; day, time and code do for all details', () => {
  expect(missingIn('booked', partsOf('Moin'))).toEqual(['details', 'link']);
  expect(missingIn('booked', partsOf('Am {day} um {time} mit {code}\n\n{link}'))).toEqual([]);
  expect(missingIn('booked', partsOf('Am {day} um {time}\n\n{link}'))).toEqual(['details']);
  expect(missingIn('joined', partsOf('Moin', 'joined'))).toEqual(['details', 'confirmLink', 'leaveLink']);
  expect(missingIn('cancelled', partsOf('Am {day} um {time}', 'cancelled'))).toEqual([]);
});

test('G13 every letter can name what it has to say', () => {
  for (const kind of LETTER_KINDS) {
    const { words, blocks, must, details } = CONTENTS[kind];
    expect([kind, must.filter((block) => !blocks.includes(block))]).toEqual([kind, []]);
    expect([kind, details.filter((word) => !words.includes(word))]).toEqual([kind, []]);
    expect(subjectWords(kind)).not.toContain('name');
  }
});

const refusedAt = (kind: (typeof LETTER_KINDS)[number], language: 'de' | 'en', wording: object) => {
  const texts = { ...NO_MAIL_TEXTS, [kind]: { ...NO_MAIL_TEXTS[kind], [language]: wording } };
  const { error } = mailTextsSchema.safeParse(texts);
  return error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];
};

test('G13 the schema refuses the same, with the letter, the language and the line', () => {
  expect(refusedAt('joined', 'en', { subject: null, text: 'Hello\n{code}' })).toEqual([
    'joined.en.text: line 2: {code} (unknown)',
  ]);
  expect(refusedAt('booked', 'de', { subject: 'a\nb', text: '{' })).toEqual([
    'booked.de.subject: line 1: a (lineEnd)',
    'booked.de.text: line 1: { (brace)',
  ]);
  expect(refusedAt('booked', 'de', { subject: '{day}', text: '{greeting}' })).toEqual([]);
  expect(refusedAt('booked', 'de', { subject: 'x'.repeat(151), text: 'x'.repeat(3001) })).toHaveLength(2);
  expect(refusedAt('booked', 'de', { subject: ' ', text: null })).toHaveLength(1);
});
