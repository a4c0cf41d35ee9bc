// What an office tells of itself now, in a sentence.
import { LOCALES } from '../../../shared/languages/locales';
import type { Forecast } from '../../../shared/printing';
import type { ClosedReason, Reception } from '../../../shared/protocol';
import { dayOf } from '../../../shared/time';
import { textOf } from '../../../shared/words';
import type { CityWords } from '../../../shared/words/city';
import { forecastPhrase } from '../../../shared/words/waits';

export type Clock = { now: number; timeZone: string };

const format = (at: number, { timeZone }: Pick<Clock, 'timeZone'>, words: CityWords, how: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(LOCALES[words.language], { ...how, timeZone }).format(at);

export const timePhrase = (at: number, clock: Pick<Clock, 'timeZone'>, words: CityWords): string =>
  format(at, clock, words, { hour: 'numeric', minute: '2-digit', hourCycle: 'h23' });

const datePhrase = (at: number, clock: Pick<Clock, 'timeZone'>, words: CityWords, weekday: 'long' | 'short'): string =>
  format(at, clock, words, { weekday, day: 'numeric', month: 'long' });

/** 'Di., 7. November, 9:10 Uhr' */
export const startPhrase = (at: number, clock: Pick<Clock, 'timeZone'>, words: CityWords): string =>
  words.t('city.when', { date: datePhrase(at, clock, words, 'short'), time: timePhrase(at, clock, words) });

/** Why there is no ticket now, and when there is again. */
export const closedPhrase = (closed: ClosedReason, clock: Clock, words: CityWords): string => {
  if (closed.why !== 'hours') return words.t(`closed.${closed.why}`);
  if (closed.opensAt === null) return words.t('closed.hours');
  const time = timePhrase(closed.opensAt, clock, words);
  if (dayOf(closed.opensAt, clock.timeZone) === dayOf(clock.now, clock.timeZone))
    return words.t('closed.hoursUntilToday', { time });
  return words.t('closed.hoursUntil', { time, date: datePhrase(closed.opensAt, clock, words, 'long') });
};

/** D7: the same sentence that the office's own screens say. */
export const receptionPhrase = (reception: Reception, clock: Clock, words: CityWords): string => {
  switch (reception.state) {
    case 'open':
    case 'nearlyFull':
    case 'partly':
      return words.t(`reception.${reception.state}`);
    case 'closed':
      return closedPhrase(reception.closed, clock, words);
    case 'locked':
      return words.t('reception.locked', { reason: textOf(reception.reason, words.language) });
  }
};

export const waitPhrase = (forecast: Forecast | null, words: CityWords): string =>
  forecast === null ? words.t('forecast.none') : words.t('city.wait', { wait: forecastPhrase(words, forecast) });
