// The kiosk's words in the language that is spoken here.
import { type KioskWords, kioskWordsOf } from '../../shared/words/kiosk';
import { useWords } from '../../ui/words';

export type { KioskWords };

export const useKioskWords = (): KioskWords => {
  const { language, ticketWord } = useWords();
  return kioskWordsOf(language, ticketWord);
};
