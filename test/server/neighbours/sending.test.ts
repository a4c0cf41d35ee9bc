// M18: an appointment on its way to another office, and what becomes of it at either end meanwhile. What goes between them is
// carried by hand here: over the network and a real database it is in test/server/storage/postgres/elsewhere.test.ts.

import { createLog } from '../../../server/basics/log';
import { createElsewhere } from '../../../server/neighbours';
import { createNeighbours, type Neighbours } from '../../../server/neighbours/asking';
import { elsewhereAnswers } from '../../../server/neighbours/room';
import { createSending } from '../../../server/neighbours/sending';
import type { Visit } from '../../../server/queue/day/day';
import type { OfficesBeside } from '../../../shared/commands/hall/elsewhere';
import type { Contact } from '../../../shared/contacts';
import type { BookingResult, CounterView, Reply } from '../../../shared/protocol';
import { dayAfter } from '../../../shared/time';
import { type Client, MONDAY_NINE, openWorld, trustingOffice, type World } from '../../world';

const TODAY = '2017-11-06';
const DAY_MS = 24 * 3_600_000;
const CONTACT = { name: 'Erika Muster', email: 'erika@example.org', phone: null };
const quiet = { error: () => undefined, warn: () => undefined };

let [one, other]: World[] = [];
let counter: Client<CounterView>;
const here = () => one as World;
const there = () => other as World;

beforeAll(async () => {
  one = await openWorld();
  other = await openWorld({
    settings: { ...trustingOffice, office: { ...trustingOffice.office, place: 'Am Markt 1' } },
  });
  counter = await here().connect('counter', 'schalter-1');
});
afterAll(async () => {
  await Promise.all([one, other].map((world) => world?.close()));
});

const visitsOn = async (world: World, day: string): Promise<Visit[]> => [
  ...(await world.app().branch.anyDay(day)).visits.values(),
];
const visitOn = async (day: string, visitId: string): Promise<Visit> => {
  const found = (await visitsOn(here(), day)).find(({ id }) => id === visitId);
  if (found === undefined) throw new Error('no such visit');
  return found;
};
const resultOf = <Result>(reply: Reply): Result => {
  if (!reply.ok) throw new Error(JSON.stringify(reply));
  return reply.result as Result;
};

/** As an office answers at its door. */
const door = (): Pick<Neighbours, 'take' | 'giveBack'> => ({
  take: async (_, asked) => {
    const reply = await there()
      .app()
      .branch.handleOwn({ type: 'takeAppointment', ...asked, isLate: asked.isLate });
    if (!reply.ok) return { ok: false, refusal: reply.refusal };
    const { slotAt, code, url } = reply.result as BookingResult;
    return { ok: true, result: { slotAt, code, url, place: null } };
  },
  giveBack: async (_, asked) => {
    resultOf(
      await there()
        .app()
        .branch.handleOwn({ type: 'giveBack', ...asked }),
    );
    return { ok: true, result: null };
  },
});
const sendingBy = (neighbours: Pick<Neighbours, 'take' | 'giveBack'>) =>
  createSending({ branch: here().app().branch, neighbours, office: 'rathaus', log: quiet });

const free = async (day: string): Promise<number> => {
  const reply = await counter.ask({ type: 'freeSlots', serviceIds: ['ausweis'], persons: 1, day });
  return resultOf<{ starts: number[] }>(reply).starts.at(-1) ?? 0;
};
const bookHere = async (day: string, contact: Contact = CONTACT): Promise<string> => {
  const place = { kind: 'free', holdId: null } as const;
  const wish = { serviceIds: ['ausweis'], persons: 1, language: 'de' as const, contact };
  return resultOf<BookingResult>(
    await counter.ask({ type: 'bookAppointment', ...wish, slotAt: await free(day), place }),
  ).visitId;
};
/** Asked of the other office, which has booked it; the answer has not come. */
const takenUnheard = async (day: string, slotDay: string, contact?: Contact) => {
  const [visitId, slotAt] = [await bookHere(day, contact), await free(slotDay)];
  const asked = { day, visitId, office: 'nord', name: 'Nord', serviceIds: ['ausweis'], slotAt };
  resultOf(
    await here()
      .app()
      .branch.handleOwn({ type: 'offerAppointment', ...asked }),
  );
  const unheard = sendingBy({
    ...door(),
    take: async (...said) => {
      await door().take(...said);
      return null;
    },
  });
  expect(await unheard.drive({ day, visitId })).toEqual({ is: 'silent' });
  const { elsewhere } = await visitOn(day, visitId);
  if (elsewhere?.is !== 'asked') throw new Error('not asked');
  return { day, visitId, slotAt, transferId: elsewhere.transferId };
};
const takenBy = async (day: string, transferId: string): Promise<Visit | undefined> =>
  (await visitsOn(there(), day)).find((visit) => visit.transferId === transferId);

