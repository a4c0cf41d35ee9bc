// How long it may take, as the kiosk says it (F4).
import type { Forecast, WaitTold } from '../../shared/printing';
import { beforePhrase, forecastPhrase } from '../../ui/phrases';
import { formatTime } from '../../ui/time';
import type { KioskWords } from './words';

/** 'Wartezeit: 15 bis 25 Minuten', or that nobody can tell. */
export const waitPhrase = (words: KioskWords, forecast: Forecast | null): string =>
  forecast === null ? words.t('forecast.none') : words.t('kiosk.wait', { forecast: forecastPhrase(words, forecast) });

/** F6: an appointment's own time, or people and forecast. */
export const waitTold = (
  words: KioskWords,
  { ownTimeAt, peopleBefore, forecast }: WaitTold,
  timeZone: string,
): string[] => {
  if (ownTimeAt !== null)
    return [words.t('wait.ownTime', { time: formatTime(ownTimeAt, 'time', timeZone, words.language) })];
  return [...(peopleBefore === null ? [] : [beforePhrase(words, peopleBefore)]), waitPhrase(words, forecast)];
};
