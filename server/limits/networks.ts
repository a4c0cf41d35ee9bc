// Where a request comes from: the visitor's address, also behind a proxy, and the network that limits are counted by.
import type { IncomingMessage } from 'node:http';
import ipaddr from 'ipaddr.js';
import { LRUCache } from 'lru-cache';
import proxyaddr from 'proxy-addr';
import type { Logger } from '../basics/log';
import type { Network } from '../queue/day/network';

/** What does not read as an address shares one limit. */
const UNKNOWN: Network = { narrow: 'unknown', wide: null };
/** A household or a phone has a whole network of IPv6 to itself, and may change its address in it at will. */
const NARROW_BYTES = 8;
/** Who rents a server often has a wider one, and 65,536 narrow ones in it. */
const WIDE_BYTES = 6;
const prefixOf = (address: number[], length: number): string => {
  const bytes = address.map((byte, i) => (i < length ? byte : 0));
  return `${ipaddr.fromByteArray(bytes).toString()}/${length * 8}`;
};

/** The network of an address: IPv4 as it is (also written as IPv6), IPv6 by its first 64 bits, and its first 48. */
export const networkOf = (address: string): Network => {
  if (!ipaddr.isValid(address)) return UNKNOWN;
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return { narrow: parsed.toString(), wide: null };
  const bytes = parsed.toByteArray();
  return { narrow: prefixOf(bytes, NARROW_BYTES), wide: prefixOf(bytes, WIDE_BYTES) };
};

/** Proxies whose word about the visitor's address counts: so many hops, or those of these addresses and networks. */
export type TrustedProxies = number | string[];

/** Whether the one who is so many hops away is believed. Throws when what is trusted does not read as addresses. */
export const trustOf = (trusted: TrustedProxies): ((address: string, hop: number) => boolean) =>
  typeof trusted === 'number' ? (_address, hop) => hop < trusted : proxyaddr.compile(trusted);

const OF_HOUSE = ['loopback', 'private', 'uniqueLocal', 'linkLocal'];
/** S55: the address of a proxy in the house; one from outside may be a visitor's, and is in no log. */
const ofHouse = (address: string): string => {
  const isInside = ipaddr.isValid(address) && OF_HOUSE.includes(ipaddr.process(address).range());
  return isInside ? networkOf(address).narrow : 'not of this house';
};

/** S20: what a proxy and TRUST_PROXY do not agree about is told so often: strangers can send the header too. */
const TOLD_AGAIN_MS = 3_600_000;
const SAYINGS = {
  silent:
    'a trusted proxy sends no X-Forwarded-For: all its visitors share the limits of one; let it send the header, or take it out of TRUST_PROXY',
  untrusted:
    'X-Forwarded-For from an address that TRUST_PROXY does not name is not believed: if it is your proxy, all its visitors share the limits of one; set TRUST_PROXY to its address',
};

export type NetworksParts = { trusted: TrustedProxies; log: Pick<Logger, 'warn'> };

export const createNetworks = ({ trusted, log }: NetworksParts) => {
  const trust = trustOf(trusted);
  const told = new LRUCache<string, true>({ max: 2, ttl: TOLD_AGAIN_MS });
  const tell = (what: keyof typeof SAYINGS, address: string) => {
    if (told.has(what)) return;
    told.set(what, true);
    log.warn({ address: ofHouse(address), trusted }, SAYINGS[what]);
  };
  return {
    /** Of the visitor, by `X-Forwarded-For` as far as trusted proxies have written it. */
    networkOf: (request: IncomingMessage): Network => {
      const peer = request.socket.remoteAddress ?? '';
      const isForwarded = request.headers['x-forwarded-for'] !== undefined;
      if (isForwarded !== trust(peer, 0)) tell(isForwarded ? 'untrusted' : 'silent', peer);
      return networkOf(proxyaddr(request, trust));
    },
    /** Of who has opened a connection; null for a trusted proxy, behind which is everybody. */
    networkOfPeer: (address: string): Network | null => (trust(address, 0) ? null : networkOf(address)),
  };
};
export type Networks = ReturnType<typeof createNetworks>;
