// How long it may take, as the kiosk says it (F4).
import type { Forecast } from '../shared/printing';
import type { Words } from '../shared/words';
import { forecastPhrase } from '../ui/phrases';

/** 'Wartezeit: 15 bis 25 Minuten', or that nobody can tell. */
export const waitPhrase = (words: Words, forecast: Forecast | null): string =>
  forecast === null ? words.t('forecast.none') : words.t('kiosk.wait', { forecast: forecastPhrase(words, forecast) });
