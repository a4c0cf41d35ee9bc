// K10: acts taken back over real sockets: two clerks at the same moment, what all screens say then, and after a restart.
import type { AuditEntry } from '../../../shared/audit/entry';
import type { CounterView, Reply, TicketResult } from '../../../shared/protocol';
import { type Client, draw, openWorld, type World } from '../../world';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const refusalOf = (reply: Reply): string | null => (reply.ok ? null : reply.refusal.code);
const drawn = async (count: number): Promise<TicketResult[]> => {
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  const tickets: TicketResult[] = [];
  for (let i = 0; i < count; i++) {
    const reply = await kiosk.ask(draw('ausweis'));
    if (reply.ok) tickets.push(reply.result as TicketResult);
  }
  return tickets;
};
const newest = async (counter: Client<CounterView>, name: string): Promise<number> => {
  const { acts } = await counter.until(({ acts: [last] }) => last?.name === name && !last.isUndone);
  return acts[0]?.act ?? 0;
};

test('K10 after a mistaken "finish" the visitor is back at the counter, the display and the figures of the day', async () => {
  const counter = await world.connect('counter', 'schalter-3');
  const display = await world.connect('display', 'anzeige-1');
  const [ticket] = await drawn(1);
  const visitId = ticket?.visitId ?? '';
  await counter.ask({ type: 'callNext' });
  await counter.ask({ type: 'begin', visitId });
  await counter.ask({ type: 'finish', visitId });
  const act = await newest(counter, 'finish');
  expect(counter.view()).toMatchObject({ visit: null, servedToday: 1 });
  expect(refusalOf(await counter.ask({ type: 'undo', act }))).toBeNull();
  const { visit, servedToday, acts } = await counter.until((view) => view.visit !== null);
  expect([visit?.number, visit?.state, servedToday]).toEqual(['A001', 'serving', 0]);
  expect(acts.map(({ name, isUndone, hindrance }) => [name, isUndone, hindrance?.code ?? null])).toEqual([
    ['finish', true, null],
    ['begin', false, null],
    ['callNext', false, 'visitMovedOn'],
  ]);
  for (const name of ['begin', 'callNext'])
    expect(refusalOf(await counter.ask({ type: 'undo', act: await newestOpen(counter, name) }))).toBeNull();
  expect((await display.until(({ calls }) => calls.length === 0)).next).toEqual(['A001']);
});

const newestOpen = async (counter: Client<CounterView>, name: string): Promise<number> => {
  const isOpen = (one: CounterView['acts'][number]) => one.name === name && one.hindrance === null && !one.isUndone;
  const { acts } = await counter.until((view) => view.acts.some(isOpen));
  return acts.find(isOpen)?.act ?? 0;
};

test('K10 K2 two clerks press at the same moment: whoever comes second is refused, and nobody is at two counters', async () => {
  const [one, two] = [await world.connect('counter', 'schalter-1'), await world.connect('counter', 'schalter-2')];
  const tickets = await drawn(12);
  for (const { visitId } of tickets) {
    await one.ask({ type: 'callNext' });
    await one.ask({ type: 'park', visitId, place: 'Kasse' });
    const act = await newest(one, 'park');
    const replies = await Promise.all([
      one.ask({ type: 'undo', act }),
      two.ask({ type: 'callBack', visitId }),
      one.ask({ type: 'undo', act }),
    ]);
    const [undone, calledBack, again] = replies.map(refusalOf);
    expect([undone, calledBack].sort()).toEqual([null, 'visitMovedOn'].sort());
    expect(again).toBe(undone);
    const winner = undone === null ? one : two;
    await winner.until((view) => view.visit?.visitId === visitId);
    await (winner === one ? two : one).until((view) => view.visit === null);
    expect(refusalOf(await winner.ask({ type: 'finish', visitId }))).toBeNull();
  }
  const views = await Promise.all([one, two].map((counter) => counter.until(({ visit }) => visit === null)));
  expect(views.reduce((sum, { servedToday }) => sum + servedToday, 0)).toBe(12);
});

test('K10 X2 after a restart the same acts are there, and are taken back exactly, remarks included', async () => {
  const counter = await world.connect('counter', 'schalter-3');
  const [ticket] = await drawn(1);
  const visitId = ticket?.visitId ?? '';
  await counter.ask({ type: 'callNext' });
  await counter.ask({ type: 'park', visitId, place: 'Fotoautomat' });
  await counter.ask({ type: 'callBack', visitId });
  await counter.ask({ type: 'park', visitId, place: 'Kasse' });
  const act = await newest(counter, 'park');
  const { acts } = counter.view();
  await world.restart();
  const again = await world.reconnect<'counter'>(counter.deviceId, counter.cookie);
  expect(again.view().acts).toEqual(acts);
  expect(refusalOf(await again.ask({ type: 'undo', act }))).toBeNull();
  expect(refusalOf(await again.ask({ type: 'undo', act: await newestOpen(again, 'callBack') }))).toBeNull();
  const { parked } = await again.until((view) => view.parked.length === 1);
  expect(parked[0]).toMatchObject({ number: 'A001', place: 'Fotoautomat' });
  await world.restart();
  const third = await world.reconnect<'counter'>(counter.deviceId, counter.cookie);
  expect(third.view().parked[0]).toMatchObject({ number: 'A001', place: 'Fotoautomat' });
  expect(third.view().acts.map(({ isUndone }) => isUndone)).toEqual([true, true, false, false]);
});

test('K10 S4 the audit names what was taken back, and of whom', async () => {
  const counter = await world.connect('counter', 'schalter-3');
  const admin = await world.connect('admin', 'admin');
  await drawn(1);
  await counter.ask({ type: 'callNext' });
  await counter.ask({ type: 'undo', act: await newest(counter, 'callNext') });
  const filter = { from: null, to: null, kind: null, place: null, personId: null, text: null };
  const reply = await admin.ask({ type: 'auditEntries', filter, before: null } as never);
  const { entries } = (reply as { result: { entries: AuditEntry[] } }).result;
  expect(entries.find(({ name }) => name === 'undo')).toMatchObject({
    ...{ outcome: 'done', place: 'schalter-3' },
    detail: { number: 'A001', undone: 'callNext' },
  });
});
