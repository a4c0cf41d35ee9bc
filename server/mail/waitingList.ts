// A4: who finds no free slot joins the waiting list, and is told when one of the wished days has something free.
import { createHmac } from 'node:crypto';
import { setImmediate as othersFirst } from 'node:timers/promises';
import type { Reply } from '../../shared/protocol';
import { type Refusal, refuse } from '../../shared/refusals';
import type { Language } from '../../shared/settings';
import { dayAfter, MINUTE_MS } from '../../shared/time';
import { hashOf, newSecret, newToken } from '../basics/tokens';
import type { Branch } from '../office/branch';
import { isTodayClosed } from '../queue/forecast/today';
import { lastBookableDay, slotsOn } from '../queue/slots/slots';
import { createSecrets } from '../storage/secrets';
import type { Store } from '../storage/store';
import { joinedLetter, type Letter, slotFreeLetter, type Wish } from './messages';
import { createOutbox, type Due } from './outbox';
import { createWishes } from './wishes';

export type Joining = {
  /** A fresh id of the asker's own making, by which a retry is known (N4); null makes one. */
  id: string | null;
  serviceIds: string[];
  persons: number;
  from: string;
  to: string;
  email: string;
  language: Language;
};

export type WaitingListParts = {
  store: Store;
  branch: Pick<Branch, 'settings' | 'now' | 'today' | 'dayNamed' | 'outlook'>;
  /** How people at home reach the public port, without a slash at the end. */
  publicUrl: () => string;
};

const MOST_OF_AN_ADDRESS = 10;
/** S17: so many wishes stand on the list, and so many that nobody has confirmed yet; more are asked to come back later. */
const MOST_WISHES = 5_000;
const MOST_UNCONFIRMED = 1_000;
/** A14: who has not confirmed by then did not mean it, or did not write it. */
const CONFIRM_WITHIN_MS = 24 * 60 * MINUTE_MS;
/** A wish has an address in it, so it does not stand for ever. */
const FARTHEST_DAYS = 400;
const NEXT_AFTER_MS = 10 * MINUTE_MS;
const SECRET = 'waitingList';

const isSame = (a: Wish, b: Joining): boolean =>
  a.from === b.from && a.to === b.to && [...a.serviceIds].sort().join() === [...b.serviceIds].sort().join();

