// What is struck at: two programs of which one is the office, a public side elsewhere, a proxy before them, and people at all doors.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { letThemCome } from '../crowd';
import { freePort, type Ports } from '../office';
import { openRecord } from '../record';
import { officeOf, openPlace, type Place } from './pair';
import { openProxy } from './proxy';

/** Nobody waits longer for anything. */
export const PATIENCE_MS = 60_000;
export const LOOK_MS = 10;

export const lateAfter = (ms: number): (() => boolean) => {
  const until = performance.now() + ms;
  return () => performance.now() > until;
};

const isReady = (base: string): Promise<boolean> =>
  fetch(`${base}/readyz`, { signal: AbortSignal.timeout(1000) }).then(
    ({ ok }) => ok,
    () => false,
  );

type CityOrder = { seed: number; folder: string; program?: string };

const openPlaces = async ({ folder, program }: CityOrder, databaseUrl: string, onOffice: (links: string[]) => void) => {
  const ports: Ports[] = [];
  for (let i = 0; i < 2; i++) ports.push({ office: await freePort(), visitors: await freePort() });
  const outside = { office: 0, visitors: await freePort() };
  const publicBase = `http://127.0.0.1:${outside.visitors}`;
  const open = (name: string, own: Ports, role: 'standby' | 'public'): Place => {
    const data = join(folder, name);
    mkdirSync(data);
    return openPlace({
      ...{ folder: data, ports: own, publicUrl: publicBase, databaseUrl, role, onOffice },
      ...(program !== undefined && { program }),
    });
  };
  const proxy = await openProxy(ports);
  const places = ports.map((own, i) => open(`data-${i + 1}`, own, 'standby'));
  return { proxy, places, side: open('data-public', outside, 'public'), publicBase };
};

export const openCity = async (order: CityOrder, databaseUrl: string) => {
  const { seed, folder } = order;
  const recordPath = join(folder, 'record.jsonl');
  const record = openRecord(recordPath);
  let links: string[] = [];
  let know = (newer: string[]): void => {
    links = newer;
  };
  const opened = await openPlaces(order, databaseUrl, (newer) => know(newer));
  const { proxy, places, publicBase } = opened;
  if ((await officeOf(places, lateAfter(PATIENCE_MS))) === null) throw new Error('nobody became the office');
  for (const one of [proxy.base, publicBase]) while (!(await isReady(one))) await sleep(LOOK_MS);
  const crowd = await letThemCome({ base: proxy.base, publicBase, links, printerPort: 9, record, seed });
  know = crowd.know;

  /** After how many ms it is so; null where that takes too long. */
  const until = async (since: number, isSo: () => boolean | Promise<boolean>): Promise<number | null> => {
    const isLate = lateAfter(PATIENCE_MS);
    for (;;) {
      if (await isSo()) return performance.now() - since;
      if (isLate()) return null;
      await sleep(LOOK_MS);
    }
  };
  return {
    ...opened,
    ...{ crowd, record, recordPath, dataDir: join(folder, 'data-1') },
    /** Kiosk and some counter are answered again. */
    untilServed: (since: number): Promise<number | null> => {
      const before = record.answersBy();
      const more = (who: string) => (record.answersBy().get(who) ?? 0) > (before.get(who) ?? 0);
      const isCounter = (who: string) => who.startsWith('counter-');
      return until(since, () => more('kiosk-2') && [...record.answersBy().keys()].filter(isCounter).some(more));
    },
    /** Visitors are served, and the office is reached from there. */
    untilOutside: (since: number): Promise<number | null> => until(since, () => isReady(publicBase)),
  };
};
export type City = Awaited<ReturnType<typeof openCity>>;
