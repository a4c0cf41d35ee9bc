// S36: one message to a receiver, by HTTP: taken, or why not. Nothing of its answer is read but the status; no redirect is
// followed; and however it dawdles, it ends.
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { HookFault } from '../../shared/programs';
import { guardedLookup, isBarred, NOT_LOCAL } from './addresses';

const MOST_HEADER_BYTES = 8192;

/** What Node says of certificates that it does not trust. */
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO|ALTNAME|CHAIN|SSL/;

const fault = (code: HookFault['code'], status: number | null = null): HookFault => ({ code, status });

const faultOfError = (error: { code?: string; name?: string }): HookFault => {
  const code = error.code ?? '';
  if (code === NOT_LOCAL) return fault('notLocal');
  if (error.name === 'AbortError' || error.name === 'TimeoutError' || code === 'ETIMEDOUT') return fault('silent');
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return fault('unknownHost');
  return fault(CERTIFICATE.test(code) ? 'notTrusted' : 'unreachable');
};

const faultOfStatus = (status: number): HookFault | null => {
  if (status >= 200 && status < 300) return null;
  return fault(status >= 300 && status < 400 ? 'redirected' : 'answered', status);
};

export type Sending = {
  url: string;
  headers: Record<string, string>;
  body: string | Uint8Array;
  /** How long is waited for the receiver, all in all. */
  mostMs: number;
  /** Ends it before its time. */
  closing: AbortSignal;
};

/** null when the receiver has taken it. Never rejects. */
export const send = ({ url: said, headers, body, mostMs, closing }: Sending): Promise<HookFault | null> =>
  new Promise((resolve) => {
    const url = new URL(said);
    if (isBarred(url)) return resolve(fault('notLocal'));
    const isEncrypted = url.protocol === 'https:';
    const open = isEncrypted ? requestHttps : requestHttp;
    const request = open(url, {
      ...{ method: 'POST', headers, agent: false, maxHeaderSize: MOST_HEADER_BYTES },
      lookup: guardedLookup(isEncrypted),
      signal: AbortSignal.any([closing, AbortSignal.timeout(mostMs)]),
    });
    request.on('response', (response) => {
      response.on('error', () => undefined);
      resolve(faultOfStatus(response.statusCode ?? 0));
      request.destroy();
    });
    request.on('error', (error) => resolve(faultOfError(error)));
    // A receiver that changes to another protocol is hung up on without an error.
    request.on('close', () => resolve(fault('unreachable')));
    request.end(body);
  });