test.each(['given back', 'cancelled'])(
  'M18 what the other office has %s meanwhile was not taken: it stays here',
  async (how) => {
    const day = dayAfter(TODAY, 3);
    const { visitId, slotAt, transferId } = await takenUnheard(day, day);
    const taken = await takenBy(day, transferId);
    const gone =
      how === 'given back'
        ? ({ type: 'giveBack', slotAt, transferId } as const)
        : ({ type: 'cancelAppointment', day, visitId: taken?.id ?? '' } as const);
    resultOf(await there().app().branch.handleOwn(gone));
    expect(await sendingBy(door()).drive({ day, visitId })).toMatchObject({ is: 'stays' });
    expect(await visitOn(day, visitId)).toMatchObject({ state: 'booked', elsewhere: null });
  },
);

test('M18 what the other office could not store it may have stored before: it is asked again', async () => {
  const day = dayAfter(TODAY, 3);
  const { visitId } = await takenUnheard(day, day);
  const full = { ok: false, refusal: { code: 'storageFailed', values: {} } } as const;
  const broken = sendingBy({ ...door(), take: () => Promise.resolve(full) });
  expect(await broken.drive({ day, visitId })).toEqual({ is: 'silent' });
  expect(await visitOn(day, visitId)).toMatchObject({ state: 'booked', elsewhere: { is: 'asked' } });
  expect(await sendingBy(door()).drive({ day, visitId })).toMatchObject({ is: 'there' });
});

test('M18 a minute later it goes only where a letter has told of it: who has no address keeps theirs here', async () => {
  const day = dayAfter(TODAY, 2);
  const written = await takenUnheard(day, day);
  const unwritten = await takenUnheard(day, day, { ...CONTACT, email: null });
  here().time.now += 61_000;
  expect(await sendingBy(door()).drive({ day, visitId: written.visitId })).toMatchObject({ is: 'there' });
  expect(await sendingBy(door()).drive({ day, visitId: unwritten.visitId })).toMatchObject({ is: 'stays' });
  expect(await visitOn(day, unwritten.visitId)).toMatchObject({ state: 'booked', elsewhere: null });
  expect(await takenBy(day, unwritten.transferId)).toMatchObject({ state: 'cancelled' });
});

test('M18 of many that a silent office is asked about few are under way at once, and each has its turn', async () => {
  const day = dayAfter(TODAY, 4);
  const places = [];
  for (let many = 0; many < 12; many++) places.push(await takenUnheard(day, day));
  let [now, most] = [0, 0];
  const asked = new Set<string>();
  const answers: (() => void)[] = [];
  const sending = sendingBy({
    ...door(),
    take: (_, { from }) => {
      asked.add(from.transferId);
      most = Math.max(most, ++now);
      return new Promise((done) => answers.push(() => done(null))).then(() => {
        now--;
        return null;
      });
    },
  });
  await sending.begin();
  for (let round = 0; round < 8; round++) {
    // Each of them waits for longer than until it would be asked again.
    here().time.now += 11_000;
    for (const answer of answers.splice(0)) answer();
    await new Promise((done) => setImmediate(() => setImmediate(() => setImmediate(done))));
    sending.look();
    await new Promise((done) => setImmediate(() => setImmediate(() => setImmediate(done))));
  }
  for (const answer of answers.splice(0)) answer();
  await sending.close();
  expect(most).toBeLessThanOrEqual(4);
  expect(places.filter(({ transferId }) => !asked.has(transferId))).toEqual([]);
});

