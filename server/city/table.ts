// M16: what the offices say of a matter as a table; who does not answer has a row of its own.
import type { z } from 'zod';
import { csvOf } from '../basics/csv';
import type { matterSchema } from './told';

const HEAD = ['office', 'name', 'answers', 'at', 'state', 'from_min', 'to_min', 'next_free_at', 'address'];

const instant = (at: number | undefined): string | null => (at === undefined ? null : new Date(at).toISOString());

/** Instants in UTC; the address is that of its booking, or of the office. */
export const tableOf = ({ offices, away }: z.infer<typeof matterSchema>): string =>
  csvOf([
    HEAD,
    ...offices.map(({ id, name, address, at, reception, closed, forecast, free, booking }) => [
      ...[id, name, 'yes', instant(at), closed === null ? reception.state : 'closed'],
      ...[forecast?.fromMin ?? null, forecast?.toMin ?? null, instant(free?.[0]?.slotAt), booking ?? address],
    ]),
    ...away.map(({ id, name, address }) => [id, name, 'no', null, null, null, null, null, address]),
  ]);
