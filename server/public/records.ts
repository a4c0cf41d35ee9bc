// M13: published days: which there are, and what each of them says. Nothing that stands there changes.
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { z } from 'zod';
import { noBody, nothing, replyWith } from '../http/openapi';
import { type Route, route } from '../http/routes';
import type { Store } from '../storage/port';
import { give } from './booking/replies';

export type RecordsParts = { records: Store['records'] };

/** A year of working days and more. */
export const MOST_LISTED = 366;
const HEX = /^[0-9a-f]{64}$/;
const LOOK = { method: 'get', access: 'open', query: nothing, body: noBody } as const;
const NOT_PUBLISHED = 'Dieser Tag liegt nicht offen.\nThis day was not published.\n';
const unzip = promisify(gunzip);

const listSchema = z.object({
  days: z.array(
    z.object({
      day: z.iso.date(),
      head: z
        .string()
        .regex(HEX)
        .describe('The last hash of the record: with it anybody can show that no line was changed.'),
    }),
  ),
});

const list = ({ records }: RecordsParts): Route =>
  route(
    {
      ...LOOK,
      params: nothing,
      path: '/api/records',
      name: 'listRecords',
      summary: 'The days that were published, the newest first, each with the last hash of its record.',
      answer: replyWith(listSchema),
      refusals: [],
    },
    async (_asked, response) => give(response, { days: await records.newest(MOST_LISTED) }),
  );

const record = ({ records }: RecordsParts): Route =>
  route(
    {
      ...LOOK,
      params: z.strictObject({ day: z.iso.date() }),
      path: '/api/records/:day',
      name: 'getRecord',
      summary:
        'Who was called when and by which rule on a day, a line for each thing that changed, as a chain of hashes.',
      answer: { type: 'text/plain', schema: z.string() },
      refusals: [],
    },
    async ({ params: { day } }, response) => {
      const text = await records.textOf(day);
      response.type('text/plain; charset=utf-8');
      if (text === null) return response.status(404).send(NOT_PUBLISHED);
      response.set('Cache-Control', 'public, max-age=86400').vary('Accept-Encoding');
      if (!response.req.acceptsEncodings('gzip')) return response.send(await unzip(text));
      return response.set('Content-Encoding', 'gzip').send(Buffer.from(text));
    },
  );

/** The rows of the table about published days. */
export const recordRoutes = (parts: RecordsParts): Route[] => [list, record].map((row) => row(parts));
