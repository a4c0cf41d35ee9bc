// The words of logins in the language that is spoken here.
import { type StaffWords, staffWordsOf } from '../../shared/words/staff';
import { useWords } from '../words';

export const useStaffWords = (): StaffWords => {
  const { language, ticketWord } = useWords();
  return staffWordsOf(language, ticketWord);
};
