// X13: a citizen who is made up is found, told what is kept, and deleted everywhere: file, log, memory, day list.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { DAY_LIST_FILE } from '../../../server/dayList/dayListFile';
import { Database } from '../../../server/storage/sqlite/connection';
import type { DeletedResult, HeldResult, OwnDataResult } from '../../../shared/privacy';
import type { AdminView, BookingResult, CallResult, Reply } from '../../../shared/protocol';
import { type Client, MONDAY_NINE, openWorld, type World } from '../../world';

const MINUTE = 60_000;
/** Each search begins a thread, which is slow where it has to be translated first. */
jest.setTimeout(60_000);
const ZOE = { name: 'Zoë Quittenbaum-Ängström', email: 'zoe.quittenbaum@example.org', phone: '02306 987654' };
const OTHER = { name: 'Erika Muster', email: 'erika@example.org', phone: null };
const TRACES = /Quittenbaum|quittenbaum|987654|winkt dem Papagei/;

let world: World;
let admin: Client<AdminView>;
beforeEach(async () => {
  world = await openWorld();
  admin = await world.connect('admin', 'admin');
});
afterEach(() => world.close());

const resultOf = <Result>(reply: Reply): Result => {
  if (!reply.ok) throw new Error(reply.refusal.code);
  return reply.result as Result;
};
const book = async (contact: typeof OTHER | typeof ZOE, slotAt: number) =>
  resultOf<BookingResult>(
    await admin.ask({
      type: 'bookAppointment',
      ...{ serviceIds: ['ausweis'], persons: 1, language: 'de', slotAt, place: { kind: 'extra' }, contact },
    }),
  );
const find = async (text: string) => resultOf<HeldResult>(await admin.ask({ type: 'findPersonalData', text }));
const kept = () =>
  ['wertmarke.db', 'wertmarke.db-wal', DAY_LIST_FILE]
    .map((name) => readFileSync(join(world.folder, name)).toString('utf8'))
    .join('');
const tomorrow = MONDAY_NINE + 24 * 60 * MINUTE;

/** Booked for today and for tomorrow, called once with a remark, on the waiting list, and a letter to be sent. */
const leaveTraces = async () => {
  const today = await book(ZOE, MONDAY_NINE + 15 * MINUTE);
  const later = await book(ZOE, tomorrow);
  await book(OTHER, tomorrow);
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  await kiosk.ask({ type: 'checkIn', code: today.code, language: null });
  await world.pass(15 * MINUTE);
  const counter = await world.connect('counter', 'schalter-1');
  const { visitId } = resultOf<CallResult>(await counter.ask({ type: 'callNext' }));
  await counter.ask({ type: 'begin', visitId });
  expect(await counter.ask({ type: 'park', visitId, place: 'winkt dem Papagei' })).toMatchObject({ ok: true });
  await world.app().take(() => ({
    result: null,
    changes: [
      {
        type: 'addWish',
        keyHash: 'hash-of-wish',
        wish: {
          ...{ id: 'wish-00001', serviceIds: ['ausweis'], persons: 1, from: '2017-11-06', to: '2017-11-30' },
          ...{ email: ZOE.email, language: 'de', joinedAt: MONDAY_NINE, confirmedAt: MONDAY_NINE, toldAt: null },
        },
      },
      ...(
        [
          { visitId: later.visitId, wishId: null },
          { visitId: null, wishId: 'wish-00001' },
        ] as const
      ).map((of) => ({
        type: 'addLetter' as const,
        letter: { kind: 'reminder' as const, day: '2017-11-07', ...of, nextAt: tomorrow * 2, deleteOn: '2017-11-30' },
      })),
    ],
  }));
  return { today, later };
};

test('X13 a citizen is found by name, address, number and code, with everything that is kept', async () => {
  const { today, later } = await leaveTraces();
  for (const text of [
    'quittenbaum angstrom',
    'AENGSTROEM Zoe',
    'zoe.quittenbaum@',
    '+49 2306 987654',
    '(02306) 98 76 54',
  ]) {
    const { visits } = await find(text);
    expect([text, visits.map(({ visitId }) => visitId)]).toEqual([text, [today.visitId, later.visitId]]);
  }
  expect((await find(later.code)).visits.map(({ visitId }) => visitId)).toEqual([later.visitId]);
  expect((await find('papagei')).visits).toMatchObject([{ visitId: today.visitId }]);
  const { visits, wishes, isMore } = await find('quittenbaum');
  expect(visits).toMatchObject([
    {
      ...ZOE,
      day: '2017-11-06',
      state: 'parked',
      remark: { place: 'winkt dem Papagei', note: '' },
      letters: ['booked'],
    },
    {
      ...ZOE,
      day: '2017-11-07',
      state: 'booked',
      slotAt: tomorrow,
      code: later.code,
      remark: null,
      letters: ['booked', 'reminder'],
    },
  ]);
  expect(visits[0]?.services[0]?.de).toMatch(/Personalausweis/);
  expect([wishes, isMore]).toMatchObject([[{ email: ZOE.email, from: '2017-11-06', to: '2017-11-30' }], false]);
  expect(await find('nobody-of-that-name')).toEqual({ visits: [], wishes: [], isMore: false });
});

