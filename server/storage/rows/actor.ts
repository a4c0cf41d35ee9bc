import { LRUCache } from 'lru-cache';
import { type Actor, actorSchema } from '../../../shared/actors';

/** The same few do nearly everything: read once each, and shared by all that they did. */
const known = new LRUCache<string, Actor>({ max: 500 });

/** X10: nobody is remembered here whom the file has forgotten. */
export const forgetActors = (): void => known.clear();

export const actorOf = (json: string): Actor => {
  const before = known.get(json);
  if (before) return before;
  const actor = actorSchema.parse(JSON.parse(json));
  known.set(json, actor);
  return actor;
};
