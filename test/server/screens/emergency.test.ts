// K8 through real sockets: a call for help reaches every counter and the administration, and outlives a restart.
import { openWorld, type World } from '../../world';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const EVERYTHING = { from: null, to: null, kind: null, place: null, personId: null, text: null };
const HERE = { counterId: 'schalter-1' };

test('K8 it reaches whoever is there and whoever comes later, with place and name, and is in the audit', async () => {
  const [one, two, admin] = [
    await world.connect('counter', 'schalter-1'),
    await world.connect('counter', 'schalter-2'),
    await world.connect('admin', 'admin'),
  ];
  const clerk = one.view().person?.name;
  const isCalled = ({ emergencies }: { emergencies: unknown[] }) => emergencies.length === 1;
  expect(await one.ask({ type: 'callEmergency' })).toEqual({ ok: true, result: null });
  for (const client of [two, admin])
    expect((await client.until(isCalled)).emergencies).toMatchObject([{ ...HERE, place: '1', clerk, coming: [] }]);
  // A screen that was not there at that moment.
  expect((await world.connect('counter', 'schalter-3')).view().emergencies).toMatchObject([HERE]);

  await world.restart();
  const again = await world.connect('counter', 'schalter-2');
  expect(again.view().emergencies).toMatchObject([HERE]);
  await again.ask({ type: 'acknowledgeEmergency', ...HERE });
  const leader = await world.connect('admin', 'admin');
  expect((await leader.until(isCalled)).emergencies).toMatchObject([{ coming: [{ place: '2' }] }]);
  await leader.ask({ type: 'endEmergency', ...HERE });
  await again.until(({ emergencies }) => emergencies.length === 0);
  const audit = await leader.ask({ type: 'auditEntries', filter: EVERYTHING, before: null });
  const acts = JSON.stringify(audit);
  for (const act of ['callEmergency', 'acknowledgeEmergency', 'endEmergency']) expect(acts).toContain(act);
});

test('K8 where nobody is logged in, nothing of it is told', async () => {
  const one = await world.connect('counter', 'schalter-1');
  await one.ask({ type: 'callEmergency' });
  const { cookie, result } = await world.pair('counter', 'schalter-2');
  const empty = await world.reconnect<'counter'>(result.deviceId, cookie.split(';')[0] ?? '');
  expect(empty.view()).toMatchObject({ person: null, emergencies: [] });
});
