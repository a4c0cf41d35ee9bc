// Commands that were answered long ago and lately, on days in any order, as turns of a store.
import { emptyTurn } from '../../../server/office/turns/unitOfWork';
import type { Turn } from '../../../server/storage/port';
import type { DayEvent } from '../../../shared/events';

const opened: DayEvent = { type: 'dayOpened', locks: {}, printers: {} };
const HOUR_MS = 3_600_000;

const answered = (day: string, version: number, at: number, commandId: string): Turn => ({
  ...emptyTurn(),
  events: [
    {
      stored: { day, version, at, by: { kind: 'office' }, commandId, event: opened },
      answer: { reply: '{}', digest: '' },
    },
  ],
});

export const ANSWERED = ['old', 'old too', 'late', 'of today', 'of a day to come'];
/** Those of them that somebody may still ask for. */
export const ANSWERED_LATELY = ANSWERED.slice(2);

/** What nobody asks for any more, and what is answered within two days before an instant. */
export const turnsAnswered = (now: number): Turn[] => {
  const old = now - 400 * 24 * HOUR_MS;
  return [
    answered('2001-01-01', 1, old, 'old'),
    answered('2001-01-02', 1, old, 'old too'),
    answered('2001-01-02', 2, now - 40 * HOUR_MS, 'late'),
    answered('2001-03-01', 1, now - 30 * HOUR_MS, 'of today'),
    answered('2001-09-01', 1, now - HOUR_MS, 'of a day to come'),
  ];
};
