// K16, K17: messages of a day, and what counters take on it, as events tell them. A text stands beside the events, as remarks do.
import { type DayEventOf, personOf, type StoredEvent } from '../../../shared/events';
import type { Day } from './day';

type MessageEvent = DayEventOf<'messageSent'> | DayEventOf<'messageRead'>;

/** Throws when a message is read that nobody sent: such an event is never stored. */
export const foldMessage = (day: Day, event: MessageEvent, { at, by }: Pick<StoredEvent, 'at' | 'by'>): Day => {
  const personId = personOf(by);
  if (event.type === 'messageSent') {
    const { messageId: id, from, recipients, toAll, about } = event;
    day.messages.set(id, { id, from, personId, recipients, toAll, about, at, readBy: [] });
    return day;
  }
  const message = day.messages.get(event.messageId);
  if (message === undefined) throw new Error(`no message ${event.messageId}`);
  message.readBy.push({ at, by: event.reader, personId });
  return day;
};

export const foldMove = (day: Day, { counterId, serves }: DayEventOf<'counterMoved'>): Day => {
  if (serves === null) day.moved.delete(counterId);
  else day.moved.set(counterId, serves);
  return day;
};
