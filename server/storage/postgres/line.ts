// S87: where public sides on other machines reach the office at work, and what they say to be let in. Whoever becomes the office
// writes both anew, so that one that took over is found by itself.
import { z } from 'zod';
import { connect } from './session/client';
import { asUnusable } from './session/faults';

type Place = { url: string; office: string };
export type Line = { url: string; secret: string };

export const keepLine = async ({ url, office }: Place, line: Line): Promise<void> => {
  const client = await connect(url, 'wertmarke-line');
  try {
    await client.query('UPDATE offices SET line_url = $2, line_secret = $3 WHERE office = $1', [
      ...[office, line.url, line.secret],
    ]);
  } finally {
    await client.end();
  }
};

const row = z
  .object({ line_url: z.string().nullable(), line_secret: z.string().nullable(), epoch: z.int(), writes: z.int() })
  .optional();

/** `line` null while no office has told one; `mark` changes with everything that the office writes. */
export type LineRead = { line: Line | null; mark: string };

/** Reads only. Rejects with `unusable` where it cannot be asked. */
export const readLine = async ({ url, office }: Place): Promise<LineRead> => {
  try {
    const client = await connect(url, 'wertmarke-public', 5_000);
    try {
      await client.query('SET default_transaction_read_only = on');
      const { rows } = await client.query(
        'SELECT line_url, line_secret, epoch, writes FROM offices WHERE office = $1',
        [office],
      );
      const found = row.parse(rows[0]);
      const isTold = found !== undefined && found.line_url !== null && found.line_secret !== null;
      return {
        line: isTold ? { url: found.line_url as string, secret: found.line_secret as string } : null,
        mark: `${found?.epoch}:${found?.writes}`,
      };
    } finally {
      await client.end();
    }
  } catch (error) {
    throw asUnusable(error);
  }
};
