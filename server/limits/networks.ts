// Where a request comes from: the visitor's address, also behind a proxy, and the network that limits are counted by.
import type { IncomingMessage } from 'node:http';
import ipaddr from 'ipaddr.js';
import proxyaddr from 'proxy-addr';
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

/** `networkOf(request)`: of the visitor, by `X-Forwarded-For` as far as `trusted` proxies have written it. */
export const createNetworks = (trusted: TrustedProxies) => {
  const trust =
    typeof trusted === 'number' ? (_address: string, hop: number) => hop < trusted : proxyaddr.compile(trusted);
  return {
    networkOf: (request: IncomingMessage): Network => networkOf(proxyaddr(request, trust)),
  };
};
export type Networks = ReturnType<typeof createNetworks>;
