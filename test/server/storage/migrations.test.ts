// A database of any earlier version is opened by today's program, and the office goes on where it was.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '../../../server/basics/log';
import { newToken } from '../../../server/basics/tokens';
import { createBranch } from '../../../server/office/branch';
import { demonstrationOffice } from '../../../server/starting/demonstration';
import { modernise } from '../../../server/storage/migrations/modernise';
import { createAnswers } from '../../../server/storage/replyCache';
import { Database } from '../../../server/storage/sqlite/connection';
import { openStore, type Store } from '../../../server/storage/store';
import type { Command } from '../../../shared/commands';
import type { Actor } from '../../../shared/events';
import { settingsSchema } from '../../../shared/settings';
import { MINUTE_MS } from '../../../shared/time';
import { MONDAY_NINE } from '../../world';
import { clerk, kiosk } from '../queue/history';
import { careOf } from './care';

/** What the old program had done: see the file. */
const CODES = { checkedIn: 'MEQGBX', booked: '3GPGZ8', cancelled: 'FYSKQ6', tomorrow: '2S3BM4' };

let folder: string;
let file: string;
let store: Store | null;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wertmarke-old-'));
  file = join(folder, 'office.db');
  store = null;
});
afterEach(() => {
  store?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The first version had no design of slips. */
const TO_VERSION_1 = `UPDATE settings SET settings = json_remove(settings, '$.slip'); PRAGMA user_version = 1;`;

const oldOffice = (version: number) => {
  const database = new Database(file);
  database.exec(readFileSync(join(__dirname, 'migrations/version2.sql'), 'utf8'));
  if (version === 1) database.exec(TO_VERSION_1);
  database.close();
};

const open = async () => {
  const opened = openStore(file);
  store = opened;
  const time = { now: MONDAY_NINE + 10 * MINUTE_MS };
  const branch = await createBranch({
    store: opened,
    clock: () => time.now,
    log: createLog('silent'),
    firstSettings: demonstrationOffice,
    ticketUrl: (key) => key,
    answers: createAnswers(opened, () => time.now),
    fileCare: careOf(opened),
    onLost: (error) => {
      throw error;
    },
  });
  const ask = async (by: Actor, command: Command, id = newToken()): Promise<Record<string, unknown>> => {
    const reply = await branch.handle({ id, by, command });
    return reply.ok ? (reply.result as Record<string, unknown>) : { refused: reply.refusal.code };
  };
  return { store: opened, branch, time, ask };
};
const checkIn = (code: string): Command => ({ type: 'checkIn', code, language: null });

describe.each([1, 2])('a database of version %i', (version) => {
  beforeEach(() => oldOffice(version));

  test('X2 appointments of old are checked in on their days and called, cancelled ones stay so', async () => {
    const { ask, time, branch } = await open();
    expect(await ask(kiosk(), checkIn(CODES.checkedIn))).toEqual({ refused: 'alreadyCheckedIn' });
    expect(await ask(kiosk(), checkIn(CODES.cancelled))).toEqual({ refused: 'unknownCode' });
    expect(await ask(kiosk(), checkIn(CODES.tomorrow))).toEqual({ refused: 'tooEarly' });
    expect(await ask(kiosk(), checkIn(CODES.booked))).toMatchObject({ number: 'T002' });
    time.now = MONDAY_NINE + 28 * MINUTE_MS;
    const numbers = [];
    for (let i = 0; i < 3; i++) {
      const { visitId, number } = await ask(clerk(1), { type: 'callNext' });
      numbers.push(number);
      await ask(clerk(1), { type: 'finish', visitId: String(visitId) });
    }
    expect(numbers).toEqual(['T001', 'T002', 'C001']);
    expect([...branch.today().remarks.values()]).toEqual([expect.objectContaining({ place: 'Fotoautomat' })]);
    time.now = MONDAY_NINE + 24 * 60 * MINUTE_MS;
    expect(await ask(kiosk(), checkIn(CODES.tomorrow))).toMatchObject({ number: 'T001' });
  });

  test('A2 they have a length and are staff’s; what was cancelled is free at once, and they can be moved', async () => {
    const { branch, ask } = await open();
    const { byCode } = branch.today();
    expect(byCode.get(CODES.booked)).toMatchObject({ state: 'booked', minutes: 15, via: 'staff', importKey: null });
    const cancelled = byCode.get(CODES.cancelled);
    expect(cancelled).toMatchObject({ state: 'cancelled', movedTo: null, freeAt: cancelled?.since });
    const day = '2017-11-06';
    const visitId = byCode.get(CODES.booked)?.id ?? '';
    const move = { type: 'moveAppointment', day, visitId, slotAt: MONDAY_NINE + 90 * MINUTE_MS } as const;
    const admin: Actor = {
      ...clerk(1),
      kind: 'device',
      role: 'admin',
      deviceId: 'device-of-admin',
      stationId: 'admin',
      personId: null,
    };
    expect(await ask(admin, { ...move, place: { kind: 'extra' } })).toMatchObject({ code: CODES.booked });
    expect(byCode.get(CODES.booked)).toMatchObject({ state: 'booked', slotAt: move.slotAt, via: 'staff' });
  });

  test('M9 every version of the settings is valid, with nothing bookable online and nothing closed', async () => {
    const { store: opened, branch } = await open();
    const rows = opened.database.prepare('SELECT settings FROM settings ORDER BY version').pluck().all();
    const all = rows.map((row) => settingsSchema.parse(JSON.parse(String(row))));
    expect(all.map(({ placeWord }) => placeWord)).toEqual(['Schalter', 'Zimmer']);
    const { services, appointments, calendar, mail, slip, hours } = branch.settings();
    expect(services.map(({ id }) => id)).toEqual(demonstrationOffice.services.map(({ id }) => id));
    expect(new Set(services.map(({ booking }) => booking))).toEqual(new Set(['staff']));
    expect(appointments).toMatchObject({ hours: [], exceptions: [], gridMin: 15 });
    expect({ calendar, mail, slip }).toEqual({
      ...{ calendar: { holidaysOf: null, closures: [] }, mail: null },
      slip: { logo: null, above: null, below: null },
    });
    expect(hours).toEqual([{ weekday: 1, from: '08:00', to: '16:00' }]);
    expect(branch.settingsVersion()).toBe(2);
  });

  test('G2 G3 every version of the settings can be read, and is what a file of that time becomes', async () => {
    const old = new Database(file);
    const written = old.prepare('SELECT settings FROM settings ORDER BY version').pluck().all().map(String);
    old.close();
    const { store: opened } = await open();
    expect(written.length).toBeGreaterThan(1);
    for (const [place, json] of written.entries()) {
      const stored = await opened.settings.of(place + 1);
      expect(stored?.settings).toEqual(settingsSchema.parse(modernise(JSON.parse(json), version)));
    }
    expect(await opened.settings.of(written.length + 1)).toBeNull();
  });

  test('N4 what was asked before is answered as it was', async () => {
    const { ask } = await open();
    const draw: Command = { type: 'drawTicket', serviceIds: ['ausweis'], persons: 1, language: 'de' };
    expect(await ask(kiosk(), draw, 'command-00000008')).toMatchObject({ number: 'A001' });
    expect(await ask(kiosk(), draw)).toMatchObject({ number: 'A002' });
  });

  test('X2 it has the shape of a new database', async () => {
    const shapeOf = (opened: Store) =>
      opened.database.prepare('SELECT type, name, sql FROM sqlite_master ORDER BY type, name').all();
    const old = (await open()).store;
    const fresh = openStore(join(folder, 'fresh.db'));
    expect(shapeOf(old)).toEqual(shapeOf(fresh));
    expect(old.database.pragma('user_version')).toEqual(fresh.database.pragma('user_version'));
    fresh.close();
  });
});

test('X2 data of a newer program is not touched', () => {
  oldOffice(2);
  const database = new Database(file);
  database.pragma('user_version = 999');
  database.close();
  expect(() => openStore(file)).toThrow('DATA_NEWER');
});
