// When an appointment is, as the kiosk says it.
import { formatTime } from '../../ui/time';
import type { KioskWords } from '../parts/words';

/** 'Mittwoch, 5. März, 9:30 Uhr'. */
export const whenPhrase = ({ t, language }: KioskWords, at: number, timeZone: string): string =>
  t('kiosk.book.at', {
    date: formatTime(at, 'date', timeZone, language),
    time: formatTime(at, 'time', timeZone, language),
  });
