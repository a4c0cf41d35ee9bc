// Where a calendar may be asked for: who is led from the world outside to an address inside the house is not followed.
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Of this machine, of a net inside the house, or of no net at all. */
const isInnerAddress = (address: string): boolean => ipaddr.process(address).range() !== 'unicast';

const hostOf = ({ hostname }: URL): string => (hostname.startsWith('[') ? hostname.slice(1, -1) : hostname);

/** Whether any of the addresses behind a name is inside; a name without any is not. */
const isInner = async (url: URL): Promise<boolean> => {
  const host = hostOf(url);
  if (isIP(host) !== 0) return isInnerAddress(host);
  // A name that nobody knows: asking for it fails by itself, and says so.
  const found = await lookup(host, { all: true }).catch(() => []);
  return found.some(({ address }) => isInnerAddress(address));
};

/** Whether a server may lead from one address to another: over HTTP only, and not from outside to the inside. */
export const mayLead = async (from: URL, to: URL): Promise<boolean> =>
  (to.protocol === 'http:' || to.protocol === 'https:') &&
  (from.host === to.host || !(await isInner(to)) || (await isInner(from)));
