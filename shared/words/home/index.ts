// The words of numbers from home (W23, W24), in every language: few of them, loaded where one is offered or followed.
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

export type HomeWords = Sayings<typeof de>;

const lists: Record<Language, Record<keyof typeof de, string>> = {
  ...{ de, en, tr, ar, uk, ru, pl, ro },
  'de-simple': simple,
};

export const homeWordsOf = (language: Language): HomeWords =>
  sayingsOf<typeof de, Language>(language, 'Wertmarke', lists[language]);
