// Where there is no ticket for a service now: why, and what is offered instead (N5, F4, W1).
import type { ClosedReason, KioskService } from '../../shared/protocol';
import { closedPhrase, waitingPhrase } from '../../ui/phrases';
import { formatTime, isSameDay } from '../../ui/time';
import type { KioskWords } from '../parts/words';

export type Closed = KioskService & { closed: ClosedReason };

export const isClosed = (service: KioskService): service is Closed => service.closed !== null;

/** Whether a tap leads anywhere: to a ticket, or to a page that offers something instead. */
export const leadsOn = ({ closed, isBookable }: KioskService): boolean =>
  isBookable || closed === null || closed.why === 'fullHouse' || closed.why === 'contingent';

/** In a whole sentence; on the start screen `closedPhrase` says it shorter. */
export const whyNoTicket = (words: KioskWords, { closed, waiting }: Closed, now: number, timeZone: string): string => {
  if (closed.why !== 'fullHouse') return closedPhrase(words, closed, now, timeZone);
  if (closed.closesAt === null) return words.t('kiosk.fullByStaff');
  const time = formatTime(closed.closesAt, 'time', timeZone, words.language);
  if (waiting === 0) return words.t('kiosk.fullSoon', { time });
  return words.t('kiosk.full', { time, waiting: waitingPhrase(words, waiting) });
};

/** A day stays with its month. */
const datePhrase = (at: number, timeZone: string, { language }: KioskWords) =>
  formatTime(at, 'date', timeZone, language).replace(/(\d\.?) /, '$1\u00a0');

/** When the next free appointment is. */
export const slotPhrase = (words: KioskWords, slotAt: number, now: number, timeZone: string): string => {
  const time = formatTime(slotAt, 'time', timeZone, words.language);
  if (isSameDay(slotAt, now, timeZone)) return words.t('kiosk.nextSlotToday', { time });
  return words.t('kiosk.nextSlot', { time, date: datePhrase(slotAt, timeZone, words) });
};

/** The booking site, with the service chosen. */
export const bookingAddress = (bookingUrl: string, serviceId: string): string => `${bookingUrl}?service=${serviceId}`;
