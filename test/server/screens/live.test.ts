// R5: the overview over real sockets, and its limits as settings.
import type { Settings } from '../../../shared/settings';
import { draw, openWorld, type World } from '../../world';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

test('R5 the administration sees who waits where and since when, by number alone', async () => {
  const [kiosk, admin] = [await world.connect('kiosk', 'kiosk-1'), await world.connect('admin', 'admin')];
  await kiosk.ask(draw('ausweis'));
  const { live, now } = await admin.until((view) => view.live.lines.length > 0);
  expect(live.lines).toMatchObject([{ waiting: 1, longest: { number: 'A001', since: now }, atWork: [] }]);
  const counter = await world.connect('counter', 'schalter-3');
  await admin.until((view) => view.live.lines[0]?.atWork.length === 1);
  await counter.ask({ type: 'callNext' });
  const later = await admin.until((view) => view.live.called.length > 0);
  expect(later.live).toMatchObject({ lines: [], called: [{ number: 'A001', counter: '3' }] });
});

test('R5 limits are saved for the office, and red never comes before yellow', async () => {
  const admin = await world.connect('admin', 'admin');
  const { settings, settingsVersion: version } = admin.view();
  const save = (waitMin: Settings['liveLimits']['waitMin']) => {
    const liveLimits = { ...settings.liveLimits, waitMin };
    return admin.ask({ type: 'changeSettings', version, settings: { ...settings, liveLimits } });
  };
  expect(await save({ yellow: 20, red: 10 })).toMatchObject({
    ok: false,
    refusal: { code: 'settingsInvalid', values: { where: expect.stringContaining('liveLimits.waitMin.red') } },
  });
  expect(await save({ yellow: null, red: 10 })).toMatchObject({ ok: true });
  const saved = await admin.until((view) => view.settingsVersion > version);
  expect(saved.settings.liveLimits.waitMin).toEqual({ yellow: null, red: 10 });
});
