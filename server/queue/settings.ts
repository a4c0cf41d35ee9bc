// When new settings may take the place of the old ones.
import type { CommandOf } from '../../shared/commands';
import { type Refusal, refuse } from '../../shared/refusals';
import type { Settings } from '../../shared/settings';
import type { Day } from './day';

/**
 * Refused: settings that were made from another version than today's, and leaving out a counter at which somebody is
 * called or served. Null is consent.
 */
export const changeSettings = (
  day: Day,
  before: { version: number; settings: Settings },
  { version, settings }: CommandOf<'changeSettings'>,
): { refusal: Refusal } | null => {
  if (version !== before.version) return refuse('settingsChangedMeanwhile');
  const kept = new Set(settings.counters.map((counter) => counter.id));
  for (const counter of before.settings.counters) {
    const busy = day.counters.get(counter.id)?.visitId;
    if (busy && !kept.has(counter.id)) return refuse('counterInUse', { counter: counter.name });
  }
  return null;
};
