// S36: who gets a message can see that it is ours, whole and not an old one sent again: Standard Webhooks
// (https://www.standardwebhooks.com), HMAC-SHA256 over id, time and body.
import { createHmac } from 'node:crypto';

const PREFIX = 'whsec_';

/** `at` in epoch ms; `secret` as the receiver got it, `whsec_` and base64. */
export const signatureOf = (secret: string, message: string, at: number, body: string): string => {
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
  const signed = `${message}.${Math.floor(at / 1000)}.${body}`;
  return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`;
};

/** The headers of a message that is sent at an instant. */
export const headersOf = (secret: string, message: string, at: number, body: string): Record<string, string> => ({
  'content-type': 'application/json; charset=utf-8',
  'content-length': String(Buffer.byteLength(body)),
  'user-agent': 'Wertmarke',
  'webhook-id': message,
  'webhook-timestamp': String(Math.floor(at / 1000)),
  'webhook-signature': signatureOf(secret, message, at, body),
});
