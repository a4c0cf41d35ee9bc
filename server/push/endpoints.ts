// N7: where a message for a phone may go. The address is said by a stranger, so only the services that browsers use are
// taken, over https, by name.
import { ECDH } from 'node:crypto';

/** Of Chrome and its kin, Firefox, Edge and Safari; a '.' before it takes every name below. */
const SERVICES = ['fcm.googleapis.com', 'updates.push.services.mozilla.com', '.notify.windows.com', '.push.apple.com'];

const MOST_LETTERS = 1000;

/** Whether an address is one that a browser may have been given. */
export const isOfService = (endpoint: string): boolean => {
  if (endpoint.length > MOST_LETTERS || !URL.canParse(endpoint)) return false;
  const { protocol, hostname, port, username, password } = new URL(endpoint);
  if (protocol !== 'https:' || port !== '' || username !== '' || password !== '') return false;
  return SERVICES.some((name) => (name.startsWith('.') ? hostname.endsWith(name) : hostname === name));
};

const POINT_BYTES = 65;
const AUTH_BYTES = 16;
const CURVE = 'prime256v1';

/** Whether a phone's keys are some: what is none would be noticed only when it shall ring. */
export const areKeys = (p256dh: string, auth: string): boolean => {
  const point = Buffer.from(p256dh, 'base64url');
  if (point.length !== POINT_BYTES || Buffer.from(auth, 'base64url').length < AUTH_BYTES) return false;
  try {
    ECDH.convertKey(point, CURVE);
    return true;
  } catch {
    return false;
  }
};
