// G8: what the office calls the number that visitors draw stands in every sentence, and no other word for it.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { slipParts } from '../../printers/slip/ticket';
import { demonstrationOffice } from '../../server/starting/demonstration';
import { STAFF_LANGUAGES } from '../../shared/languages';
import { type StaffLanguage, settingsSchema, type TicketWord, ticketWordSchema } from '../../shared/settings';
import { wordsOf } from '../../shared/words';
import { kioskWordsOf } from '../../shared/words/kiosk';
import { slipWordsOf } from '../../shared/words/slip';
import { OFFERED_WORDS, ticketForms, withTicketWord } from '../../shared/words/ticketWord';
import { CONTENT } from '../printers/content';

const BON: TicketWord = { de: { one: 'Bon', many: 'Bons', gender: 'm' }, en: { one: 'voucher', many: 'vouchers' } };
const FOLDER = join(__dirname, '../../shared/words');
const AREAS = readdirSync(FOLDER, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? entry.name : []));

/** The name of the program stays; so do headings of the choice itself. */
const NOT_ABOUT_TICKETS = /^common\.appName$/;
/** Words by which German and English people may mean the number that they draw. */
const OTHER_WORDS: Record<StaffLanguage, RegExp> = {
  de: /wertmarke|wartenummer|wartemarke|\bticket/i,
  en: /wertmarke|\btickets?\b/i,
};

const sentencesOf = (area: string, language: StaffLanguage): [string, string][] =>
  Object.entries(JSON.parse(readFileSync(join(FOLDER, area, `${language}.json`), 'utf8')) as Record<string, string>);

test.each(AREAS)('G8 no sentence of %s says another word than the office’s own', (area) => {
  for (const language of STAFF_LANGUAGES) {
    const forms = ticketForms(BON, language);
    const wrong = sentencesOf(area, language)
      .filter(([key]) => !NOT_ABOUT_TICKETS.test(key))
      .map(([key, sentence]): [string, string] => [key, withTicketWord(sentence, forms)])
      .filter(([, said]) => OTHER_WORDS[language].test(said) || /[[\]]/.test(said));
    expect(wrong).toEqual([]);
  }
});

test('G8 a mark in brackets names the word, or has one form for each gender', () => {
  const marks = { de: 3, en: 2 };
  for (const area of AREAS)
    for (const language of STAFF_LANGUAGES)
      for (const [key, sentence] of sentencesOf(area, language))
        for (const [, mark = ''] of sentence.matchAll(/\[([^\]]+)\]/g)) {
          const isWord = /^([Tt]ickets?|ticketsDative)$/.test(mark);
          expect([key, mark, isWord || mark.split('|').length === marks[language]]).toEqual([key, mark, true]);
        }
});

test('G8 a sentence has the form that goes with the word', () => {
  const drawn = (word: TicketWord) => wordsOf('de', word).t('display.empty');
  expect(drawn('Wertmarke')).toContain('ziehen Sie eine Wertmarke.');
  expect(drawn('Wartenummer')).toContain('ziehen Sie eine Wartenummer.');
  expect(drawn('Ticket')).toContain('ziehen Sie ein Ticket.');
  expect(drawn(BON)).toContain('ziehen Sie einen Bon.');
  expect(wordsOf('en', 'Wertmarke').t('display.empty')).toContain('take a number.');
  expect(wordsOf('en', { ...BON, en: { one: 'admission slip', many: 'admission slips' } }).t('start.kiosk')).toBe(
    'Take an admission slip',
  );
  expect(wordsOf('en', { de: BON.de }).t('closed.contingent')).toBe('All numbers for today have been given out');
  expect(kioskWordsOf('de', BON).t('kiosk.slip', { number: 'A001' })).toBe('Ihr gedruckter Bon A001');
  expect(wordsOf('de', BON).refusal({ code: 'tooManyCopies', values: {} })).toMatch(/^Dieser Bon wurde/);
  expect(ticketForms({ de: { one: 'Abschnitt', many: 'Abschnitte', gender: 'm' } }, 'de').manyDative).toBe(
    'Abschnitten',
  );
  expect(ticketForms('Ticket', 'de').manyDative).toBe('Tickets');
});

test('G8 the slip says it, and a name in brackets stays as it was typed', () => {
  const parts = slipParts(
    { ...CONTENT, ticketWord: 'Ticket', office: 'Bürgerbüro [ticket]' },
    slipWordsOf('de', 'Ticket'),
  );
  const texts = parts.flatMap((part) => ('text' in part ? [part.text] : []));
  expect(texts).toEqual(expect.arrayContaining(['Ihr Ticket', 'Bürgerbüro [ticket]']));
});

test('G8 only words are taken, and where one is wrong is said', () => {
  for (const word of [...OFFERED_WORDS, BON]) expect(ticketWordSchema.safeParse(word).success).toBe(true);
  for (const one of ['', 'X', 'A[ticket]', '<b>Bon</b>', 'Bon {x}', 'B'.repeat(25)]) {
    const settings = { ...demonstrationOffice, ownTicketWord: { de: { one, many: 'Bons', gender: 'm' } } };
    const { error } = settingsSchema.safeParse(settings);
    expect(error?.issues.map(({ path }) => path.join('.'))).toEqual(['ownTicketWord.de.one']);
  }
});
