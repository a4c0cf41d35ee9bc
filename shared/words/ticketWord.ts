// What an office calls the number that its visitors draw, and the forms of it that sentences need.
import { staffLanguageOf } from '../languages';
import type { Language, Settings, StaffLanguage, TicketWord } from '../settings';

type Offered = Extract<TicketWord, string>;
type Gender = Exclude<TicketWord, string>['de']['gender'];

/** Feminine, neuter, masculine: the order of the forms in a sentence. */
export const GENDERS: readonly Gender[] = ['f', 'n', 'm'];

/** A word of one language as its sentences need it. */
export type TicketForms = {
  /** Which of the forms that stand side by side in a sentence goes with it. */
  form: number;
  one: string;
  many: string;
  manyDative: string;
};

/** German, third case of many: 'den Abschnitten', but 'den Tickets'. */
const dativeOf = (many: string): string => (/[ns]$/i.test(many) ? many : `${many}n`);

const german = (gender: Gender, one: string, many: string): TicketForms => ({
  form: GENDERS.indexOf(gender),
  one,
  many,
  manyDative: dativeOf(many),
});

const english = (one: string, many: string): TicketForms => ({
  form: /^[aeiou]/i.test(one) ? 1 : 0,
  one,
  many,
  manyDative: many,
});

const NUMBER = english('number', 'numbers');

const OFFERED: Record<Offered, Record<StaffLanguage, TicketForms>> = {
  Wertmarke: { de: german('f', 'Wertmarke', 'Wertmarken'), en: NUMBER },
  Wartenummer: { de: german('f', 'Wartenummer', 'Wartenummern'), en: NUMBER },
  Ticket: { de: german('n', 'Ticket', 'Tickets'), en: english('ticket', 'tickets') },
};

/** The words that are offered; German, as they are kept. */
export const OFFERED_WORDS: readonly Offered[] = ['Wertmarke', 'Wartenummer', 'Ticket'];

/** The word that an office has chosen. */
export const ticketWordOf = ({
  ticketWord,
  ownTicketWord,
}: Pick<Settings, 'ticketWord' | 'ownTicketWord'>): TicketWord => ownTicketWord ?? ticketWord;

/** The forms of the office's word; one of its own without English is a number there, as in all other languages. */
export const ticketForms = (word: TicketWord, language: Language): TicketForms => {
  const nearest = staffLanguageOf(language);
  if (typeof word === 'string') return OFFERED[word][nearest];
  if (nearest === 'de') return german(word.de.gender, word.de.one, word.de.many);
  return word.en ? english(word.en.one, word.en.many) : NUMBER;
};

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const said = (mark: string, forms: TicketForms): string => {
  switch (mark) {
    case 'ticket':
      return forms.one;
    case 'Ticket':
      return capital(forms.one);
    case 'tickets':
      return forms.many;
    case 'Tickets':
      return capital(forms.many);
    case 'ticketsDative':
      return forms.manyDative;
    default:
      return mark.split('|')[forms.form] ?? '';
  }
};

/**
 * A sentence with the office's word in it. In brackets it names the word, '[ticket]', '[Tickets]', or has side by side
 * what goes with each form: '[eine|ein|einen]' of German genders, '[a|an]'.
 */
export const withTicketWord = (sentence: string, forms: TicketForms): string =>
  sentence.replace(/\[([^[\]]+)\]/g, (_, mark: string) => said(mark, forms));