test('X13 deleted is deleted: file, log, memory, day list, letters, waiting list; appointments as was said', async () => {
  await leaveTraces();
  const { visits, wishes } = await find('quittenbaum');
  const dayList = () => readFileSync(join(world.folder, DAY_LIST_FILE), 'utf8');
  const listed = async (fits: () => boolean) => {
    for (let tries = 0; tries < 150 && !fits(); tries++) await delay(100);
    return fits();
  };
  expect(await listed(() => /Quittenbaum/.test(dayList()))).toBe(true);
  expect(kept()).toMatch(TRACES);
  const command = {
    type: 'deletePersonalData' as const,
    visits: visits.map(({ day, visitId }, i) => ({ day, visitId, isCancelled: i === 1 })),
    wishIds: wishes.map(({ id }) => id),
  };
  const deleted: DeletedResult = { visits: 2, cancelled: 1, wishes: 1, isHeld: false };
  expect(resultOf(await admin.ask(command, 'deletion-00001'))).toEqual(deleted);
  expect(resultOf(await admin.ask(command, 'deletion-00001'))).toEqual(deleted);
  expect(await listed(() => !TRACES.test(dayList()))).toBe(true);
  expect(kept()).not.toMatch(TRACES);
  expect(await find('quittenbaum')).toEqual({ visits: [], wishes: [], isMore: false });
  expect(resultOf(await admin.ask({ type: 'findAppointments', text: 'quittenbaum' }))).toMatchObject({
    appointments: [],
  });
  const { branch } = world.app();
  expect([...branch.today().visits.values()]).toMatchObject([{ state: 'parked' }]);
  expect([...branch.today().bookers, ...branch.today().remarks]).toEqual([]);
  const there = branch.dayNamed('2017-11-07');
  expect([...there.visits.values()].map(({ state }) => state)).toEqual(['cancelled', 'booked']);
  expect([...there.bookers.values()].map(({ name }) => name)).toEqual([OTHER.name]);
  const database = new Database(join(world.folder, 'wertmarke.db'), { readonly: true });
  const letters = database.prepare('SELECT visit_id FROM letters').pluck().all();
  expect(letters).toEqual([...there.visits.values()].filter(({ state }) => state === 'booked').map(({ id }) => id));
  database.close();
  await world.restart();
  expect(kept()).not.toMatch(TRACES);
  expect([...world.app().branch.today().bookers, ...world.app().branch.today().remarks]).toEqual([]);
});

test('X13 an appointment that was moved meanwhile is not taken for deleted, and no other role may look or delete', async () => {
  const { visitId } = await book(ZOE, tomorrow);
  await admin.ask({
    type: 'moveAppointment',
    ...{ day: '2017-11-07', visitId, slotAt: tomorrow + 24 * 60 * MINUTE, place: { kind: 'extra' } },
  });
  const command = { type: 'deletePersonalData' as const, visits: [{ day: '2017-11-07', visitId, isCancelled: true }] };
  expect(resultOf(await admin.ask({ ...command, wishIds: ['wish-unknown'] }))).toMatchObject({ visits: 0, wishes: 0 });
  expect((await find('quittenbaum')).visits).toMatchObject([{ day: '2017-11-08', state: 'booked' }]);
  const counter = await world.connect('counter', 'schalter-1');
  for (const asked of [
    { ...command, wishIds: [] },
    { type: 'findPersonalData' as const, text: 'quittenbaum' },
  ])
    expect(await counter.ask(asked)).toMatchObject({ ok: false, refusal: { code: 'notAllowed' } });
});

test('X14 a clerk is told account, logins and own acts, until the set time is over, and of nobody else', async () => {
  const [one, two] = [await world.connect('counter', 'schalter-1'), await world.connect('counter', 'schalter-2')];
  await one.ask({ type: 'pause', until: null });
  await two.ask({ type: 'setAdmission', admission: 'open' });
  const ownOf = async (client: typeof one) => resultOf<OwnDataResult | null>(await client.ask({ type: 'ownData' }));
  const own = await ownOf(one);
  const { id, name, roleIds } = one.view().person ?? { id: '', name: '', roleIds: [] };
  expect(own?.person).toMatchObject({ id, name, roleIds });
  expect(own?.acts.map(({ type, stationId }) => [type, stationId])).toContainEqual(['counterPaused', 'schalter-1']);
  expect(own?.acts.every(({ stationId }) => stationId === 'schalter-1')).toBe(true);
  expect([own?.sessions.length, own?.actsDays]).toEqual([1, 7]);
  expect((await ownOf(two))?.acts.map(({ type }) => type)).toContain('admissionSet');
});
