// Where a calendar may be asked for: who is led from the world outside to an address inside the house is not followed.
import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

const INNER = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  INNER.addSubnet(net, bits, 'ipv4');
for (const [net, bits] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  INNER.addSubnet(net, bits, 'ipv6');

const isInnerAddress = (address: string): boolean => {
  const mapped = address.toLowerCase().startsWith('::ffff:') ? address.slice('::ffff:'.length) : address;
  return INNER.check(mapped, isIP(mapped) === 6 ? 'ipv6' : 'ipv4');
};

const bareHost = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '');

/** Whether any of the addresses behind a name is of this machine or of a net inside the house; a name without any is not. */
const isInner = async (url: URL): Promise<boolean> => {
  const host = bareHost(url);
  if (isIP(host) !== 0) return isInnerAddress(host);
  try {
    const found = await lookup(host, { all: true });
    return found.some(({ address }) => isInnerAddress(address));
  } catch {
    // Nobody knows the name: asking for it fails by itself, and says so.
    return false;
  }
};

/** Whether a server may lead from one address to another: over HTTP only, and not from outside to the inside. */
export const mayLead = async (from: URL, to: URL): Promise<boolean> =>
  (to.protocol === 'http:' || to.protocol === 'https:') &&
  (from.host === to.host || !(await isInner(to)) || (await isInner(from)));
