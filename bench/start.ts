// How long a start takes, and how much memory it needs: with years of visits behind it and weeks of bookings ahead, beside an
// empty office, and beside another build on the same data.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newToken } from '../server/basics/tokens';
import { emptyTurn } from '../server/office/turns/unitOfWork';
import type { Booker } from '../server/queue/day/day';
import { demonstrationOffice } from '../server/starting/demonstration';
import type { Turn } from '../server/storage/port';
import { DATABASE_FILE } from '../server/storage/safekeeping/fileId';
import { openStore } from '../server/storage/store';
import type { Actor, DayEvent } from '../shared/events';
import { dayAfter, dayOf, MINUTE_MS } from '../shared/time';
import { startOffice } from './program';
import { percentile, table } from './table';

const OFFICE: Actor = { kind: 'office' };
const VISITS_A_DAY = 400;
const BOOKED_A_DAY = 100;
const DAYS_AHEAD = 56;
const SETTLING_MS = 2000;

export type StartOptions = {
  visits: number;
  rounds: number;
  /** Where the data are, or are to be made; null makes them in a folder that goes again. */
  folder: string | null;
  /** The `server/main.js` of another build. */
  against: string | null;
};

const numberOf = (i: number): string => `${'ABCD'[i % 4]}${String(1 + Math.floor(i / 4)).padStart(3, '0')}`;

/** A walk-in from the ticket to the end. */
const visitOf = (i: number): DayEvent[] => {
  const [visitId, counterId, serviceIds] = [newToken(), `schalter-${1 + (i % 8)}`, ['ausweis']];
  const told = { peopleBefore: i % 20, forecast: { fromMin: 5, toMin: 15 }, ownTimeAt: null, expectedMin: 9.5 };
  return [
    {
      type: 'ticketDrawn',
      ...{ visitId, key: newToken(), serviceIds, persons: 1, language: 'de' },
      ...{ number: numberOf(i), kioskId: 'kiosk-1' },
      ...told,
    },
    { type: 'ticketCalled', visitId, counterId, why: { rule: 'line' }, line: [{ serviceIds, onlyCounterId: null }] },
    { type: 'serviceBegan', visitId, counterId },
    { type: 'visitFinished', visitId, counterId },
  ];
};

const turnOf = (day: string, from: number, events: DayEvent[]): Turn => ({
  ...emptyTurn(),
  events: events.map((event, i) => ({
    stored: { day, version: i + 1, at: from + i, by: OFFICE, commandId: newToken(), event },
    answer: null,
  })),
});

const pastDay = (day: string, from: number): Turn => {
  const visits = Array.from({ length: VISITS_A_DAY }, (_, i) => visitOf(i)).flat();
  const opened = Array.from({ length: 8 }, (_, i): DayEvent => {
    return { type: 'counterOpened', counterId: `schalter-${i + 1}`, personId: `person-000${i + 1}` };
  });
  return turnOf(day, from, [
    { type: 'dayOpened', locks: {}, printers: {} },
    ...opened,
    ...visits,
    { type: 'dayClosed' },
  ]);
};

const dayAhead = (day: string, from: number, now: number): Turn => {
  const ids = Array.from({ length: BOOKED_A_DAY }, newToken);
  const booked = ids.map(
    (visitId, i): DayEvent => ({
      type: 'appointmentBooked',
      ...{ visitId, key: newToken(), serviceIds: ['ausweis'], persons: 1, language: 'de' },
      ...{ code: newToken().slice(0, 6).toUpperCase(), slotAt: from + i * 5 * MINUTE_MS, minutes: 15, via: 'public' },
      ...{ holdId: null, importKey: null, importSaid: null, revision: 0, movedFrom: null },
    }),
  );
  const bookers = ids.map((visitId, i): { day: string; booker: Booker } => ({
    day,
    booker: {
      ...{ visitId, name: `Erika Muster ${i}`, email: `erika.${i}@example.org`, phone: null, externalId: null },
      answers: [],
      ...{ deleteOn: day, origin: null },
    },
  }));
  return { ...turnOf(day, now, booked), bookers };
};

/** Fills a folder's database through the store. */
export const fill = async (folder: string, visits: number): Promise<void> => {
  const store = openStore(join(folder, DATABASE_FILE));
  const now = Date.now();
  const today = dayOf(now, demonstrationOffice.office.timeZone);
  const settings = { version: 1, at: now, by: OFFICE, settings: demonstrationOffice, commandId: null, answer: null };
  await store.commit({ ...emptyTurn(), settings });
  const startOf = (day: string) => Date.parse(`${day}T08:00:00+01:00`);
  for (let ago = Math.ceil(visits / VISITS_A_DAY); ago > 0; ago--) {
    const day = dayAfter(today, -ago);
    await store.commit(pastDay(day, startOf(day)));
    await store.tend();
  }
  for (let ahead = 1; ahead <= DAYS_AHEAD; ahead++) {
    const day = dayAfter(today, ahead);
    await store.commit(dayAhead(day, startOf(day), now));
  }
  await store.close();
};

/** Megabytes that a process has in memory; NaN where the system does not say. */
const memoryOf = (pid: number): number => {
  const status = `/proc/${pid}/status`;
  if (!existsSync(status)) return Number.NaN;
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(status, 'utf8'))?.[1]) / 1024;
};

type Started = { ms: number; mb: number };
const startIn = async (folder: string, program: string | null): Promise<Started> => {
  const began = performance.now();
  const office = await startOffice({ folder, ...(program !== null && { program }) });
  const ms = performance.now() - began;
  await new Promise((resolve) => setTimeout(resolve, SETTLING_MS));
  const mb = memoryOf(office.pid);
  await office.close();
  return { ms, mb };
};

const rowOf = (name: string, all: Started[], floor: Started[]): string[] => {
  const median = (of: Started[], what: keyof Started) =>
    percentile(
      of.map((one) => one[what]),
      0.5,
    );
  const ratio = (what: keyof Started) => (median(all, what) / median(floor, what)).toFixed(2);
  return [name, `${Math.round(median(all, 'ms'))} ms`, ratio('ms'), `${Math.round(median(all, 'mb'))} MB`, ratio('mb')];
};

export const runStart = async ({ visits, rounds, folder, against }: StartOptions): Promise<void> => {
  const made = mkdtempSync(join(tmpdir(), 'wertmarke-start-'));
  const [full, empty] = [folder ?? join(made, 'full'), join(made, 'empty')];
  for (const one of [full, empty]) mkdirSync(one, { recursive: true });
  if (!existsSync(join(full, DATABASE_FILE))) await fill(full, visits);
  const here: Started[] = [];
  const there: Started[] = [];
  const floor: Started[] = [];
  for (let round = 0; round < rounds; round++) {
    floor.push(await startIn(empty, null));
    here.push(await startIn(full, null));
    if (against !== null) there.push(await startIn(full, against));
  }
  const rows = [
    ['start', 'time', 'ratio', 'memory', 'ratio'],
    rowOf('empty', floor, floor),
    rowOf(`${visits} visits, ${BOOKED_A_DAY} booked on each of ${DAYS_AHEAD} days`, here, floor),
    ...(against === null ? [] : [rowOf('the same, the other build', there, floor)]),
  ];
  console.log(`\n${table(rows)}\n`);
  rmSync(made, { recursive: true, force: true });
};
