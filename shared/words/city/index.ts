// The words of the city's page (M16), in every language; what it shares with the screens comes from their common words.
import type { Language } from '../../languages';
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

type Keys = typeof commonDe & typeof de;
export type CityWords = Sayings<Keys>;

const LISTS: Record<Language, Record<keyof Keys, string>> = {
  de: { ...commonDe, ...de },
  en: { ...commonEn, ...en },
  'de-simple': { ...commonDe, ...commonSimple, ...simple },
  ar: { ...commonEn, ...commonAr, ...ar },
  pl: { ...commonEn, ...commonPl, ...pl },
  ro: { ...commonEn, ...commonRo, ...ro },
  ru: { ...commonEn, ...commonRu, ...ru },
  tr: { ...commonEn, ...commonTr, ...tr },
  uk: { ...commonEn, ...commonUk, ...uk },
};

/** With an office's own word for the number that is drawn there. */
export const cityWordsOf = (language: Language, ticketWord: TicketWord = USUAL_WORD): CityWords =>
  sayingsOf<Keys, Language>(language, ticketWord, LISTS[language]);
