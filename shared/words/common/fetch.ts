// The words that all screens have, a language at a time: each is loaded only where somebody chooses it.
import { learning } from '../fetching';

export const COMMON_LANGUAGES = learning('common', {
  'de-simple': () => import('./de-simple.json', { with: { type: 'json' } }),
  tr: () => import('./tr.json', { with: { type: 'json' } }),
  ar: () => import('./ar.json', { with: { type: 'json' } }),
  uk: () => import('./uk.json', { with: { type: 'json' } }),
  ru: () => import('./ru.json', { with: { type: 'json' } }),
  pl: () => import('./pl.json', { with: { type: 'json' } }),
  ro: () => import('./ro.json', { with: { type: 'json' } }),
});
