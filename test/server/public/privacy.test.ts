// X1: who somebody is stands in one place, is seen by staff alone, and is gone when its time is over.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { createLogTo } from '../../../server/basics/log';
import { newToken } from '../../../server/basics/tokens';
import { Database } from '../../../server/storage/sqlite/connection';
import type { Query } from '../../../shared/commands';
import type { SourceResult } from '../../../shared/imports';
import type { AppointmentsResult, Reply } from '../../../shared/protocol';
import { MINUTE_MS } from '../../../shared/time';
import { draw, MONDAY_NINE, openWorld, type World } from '../../world';
import { type MailServer, openMailServer } from '../mail/mailServer';
import { decide, refusalOf, resultOf, type Visitor, visitorOf, WISH } from './booking/visitor';

const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Names that nothing else is called. Today's people, and those of the days to come. */
const TODAYS = {
  name: 'Zwetelina Quastenflosser',
  email: 'zwetelina.quastenflosser@example.org',
  phone: '0176 5544 3322',
};
const TOMORROWS = { name: 'Ottokar Wolkenbruch', email: 'wolkenbruch@example.org', phone: '+49 2306 987654' };
const traces = {
  todays: [/quastenflosser/i, /zwetelina/i, /5544 ?3322/],
  tomorrows: [/wolkenbruch/i, /ottokar/i, /987654/],
};
const ALL = [...traces.todays, ...traces.tomorrows];

const found = (text: string, wanted: RegExp[]): string[] =>
  wanted.flatMap((one) => {
    const at = text.search(one);
    return at < 0 ? [] : [text.slice(Math.max(0, at - 60), at + 40)];
  });

let lines: string[];
let world: World;
let visitor: Visitor;
let mail: MailServer;
beforeEach(async () => {
  lines = [];
  const log = createLogTo({ write: (line) => void lines.push(line) }, 'trace');
  world = await openWorld({ log });
  visitor = visitorOf(world);
  // The second recipient is refused for good, and the refusal names it.
  mail = await openMailServer({
    recipient: (address, nth) => (nth === 2 ? `550 5.1.1 <${address}>: no such mailbox` : null),
  });
});
afterEach(async () => {
  await world.close();
  await mail.close();
});

const mailing = () =>
  decide(world, (settings) => ({
    ...settings,
    mail: {
      ...{ host: '127.0.0.1', port: mail.port, security: 'none', user: null },
      ...{ from: 'buergerbuero@luenen.example', replyTo: null },
    },
  }));

const rowsOf = (sql: string): string => {
  const database = new Database(join(world.folder, 'wertmarke.db'), { readonly: true });
  try {
    return JSON.stringify(database.prepare(sql).all());
  } finally {
    database.close();
  }
};

/** The bytes of everything that the office keeps on disk. */
const onDisk = (): Map<string, string> =>
  new Map(readdirSync(world.folder).map((name) => [name, readFileSync(join(world.folder, name)).toString('latin1')]));
const filesWith = (wanted: RegExp[]): string[] =>
  [...onDisk()].flatMap(([name, bytes]) => (found(bytes, wanted).length > 0 ? [name] : []));

const until = async (fits: () => boolean): Promise<void> => {
  for (let i = 0; i < 150 && !fits(); i++) await delay(100);
  expect(fits()).toBe(true);
};

const oneOf = (reply: Reply): { visitId: string; number: string; code: string } => {
  if (!reply.ok) throw new Error(reply.refusal.code);
  return reply.result as { visitId: string; number: string; code: string };
};

