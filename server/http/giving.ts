// What programs ask for again and again, sent only when it has changed.
import type { Response } from 'express';
import { hashOf } from '../basics/tokens';

/**
 * Answers with an ETag, and 304 to who has it already. By hand: programs that ask with `fetch` say `no-cache` besides,
 * and express would send them everything again.
 */
export const give = (response: Response, result: unknown): void => {
  const body = JSON.stringify({ ok: true, result });
  const etag = `"${hashOf(body)}"`;
  const known = response.req.get('if-none-match')?.split(',') ?? [];
  response.set({ ETag: etag, 'Cache-Control': 'no-cache' });
  if (known.some((one) => one.trim().replace(/^W\//, '') === etag)) response.status(304).end();
  else response.type('json').send(body);
};
