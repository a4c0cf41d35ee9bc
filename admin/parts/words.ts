// The administration's words in the language that is spoken here.
import { type AdminWords, adminWordsOf } from '../../shared/words/admin';
import { useWords } from '../../ui/words';

export type { AdminWords };

export const useAdminWords = (): AdminWords => {
  const { language, ticketWord } = useWords();
  return adminWordsOf(language, ticketWord);
};
