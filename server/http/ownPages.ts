// Which pages may ask: our own. Cookies do not say it, because they are sent to every port of a host.
import { LRUCache } from 'lru-cache';
import type { Logger } from '../basics/log';

/** What a request says of where it comes from and where it went. */
export type Said = { origin?: string | undefined; host?: string | undefined };

/** Strangers choose what they send: so many different refusals are remembered, each told once an hour. */
const MOST_TOLD = 100;
const TOLD_AGAIN_MS = 3_600_000;
const LONGEST = 200;

export type OwnPagesParts = {
  /** The address under which people reach this port, when it is not the one in `Host`: behind a proxy. */
  ownUrl: string | null;
  /** The port speaks https itself. */
  hasTls: boolean;
  log: Logger;
};

/** What a request that another page sent is refused for is logged with both values: a proxy may be set up wrongly. */
export const createOwnPages = ({ ownUrl, hasTls, log }: OwnPagesParts) => {
  const own = ownUrl === null ? null : new URL(ownUrl).origin;
  const told = new LRUCache<string, true>({ max: MOST_TOLD, ttl: TOLD_AGAIN_MS });

  const tell = ({ origin, host }: Said) => {
    const values = { origin: origin?.slice(0, LONGEST), host: host?.slice(0, LONGEST), ownUrl };
    const key = JSON.stringify(values);
    if (told.has(key)) return;
    told.set(key, true);
    log.warn(
      values,
      'refused: the page that asks has another address than this port; behind a proxy set PUBLIC_URL and OFFICE_URL',
    );
  };

  const isOwn = ({ origin, host }: Said): boolean => {
    if (origin === undefined) return true;
    if (!URL.canParse(origin)) return false;
    const said = new URL(origin);
    return said.host === host || said.origin === own;
  };

  return {
    /** Whether a request comes from a page of this very port, or from no page at all. */
    accepts: (said: Said): boolean => {
      if (isOwn(said)) return true;
      tell(said);
      return false;
    },
    /** People reach this port by https: a proxy before it, or the port itself, speaks it. */
    isSecure: hasTls || (own?.startsWith('https:') ?? false),
  };
};
export type OwnPages = ReturnType<typeof createOwnPages>;
