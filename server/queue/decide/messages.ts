// K16: what counters and the administration tell each other. The text stands beside the events: it may name people.
import type { CommandOf } from '../../../shared/commands';
import type { Addressee } from '../../../shared/commands/counters';
import { type Refusal, refuse } from '../../../shared/refusals';
import { MINUTE_MS } from '../../../shared/time';
import type { Day } from '../day/day';
import { staffOf } from './calls';
import { type Context, type Decision, happens } from './decision';

/** From one place: so many within a minute, and from all places together so many on a day. */
const MOST_PER_MINUTE = 10;
const MOST_PER_DAY = 2000;

/** Where it is to be read; to all: at every other counter at which somebody is. Refused where nobody would. */
const recipientsOf = (day: Day, from: string | null, to: Addressee): (string | null)[] | { refusal: Refusal } => {
  if (to.kind === 'admin') return from === null ? refuse('sameCounter') : [null];
  if (to.kind === 'counter') {
    if (to.counterId === from) return refuse('sameCounter');
    return day.counters.has(to.counterId) ? [to.counterId] : refuse('nobodyThere');
  }
  const others = [...day.counters.keys()].filter((id) => id !== from);
  return others.length > 0 ? others : refuse('nobodyThere');
};

/** Seconds until another may be sent from here; 0 at once, null no more today. */
const secondsToWait = (day: Day, from: string | null, now: number): number | null => {
  if (day.messages.size >= MOST_PER_DAY) return null;
  const latest = [...day.messages.values()].filter((one) => one.from === from && one.at > now - MINUTE_MS);
  const first = latest.at(-MOST_PER_MINUTE);
  return first === undefined ? 0 : Math.ceil((first.at + MINUTE_MS - now) / 1000);
};

/** Refused: nobody is there, more than anybody can read, a visit that there is not. */
export const sendMessage = (
  day: Day,
  { to, text, about }: CommandOf<'sendMessage'>,
  context: Context,
): Decision<{ messageId: string }> => {
  const by = staffOf(day, context);
  if ('refusal' in by) return by;
  if (about !== null && !day.visits.has(about)) return refuse('unknownVisit');
  const recipients = recipientsOf(day, by.counterId, to);
  if ('refusal' in recipients) return recipients;
  const seconds = secondsToWait(day, by.counterId, context.now);
  if (seconds !== 0) return refuse('tooManyMessages', { seconds: seconds ?? 0 });
  const messageId = context.newToken();
  return {
    events: [
      {
        type: 'messageSent',
        ...{ messageId, from: by.counterId, recipients, toAll: to.kind === 'all', about },
      },
    ],
    result: { messageId },
    remark: { visitId: messageId, place: '', note: text, before: [] },
  };
};

/** Where it was meant to be read; read twice it is read once. */
export const readMessage = (day: Day, { messageId }: CommandOf<'readMessage'>, context: Context): Decision => {
  const by = staffOf(day, context);
  if ('refusal' in by) return by;
  const message = day.messages.get(messageId);
  if (!message?.recipients.includes(by.counterId)) return refuse('unknownMessage');
  if (message.readBy.some((one) => one.by === by.counterId)) return happens();
  return happens({ type: 'messageRead', messageId, reader: by.counterId });
};
