// What of the settings of sound holds now, and for whom.
import type { Language, Settings } from '../settings';

type Sound = Settings['sound'];

/** How loud it is at a time of day 'HH:MM', in percent. */
export const volumeAt = ({ volumes }: Pick<Sound, 'volumes'>, time: string): number => {
  const byTime = [...volumes].sort((one, other) => (one.from < other.from ? -1 : 1));
  const now = byTime.findLast(({ from }) => from <= time) ?? byTime.at(-1);
  return now?.percent ?? 100;
};

/** In which languages somebody is called, in their order: German, then the visitor's own. */
export const spokenTo = ({ voice }: Pick<Sound, 'voice'>, visitor: Language): Language[] => {
  if (voice.length === 0) return [];
  return visitor !== 'de' && voice.includes(visitor) ? ['de', visitor] : ['de'];
};
