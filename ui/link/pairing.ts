// Which device this tab is: from a pairing link, from its address, or from what this browser was last.
import type { Role } from '../../shared/actors';
import type { PairResult } from '../../shared/protocol';
import type { SpokenRefusal } from '../../shared/words';
import { ownDeviceId } from './device';
import { OFFLINE } from './link';
import { readKept, writeKept } from './storage';

export type Found =
  | { kind: 'device'; deviceId: string }
  /** The browser is on its way to another address. */
  | { kind: 'leaving' }
  /** `refusal` says why a link did not pair; null when there was no link. */
  | { kind: 'none'; refusal: SpokenRefusal | null };

const storedUnder = (role: Role) => `device:${role}`;
const addressOf = (role: Role, deviceId: string) => `/${role}/?device=${encodeURIComponent(deviceId)}`;

const hasStrings = <Name extends string>(value: unknown, ...names: Name[]): value is Record<Name, string> =>
  typeof value === 'object' &&
  value !== null &&
  names.every((name) => name in value && typeof Reflect.get(value, name) === 'string');

/** POSTs JSON to the office's own server and gives back what it answered; null when no answer could be read. */
export const post = (path: string, body: unknown): Promise<unknown> =>
  fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
    .then((response): Promise<unknown> => response.json())
    .catch(() => null);

/** Whether what was answered is a reply as every request of the office's server gets one. */
export const isReply = (
  value: unknown,
): value is { ok: true; result: unknown } | { ok: false; refusal: SpokenRefusal } =>
  typeof value === 'object' && value !== null && 'ok' in value;

const isPairResult = (value: unknown): value is PairResult => hasStrings(value, 'deviceId', 'role', 'path');

const pair = async (code: string, role: Role): Promise<Found> => {
  const reply = await post('/api/pair', { code });
  if (!isReply(reply)) return { kind: 'none', refusal: OFFLINE };
  if (reply.ok) {
    if (!isPairResult(reply.result)) return { kind: 'none', refusal: OFFLINE };
    writeKept(storedUnder(reply.result.role), reply.result.deviceId);
    location.replace(reply.result.path);
    return { kind: 'leaving' };
  }
  return leaveToStored(role) ?? { kind: 'none', refusal: reply.refusal };
};

const leaveToStored = (role: Role): Found | null => {
  const stored = readKept(storedUnder(role));
  if (stored === null) return null;
  // What stands behind the # may be a page of the screen; a link that did not pair is none
  location.replace(addressOf(role, stored) + (isPairingLink() ? '' : location.hash));
  return { kind: 'leaving' };
};

const codeInAddress = () => new URLSearchParams(location.hash.slice(1)).get('pair');

/** Whether this tab's address is a link that pairs. */
export const isPairingLink = (): boolean => codeInAddress() !== null;

/** Finds out which device this tab is; pairs it first when its address says so. */
export const findDevice = (role: Role): Found | Promise<Found> => {
  const code = codeInAddress();
  if (code !== null) return pair(code, role);
  const deviceId = ownDeviceId();
  if (deviceId !== null) return { kind: 'device', deviceId };
  return leaveToStored(role) ?? { kind: 'none', refusal: null };
};

/** The server does not know this device any more: a bare address shall not lead to it again. */
export const forgetDevice = (role: Role, deviceId: string): void => {
  if (readKept(storedUnder(role)) === deviceId) writeKept(storedUnder(role), null);
};
