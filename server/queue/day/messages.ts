// K16: messages of a day, as events tell them. Their text stands beside the events, as remarks do.
import { type DayEventOf, personOf, type StoredEvent } from '../../../shared/events';
import type { Day } from './day';

type MessageEvent = DayEventOf<'messageSent'> | DayEventOf<'messageRead'>;

/** Throws when a message is read that nobody sent: such an event is never stored. */
export const foldMessage = (
  messages: Day['messages'],
  event: MessageEvent,
  { at, by, version }: Pick<StoredEvent, 'at' | 'by' | 'version'>,
): void => {
  const personId = personOf(by);
  if (event.type === 'messageSent') {
    const { messageId: id, from, recipients, toAll, about } = event;
    messages.set(id, { id, from, personId, recipients, toAll, about, at, version, readBy: [] });
    return;
  }
  const message = messages.get(event.messageId);
  if (message === undefined) throw new Error(`no message ${event.messageId}`);
  message.readBy.push({ at, by: event.reader, personId });
};
