// The words printed on slips. Lines are wrapped to the paper, so length is not critical.
import type { Language } from '../settings';

const de = {
  'slip.yourNumber': 'Ihre Wertmarke',
  'slip.copy': 'Kopie',
  'slip.when': '{date}, {time} Uhr',
  'slip.ownTime': 'Ihr Termin: {time} Uhr',
  'slip.nobodyBefore': 'Vor Ihnen wartet niemand',
  'slip.peopleBefore': 'Vor Ihnen warten: {count}',
  'slip.forecastSoon': 'Sie kommen voraussichtlich gleich dran',
  'slip.forecastUpTo': 'Voraussichtlich bis zu {to} Minuten',
  'slip.forecastAbout': 'Voraussichtlich etwa {to} Minuten',
  'slip.forecastBetween': 'Voraussichtlich {from} bis {to} Minuten',
  'slip.waitHere': 'Bitte warten Sie hier:',
  'slip.follow': 'Stand auf dem Handy verfolgen:',
  'slip.trial': 'Probeseite',
  'slip.trialPage': 'Zeichensatz: {encoding}, Nummer {table}',
  'slip.trialSwitchedOff': 'Chinesischer Modus: wird ausgeschaltet',
  'slip.trialUntouched': 'Chinesischer Modus: wird nicht angesprochen',
  'slip.trialOthers': 'Nicht richtig? Einstellen, was hier stimmt:',
  'slip.trialChinese': 'Nur chinesische Zeichen? Den Modus ausschalten.',
};

export type SlipWord = keyof typeof de;

const en: Record<SlipWord, string> = {
  'slip.yourNumber': 'Your number',
  'slip.copy': 'Copy',
  'slip.when': '{date}, {time}',
  'slip.ownTime': 'Your appointment: {time}',
  'slip.nobodyBefore': 'Nobody is waiting before you',
  'slip.peopleBefore': 'Waiting before you: {count}',
  'slip.forecastSoon': 'You are expected to be called soon',
  'slip.forecastUpTo': 'Expected wait: up to {to} minutes',
  'slip.forecastAbout': 'Expected wait: about {to} minutes',
  'slip.forecastBetween': 'Expected wait: {from} to {to} minutes',
  'slip.waitHere': 'Please wait here:',
  'slip.follow': 'Follow your number on your phone:',
  'slip.trial': 'Test page',
  'slip.trialPage': 'Code page: {encoding}, number {table}',
  'slip.trialSwitchedOff': 'Chinese mode: is switched off',
  'slip.trialUntouched': 'Chinese mode: is left alone',
  'slip.trialOthers': 'Not right? Set what is right here:',
  'slip.trialChinese': 'Only Chinese characters? Switch the mode off.',
};

const sentences: Record<Language, Record<SlipWord, string>> = { de, en };

/** The words of slips in a language; apart from `wordsOf`, so that no screen loads what only the printer says. */
export const slipWordsOf =
  (language: Language) =>
  (key: SlipWord, values: Record<string, string | number> = {}): string =>
    sentences[language][key].replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
