// K16: who wrote, and what became of what was sent.
import type { CounterView, MessagePlace, SentView } from '../../shared/protocol';
import { counterPhrase, timePhrase } from '../parts/phrases';
import type { CounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';

/** 'Schalter 4, Aylin Demir'; the administration by its name. */
export const placeOfMessage = (words: CounterWords, view: CounterView, { place, clerk }: MessagePlace): string =>
  [place === null ? words.t('counter.message.admin') : counterPhrase(words, view, place), clerk]
    .filter((part) => part !== null)
    .join(', ');

const toPhrase = (words: CounterWords, view: CounterView, { toAll, to }: SentView): string => {
  if (toAll) return words.t('counter.message.all');
  return to === null ? words.t('counter.message.admin') : counterPhrase(words, view, to);
};

const readPhrase = (words: CounterWords, session: CounterSession, { recipients, readBy }: SentView): string => {
  const [last] = readBy.slice(-1);
  if (last === undefined) return words.t('counter.message.unread');
  if (recipients > 1) return words.t('counter.message.readByMany', { count: readBy.length, all: recipients });
  return words.t('counter.message.readAt', { time: timePhrase(words, session, last.at) });
};

/** 'An Schalter 4: „Kommst du kurz?“, gelesen um 9:31 Uhr' */
export const sentPhrase = (words: CounterWords, session: CounterSession, sent: SentView): string =>
  words.t('counter.message.sent', {
    to: toPhrase(words, session.view, sent),
    text: sent.text,
    read: readPhrase(words, session, sent),
  });
