// Sentences that are put together from values: a place, a forecast, a reason, a refusal with a time in it.
import type { Why } from '../shared/events';
import type { Alarm, ClosedReason, PlaceWord, Reception, UnservedWhy } from '../shared/protocol';
import type { Text } from '../shared/settings';
import { type SpokenRefusal, textOf, type Words } from '../shared/words';
import { namesItself, placePhrase } from '../shared/words/places';
import type { StaffWords } from '../shared/words/staff';
import { formatDay } from './days';
import { formatTime, isSameDay } from './time';

export { beforePhrase, forecastPhrase } from '../shared/words/waits';
export { namesItself, placePhrase };

/** Where somebody is called to as a text, German where the office's own name of it stands alone. */
export const placeText = (words: Words, placeWord: PlaceWord, name: string): Text => {
  const phrase = placePhrase(words, placeWord, name);
  return phrase === name ? { de: name } : { de: phrase, [words.language]: phrase };
};

/** '3 Personen warten', 'Niemand wartet'. */
export const waitingPhrase = (words: Words, count: number): string =>
  count === 0 ? words.t('waiting.none') : words.count('waiting', count);

/** M8: why the call order took a visit. */
export const whyPhrase = (words: StaffWords, why: Why, timeZone: string): string => {
  const time = (at: number) => formatTime(at, 'time', timeZone, words.language);
  switch (why.rule) {
    case 'due':
      return words.t('why.due', { time: time(why.slotAt) });
    case 'early':
    case 'forgotten':
      return words.t(`why.${why.rule}`, { time: time(why.slotAt) });
    case 'lineAfterRun':
      return why.run === 2 ? words.t('why.lineAfterRun.two') : words.count('why.lineAfterRun', why.run);
    case 'errand':
      return words.t(`why.errand.${why.article}`, { name: textOf(why.name, words.language) });
    case 'outOfOrder':
      return words.t('why.outOfOrder', { reason: words.t(`reason.${why.reason}`) });
    case 'line':
    case 'back':
    case 'raised':
      return words.t(`why.${why.rule}`);
  }
};

/** W1: why a service gives no ticket at `now`, and from when it does. */
export const closedPhrase = (words: Words, closed: ClosedReason, now: number, timeZone: string): string => {
  if (closed.why !== 'hours') return words.t(`closed.${closed.why}`);
  if (closed.opensAt === null) return words.t('closed.hours');
  const time = formatTime(closed.opensAt, 'time', timeZone, words.language);
  if (isSameDay(closed.opensAt, now, timeZone)) return words.t('closed.hoursUntilToday', { time });
  return words.t('closed.hoursUntil', { time, date: formatTime(closed.opensAt, 'date', timeZone, words.language) });
};

/** D7: somebody who comes now gets a ticket for something. */
export const givesTickets = ({ state }: Reception): boolean =>
  state === 'open' || state === 'nearlyFull' || state === 'partly';

/** Tickets are given, or are not because hours or a timetable say so: nobody has to do anything about it. */
export const isAsPlanned = (reception: Reception): boolean => {
  switch (reception.state) {
    case 'open':
    case 'nearlyFull':
    case 'partly':
      return true;
    case 'closed':
      return reception.closed.why === 'hours';
    case 'locked':
      return !reception.byHand;
  }
};

/** D7: whether walk-ins get tickets at `now`; the same words on every screen. */
export const receptionPhrase = (
  words: Words,
  reception: Reception,
  now: number,
  timeZone: string,
  /** What stands where the office's own reason comes. */
  say: (reason: Text) => string = (reason) => textOf(reason, words.language),
): string => {
  switch (reception.state) {
    case 'open':
    case 'nearlyFull':
    case 'partly':
      return words.t(`reception.${reception.state}`);
    case 'closed':
      return closedPhrase(words, reception.closed, now, timeZone);
    case 'locked':
      return words.t('reception.locked', { reason: say(reception.reason) });
  }
};

/** M11: why nobody calls somebody. */
export const unservedPhrase = (words: Words, why: UnservedWhy, placeWord: PlaceWord): string => {
  if (why.why === 'noCounter') return words.t('unserved.noCounter');
  const places = why.counters.map((name) => placePhrase(words, placeWord, name)).join(', ');
  return words.t(`unserved.${why.why}`, { places });
};

/** A refusal as a sentence; an instant in `from` becomes a time of day. */
export const refusalPhrase = (words: Words, { code, values }: SpokenRefusal, timeZone: string): string => {
  const { from, day } = values;
  if (typeof day === 'string')
    return words.refusal({ code, values: { ...values, day: formatDay(day, words.language) } });
  if (typeof from !== 'number') return words.refusal({ code, values });
  return words.refusal({ code, values: { ...values, from: formatTime(from, 'time', timeZone, words.language) } });
};

/** Tells alarms of a list apart. */
export const keyOfAlarm = (alarm: Alarm): string => {
  switch (alarm.kind) {
    case 'help':
      return `help:${alarm.kioskId}`;
    case 'printer':
      return alarm.printerId;
    case 'slip':
      return alarm.slip.slipId;
    case 'server':
      return `${alarm.fault}:${alarm.about}`;
  }
};