/** Everything that can happen to somebody who has booked, on one day. */
const wholeDay = async () => {
  await mailing();
  const screens = {
    display: await world.connect('display', 'anzeige-1'),
    kiosk: await world.connect('kiosk', 'kiosk-1'),
    counter: await world.connect('counter', 'schalter-1'),
    admin: await world.connect('admin', 'admin'),
  };
  const { display, kiosk, counter, admin } = screens;
  const away = await world.connect('counter', 'schalter-2');
  await away.ask({ type: 'logOut' });
  const seenWithoutClerk = away.snapshots.length;

  const first = await visitor.booked(MONDAY_NINE + 2 * HOUR_MS, { contact: TODAYS });
  await until(() => mail.taken.length === 1);
  const held = resultOf(await visitor.hold(MONDAY_NINE + 30 * MINUTE_MS));
  const move = { id: newToken(), slotAt: held.slotAt, holdId: held.holdId };
  resultOf(await visitor.post(`/api/appointments/${first.key}/move`, move));
  const phone = world.phone(world.publicUrl(`/t/${first.key}`));
  await phone.until(() => true);
  const second = await visitor.booked(MONDAY_NINE + 3 * HOUR_MS, { contact: TODAYS });
  resultOf(await visitor.post(`/api/appointments/${second.key}/cancel`, { id: newToken() }));
  const later = await visitor.booked(MONDAY_NINE + DAY_MS, { contact: TOMORROWS });
  const far = await visitor.booked(MONDAY_NINE + 30 * DAY_MS, { contact: TOMORROWS });
  resultOf(await visitor.post(`/api/appointments/${far.key}/cancel`, { id: newToken() }));
  const wish = { ...WISH, from: '2017-11-06', to: '2017-11-06', language: 'de', proof: await visitor.proof() };
  await visitor.post('/api/waiting-list', { id: newToken(), ...wish, email: `liste.${TODAYS.email}` });

  // What goes wrong names nobody either.
  const broken = { method: 'POST', headers: { 'content-type': 'application/json' } };
  for (const body of [`{"contact":{"name":"${TODAYS.name}"`, JSON.stringify({ contact: TODAYS, name: TODAYS.name })])
    await fetch(world.publicUrl('/api/appointments'), { ...broken, body });
  await fetch(world.publicUrl(`/api/appointments/${TODAYS.email}`));
  await world.post('/api/login', { name: TODAYS.name, password: TODAYS.email }, counter.cookie);
  await kiosk.ask({ type: 'checkIn', code: 'WOLKENBRUCH', language: 'de' });

  const { token } = oneOf(await admin.ask({ type: 'createSource', name: 'Terminland' })) as unknown as SourceResult;
  const row = { id: `${TODAYS.name}-77`, start: '2017-11-06 16:00', services: ['ausweis'], ...TODAYS };
  await fetch(world.url('/api/import/appointments'), {
    ...{ method: 'POST', body: JSON.stringify({ appointments: [row, { ...row, start: 'bald' }] }) },
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
  });
  const said = await fetch(world.url('/api/import/appointments'), {
    ...{ method: 'POST', body: JSON.stringify({ appointments: [row] }) },
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
  });
  expect(said.status).toBe(200);

  const staffs = await counter.ask({
    ...{ type: 'bookAppointment', ...WISH, language: 'de', slotAt: MONDAY_NINE + 60 * MINUTE_MS },
    ...{ place: { kind: 'extra' }, contact: { ...TODAYS, email: null } },
  });
  const { code } = oneOf(staffs);
  await world.pass(30 * MINUTE_MS);
  const initials = await kiosk.until(({ appointments }) => appointments.length > 0);
  oneOf(await kiosk.ask({ type: 'checkIn', code, language: 'de' }));
  oneOf(
    await kiosk.ask({
      type: 'checkInVisit',
      visitId: initials.appointments[0]?.visitId ?? '',
      language: 'de',
      familyName: null,
    }),
  );
  const called = oneOf(await counter.ask({ type: 'callNext' }));
  await display.until(({ calls }) => calls.length > 0);
  await counter.ask({ type: 'begin', visitId: called.visitId });
  await counter.ask({ type: 'park', visitId: called.visitId, place: `Fotoautomat, ${TODAYS.name}` });
  const next = oneOf(await counter.ask({ type: 'callNext' }));
  const to = { kind: 'counter', counterId: 'schalter-2' } as const;
  await counter.ask({ type: 'handOn', visitId: next.visitId, to, note: `Frau ${TODAYS.name} fragen` });
  await kiosk.ask(draw('ausweis'));
  await until(() => lines.some((line) => line.includes('a letter')));
  return { ...screens, away, seenWithoutClerk, phone, later, initials };
};

