// M13: the pages of published days over HTTP.
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Express, Response } from 'express';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import type { Settings } from '../../../shared/settings';
import type { Store } from '../../storage/port';
import type { Followed } from '../followed';
import { languageOf, policyOf } from '../frame/answering';
import { MOST_LISTED } from '../records';
import { callsOf, type DayCall } from './calls';
import { DAYS_PATH, dayPage, daysPage } from './page';

export type DayPagesParts = { records: Store['records']; branch: Pick<Followed, 'settings'> };

const KEPT_SEC = 300;
/** Days that were read last: what stands in them does not change. */
const MOST_KEPT = 20;
const unzip = promisify(gunzip);
const daySchema = z.iso.date();

const send = (response: Response, settings: Settings, page: string) =>
  response
    .set({ 'Cache-Control': `public, max-age=${KEPT_SEC}`, 'Content-Security-Policy': policyOf(settings, null) })
    .vary('Accept-Language')
    .type('html')
    .send(page);

/** No cookie, no script, nothing of whoever asks. */
export const serveDayPages = (app: Express, { records, branch }: DayPagesParts): void => {
  const read = new LRUCache<string, DayCall[]>({ max: MOST_KEPT });
  const callsOn = async (day: string): Promise<DayCall[] | null> => {
    const kept = read.get(day);
    if (kept) return kept;
    const text = await records.textOf(day);
    if (text === null) return null;
    const calls = callsOf(String(await unzip(text)));
    read.set(day, calls);
    return calls;
  };
  app.get(DAYS_PATH, async (request, response) => {
    const settings = branch.settings();
    const days = await records.newest(MOST_LISTED);
    send(response, settings, daysPage(days, settings, languageOf(request, settings)));
  });
  app.get(`${DAYS_PATH}/:day`, async (request, response, next) => {
    const { day } = request.params;
    if (!daySchema.safeParse(day).success) return next();
    const settings = branch.settings();
    const calls = await callsOn(day);
    if (calls === null) response.status(404);
    send(response, settings, dayPage(day, calls, settings, languageOf(request, settings)));
  });
};
