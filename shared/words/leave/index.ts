// The words of the page that says whether to set out now: its own, and of all screens' what is said of waits. The server says
// them; no screen loads them.
import { type Language, type StaffLanguage, staffLanguageOf } from '../../languages';
import type { TicketWord } from '../../settings';
import commonAr from '../common/ar.json';
import commonDe from '../common/de.json';
import commonSimple from '../common/de-simple.json';
import commonEn from '../common/en.json';
import commonPl from '../common/pl.json';
import commonRo from '../common/ro.json';
import commonRu from '../common/ru.json';
import commonTr from '../common/tr.json';
import commonUk from '../common/uk.json';
import { type Sayings, sayingsOf, USUAL_WORD } from '../sayings';
import ar from './ar.json';
import de from './de.json';
import simple from './de-simple.json';
import en from './en.json';
import pl from './pl.json';
import ro from './ro.json';
import ru from './ru.json';
import tr from './tr.json';
import uk from './uk.json';

type Own = typeof commonDe & typeof de;
export type LeaveWords = Sayings<Own>;

/** What staff alone read has German and English words only. */
const lists: Record<Language, Partial<Record<keyof Own, string>>> = {
  de: { ...commonDe, ...de },
  en: { ...commonEn, ...en },
  'de-simple': { ...commonSimple, ...simple },
  tr: { ...commonTr, ...tr },
  ar: { ...commonAr, ...ar },
  uk: { ...commonUk, ...uk },
  ru: { ...commonRu, ...ru },
  pl: { ...commonPl, ...pl },
  ro: { ...commonRo, ...ro },
};
const nearest: Record<StaffLanguage, Record<keyof Own, string>> = {
  de: { ...commonDe, ...de },
  en: { ...commonEn, ...en },
};

/** The words of a language, with what the office calls the number that visitors draw. */
export const leaveWordsOf = (language: Language, ticketWord: TicketWord = USUAL_WORD): LeaveWords =>
  sayingsOf<Own, Language>(language, ticketWord, { ...nearest[staffLanguageOf(language)], ...lists[language] });
