// S87: where public sides on other machines reach the office at work, and what they say to be let in. Whoever becomes the office
// writes both anew, so that one that took over is found by itself.
import { z } from 'zod';
import { connect } from './session/client';
import { asUnusable } from './session/faults';

const ANSWERED_MS = 5_000;

type Place = { url: string; office: string };
export type Line = { url: string; secret: string };

const epochRow = z.object({ epoch: z.int() });

/**
 * To be said again and again. Nothing is written where it stands so already, nor by a program that was the office when it said
 * its secret for the first time and is not any more.
 */
export const createLineKeeper = ({ url, office }: Place) => {
  let last: { secret: string; epoch: number } | null = null;
  return async (line: Line): Promise<void> => {
    const client = await connect(url, 'wertmarke-line', ANSWERED_MS);
    const epochNow = async (): Promise<number> => {
      const { rows } = await client.query('SELECT epoch FROM offices WHERE office = $1', [office]);
      return epochRow.parse(rows[0]).epoch;
    };
    try {
      const epoch = last !== null && last.secret === line.secret ? last.epoch : await epochNow();
      last = { secret: line.secret, epoch };
      await client.query(
        `UPDATE offices SET line_url = $2, line_secret = $3
         WHERE office = $1 AND epoch = $4 AND (line_url IS DISTINCT FROM $2 OR line_secret IS DISTINCT FROM $3)`,
        [office, line.url, line.secret, epoch],
      );
    } finally {
      await client.end();
    }
  };
};

const row = z
  .object({ line_url: z.string().nullable(), line_secret: z.string().nullable(), epoch: z.int(), writes: z.int() })
  .optional();

/** `line` null while no office has told one; `mark` changes with everything that the office writes. */
export type LineRead = { line: Line | null; mark: string };

/** Reads only. Rejects with `unusable` where it cannot be asked. */
export const readLine = async ({ url, office }: Place): Promise<LineRead> => {
  try {
    const client = await connect(url, 'wertmarke-public', ANSWERED_MS);
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