test('X1 neither the log, nor events and answers, nor any screen but staff’s holds who somebody is', async () => {
  const day = await wholeDay();
  // It is there, or this would prove nothing.
  expect(found(rowsOf('SELECT * FROM bookers'), ALL)).toHaveLength(ALL.length);
  expect(found(JSON.stringify(day.counter.snapshots), traces.todays)).not.toEqual([]);
  expect(day.initials.appointments.map(({ initials }) => initials)).toContain('Z. Q.');

  expect(lines.length).toBeGreaterThan(1);
  expect(found(lines.join(''), ALL)).toEqual([]);
  for (const table of ['events', 'settings', 'letters', 'devices', 'sessions', 'import_feeds', 'lessons'])
    expect(found(rowsOf(`SELECT * FROM ${table}`), ALL)).toEqual([]);
  const shown = {
    display: day.display.snapshots,
    kiosk: day.kiosk.snapshots,
    admin: day.admin.snapshots,
    phone: day.phone.snapshots,
    away: day.away.snapshots.slice(day.seenWithoutClerk),
  };
  for (const [screen, snapshots] of Object.entries(shown)) {
    expect(snapshots.length).toBeGreaterThan(0);
    expect([screen, ...found(JSON.stringify(snapshots), ALL)]).toEqual([screen]);
  }
});

test('X1 when a day has ended, nothing on disk holds who came on it; who comes tomorrow is kept until then', async () => {
  await wholeDay();
  await until(() => filesWith(traces.todays).includes('tagesliste.html'));
  expect(filesWith(traces.tomorrows)).not.toEqual([]);
  await world.pass(DAY_MS - 9 * HOUR_MS);
  await until(() => !filesWith(traces.todays).includes('tagesliste.html'));
  expect(filesWith(traces.todays)).toEqual([]);
  expect(found(rowsOf('SELECT * FROM bookers'), traces.tomorrows)).toHaveLength(traces.tomorrows.length);
  await world.pass(DAY_MS);
  await until(() => !filesWith(traces.tomorrows).includes('tagesliste.html'));
  expect(filesWith(ALL)).toEqual([]);
  expect(found(lines.join(''), ALL)).toEqual([]);
  await world.restart();
  expect(filesWith(ALL)).toEqual([]);
}, 60_000);

test('X1, S1 who has an appointment is looked up by staff alone', async () => {
  await visitor.booked(MONDAY_NINE + HOUR_MS, { contact: TODAYS });
  const looks: Query[] = [
    { type: 'appointmentsOf', day: '2017-11-06' },
    { type: 'findAppointments', text: 'Quastenflosser' },
    { type: 'freeSlots', ...WISH, day: '2017-11-06' },
  ];
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  const display = await world.connect('display', 'anzeige-1');
  const counter = await world.connect('counter', 'schalter-1');
  const admin = await world.connect('admin', 'admin');
  for (const look of looks) {
    for (const screen of [kiosk, display]) expect(refusalOf({ body: await screen.ask(look) })).toBe('notAllowed');
    for (const screen of [counter, admin]) expect((await screen.ask(look)).ok).toBe(true);
  }
  for (const look of looks.slice(0, 2)) {
    const reply = await counter.ask(look);
    expect((reply.ok ? (reply.result as AppointmentsResult) : null)?.appointments).toMatchObject([
      { name: TODAYS.name },
    ]);
  }
  await counter.ask({ type: 'logOut' });
  for (const look of looks) expect(refusalOf({ body: await counter.ask(look) })).toBe('notLoggedIn');
});

