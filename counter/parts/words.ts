// The counter's words in the language that is spoken here.
import { type CounterWords, counterWordsOf } from '../../shared/words/counter';
import { useWords } from '../../ui/words';

export type { CounterWords };

export const useCounterWords = (): CounterWords => {
  const { language, ticketWord } = useWords();
  return counterWordsOf(language, ticketWord);
};