export const createWaitingList = ({ store, branch, publicUrl }: WaitingListParts) => {
  const wishes = createWishes(store.database);
  const outbox = createOutbox(store.database);
  const secrets = createSecrets(store.database);
  let minute = Number.NaN;
  let looking: Promise<void> | null = null;

  const secret = (): string => {
    const known = secrets.named(SECRET);
    if (known !== null) return known;
    const made = newSecret();
    secrets.set(SECRET, made);
    return made;
  };
  /** Made again for every letter, so that nobody who reads the list can take others off it. */
  const keyOf = (id: string): string => createHmac('sha256', secret()).update(id).digest('base64url').slice(0, 32);
  const leaveUrl = ({ id }: Wish) => `${publicUrl()}/?leave=${keyOf(id)}`;
  const confirmUrl = ({ id }: Wish) => `${publicUrl()}/?confirm=${keyOf(id)}`;

  const refusalOf = ({ serviceIds, from, to }: Joining): { refusal: Refusal } | null => {
    const { services, mail } = branch.settings();
    const today = branch.today().day;
    if (mail === null) return refuse('notAllowed');
    for (const id of serviceIds) {
      const service = services.find((one) => one.id === id);
      if (service === undefined) return refuse('unknownService');
      if (service.booking !== 'online') return refuse('serviceNotBookable');
    }
    if (from > to) return refuse('malformed', { where: 'to', what: '' });
    if (to < today) return refuse('slotInThePast');
    if (to > dayAfter(today, FARTHEST_DAYS)) return refuse('slotTooFar');
    const { all, unconfirmed } = wishes.counts();
    const isFull = all >= MOST_WISHES || unconfirmed >= MOST_UNCONFIRMED;
    return isFull ? refuse('tooMany', { seconds: 3600 }) : null;
  };

  /** A14: no address gets more letters on a day than this, and none has more wishes. Whoever asks is not told. */
  const mayWriteTo = (email: string): boolean => {
    const { origins } = store;
    const most = branch.settings().appointments.lettersPerDay;
    const sent = origins.lettersTo(branch.today().day, origins.addressDigest(email));
    return sent < most && wishes.of(email).length < MOST_OF_AN_ADDRESS;
  };

  const add = store.database.transaction((wish: Wish) => {
    wishes.add(wish, hashOf(keyOf(wish.id)));
    store.origins.countLetter(branch.today().day, store.origins.addressDigest(wish.email));
    const { id, to, joinedAt } = wish;
    outbox.add({ kind: 'joined', day: to, visit_id: null, wish_id: id, nextAt: joinedAt, delete_on: to });
  });

  const tell = store.database.transaction((wish: Wish, day: string, now: number) => {
    wishes.setTold(wish.id, now);
    outbox.add({ kind: 'slotFree', day, visit_id: null, wish_id: wish.id, nextAt: now, delete_on: day });
  });

  const freeOn = ({ serviceIds, persons }: Wish, day: string): number => {
    if (day === branch.today().day && isTodayClosed(branch.outlook(), serviceIds)) return 0;
    return slotsOn(branch.dayNamed(day), branch.settings(), {
      wish: { serviceIds, persons },
      via: 'public',
      now: branch.now(),
    }).starts.length;
  };

  const daysOf = ({ from, to }: Wish): string[] => {
    const today = branch.today().day;
    const last = lastBookableDay(branch.settings(), branch.now());
    const days: string[] = [];
    for (let day = from < today ? today : from; day <= to && day <= last; day = dayAfter(day, 1)) days.push(day);
    return days;
  };

  /** The oldest first, and of each day no more than it has starts: who was told has ten minutes before the next are. */
  const tellWhomItFits = async (): Promise<void> => {
    const known = new Map<string, number>();
    const told = outbox.toldOf();
    for (const wish of wishes.waiting()) {
      await othersFirst();
      if (!store.database.open) return;
      const day = daysOf(wish).find((one) => {
        const key = `${one} ${wish.persons} ${[...wish.serviceIds].sort().join()}`;
        const free = known.get(key) ?? freeOn(wish, one);
        known.set(key, free);
        return free > (told.get(one) ?? 0);
      });
      // Who has left in the meantime is not told.
      if (day === undefined || wishes.named(wish.id) === null) continue;
      tell(wish, day, branch.now());
      told.set(day, (told.get(day) ?? 0) + 1);
    }
  };

  const lookAtAll = async (canSend: boolean): Promise<void> => {
    outbox.forgetTold(branch.now());
    wishes.removeTold();
    wishes.removeUnconfirmed(branch.now() - CONFIRM_WITHIN_MS);
    if (canSend) await tellWhomItFits();
  };

  return {
    /**
     * A letter goes out by which the wish is confirmed within a day, or left. The same wish of the same address stands
     * there once. What stands there already, and an address that has had its letters, are answered no differently.
     * Refused: `notAllowed` without a mail server, `unknownService`, `serviceNotBookable`, `malformed` and
     * `slotInThePast` and `slotTooFar` for the days, `tooMany` while the list is full.
     */
    join: (joining: Joining): Reply<null> => {
      const isThere =
        (joining.id !== null && wishes.named(joining.id) !== null) ||
        wishes.of(joining.email).some((wish) => isSame(wish, joining));
      if (isThere) return { ok: true, result: null };
      const refused = refusalOf(joining);
      if (refused) return { ok: false, ...refused };
      const wish = { ...joining, id: joining.id ?? newToken(), joinedAt: branch.now(), toldAt: null };
      if (mayWriteTo(joining.email)) add({ ...wish, confirmedAt: null });
      return { ok: true, result: null };
    },
    /** By the key from the first letter; from then on its owner is told. False when there is no such wish (any more). */
    confirm: (key: string): boolean => wishes.confirmByKey(hashOf(key), branch.now()),
    /** By the key from a letter. False when nothing is on the list by it (any more). */
    leave: (key: string): boolean => wishes.removeByKey(hashOf(key)),
    /**
     * Once a minute whoever finds something free is told, unless mail goes nowhere just now. Cheap in between; resolves
     * when everybody has been looked at.
     */
    look: (canSend: boolean): Promise<void> => {
      const nowMinute = Math.floor(branch.now() / MINUTE_MS);
      if (looking !== null) return looking;
      if (nowMinute === minute) return Promise.resolve();
      minute = nowMinute;
      looking = lookAtAll(canSend).finally(() => {
        looking = null;
      });
      return looking;
    },
    /** What a letter of the outbox says; null when it has nothing to say any more. */
    letterOf: ({ kind, day, wish_id }: Due): { letter: Letter; since: number } | null => {
      const wish = wish_id === null ? null : wishes.named(wish_id);
      if (wish === null) return null;
      const settings = branch.settings();
      const parts = { wish, settings, leaveUrl: leaveUrl(wish) };
      if (kind === 'joined')
        return { letter: joinedLetter({ ...parts, confirmUrl: confirmUrl(wish) }), since: wish.joinedAt };
      if (freeOn(wish, day) > 0) {
        const letter = slotFreeLetter({ ...parts, day, bookingUrl: `${publicUrl()}/` });
        return { letter, since: wish.toldAt ?? wish.joinedAt };
      }
      // Gone before the letter went: she has not been told, and keeps her place.
      wishes.setTold(wish.id, null);
      return null;
    },
    /** A letter about a free slot is sent: the next ones are told after ten minutes. */
    wasTold: ({ id }: Due): void => outbox.markTold(id, branch.now() + NEXT_AFTER_MS),
    /** Nobody reads mail at that address. */
    refused: ({ wish_id }: Due): void => {
      if (wish_id !== null) wishes.remove(wish_id);
    },
  };
};
export type WaitingList = ReturnType<typeof createWaitingList>;
