// C1, W24: staff check somebody in, picked from a list, and are shown the number.
import type { BookedView } from '../../shared/protocol';
import { dayOf } from '../../shared/time';
import type { CounterSession } from '../session/counterSession';

export const checkIn = async (
  { ask, open }: CounterSession,
  { visitId }: Pick<BookedView, 'visitId'>,
): Promise<void> => {
  const answer = await ask({ type: 'checkInVisit', visitId, language: null, familyName: null });
  if (answer?.ok) open({ kind: 'ticket', ticket: answer.result });
};

/** Whether it is for today, and nobody has said yet that its visitor is here. */
export const isExpected = ({ now, view }: CounterSession, { day, state }: BookedView): boolean =>
  state === 'booked' && day === dayOf(now, view.office.timeZone);
