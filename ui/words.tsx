// The language that a part of a screen speaks: given once, near the top, and taken wherever words stand.
import { type ComponentChildren, createContext } from 'preact';
import { useContext, useLayoutEffect } from 'preact/hooks';
import type { Language, TicketWord } from '../shared/settings';
import { type Words, wordsOf } from '../shared/words';

const Spoken = createContext<Words>(wordsOf('de'));

type SpeakingProps = {
  language: Language;
  /** What the office calls the number that visitors draw; as is usual where no office has said yet. */
  ticketWord?: TicketWord | undefined;
  children: ComponentChildren;
};

/** Everything inside speaks this language. */
export const Speaking = ({ language, ticketWord, children }: SpeakingProps) => (
  <Spoken.Provider value={wordsOf(language, ticketWord)}>{children}</Spoken.Provider>
);

/** The words of the language that is spoken here; German where nobody has said which. */
export const useWords = (): Words => useContext(Spoken);

const SPOKEN: readonly Language[] = ['de', 'en'];

/** The language that a browser asks for, where no office has said yet which it speaks. */
export const browserLanguage = (): Language =>
  navigator.languages.flatMap((wish) => SPOKEN.filter((one) => wish.startsWith(one)))[0] ?? 'de';

/** Keeps the document's title and language as they are on the screen. */
export const usePage = (title: string): void => {
  const { language } = useWords();
  useLayoutEffect(() => {
    document.title = title;
    document.documentElement.lang = language;
  }, [title, language]);
};
