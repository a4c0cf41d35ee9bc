// The administration's words in the language that is spoken here.
import { type AdminWords, adminWordsOf } from '../../shared/words/admin';
import { useWords } from '../../ui/words';

export type { AdminWords };

export const useAdminWords = (): AdminWords => adminWordsOf(useWords().language);
