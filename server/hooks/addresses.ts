// S36: where a message may go. Whoever sets a web hook may name any house; but a name that turns out to lead to this
// machine's own net of services, or in clear text out of the house, is not followed.
import { type LookupAddress, lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

const INSIDE = ['loopback', 'private', 'uniqueLocal'];

/** What `connect` fails with where a message may not go. */
export const NOT_LOCAL = 'ERR_NOT_LOCAL';

/** Whether a message may go to an IP address: inside the house also in clear text, outside encrypted, anywhere else never. */
export const mayGoTo = (address: string, isEncrypted: boolean): boolean => {
  const range = ipaddr.process(address).range();
  return INSIDE.includes(range) || (isEncrypted && range === 'unicast');
};

const hostOf = ({ hostname }: URL): string => (hostname.startsWith('[') ? hostname.slice(1, -1) : hostname);

/** Whether an address that names no name already says where it leads, and may not go there. */
export const isBarred = (url: URL): boolean =>
  isIP(hostOf(url)) !== 0 && !mayGoTo(hostOf(url), url.protocol === 'https:');

/** Looks up names as Node does, and gives only those addresses that a message may go to: what is looked at is what is used. */
export const guardedLookup =
  (isEncrypted: boolean): LookupFunction =>
  (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
      if (error) return callback(error, '', 0);
      const allowed = found.filter(({ address }) => mayGoTo(address, isEncrypted));
      const [first] = allowed;
      if (first === undefined) return callback(Object.assign(new Error(NOT_LOCAL), { code: NOT_LOCAL }), '', 0);
      if (options.all) callback(null, allowed);
      else callback(null, first.address, first.family);
    });
  };
