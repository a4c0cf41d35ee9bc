// A4: who finds no free slot joins the waiting list, and is told when one of the wished days has something free.
import { setImmediate as othersFirst } from 'node:timers/promises';
import type { Reply } from '../../shared/protocol';
import { dayAfter, MINUTE_MS } from '../../shared/time';
import type { Branch } from '../office/branch';
import { isTodayClosed } from '../queue/forecast/today';
import { lastBookableDay, slotsOn } from '../queue/slots/slots';
import type { QueuedLetter, WaitingListEntry } from '../storage/changes';
import type { Store } from '../storage/port';
import { unchanged } from '../storage/steps';
import { createJoining, type Joining, type JoiningParts, keyOfWish } from './joining';
import { joinedLetter, type Letter, slotFreeLetter } from './messages';

export type WaitingListParts = Omit<JoiningParts, 'store' | 'branch'> & {
  store: Pick<Store, 'save' | 'wishes' | 'outbox'>;
  branch: Pick<Branch, 'settings' | 'now' | 'today' | 'dayNamed' | 'lettersTo' | 'countLetterTo' | 'outlook'>;
  /** How people at home reach the public port, without a slash at the end. */
  publicUrl: () => string;
};

/** A14: who has not confirmed by then did not mean it, or did not write it. */
export const CONFIRM_WITHIN_MS = 24 * 60 * MINUTE_MS;
const NEXT_AFTER_MS = 10 * MINUTE_MS;

/** Looks through the list for those who can be told of something free. */
const createTelling = ({ store, take, branch }: WaitingListParts, isClosed: () => boolean) => {
  const freeOn = ({ serviceIds, persons }: WaitingListEntry, day: string): number => {
    if (day === branch.today().day && isTodayClosed(branch.outlook(), serviceIds)) return 0;
    return slotsOn(branch.dayNamed(day), branch.settings(), {
      wish: { serviceIds, persons },
      via: 'public',
      now: branch.now(),
    }).starts.length;
  };

  const daysOf = ({ from, to }: WaitingListEntry): string[] => {
    const today = branch.today().day;
    const last = lastBookableDay(branch.settings(), branch.now());
    const days: string[] = [];
    for (let day = from < today ? today : from; day <= to && day <= last; day = dayAfter(day, 1)) days.push(day);
    return days;
  };

  /** False when the wish has left in the meantime: who has left is not told. */
  const tell = ({ id }: WaitingListEntry, day: string, now: number): Promise<boolean> =>
    take(async () => {
      if ((await store.wishes.named(id)) === null) return unchanged(false);
      const letter = { kind: 'slotFree', day, visitId: null, wishId: id, nextAt: now, deleteOn: day } as const;
      return {
        result: true,
        changes: [
          { type: 'tellWish', id, at: now },
          { type: 'addLetter', letter },
        ],
      };
    });

  /** The oldest first, and of each day no more than it has starts: who was told has ten minutes before the next are. */
  const tellWhomItFits = async (): Promise<void> => {
    const known = new Map<string, number>();
    const told = await store.outbox.told();
    for (const wish of await store.wishes.waiting()) {
      await othersFirst();
      if (isClosed()) return;
      const day = daysOf(wish).find((one) => {
        const key = `${one} ${wish.persons} ${[...wish.serviceIds].sort().join()}`;
        const free = known.get(key) ?? freeOn(wish, one);
        known.set(key, free);
        return free > (told.get(one) ?? 0);
      });
      if (day !== undefined && (await tell(wish, day, branch.now()))) told.set(day, (told.get(day) ?? 0) + 1);
    }
  };

  return {
    freeOn,
    lookAtAll: async (canSend: boolean): Promise<void> => {
      await store.save([
        { type: 'forgetTold', until: branch.now() },
        { type: 'removeToldWishes' },
        { type: 'removeUnconfirmedWishes', before: branch.now() - CONFIRM_WITHIN_MS },
      ]);
      if (canSend) await tellWhomItFits();
    },
  };
};

export const createWaitingList = (parts: WaitingListParts) => {
  const { store, secrets, branch, publicUrl } = parts;
  const { join, confirm, leave } = createJoining(parts);
  let isClosed = false;
  const { freeOn, lookAtAll } = createTelling(parts, () => isClosed);
  let minute = Number.NaN;
  let looking: Promise<void> | null = null;

  return {
    /**
     * A letter goes out by which the wish is confirmed within a day, or left. The same wish of the same address stands
     * there once. What stands there already, and an address that has had its letters, are answered no differently.
     * Refused: `notAllowed` without a mail server, `unknownService`, `serviceNotBookable`, `malformed` and
     * `slotInThePast` and `slotTooFar` for the days, `tooMany` while the list is full.
     */
    join: (joining: Joining): Promise<Reply<null>> => join(joining),
    /** By the key from the first letter; from then on its owner is told. False when there is no such wish (any more). */
    confirm,
    /** By the key from a letter. False when nothing is on the list by it (any more). */
    leave,
    /**
     * Once a minute whoever finds something free is told, unless mail goes nowhere just now. Cheap in between; resolves
     * when everybody has been looked at.
     */
    look: (canSend: boolean): Promise<void> => {
      const nowMinute = Math.floor(branch.now() / MINUTE_MS);
      if (looking !== null) return looking;
      if (nowMinute === minute || isClosed) return Promise.resolve();
      minute = nowMinute;
      looking = lookAtAll(canSend).finally(() => {
        looking = null;
      });
      return looking;
    },
    /** What a letter of the outbox says; null when it has nothing to say any more. */
    letterOf: async ({ kind, day, wishId }: QueuedLetter): Promise<{ letter: Letter; since: number } | null> => {
      const wish = wishId === null ? null : await store.wishes.named(wishId);
      if (wish === null) return null;
      const key = keyOfWish(secrets, wish);
      const letterParts = { wish, settings: branch.settings(), leaveUrl: `${publicUrl()}/?leave=${key}` };
      if (kind === 'joined') {
        const letter = joinedLetter({ ...letterParts, confirmUrl: `${publicUrl()}/?confirm=${key}` });
        return { letter, since: wish.joinedAt };
      }
      if (freeOn(wish, day) > 0) {
        const letter = slotFreeLetter({ ...letterParts, day, bookingUrl: `${publicUrl()}/` });
        return { letter, since: wish.toldAt ?? wish.joinedAt };
      }
      // Gone before the letter went: she has not been told, and keeps her place.
      await store.save([{ type: 'tellWish', id: wish.id, at: null }]);
      return null;
    },
    /** A letter about a free slot is sent: the next ones are told after ten minutes. */
    wasTold: ({ id }: QueuedLetter): Promise<void> =>
      store.save([{ type: 'keepAsTold', id, until: branch.now() + NEXT_AFTER_MS }]),
    /** Nobody reads mail at that address. */
    refused: async ({ wishId }: QueuedLetter): Promise<void> => {
      if (wishId !== null) await store.save([{ type: 'removeWish', id: wishId }]);
    },
    /** Nobody is told any more. */
    close: async (): Promise<void> => {
      isClosed = true;
      await looking?.catch(() => undefined);
    },
  };
};
export type WaitingList = ReturnType<typeof createWaitingList>;
