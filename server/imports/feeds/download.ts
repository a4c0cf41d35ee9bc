// A calendar comes over HTTP: only when it has changed, not for ever, and not without end.
import type { FeedFailure } from '../../../shared/imports';
import { mayLead } from './addresses';

/** What the server said of the version that was read: by it, it can say that there is none newer. */
export type Version = { etag: string | null; lastModified: string | null };
export type Download =
  | { kind: 'same' }
  | ({ kind: 'read'; bytes: Uint8Array } & Version)
  | { kind: 'failed'; why: FeedFailure };

const MOST_BYTES = 2_000_000;
export const DOWNLOAD_MS = 20_000;
const MOST_LEADS = 5;
const LEADS = [301, 302, 303, 307, 308];

type Address = { url: URL; login: Record<string, string> };

/** A name and a password in an address are sent as what they are meant for. */
const addressOf = (said: string): Address => {
  const url = new URL(said);
  const { username, password } = url;
  if (username === '') return { url, login: {} };
  [url.username, url.password] = ['', ''];
  const login = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { url, login: { authorization: `Basic ${Buffer.from(login).toString('base64')}` } };
};

/** `webcal` is how programs for calendars write http and https; without a login, plain http is tried as well. */
const addressesOf = (said: string): string[] => {
  const [protocol = '', rest = ''] = said.split(/:(.*)/s, 2);
  if (!['webcal', 'webcals'].includes(protocol.toLowerCase())) return [said];
  const secret = new URL(`https:${rest}`).username !== '' || protocol.toLowerCase() === 'webcals';
  return secret ? [`https:${rest}`] : [`https:${rest}`, `http:${rest}`];
};

/** Null when there is more than anybody reads; what is packed counts unpacked. */
const bytesOf = async (response: Response): Promise<Uint8Array | null> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > MOST_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

const failed = (why: FeedFailure): Download => ({ kind: 'failed', why });

type Asked = { address: Address; known: Version | null; signal: AbortSignal };

const headersFor = ({ address, known }: Asked): Record<string, string> => ({
  accept: 'text/calendar',
  // Without it fetch says `no-cache`, and some servers then send everything again.
  'cache-control': 'max-age=0',
  ...address.login,
  ...(known?.etag ? { 'if-none-match': known.etag } : {}),
  ...(known?.lastModified ? { 'if-modified-since': known.lastModified } : {}),
});

/** The answer at the end of where the server leads; a login goes to nobody but whom it is meant for. */
const follow = async (asked: Asked, leadsLeft: number): Promise<Response | FeedFailure> => {
  const { address, signal } = asked;
  const response = await fetch(address.url, { signal, redirect: 'manual', headers: headersFor(asked) });
  const location = LEADS.includes(response.status) ? response.headers.get('location') : null;
  if (location === null) return response;
  await response.body?.cancel();
  const to = new URL(location, address.url);
  if (leadsLeft === 0 || !['http:', 'https:'].includes(to.protocol)) return { code: 'unreachable' };
  if (!(await mayLead(address.url, to))) return { code: 'ledInside' };
  const login = to.origin === address.url.origin ? address.login : {};
  return follow({ ...asked, address: { url: to, login } }, leadsLeft - 1);
};

const read = async (asked: Asked): Promise<Download> => {
  const response = await follow(asked, MOST_LEADS);
  if (!(response instanceof Response)) return failed(response);
  if (response.status === 304 && asked.known !== null) return { kind: 'same' };
  if (!response.ok) {
    await response.body?.cancel();
    return failed({ code: 'status', status: response.status });
  }
  const bytes = await bytesOf(response);
  if (bytes === null) return failed({ code: 'tooLarge' });
  const { headers } = response;
  return { kind: 'read', bytes, etag: headers.get('etag'), lastModified: headers.get('last-modified') };
};

/**
 * Asks for what is newer than `known`. Never rejects: whatever goes wrong is a reason. `closing` ends it, and so does
 * `mostMs`, however slowly the answer comes.
 */
export const download = async (
  url: string,
  { known, closing, mostMs }: { known: Version | null; closing: AbortSignal; mostMs: number },
): Promise<Download> => {
  const tooSlow = AbortSignal.timeout(mostMs);
  const signal = AbortSignal.any([tooSlow, closing]);
  let last = failed({ code: 'unreachable' });
  for (const said of addressesOf(url)) {
    try {
      return await read({ address: addressOf(said), known, signal });
    } catch {
      // fetch throws one kind of error for all of it: names that nobody knows, refused connections, broken answers.
      last = failed({ code: tooSlow.aborted ? 'tooSlow' : 'unreachable' });
      if (signal.aborted) return last;
    }
  }
  return last;
};
