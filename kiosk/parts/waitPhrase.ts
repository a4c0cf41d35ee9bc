// How long it may take, as the kiosk says it (F4, W15).
import type { Forecast } from '../../shared/printing';
import type { TicketResult } from '../../shared/protocol';
import { type Telling, toldLines, waitLines } from '../../shared/words/waits';
import { formatTime } from '../../ui/time';
import type { KioskWords } from './words';

const tellingAt = (words: KioskWords, at: number, timeZone: string): Telling => ({
  at,
  clock: (instant) => formatTime(instant, 'time', timeZone, words.language),
});

/** W15: the minutes and, below them, the clock times of whoever draws now. */
export const waitNow = (words: KioskWords, forecast: Forecast | null, now: number, timeZone: string): string[] =>
  waitLines(words, forecast, tellingAt(words, now, timeZone));

/** F6: an appointment's own time, or people and forecast, as its slip says them too. */
export const waitTold = (words: KioskWords, ticket: TicketResult, timeZone: string): string[] =>
  toldLines(words, ticket, tellingAt(words, ticket.toldAt, timeZone));
