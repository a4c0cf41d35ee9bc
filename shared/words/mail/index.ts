// The words of the office's mail: letters about appointments, the calendar file, and why a letter cannot be sent.
import { type Language, type StaffLanguage, staffLanguageOf } from '../../languages';
import { sayer } from '../sayings';
import ar from './ar.json';
import de from './de.json';
import simple from './de-simple.json';
import en from './en.json';
import pl from './pl.json';
import ro from './ro.json';
import ru from './ru.json';
import tr from './tr.json';
import uk from './uk.json';

export type MailWord = keyof typeof de;

/** What staff alone read has German and English words only. */
const lists: Record<Language, Partial<Record<MailWord, string>>> = {
  de,
  en,
  'de-simple': simple,
  tr,
  ar,
  uk,
  ru,
  pl,
  ro,
};
const nearest: Record<StaffLanguage, Record<MailWord, string>> = { de, en };
const listIn = (language: Language) => ({ ...nearest[staffLanguageOf(language)], ...lists[language] });

/** Says them in a language; apart from `wordsOf`, so that no screen loads what it never says. */
export const mailWordsOf = (language: Language) => sayer(listIn(language), language);
