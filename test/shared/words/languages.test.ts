// G23: what visitors read, held against the German in every language: each sentence, in the forms of its own numbers.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES, type Language } from '../../../shared/languages';
import { LANGUAGE_NAMES, UNCHECKED } from '../../../shared/languages/names';
import { wordsOf } from '../../../shared/words';
import { bookingWordsOf } from '../../../shared/words/booking';
import { BOOKING_LANGUAGES } from '../../../shared/words/booking/fetch';
import { mailWordsOf } from '../../../shared/words/mail';
import { slipWordsOf } from '../../../shared/words/slip';

const WORDS = join(__dirname, '../../../shared/words');
const AREAS = ['common', 'kiosk', 'booking', 'mail', 'slip', 'receipt', 'days', 'leave', 'city', 'home'] as const;
const OTHERS = LANGUAGES.filter((language) => language !== 'de' && language !== 'en');

/** Areas and sentences that only staff read, or that are names: they are said in German and English. */
const FOR_STAFF = [
  /^common\.appName$/,
  /^start\.(?:display|counter|admin|notPaired|notPairedHow|pairingFailed|serverMissing|broken|brokenHow|reload)$/,
  /^refusal\.(?:wouldStrand|nobodyThere|tooManyMessages|unknownMessage|notPaired|notLoggedIn|idUsedBefore)$/,
  /^refusal\.(?:unknownPrinter|unknownSlip|unknownKiosk|linkUsedOrExpired|noRight)$/,
  /^kiosk\.scanner/,
  /^mail\.(?:fault|test|trial)\./,
  /^slip\.trial/,
];
const isForStaff = (key: string) => FOR_STAFF.some((one) => one.test(key));

const listOf = (area: string, language: Language): Record<string, string> =>
  JSON.parse(readFileSync(join(WORDS, area, `${language}.json`), 'utf8'));

/** The keys of a language: what is counted has one for each of its forms. */
const keysIn = (language: Language, german: Record<string, string>): string[] => {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  const isCounted = (stem: string) => `${stem}.one` in german && `${stem}.other` in german;
  return Object.keys(german).flatMap((key) => {
    if (isForStaff(key)) return [];
    const [, stem = '', form = ''] = /^(.*)\.(one|other)$/.exec(key) ?? [];
    if (!isCounted(stem)) return [key];
    return form === 'one' ? [] : forms.map((one) => `${stem}.${one}`);
  });
};

/** Short words may be the same by nature: a list is 'Liste' in Turkish, too. */
const MOST_ALIKE = 7;

/** The same word in several languages. */
const ALIKE = ['book.asCalendar', 'kiosk.contrast'];
const FORM = /\.(?:zero|one|two|few|many|other)$/;
const holes = (sentence: string) => [...new Set(sentence.match(/\{\w+\}/g) ?? [])].sort();
const germanOf = (german: Record<string, string>, key: string): string =>
  german[key.replace(FORM, '.other')] ?? german[key] ?? '';

describe.each(OTHERS)('G23 in %s', (language) => {
  test.each(AREAS)('%s has every sentence, in each form of its numbers, and no other', (area) => {
    const [german, said] = [listOf(area, 'de'), listOf(area, language)];
    expect(Object.keys(said).sort()).toEqual(keysIn(language, german).sort());
    expect(Object.entries(said).filter(([, sentence]) => sentence.trim() === '')).toEqual([]);
  });

  test.each(AREAS)('%s says the same things: a form may leave out the number, nothing else', (area) => {
    const german = listOf(area, 'de');
    const wrong = Object.entries(listOf(area, language)).filter(([key, sentence]) => {
      const wanted = holes(germanOf(german, key));
      const isForm = FORM.test(key);
      const missing = wanted.filter((hole) => !holes(sentence).includes(hole));
      const added = holes(sentence).filter((hole) => !wanted.includes(hole));
      return added.length > 0 || missing.some((hole) => !(isForm && hole === '{count}'));
    });
    expect(wrong).toEqual([]);
  });

  test('nothing is left in German or English by accident', () => {
    if (language === 'de-simple') return;
    const letters = { ar: /\p{Script=Arabic}/u, uk: /\p{Script=Cyrillic}/u, ru: /\p{Script=Cyrillic}/u }[
      language as 'ar'
    ];
    const words = (sentence: string) => sentence.replace(/\{\w+\}|QR|PDF/g, '').replace(/[^\p{L}]/gu, '');
    const left = AREAS.flatMap((area) =>
      Object.entries(listOf(area, language)).filter(([key, sentence]) => {
        if (words(sentence).length < MOST_ALIKE || ALIKE.includes(key)) return false;
        const [german, english] = [germanOf(listOf(area, 'de'), key), germanOf(listOf(area, 'en'), key)];
        const isForeign = letters
          ? !letters.test(sentence)
          : /[ßÄ]|\b(?:und|Sie|bitte|the|please|your)\b/i.test(sentence);
        return sentence === german || sentence === english || isForeign;
      }),
    );
    expect(left).toEqual([]);
  });
});

test('G23 numbers are said as each language says them', async () => {
  const said = async (language: Language, ...counts: number[]) => {
    await BOOKING_LANGUAGES.fetch(language);
    return counts.map((count) => wordsOf(language).count('persons', count));
  };
  expect(await said('pl', 1, 3, 5, 22)).toEqual(['1 osoba', '3 osoby', '5 osób', '22 osoby']);
  expect(await said('ru', 1, 3, 5, 21)).toEqual(['1 человек', '3 человека', '5 человек', '21 человек']);
  expect(await said('uk', 1, 3, 5)).toEqual(['1 особа', '3 особи', '5 осіб']);
  expect(await said('ro', 1, 3, 25)).toEqual(['1 persoană', '3 persoane', '25 de persoane']);
  expect(await said('ar', 1, 2, 3, 11)).toEqual(['شخص واحد', 'شخصان', '3 أشخاص', '11 شخصًا']);
  expect(await said('tr', 1, 2)).toEqual(['1 kişi', '2 kişi']);
  expect(bookingWordsOf('tr').t('book.title')).toBe('Randevu al');
});

test('G23 slips and letters are there in each language, and what only staff read in the nearest of theirs', () => {
  for (const language of OTHERS) {
    expect(slipWordsOf(language).t('slip.copy')).toBe(listOf('slip', language)['slip.copy']);
    expect(mailWordsOf(language)('mail.fact.when')).toBe(listOf('mail', language)['mail.fact.when']);
    expect(mailWordsOf(language)('mail.test.subject')).toBe(
      language === 'de-simple' ? 'Testnachricht' : 'Test message',
    );
  }
});

test('G23 the page for translators names what nobody has checked yet, as the administration does', () => {
  const page = readFileSync(join(__dirname, '../../../docs/languages.md'), 'utf8');
  const unchecked = /## Not yet checked by a translator\n([\s\S]*?)\n## /.exec(page)?.[1] ?? '';
  for (const language of LANGUAGES)
    expect([language, unchecked.includes(LANGUAGE_NAMES[language])]).toEqual([language, UNCHECKED.includes(language)]);
  for (const area of AREAS) expect(page).toContain(`shared/words/${area}/`);
  expect(readdirSync(WORDS)).toEqual(expect.arrayContaining([...AREAS]));
});
