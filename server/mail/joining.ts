// A4: who may join the waiting list, and by which keys a wish is confirmed or left.
import { createHmac } from 'node:crypto';
import type { Actor } from '../../shared/actors';
import type { Reply } from '../../shared/protocol';
import { type Refusal, refuse } from '../../shared/refusals';
import type { Language } from '../../shared/settings';
import { dayAfter } from '../../shared/time';
import { hashOf, newSecret, newToken } from '../basics/tokens';
import type { Audit } from '../office/audit/audit';
import type { Branch } from '../office/branch';
import type { WaitingListEntry } from '../storage/changes';
import type { Store } from '../storage/port';
import type { Secrets } from '../storage/secrets';
import { answering, type Step, type TakeStep, together, unchanged } from '../storage/steps';

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

export type JoiningParts = {
  store: Pick<Store, 'wishes'>;
  take: TakeStep;
  secrets: Pick<Secrets, 'named' | 'set'>;
  audit: Pick<Audit, 'act'>;
  branch: Pick<Branch, 'settings' | 'now' | 'today' | 'lettersTo' | 'countLetterTo'>;
};

const MOST_OF_AN_ADDRESS = 10;
/** S17: so many wishes stand on the list, and so many that nobody has confirmed yet; more are asked to come back later. */
const MOST_WISHES = 5_000;
const MOST_UNCONFIRMED = 1_000;
/** A wish has an address in it, so it does not stand for ever. */
const FARTHEST_DAYS = 400;
const SECRET = 'waitingList';
const VISITOR: Actor = { kind: 'visitor' };
const DONE: Reply<null> = { ok: true, result: null };

const isSame = (a: WaitingListEntry, b: Joining): boolean =>
  a.from === b.from && a.to === b.to && [...a.serviceIds].sort().join() === [...b.serviceIds].sort().join();

/** Made again for every letter, so that nobody who reads the list can take others off it. */
const keyBy = (secret: string, id: string): string =>
  createHmac('sha256', secret).update(id).digest('base64url').slice(0, 32);

/** The key of a wish that stands on the list. */
export const keyOfWish = (secrets: Pick<Secrets, 'named'>, { id }: Pick<WaitingListEntry, 'id'>): string =>
  keyBy(secrets.named(SECRET) ?? '', id);

export const createJoining = ({ store, take, secrets, branch, audit }: JoiningParts) => {
  /** The list's own secret, made with its first wish. */
  const ownSecret = (): Step<string> => {
    const known = secrets.named(SECRET);
    if (known !== null) return unchanged(known);
    const made = newSecret();
    return answering(secrets.set(SECRET, made), () => made);
  };

  const refusalOf = async ({ serviceIds, from, to }: Joining): Promise<{ refusal: Refusal } | null> => {
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
    const { all, unconfirmed } = await store.wishes.counts();
    const isFull = all >= MOST_WISHES || unconfirmed >= MOST_UNCONFIRMED;
    return isFull ? refuse('tooMany', { seconds: 3600 }) : null;
  };

  /** A14: no address gets more letters on a day than this, and none has more wishes. Whoever asks is not told. */
  const mayWriteTo = (email: string, wishes: readonly WaitingListEntry[]): boolean =>
    branch.lettersTo(email) < branch.settings().appointments.lettersPerDay && wishes.length < MOST_OF_AN_ADDRESS;

  const add = (wish: WaitingListEntry): Step<Reply<null>> => {
    const { id, to: day, joinedAt, email } = wish;
    const secret = ownSecret();
    const letter = { kind: 'joined', day, visitId: null, wishId: id, nextAt: joinedAt, deleteOn: day } as const;
    const added: Step<Reply<null>> = {
      result: DONE,
      changes: [
        { type: 'addWish', wish, keyHash: hashOf(keyBy(secret.result, id)) },
        { type: 'addLetter', letter },
        audit.act(VISITOR, { name: 'joinWaitingList' }),
      ],
    };
    return together(together(added, secret), branch.countLetterTo(email));
  };

  return {
    join: (joining: Joining): Promise<Reply<null>> =>
      take(async () => {
        const { id, email } = joining;
        const known = await store.wishes.of(email);
        const isThere =
          (id !== null && (await store.wishes.named(id)) !== null) || known.some((wish) => isSame(wish, joining));
        if (isThere) return unchanged(DONE);
        const refused = await refusalOf(joining);
        if (refused) return unchanged({ ok: false, ...refused } as const);
        if (!mayWriteTo(email, known)) return unchanged(DONE);
        return add({ ...joining, id: id ?? newToken(), joinedAt: branch.now(), toldAt: null, confirmedAt: null });
      }),
    confirm: (key: string): Promise<boolean> =>
      take(async () => {
        const keyHash = hashOf(key);
        const wish = await store.wishes.byKey(keyHash);
        if (wish === null || wish.confirmedAt !== null) return unchanged(wish !== null);
        const told = audit.act(VISITOR, { name: 'confirmWaiting' });
        return { result: true, changes: [{ type: 'confirmWish', keyHash, at: branch.now() }, told] };
      }),
    leave: (key: string): Promise<boolean> =>
      take(async () => {
        const keyHash = hashOf(key);
        if ((await store.wishes.byKey(keyHash)) === null) return unchanged(false);
        const told = audit.act(VISITOR, { name: 'leaveWaitingList' });
        return { result: true, changes: [{ type: 'removeWishByKey', keyHash }, told] };
      }),
  };
};
