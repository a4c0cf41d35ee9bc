// The words of what is printed on slips. Lines are wrapped to the paper, so length is not critical.
import type { Language, TicketWord } from '../../settings';
import { sayer } from '../sayings';
import de from './de.json';
import en from './en.json';

export type SlipWord = keyof typeof de;

const lists: Record<Language, Record<SlipWord, string>> = { de, en };

/** Says them in a language; apart from `wordsOf`, so that no screen loads what it never says. */
export const slipWordsOf = (language: Language, ticketWord?: TicketWord) =>
  sayer(lists[language], language, ticketWord);
