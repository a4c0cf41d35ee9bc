// Where a request comes from: the visitor's address, also behind a proxy, and the network that limits are counted by.
import type { IncomingMessage } from 'node:http';
import ipaddr from 'ipaddr.js';
import proxyaddr from 'proxy-addr';

/** What does not read as an address shares one limit. */
const UNKNOWN = 'unknown';
/** A household or a phone has a whole network of IPv6 to itself, and may change its address in it at will. */
const IPV6_PREFIX_BYTES = 8;

/** The network of an address: IPv4 as it is (also written as IPv6), IPv6 by its first 64 bits. */
export const networkOf = (address: string): string => {
  if (!ipaddr.isValid(address)) return UNKNOWN;
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  const bytes = parsed.toByteArray().map((byte, i) => (i < IPV6_PREFIX_BYTES ? byte : 0));
  return `${ipaddr.fromByteArray(bytes).toString()}/64`;
};

/** Proxies whose word about the visitor's address counts: so many hops, or those of these addresses and networks. */
export type TrustedProxies = number | string[];

/** `networkOf(request)`: of the visitor, by `X-Forwarded-For` as far as `trusted` proxies have written it. */
export const createNetworks = (trusted: TrustedProxies) => {
  const trust =
    typeof trusted === 'number' ? (_address: string, hop: number) => hop < trusted : proxyaddr.compile(trusted);
  return {
    networkOf: (request: IncomingMessage): string => networkOf(proxyaddr(request, trust)),
  };
};
export type Networks = ReturnType<typeof createNetworks>;
