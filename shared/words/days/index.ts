// The words of the pages of published days (M13), in every language. The server says them; no screen loads them.
import type { Language } from '../../languages';
import { type Sayings, sayingsOf } from '../sayings';
import ar from './ar.json';
import de from './de.json';
import simple from './de-simple.json';
import en from './en.json';
import pl from './pl.json';
import ro from './ro.json';
import ru from './ru.json';
import tr from './tr.json';
import uk from './uk.json';

export type DaysWords = Sayings<typeof de>;

const lists: Record<Language, Record<keyof typeof de, string>> = {
  ...{ de, en, tr, ar, uk, ru, pl, ro },
  'de-simple': simple,
};

export const daysWordsOf = (language: Language): DaysWords =>
  sayingsOf<typeof de, Language>(language, 'Wertmarke', lists[language]);
