// K17 through real sockets: who may, what others see, and that the next day knows nothing of it.
import { openWorld, type World } from '../../world';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

test('K17 a counter is moved for today, over a restart, and the next day goes by the settings again', async () => {
  const [one, admin] = [await world.connect('counter', 'schalter-1'), await world.connect('admin', 'admin')];
  const move = { counterId: 'schalter-2', serves: ['ausweis'] };
  expect(await admin.ask({ type: 'strandedBy', ...move })).toEqual({ ok: true, result: { stranded: [] } });
  expect(await admin.ask({ type: 'moveCounter', ...move, agreed: [] })).toEqual({ ok: true, result: null });
  const isMoved = ({ counters }: { counters: { id: string; movedTo: unknown }[] }) =>
    counters.some(({ id, movedTo }) => id === 'schalter-2' && movedTo !== null);
  expect((await one.until(isMoved)).colleagues[0]?.serviceIds).toEqual(['ausweis']);
  await world.restart();
  const again = await world.connect('admin', 'admin');
  await again.until(isMoved);
  for (let hours = 0; hours < 26; hours++) await world.pass(3_600_000);
  await again.until((view) => !isMoved(view));
});
