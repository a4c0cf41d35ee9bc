// The words of the public pages, a language at a time: each is loaded only where somebody chooses it.
import { COMMON_LANGUAGES } from '../common/fetch';
import { learning, learningAll } from '../fetching';

const OWN = learning('booking', {
  en: () => import('./en.json', { with: { type: 'json' } }),
  'de-simple': () => import('./de-simple.json', { with: { type: 'json' } }),
  tr: () => import('./tr.json', { with: { type: 'json' } }),
  ar: () => import('./ar.json', { with: { type: 'json' } }),
  uk: () => import('./uk.json', { with: { type: 'json' } }),
  ru: () => import('./ru.json', { with: { type: 'json' } }),
  pl: () => import('./pl.json', { with: { type: 'json' } }),
  ro: () => import('./ro.json', { with: { type: 'json' } }),
});

/** Its own and those that all screens have. */
export const BOOKING_LANGUAGES = learningAll(COMMON_LANGUAGES, OWN);
