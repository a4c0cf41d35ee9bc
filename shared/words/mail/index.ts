// The words of the office's mail: letters about appointments, the calendar file, and why a letter cannot be sent.
import type { Language } from '../../settings';
import { sayer } from '../sayings';
import de from './de.json';
import en from './en.json';

export type MailWord = keyof typeof de;

const lists: Record<Language, Record<MailWord, string>> = { de, en };

/** Says them in a language; apart from `wordsOf`, so that no screen loads what it never says. */
export const mailWordsOf = (language: Language) => sayer(lists[language], language);
