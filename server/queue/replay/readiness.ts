// R9: which free counters are about to call, and for whom they got up: no two for the same visitor.
import { isOpen, type Place } from './place';

export type ReadinessParts = {
  places: readonly Place[];
  serves: (place: Place, visitId: string) => boolean;
  /** By id, in the order of their coming. */
  waiting: () => Iterable<string>;
  /** Parked or missed, to be called back, and by which counter. */
  backs: ReadonlyMap<string, Place>;
  /** How soon an idle counter calls somebody who comes; and a counter after its last visitor, where nobody knows. In ms. */
  reactionTo: (visitId: string) => number;
  usualAfter: number;
};

export const createReadiness = ({ places, serves, waiting, backs, reactionTo, usualAfter }: ReadinessParts) => {
  const promised = new Set<string>();

  const promise = (up: NonNullable<Place['up']>, visitId: string | null) => {
    if (up.visitId !== null) promised.delete(up.visitId);
    up.visitId = visitId;
    if (visitId !== null) promised.add(visitId);
  };

  const somebodyFor = (place: Place, isMeant: (visitId: string) => boolean): string | null => {
    for (const [id, there] of backs) if (isMeant(id) && (there === place || !isOpen(there))) return id;
    for (const id of waiting()) if (isMeant(id) && serves(place, id)) return id;
    return null;
  };
  const isUnpromised = (visitId: string) => !promised.has(visitId);
  const anybody = () => true;

  /** Nobody is about to call from here any more. */
  const letGo = (place: Place): void => {
    if (place.up) promise(place.up, null);
    place.up = null;
    place.turn += 1;
  };

  /** So long until a place calls that gets up now; null when it stays idle. */
  const getUp = (place: Place, now: number): number | null => {
    const visitId = somebodyFor(place, isUnpromised);
    // After a visitor it goes on if anybody waits at all; idle ones get up for each who comes.
    const isAfter = place.freeSince === now;
    if (visitId === null && !(isAfter && somebodyFor(place, anybody) !== null)) return null;
    place.up = { visitId: null };
    promise(place.up, visitId);
    return isAfter || visitId === null ? (place.keptBy.afterMs ?? usualAfter) : reactionTo(visitId);
  };

  return {
    letGo,
    /** Whoever was about to call somebody who is not there any more calls the one instead who was left. */
    passOn: (visitId: string, instead: string | null): void => {
      const place = places.find(({ up }) => up?.visitId === visitId);
      if (!place?.up) return;
      const isFit = instead !== null && instead !== visitId && isUnpromised(instead) && serves(place, instead);
      promise(place.up, isFit ? instead : null);
    },
    /** Those who get up now, and how soon they call. Where nobody is left to be called, a place lets go. */
    settle: (now: number): { place: Place; ms: number }[] => {
      const free = places.filter(({ state }) => state === 'free').sort((a, b) => a.freeSince - b.freeSince);
      return free.flatMap((place) => {
        if (place.up?.visitId) return [];
        if (place.up === null) {
          const ms = getUp(place, now);
          return ms === null ? [] : [{ place, ms }];
        }
        promise(place.up, somebodyFor(place, isUnpromised));
        if (place.up.visitId === null && somebodyFor(place, anybody) === null) letGo(place);
        return [];
      });
    },
  };
};
