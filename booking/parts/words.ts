// The words of the public pages, in the language that is spoken there.
import { type BookingWords, bookingWordsOf } from '../../shared/words/booking';
import { useWords } from '../../ui/words';

export const useBookingWords = (): BookingWords => {
  const { language, ticketWord } = useWords();
  return bookingWordsOf(language, ticketWord);
};
