// What somebody who waits is told, in the same words on kiosk, slip and phone: minutes, and the clock times of them.
import type { Forecast, WaitTold } from '../printing';
import { MINUTE_MS } from '../time';
import type { Words } from './index';

/** Clock times are told in steps of so much, as minutes are (F4); no zone of the world is off by less than three steps. */
const STEP_MS = 5 * MINUTE_MS;

/** What a range of minutes means on the clock; `fromAt` is null where it may be at once. */
export type ClockRange = { fromAt: number | null; toAt: number };

/** W15: the range as it was told at `at`, as clock times, rounded outwards: never narrower than the minutes. */
export const clockRange = ({ fromMin, toMin }: Forecast, at: number): ClockRange => ({
  fromAt: fromMin === 0 ? null : Math.floor((at + fromMin * MINUTE_MS) / STEP_MS) * STEP_MS,
  toAt: Math.ceil((at + Math.max(toMin, 5) * MINUTE_MS) / STEP_MS) * STEP_MS,
});

/** When something was told, and how the clock is written there. */
export type Telling = { at: number; clock: (at: number) => string };

/** '15 bis 25 Minuten', 'unter 5 Minuten'; says so when there is no forecast. */
export const forecastPhrase = (words: Pick<Words, 't'>, forecast: Forecast | null): string => {
  if (forecast === null) return words.t('forecast.none');
  const { fromMin: from, toMin: to } = forecast;
  if (from === 0) return words.t('forecast.under', { to: Math.max(to, 5) });
  return from === to ? words.t('forecast.about', { to }) : words.t('forecast.between', { from, to });
};

/** '12:20 bis 12:55 Uhr': the same on the clock. */
export const clockPhrase = (words: Pick<Words, 't'>, forecast: Forecast, { at, clock }: Telling): string => {
  const { fromAt, toAt } = clockRange(forecast, at);
  const to = clock(toAt);
  if (fromAt === null) return words.t('forecast.clockUntil', { to });
  return fromAt === toAt
    ? words.t('forecast.clockAbout', { to })
    : words.t('forecast.clockBetween', { from: clock(fromAt), to });
};

/** 'Vor Ihnen …': how many stand before a visitor. */
export const beforePhrase = (words: Pick<Words, 't' | 'count'>, count: number): string =>
  count === 0 ? words.t('before.none') : words.count('before', count);

/** Minutes and clock times of a wait, a line each, or that nobody can tell. */
export const waitLines = (words: Pick<Words, 't'>, forecast: Forecast | null, telling: Telling): string[] =>
  forecast === null
    ? [words.t('forecast.none')]
    : [
        words.t('wait.minutes', { forecast: forecastPhrase(words, forecast) }),
        words.t('wait.clock', { clock: clockPhrase(words, forecast, telling) }),
      ];

/** F6, W15: an appointment's own time first, and nothing else before it; then people before, minutes, clock times. */
export const toldLines = (
  words: Pick<Words, 't' | 'count'>,
  { ownTimeAt, peopleBefore, forecast, slotAt }: WaitTold & { slotAt: number | null },
  telling: Telling,
): string[] => {
  const own = ownTimeAt ?? slotAt;
  const before = peopleBefore === null ? [] : [beforePhrase(words, peopleBefore)];
  return [
    ...(own === null ? [] : [words.t('wait.ownTime', { time: telling.clock(own) })]),
    ...(ownTimeAt === null ? [...before, ...waitLines(words, forecast, telling)] : []),
  ];
};
