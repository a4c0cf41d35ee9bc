// The language that a part of a screen speaks: given once, near the top, and taken wherever words stand.
import { type ComponentChildren, createContext } from 'preact';
import { useContext, useLayoutEffect } from 'preact/hooks';
import type { LookView } from '../shared/house/look';
import { STAFF_LANGUAGES } from '../shared/languages';
import { directionOf } from '../shared/languages/locales';
import type { Language, TicketWord } from '../shared/settings';
import { type Words, wordsOf } from '../shared/words';
import { House, USUAL_LOOK, useColour } from './house';

const Spoken = createContext<Words>(wordsOf('de'));

type SpeakingProps = {
  language: Language;
  /** Whose screen it is: its word for the number that visitors draw, and its look; the usual where no office has said yet. */
  office?: { ticketWord: TicketWord; look: LookView } | undefined;
  children: ComponentChildren;
};

/** Everything inside speaks this language, and looks as its house does. */
export const Speaking = ({ language, office, children }: SpeakingProps) => {
  const look = office?.look ?? USUAL_LOOK;
  useColour(look.colour);
  return (
    <House.Provider value={look}>
      <Spoken.Provider value={wordsOf(language, office?.ticketWord)}>{children}</Spoken.Provider>
    </House.Provider>
  );
};

/** The words of the language that is spoken here; German where nobody has said which. */
export const useWords = (): Words => useContext(Spoken);

/** The language of staff that a browser asks for, where no office has said yet which it speaks. */
export const browserLanguage = (): Language =>
  navigator.languages.flatMap((wish) => STAFF_LANGUAGES.filter((one) => wish.startsWith(one)))[0] ?? 'de';

/** Keeps the document's title, language and direction as they are on the screen. */
export const usePage = (title: string): void => {
  const { language } = useWords();
  useLayoutEffect(() => {
    document.title = title;
    document.documentElement.lang = language;
    document.documentElement.dir = directionOf(language);
  }, [title, language]);
};
