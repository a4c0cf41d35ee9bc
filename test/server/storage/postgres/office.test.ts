// S76 to S79: a whole office over a database, by real sockets.
import { emptyTurn } from '../../../../server/office/turns/unitOfWork';
import { runAuditIn } from '../../../../server/storage/auditCommand';
import { renewalOf } from '../../../../server/storage/engine';
import { lookThrough } from '../../../../server/storage/postgres/looking/look';
import { saidOfHouse } from '../../../../server/storage/safekeeping/command';
import type { CallResult } from '../../../../shared/protocol';
import { atServer } from '../../../engine/databases';
import { draw, openWorld, type World } from '../../../world';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const place = () => {
  if (world.database === null) throw new Error('not over PostgreSQL');
  return world.database;
};
const atDatabase = (sql: string, ...values: unknown[]) =>
  atServer(async (client) => (await client.query(sql, values)).rows, place().url);
const endSessions = () =>
  atDatabase(
    `SELECT pg_terminate_backend(pid, 2000) FROM pg_stat_activity
     WHERE datname = current_database() AND application_name LIKE 'wertmarke%'`,
  );

test('S77 N2 N3 kiosks and counters at work while sessions end at random: no number twice, nobody called twice, nothing lost', async () => {
  const kiosks = await Promise.all([1, 2].map(() => world.connect('kiosk', 'kiosk-1')));
  const counters = await Promise.all([1, 2].map((i) => world.connect('counter', `schalter-${i}`)));
  let isAtWork = true;
  let [ended, asked] = [0, 0];
  const ending = (async () => {
    while (isAtWork) {
      ended += (await endSessions()).length;
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
  })();
  const [drawn, called]: [string[], string[]] = [[], []];
  const drawing = kiosks.map(async (kiosk) => {
    for (let i = 0; i < 15 || ended < 6; i++) {
      const reply = await kiosk.ask(draw('ausweis'));
      asked += 1;
      if (reply.ok) drawn.push((reply.result as { number: string }).number);
    }
  });
  const calling = counters.map(async (counter) => {
    for (let i = 0; i < 8; i++) {
      const reply = await counter.ask({ type: 'callNext' });
      const result = reply.ok ? (reply.result as CallResult | null) : null;
      if (result?.number) called.push(result.number);
    }
  });
  await Promise.all([...drawing, ...calling]);
  isAtWork = false;
  await ending;
  expect(drawn).toHaveLength(asked);
  expect(new Set(drawn).size).toBe(asked);
  expect(new Set(called).size).toBe(called.length);
  await world.restart();
  const numbers = [...world.app().branch.today().visits.values()].map(({ number }) => number);
  expect(numbers.sort()).toEqual([...drawn].sort());
  expect(await runAuditIn(place(), { headsDir: world.folder }, ['verify'], world.time.now)).toMatchObject({ code: 0 });
}, 60_000);

test('S79 while the database is away the office says so, and works on when it is there again', async () => {
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  const ready = async () => (await fetch(world.url('/readyz'))).status;
  expect(await ready()).toBe(200);
  // Somebody else has the place for a moment.
  const held = atServer(async (client) => {
    await client.query(
      `SELECT pg_terminate_backend(pid, 2000) FROM pg_stat_activity WHERE datname = current_database() AND application_name IN ('wertmarke', 'wertmarke-office')`,
    );
    await client.query('SELECT pg_advisory_lock(1465012589, hashtext($1))', [place().office]);
    const asked = kiosk.ask(draw('ausweis'));
    while ((await ready()) === 200) await new Promise((resolve) => setTimeout(resolve, 50));
    return { asked };
  }, place().url);
  const { asked } = await held;
  expect(await asked).toMatchObject({ ok: true, result: { number: 'A001' } });
  await world.pass(1000);
  while ((await ready()) !== 200) await new Promise((resolve) => setTimeout(resolve, 50));
});

test('S53 the size of the database is among the figures', async () => {
  const figures = await (await fetch(world.url('/metrics'))).text();
  const [, bytes] = /^wertmarke_database_bytes\{part="database"\} (\d+)$/m.exec(figures) ?? [];
  expect(Number(bytes)).toBeGreaterThan(1_000_000);
  expect(figures).not.toContain('part="log"');
});

test('S79 backups are the house’s: the page says so, and the commands of the terminal too', async () => {
  const admin = await world.connect('admin', 'admin');
  const told = { ok: true, result: { isOfHouse: true, list: [], backup: null, nextAt: null } };
  expect(await admin.ask({ type: 'backups' })).toMatchObject(told);
  expect(await admin.ask({ type: 'backUpNow' })).toMatchObject(told);
  expect(saidOfHouse(place().url)).toMatchObject({ code: 1, words: expect.stringContaining('pg_dump') });
  expect(saidOfHouse(undefined)).toBeNull();
});

test('S26 X10 X11 acts lose their people, the proof finds nothing, and the chain holds; a changed entry is named', async () => {
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  const counter = await world.connect('counter', 'schalter-1');
  await kiosk.ask(draw('ausweis'));
  await counter.ask({ type: 'callNext' });
  const naming = () =>
    atDatabase('SELECT count(*)::int AS count FROM events WHERE office = $1 AND names_somebody = 1', place().office);
  expect((await naming())[0].count).toBeGreaterThan(1);
  for (let day = 0; day < 9; day++) await world.pass(24 * 3_600_000);
  expect(
    await atDatabase(
      `SELECT by, event FROM events WHERE office = $1 AND day = '2017-11-06' AND names_somebody = 1`,
      place().office,
    ),
  ).toEqual([]);
  const proof = await lookThrough(place(), { name: 'proof', now: world.time.now }, () => undefined);
  expect(proof).toMatchObject({
    findings: [],
    tables: expect.arrayContaining([expect.objectContaining({ table: 'events', overdue: 0 })]),
  });
  const verify = () => runAuditIn(place(), { headsDir: world.folder }, ['verify'], world.time.now);
  expect(await verify()).toMatchObject({ code: 0 });
  await atDatabase(`UPDATE audit SET outcome = 'refused' WHERE office = $1 AND seq = 3`, place().office);
  expect(await verify()).toMatchObject({ code: 1, words: expect.stringContaining('wurde verändert') });
});

test('G17 a demonstration ends in a database too: a new office takes its place with the next start, and the old one is kept', async () => {
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  await kiosk.ask(draw('ausweis'));
  const renewal = renewalOf({ file: '', database: place() });
  const prepare = async (name: string) => {
    await renewal.clear();
    const fresh = await renewal.open();
    const { settings } = { settings: world.app().branch.settings() };
    await fresh.commit({
      ...emptyTurn(),
      settings: {
        version: 1,
        at: 0,
        by: { kind: 'office' },
        commandId: null,
        after: null,
        answer: null,
        settings: { ...settings, office: { ...settings.office, name } },
      },
    });
    await fresh.close();
  };
  // What nobody has decided about is nobody's.
  await prepare('Halb');
  await world.restart();
  expect(world.app().branch.today().visits.size).toBe(1);
  await prepare('Neuland');
  await renewal.decide(17);
  await world.restart();
  expect(world.app().branch.settings().office.name).toBe('Neuland');
  expect(world.app().branch.today().visits.size).toBe(0);
  const kept = await atDatabase(
    "SELECT count(*)::int AS count FROM events WHERE office = $1 AND type = 'ticketDrawn'",
    renewal.keptIn(17),
  );
  expect(kept).toEqual([{ count: 1 }]);
});
