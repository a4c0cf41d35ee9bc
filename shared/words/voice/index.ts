// What the office's voice says of its own; nobody reads it.
import type { Language } from '../../languages';
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

const lists: Record<Language, Record<keyof typeof de, string>> = {
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

/** Says them in a language; apart from `wordsOf`, because no screen says them. */
export const voiceWordsOf = (language: Language) => sayer(lists[language], language);