test('M18 what was taken and moved on in the other office is found, also when both days are over', async () => {
  const day = dayAfter(TODAY, 9);
  const { visitId, slotAt, transferId } = await takenUnheard(dayAfter(TODAY, 21), day);
  const taken = await takenBy(day, transferId);
  const later = { type: 'moveAppointment', day, visitId: taken?.id ?? '', slotAt: slotAt + DAY_MS } as const;
  resultOf(
    await there()
      .app()
      .branch.handleOwn({ ...later, place: { kind: 'extra' } }),
  );
  await there().restart(() => {
    there().time.now = MONDAY_NINE + 14 * DAY_MS;
  });
  expect(await sendingBy(door()).drive({ day: dayAfter(TODAY, 21), visitId })).toMatchObject({
    ...{ is: 'there', there: { slotAt } },
  });
});

test('M18 no appointment of somebody moves to a demonstration, and none of a demonstration to an office', async () => {
  const offices = [
    { office: 'nord', name: 'Nord', address: null },
    { office: 'probe', name: 'Probe', address: null, isDemonstration: true as const },
  ];
  const neighbours = { ...createNeighbours({ database: null, log: quiet }), list: () => Promise.resolve(offices) };
  const { branch } = here().app();
  const { settings } = branch;
  const answersOf = (demonstration: boolean) =>
    elsewhereAnswers({
      branch: {
        handle: branch.handle,
        settings: () => ({ ...settings(), office: { ...settings().office, demonstration } }),
      },
      ...{ neighbours, sending: sendingBy(door()) },
    });
  const asking = { by: { kind: 'office' } as const, keeping: () => Promise.reject(new Error('nothing is kept')) };
  const besideOf = async (demonstration: boolean) =>
    resultOf<OfficesBeside>(await answersOf(demonstration).officesBeside({ type: 'officesBeside' }, asking)).offices;
  expect(await besideOf(false)).toEqual([{ office: 'nord', name: 'Nord' }]);
  expect(await besideOf(true)).toEqual([{ office: 'probe', name: 'Probe' }]);
  const visitId = await bookHere(dayAfter(TODAY, 14));
  const asked = { day: dayAfter(TODAY, 14), visitId, office: 'probe', serviceIds: ['ausweis'], slotAt: 0 };
  expect(await answersOf(false).moveElsewhere({ type: 'moveElsewhere', ...asked }, asking)).toMatchObject({
    ok: false,
  });
  expect(await visitOn(asked.day, visitId)).toMatchObject({ elsewhere: null });
});

test('M18 nobody came here on the day, and the other office has it: there it stays', async () => {
  const { visitId, transferId } = await takenUnheard(TODAY, dayAfter(TODAY, 28));
  const drive = () => sendingBy(door()).drive({ day: TODAY, visitId });
  // Closed too early, and opened again by the next thing that happens: whoever has booked may still come.
  resultOf(await here().app().branch.handleOwn({ type: 'closeDay' }));
  expect(await visitOn(TODAY, visitId)).toMatchObject({ state: 'missed' });
  expect(await drive()).toEqual({ is: 'silent' });
  expect(await visitOn(TODAY, visitId)).toMatchObject({ elsewhere: { is: 'asked' } });
  await here().pass(12 * 3_600_000);
  await here().pass(12 * 3_600_000);
  expect(await visitOn(TODAY, visitId)).toMatchObject({ state: 'missed', elsewhere: { is: 'asked' } });
  expect(await drive()).toMatchObject({ is: 'stays' });
  expect(await takenBy(dayAfter(TODAY, 28), transferId)).toMatchObject({ state: 'booked' });
  expect(await visitOn(TODAY, visitId)).toMatchObject({ state: 'missed', elsewhere: null });
});

test('M18 a database that is away at the start is told again where this office is', async () => {
  const told: string[] = [];
  let isAway = true;
  const keep = (_: unknown, { url }: { url: string }): Promise<void> => {
    if (isAway) return Promise.reject(new Error('away'));
    told.push(url);
    return Promise.resolve();
  };
  const place = { url: 'postgres://nobody', office: 'rathaus' };
  const elsewhere = createElsewhere({ branch: here().app().branch, database: place, log: createLog('silent'), keep });
  elsewhere.begin('http://127.0.0.1:9');
  await new Promise(setImmediate);
  isAway = false;
  here().time.now += 11_000;
  elsewhere.look();
  await new Promise(setImmediate);
  expect(told).toEqual(['http://127.0.0.1:9']);
  elsewhere.look();
  await elsewhere.close();
  expect(told).toHaveLength(1);
});
