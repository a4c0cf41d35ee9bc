// A sentence in the office's first language, and below it, smaller, in every other one that it offers.
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language } from '../shared/settings';
import { type Words, wordsOf } from '../shared/words';
import { useWords } from '../ui/words';

/** The languages of the display, in the office's order. */
export const Languages = createContext<Language[]>(['de']);

export const Subtitled = ({ say }: { say: (words: Words) => string }) => {
  const [first = 'de', ...others] = useContext(Languages);
  const { ticketWord } = useWords();
  const sentence = say(wordsOf(first, ticketWord));
  return (
    <>
      <span>{sentence}</span>
      {others
        .map((language) => ({ language, subtitle: say(wordsOf(language, ticketWord)) }))
        .filter(({ subtitle }) => subtitle !== sentence)
        .map(({ language, subtitle }) => (
          <span key={language} class="subtitle" lang={language}>
            {subtitle}
          </span>
        ))}
    </>
  );
};
