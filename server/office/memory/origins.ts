// What is counted of those who book online: by network and by address, as keyed digests that nobody reads back. In memory,
// because decisions ask for it.
import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { foldAddress } from '../../../shared/contacts';
import type { StoredEvent } from '../../../shared/events';
import { dayAfter, dayOf } from '../../../shared/time';
import { newSecret } from '../../basics/tokens';
import { keysOf, type Network } from '../../queue/day/network';
import type { BookedFrom, Store, Turn } from '../../storage/port';

const SECRET = 'origins';
/** Nobody asks what was booked before that. */
export const KEPT_MS = 48 * 3_600_000;

/** The key of the digests is made once, and kept with the office's secrets. */
export const readDigests = async (store: Pick<Store, 'secrets' | 'save'>) => {
  const known = (await store.secrets.all()).find(({ name }) => name === SECRET)?.value;
  const key = known ?? newSecret();
  if (known === undefined) await store.save([{ type: 'setSecret', name: SECRET, value: key }]);
  const digestOf = (text: string): string => createHmac('sha256', key).update(text).digest('base64url').slice(0, 22);
  return {
    /** Of the network of a request, and of the wider one around it. */
    networkDigest: ({ narrow, wide }: Network): Network => ({
      narrow: digestOf(`network ${narrow}`),
      wide: wide === null ? null : digestOf(`network ${wide}`),
    }),
    /** Of an e-mail address, the same however it is written. */
    addressDigest: (email: string): string => digestOf(`address ${foldAddress(email)}`),
  };
};
/** The key of a day, and which day that is; the next one takes its place. */
const DAY_SECRET = 'originsOfDay';
const dayKeySchema = z.object({ day: z.string(), key: z.string() });
const readDayKey = (value: string | undefined) =>
  value === undefined ? null : (dayKeySchema.safeParse(JSON.parse(value)).data ?? null);

/** The key of a day once it is kept: what is counted by one that is lost with the next start would be counted by nothing then. */
type DayKey = { day: string; kept: Promise<string> };

export const readDayDigests = async (store: Pick<Store, 'secrets' | 'save'>) => {
  const stored = readDayKey((await store.secrets.all()).find(({ name }) => name === DAY_SECRET)?.value);
  let known: DayKey | null = stored && { day: stored.day, kept: Promise.resolve(stored.key) };
  const keep = (value: string | null) => store.save([{ type: 'setSecret', name: DAY_SECRET, value }]);
  const make = (day: string): DayKey => {
    const key = newSecret();
    const made: DayKey = { day, kept: keep(JSON.stringify({ day, key })).then(() => key) };
    // Whoever asks next tries again.
    made.kept.catch(() => {
      if (known === made) known = null;
    });
    return made;
  };
  return {
    /**
     * W23: of a network on a day, for events: so short that tens of thousands share one, and by a key that ends with the day.
     * Numbers from home are counted by it, over new starts and by whatever public side they come.
     */
    networkOfDay: async (day: string, { narrow, wide }: Network): Promise<Network> => {
      if (known?.day !== day) known = make(day);
      const key = await known.kept;
      const digestOf = (text: string) => createHmac('sha256', key).update(text).digest('hex').slice(0, 4);
      return { narrow: digestOf(`narrow ${narrow}`), wide: wide === null ? null : digestOf(`wide ${wide}`) };
    },
    /** X1: the days up to this one are over, and so is their key: also where nobody draws a number at home afterwards. */
    forgetDayKey: async (upTo: string): Promise<void> => {
      const old = known;
      if (old === null || old.day > upTo) return;
      await keep(null);
      if (known === old) known = null;
    },
  };
};

export type Digests = Awaited<ReturnType<typeof readDigests>>;

/** Appointments booked online of late. A moved one counts once, a cancelled one as long as its booker is kept. */
export const createBookedOnline = (stored: readonly BookedFrom[]) => {
  let booked = [...stored];

  const follow = ({ day, at, event }: StoredEvent): void => {
    if (event.type !== 'appointmentCancelled') return;
    const isMeant = (one: BookedFrom) => one.day === day && one.visitId === event.visitId;
    if (event.movedTo !== null) booked = booked.filter((one) => !isMeant(one));
    else
      booked = booked.map((one) => {
        const tomorrow = dayAfter(dayOf(at, 'UTC'), 1);
        return isMeant(one) ? { ...one, isOpen: false, deleteOn: [one.deleteOn, tomorrow].sort()[0] ?? tomorrow } : one;
      });
  };

  return {
    /** A turn is durable. */
    add: ({ bookers, events, forgotten }: Turn): void => {
      for (const { day, booker } of bookers) {
        const { origin, visitId, deleteOn } = booker;
        if (origin === null) continue;
        // K10: a cancellation was taken back.
        booked = booked.filter((one) => one.day !== day || one.visitId !== visitId);
        booked.push({ ...origin, day, visitId, deleteOn, isOpen: true });
      }
      for (const { stored: event } of events) follow(event);
      if (forgotten.length === 0) return;
      const gone = new Set(forgotten.map(({ day, visitId }) => `${day} ${visitId}`));
      booked = booked.filter(({ day, visitId }) => !gone.has(`${day} ${visitId}`));
    },
    /** A15: from a network, narrow or wide, since an instant (epoch ms), also those cancelled since. */
    from: (network: string, since: number): number =>
      booked.filter((one) => keysOf(one.network).includes(network) && one.at >= since).length,
    /** A16: open ones since an instant, the oldest first. */
    since: (at: number): BookedFrom[] => booked.filter((one) => one.isOpen && one.at >= at).sort((a, b) => a.at - b.at),
    /** X1: what has been deleted of days up to one; and what was booked before an instant is asked for no more. */
    forget: (upTo: string, before: number): void => {
      booked = booked.filter((one) => one.deleteOn > upTo && one.at >= before);
    },
    size: (): number => booked.length,
  };
};
