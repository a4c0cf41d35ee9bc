// A calendar comes over HTTP: only when it has changed, not for ever, and not without end.
import type { FeedFailure } from '../../shared/imports';
import { decode } from './letters';

/** What the server said of the version that was read: by it, it can say that there is none newer. */
export type Version = { etag: string | null; lastModified: string | null };
export type Download =
  | { kind: 'same' }
  | ({ kind: 'read'; text: string } & Version)
  | { kind: 'failed'; why: FeedFailure };

const MOST_BYTES = 2_000_000;
const MOST_MS = 20_000;

/** A name and a password in an address are sent as what they are meant for. */
const addressOf = (url: string): { address: URL; login: Record<string, string> } => {
  const address = new URL(url);
  const { username, password } = address;
  if (username === '') return { address, login: {} };
  [address.username, address.password] = ['', ''];
  const said = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { address, login: { authorization: `Basic ${Buffer.from(said).toString('base64')}` } };
};

/** Null when there is more than anybody reads. */
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

/**
 * Asks for what is newer than `known`; redirects lead to http and https only. Never rejects: whatever goes wrong is a
 * reason. `closing` ends it.
 */
export const download = async (url: string, known: Version | null, closing: AbortSignal): Promise<Download> => {
  const tooSlow = AbortSignal.timeout(MOST_MS);
  try {
    const { address, login } = addressOf(url);
    const response = await fetch(address, {
      signal: AbortSignal.any([tooSlow, closing]),
      headers: {
        accept: 'text/calendar',
        // Without it fetch says `no-cache`, and some servers then send everything again.
        'cache-control': 'max-age=0',
        ...login,
        ...(known?.etag ? { 'if-none-match': known.etag } : {}),
        ...(known?.lastModified ? { 'if-modified-since': known.lastModified } : {}),
      },
    });
    if (response.status === 304 && known !== null) return { kind: 'same' };
    if (!response.ok) {
      await response.body?.cancel();
      return failed({ code: 'status', status: response.status });
    }
    const bytes = await bytesOf(response);
    if (bytes === null) return failed({ code: 'tooLarge' });
    const { headers } = response;
    return { kind: 'read', text: decode(bytes), etag: headers.get('etag'), lastModified: headers.get('last-modified') };
  } catch {
    // fetch throws one kind of error for all of it: names that nobody knows, refused connections, broken answers.
    return failed({ code: tooSlow.aborted ? 'tooSlow' : 'unreachable' });
  }
};
