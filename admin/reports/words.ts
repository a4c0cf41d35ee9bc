// The words of reports in the language that is spoken here.
import { type FigureWords, figureWordsOf } from '../../shared/words/figures';
import { useWords } from '../../ui/words';

export const useFigureWords = (): FigureWords => {
  const { language, ticketWord } = useWords();
  return figureWordsOf(language, ticketWord);
};
