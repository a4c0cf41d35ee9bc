// Data of an office with visits behind it, weeks of bookings ahead, and as many counters as are wanted.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newToken } from '../../server/basics/tokens';
import { emptyTurn } from '../../server/office/turns/unitOfWork';
import type { Booker } from '../../server/queue/day/day';
import { demonstrationOffice } from '../../server/starting/demonstration';
import type { Change } from '../../server/storage/changes';
import type { Turn } from '../../server/storage/port';
import { DATABASE_FILE } from '../../server/storage/safekeeping/fileId';
import { openStore } from '../../server/storage/store';
import type { Actor, DayEvent } from '../../shared/events';
import { SUPERVISOR } from '../../shared/rights';
import type { Settings } from '../../shared/settings';
import { dayAfter, dayOf, MINUTE_MS } from '../../shared/time';

const OFFICE: Actor = { kind: 'office' };
const VISITS_A_DAY = 400;
export const BOOKED_A_DAY = 100;
export const DAYS_AHEAD = 56;

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

/** Counters like the demonstration's. */
const withCounters = (count: number): Settings => ({
  ...demonstrationOffice,
  counters: Array.from({ length: count }, (_, i) => {
    const [first] = demonstrationOffice.counters;
    if (first === undefined) throw new Error('the demonstration has no counters');
    return { ...first, id: `schalter-${i + 1}`, name: String(i + 1) };
  }),
});

/** People who are logged in by a link only: to make passwords for them would take longer than the start. */
const people = (clerks: number): Change[] => {
  const roles = [...Array.from({ length: clerks }, () => ['clerk', 'frontdesk']), [SUPERVISOR]];
  return roles.map((roleIds, i) => ({
    type: 'addPerson',
    person: {
      ...{ id: newToken(), name: `Person ${String(i + 1).padStart(3, '0')}`, passwordHash: 'none', roleIds },
      ...{ mustChange: false, lockedUntil: null, lastLoginAt: null, signOn: null },
    },
  }));
};

/** Fills the database of an empty folder. */
export const fill = async (folder: string, { visits, counters }: Filling): Promise<void> => {
  const store = openStore(join(folder, DATABASE_FILE));
  const now = Date.now();
  const today = dayOf(now, demonstrationOffice.office.timeZone);
  const settings = {
    version: 1,
    at: now,
    by: OFFICE,
    settings: withCounters(counters),
    commandId: null,
    answer: null,
    after: null,
  };
  await store.commit({ ...emptyTurn(), settings });
  await store.save(people(counters));
  const startOf = (day: string) => Date.parse(`${day}T08:00:00+01:00`);
  for (let ago = Math.ceil(visits / VISITS_A_DAY); ago > 0; ago--) {
    const day = dayAfter(today, -ago);
    await store.commit(pastDay(day, startOf(day)));
    await store.tend();
  }
  for (let ahead = 1; visits > 0 && ahead <= DAYS_AHEAD; ahead++) {
    const day = dayAfter(today, ahead);
    await store.commit(dayAhead(day, startOf(day), now));
  }
  await store.close();
};

type Filling = {
  /** Behind it; with none there are no bookings ahead either. */
  visits: number;
  counters: number;
};

const made = new Map<string, string>();

/** A folder with such data, made once in a run; whoever uses it leaves it much as it was. */
export const filled = async ({ visits, counters = 8 }: { visits: number; counters?: number }): Promise<string> => {
  const key = `${visits} ${counters}`;
  const before = made.get(key);
  if (before !== undefined) return before;
  const folder = mkdtempSync(join(tmpdir(), 'wertmarke-filled-'));
  made.set(key, folder);
  await fill(folder, { visits, counters });
  return folder;
};

/** Takes away what was made. */
export const removeFilled = (): void => {
  for (const folder of made.values()) rmSync(folder, { recursive: true, force: true });
  made.clear();
};
