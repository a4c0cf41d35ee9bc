// N7: phones that ring while they are locked, by the push services of browsers (Web Push).
import type { Logger } from '../basics/log';
import { send } from '../hooks/transport';
import type { Branch } from '../office/branch';
import type { PushSubscription } from '../storage/changes';
import type { Store } from '../storage/port';
import type { Secrets } from '../storage/secrets';
import type { TakeStep } from '../storage/steps';
import { areKeys, isOfService } from './endpoints';
import { readPushKeys } from './keys';
import { createRinging } from './ringing';

export type PushParts = {
  store: Pick<Store, 'pushes' | 'save'>;
  secrets: Pick<Secrets, 'named' | 'set'>;
  take: TakeStep;
  branch: Pick<Branch, 'today' | 'outlook' | 'settings' | 'dayOfKey'>;
  publicUrl: () => string;
  ticketUrl: (key: string) => string;
  log: Logger;
  /** Which addresses are a push service's; those that browsers use where it is left out. */
  isService?: ((endpoint: string) => boolean) | undefined;
};

/** S17: phones that ring for one ticket. */
const MOST_OF_TICKET = 5;
const MOST_MS = 5000;

export type Asked = Omit<PushSubscription, 'day' | 'visitId'>;

export const createPush = async (parts: PushParts) => {
  const { store, secrets, take, branch, log, isService = isOfService } = parts;
  const keys = await readPushKeys(secrets, take);
  const ending = new AbortController();
  const ringing = createRinging({
    ...{ store, branch, keys, log, publicUrl: parts.publicUrl, ticketUrl: parts.ticketUrl },
    deliver: async ({ url, headers, body }) => {
      if (!isService(url)) return null;
      const fault = await send({ url, headers, body, mostMs: MOST_MS, closing: ending.signal });
      if (fault !== null) log.warn({ code: fault.code, status: fault.status }, 'a phone was not rung');
      return fault?.status ?? null;
    },
  });

  return {
    publicKey: keys.publicKey,
    /** A phone rings for the ticket of today with this key; the newest few do. */
    add: async (key: string, asked: Asked): Promise<'done' | 'unknownVisit' | 'malformed'> => {
      if (!isService(asked.endpoint) || !areKeys(asked.p256dh, asked.auth)) return 'malformed';
      const day = await branch.dayOfKey(key);
      const visit = day?.byKey.get(key) ?? day?.byViewKey.get(key);
      if (!day || day.day !== branch.today().day || visit === undefined) return 'unknownVisit';
      const push = { ...asked, day: day.day, visitId: visit.id };
      await store.save([{ type: 'addPush', push, most: MOST_OF_TICKET }]);
      return 'done';
    },
    follow: ringing.follow,
    look: ringing.look,
    close: async (): Promise<void> => {
      ending.abort();
      await ringing.close();
    },
  };
};
