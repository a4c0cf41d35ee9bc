// A day of the office in words.
import { formatTime, middayOf } from '../../ui/time';
import { useAdminWords } from '../parts/words';

export const useDayName = (timeZone: string) => {
  const { language } = useAdminWords();
  return (day: string): string => formatTime(middayOf(day, timeZone), 'date', timeZone, language);
};