test('X1, S1 a counter that its clerk has left shows nobody’s name any more, on the connection that was there too', async () => {
  const counter = await world.connect('counter', 'schalter-1');
  const look = () => counter.ask({ type: 'findAppointments', text: 'an' });
  expect(await look()).toMatchObject({ ok: true });
  await counter.ask({ type: 'logOut' });
  expect(await look()).toMatchObject({ ok: false, refusal: { code: 'notLoggedIn' } });
  const other = await world.connect('counter', 'schalter-2');
  const list = () => fetch(world.url(`/day-list?device=${other.deviceId}`), { headers: { cookie: other.cookie } });
  expect((await list()).status).toBe(200);
  await world.pass(16 * 3_600_000);
  expect(await other.ask({ type: 'appointmentsOf', day: '2017-11-07' })).toMatchObject({
    refusal: { code: 'notLoggedIn' },
  });
  expect((await list()).status).toBe(403);
});

test('X5 a counter is shown who comes today, and how one of them is reached only when it looks at that one', async () => {
  const mine = await visitor.booked(MONDAY_NINE + HOUR_MS, { contact: TODAYS });
  const counter = await world.connect('counter', 'schalter-1');
  const { booked } = await counter.until((view) => view.booked.length === 1);
  const [{ visitId = '', day = '' } = {}] = booked;
  expect(booked).toMatchObject([{ name: TODAYS.name }]);
  const lists: Query[] = [
    { type: 'appointmentsOf', day },
    { type: 'findAppointments', text: TODAYS.email },
  ];
  for (const list of lists) {
    const reply = await counter.ask(list);
    expect((reply.ok ? (reply.result as AppointmentsResult).appointments : []).map(({ name }) => name)).toEqual([
      TODAYS.name,
    ]);
    expect(found(JSON.stringify(reply), [/quastenflosser@/i, /zwetelina\./i, /5544 ?3322/])).toEqual([]);
  }
  const look = { type: 'appointment', day, visitId } as const;
  expect(await counter.ask(look)).toMatchObject({ ok: true, result: { appointment: TODAYS } });
  expect(await counter.ask({ ...look, visitId: mine.key })).toEqual({ ok: true, result: { appointment: null } });
  expect(found(JSON.stringify(counter.snapshots), [/example\.org/i, /5544 ?3322/])).toEqual([]);
  const [kiosk, display] = [await world.connect('kiosk', 'kiosk-1'), await world.connect('display', 'anzeige-1')];
  for (const screen of [kiosk, display])
    expect(await screen.ask(look)).toMatchObject({ refusal: { code: 'notAllowed' } });
  await counter.ask({ type: 'logOut' });
  expect(await counter.ask(look)).toMatchObject({ refusal: { code: 'notLoggedIn' } });
});

test('X5 an address or a number that stands for a name is in no list either', async () => {
  const admin = await world.connect('admin', 'admin');
  const { token } = oneOf(await admin.ask({ type: 'createSource', name: 'Terminland' })) as unknown as SourceResult;
  const row = { start: '2017-11-06 16:00', services: ['ausweis'] };
  const appointments = [
    { ...row, id: '1', email: TODAYS.email.toUpperCase() },
    { ...row, id: '2', phone: TODAYS.phone },
  ];
  const said = await fetch(world.url('/api/import/appointments'), {
    ...{ method: 'POST', body: JSON.stringify({ appointments }) },
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
  });
  expect(said.status).toBe(200);
  const counter = await world.connect('counter', 'schalter-1');
  const { booked } = await counter.until((view) => view.booked.length === 2);
  expect(booked.map(({ name }) => name)).toEqual([null, null]);
  for (const { visitId, day } of booked) oneOf(await counter.ask({ type: 'appointment', day, visitId }));
  expect(found(JSON.stringify(counter.snapshots), [/quastenflosser/i, /5544 ?3322/])).toEqual([]);
});
