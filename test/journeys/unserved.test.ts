// Who waits unseen, a full house, and an appointment before its time: in real browsers, on every screen at once.
import { join } from 'node:path';
import type { TicketResult } from '../../shared/protocol';
import { MINUTE_MS } from '../../shared/time';
import { draw, openWorld, type World } from '../world';
import { expectNoViolations, type OpenedBrowser, openBrowser, type SIZES, screenshot } from './browser';

jest.setTimeout(90_000);

const screensDir = process.env['SCREENS_DIR'] ?? join(__dirname, '../../dist/screens');

let world: World;
let browser: OpenedBrowser;
beforeAll(async () => {
  browser = await openBrowser('no-user-gesture-required');
});
afterAll(() => browser.close());
beforeEach(async () => {
  world = await openWorld({ screensDir });
});
afterEach(() => world.close());

const show = async (size: keyof typeof SIZES, address: string) => {
  const { page } = await browser.open(size, {});
  await page.goto(address);
  return page;
};

test('M11, K4 whom nobody calls stands at every counter and in the administration, and is handed on from there', async () => {
  const admin = await world.connect('admin', 'admin');
  const { settings, settingsVersion: version } = admin.view();
  const counters = settings.counters.map((one, i) => ({ ...one, serviceIds: i === 1 ? null : ['ausweis'] }));
  await admin.ask({ type: 'changeSettings', version, settings: { ...settings, counters } });
  const second = await world.connect('counter', 'schalter-2');
  for (let i = 0; i < 3; i++) await second.ask(draw('fischerei'));
  await second.ask({ type: 'pause', until: null });
  const counter = await show('desk', await world.linkTo('counter', 'schalter-1'));
  const section = counter.getByRole('region', { name: 'Niemand ruft sie auf (3)' });
  await section.getByText('In der Pause: Schalter 2.').first().waitFor();
  await expectNoViolations(counter);
  await screenshot(counter, 'unserved-counter');
  const overview = await show('desk', await world.linkTo('admin', 'admin'));
  await overview.getByText('3 Personen warten, und niemand ruft sie auf').waitFor();
  await expectNoViolations(overview);
  await screenshot(overview, 'unserved-admin');
  const [first] = await section.getByRole('button', { name: /^Entscheiden/ }).all();
  await first?.click();
  const dialog = counter.getByRole('dialog');
  await expectNoViolations(counter);
  await screenshot(counter, 'unserved-counter-decide');
  await dialog.getByLabel('Wohin').selectOption({ label: 'Schalter 1' });
  await dialog.getByRole('button', { name: 'Weiterleiten' }).click();
  await counter.getByRole('region', { name: 'Niemand ruft sie auf (2)' }).waitFor();
  await overview
    .getByRole('button', { name: /^Entscheiden/ })
    .first()
    .click();
  await overview.getByRole('dialog').waitFor();
  await expectNoViolations(overview);
  await screenshot(overview, 'unserved-admin-decide');
  await overview.getByRole('button', { name: 'Aus der Schlange nehmen' }).click();
  await overview.getByText('1 Person wartet, und niemand ruft sie auf').waitFor();
});

test('D7 a full house reads the same on kiosk, display, counter and in the administration', async () => {
  const counter = await world.connect('counter', 'schalter-1');
  await counter.ask({ type: 'setAdmission', admission: 'closed' });
  const pages = {
    kiosk: await show('kiosk', await world.linkTo('kiosk', 'kiosk-1')),
    display: await show('display', await world.linkTo('display', 'anzeige-1')),
    admin: await show('desk', await world.linkTo('admin', 'admin')),
    counter: await show('desk', await world.linkTo('counter', 'schalter-3')),
  };
  for (const [name, page] of Object.entries(pages)) {
    await page.getByText('Heute voll').first().waitFor();
    await expectNoViolations(page);
    await screenshot(page, `full-${name}`);
  }
  expect(await pages.display.getByText('Bitte ziehen Sie eine Wertmarke').count()).toBe(0);
});

test('F6, T7 an appointment before its time reads this time on kiosk and phone; after its day the phone says that it is over', async () => {
  const counter = await world.connect('counter', 'schalter-1');
  const slotAt = world.time.now + 23 * MINUTE_MS;
  const booked = await counter.ask({
    ...{ type: 'bookAppointment', serviceIds: ['ausweis'], persons: 1, language: 'de', slotAt },
    ...{ place: { kind: 'extra' }, contact: null },
  });
  const { code } = (booked as { result: { code: string } }).result;
  for (let i = 0; i < 4; i++) await counter.ask(draw('ausweis'));
  const kiosk = await show('kiosk', await world.linkTo('kiosk', 'kiosk-1'));
  await kiosk.getByRole('button', { name: 'Ich habe einen Termin' }).click();
  await kiosk.keyboard.type(code);
  await kiosk.keyboard.press('Enter');
  await kiosk.getByText('Ihr Termin: 9:23 Uhr').waitFor();
  await screenshot(kiosk, 'own-time-kiosk');
  const again = await counter.ask(draw('ausweis'));
  const { url } = (again as { result: TicketResult }).result;
  const key = [...world.app().branch.today().visits.values()].find(({ kind }) => kind === 'appointment')?.key;
  const phone = await show('phone', world.publicUrl(`/t/${key}`));
  await phone.getByText('Wir rufen Sie zu Ihrer Terminzeit auf.').waitFor();
  await expectNoViolations(phone);
  await screenshot(phone, 'own-time-phone');
  const walkIn = await show('phone', world.publicUrl(new URL(url).pathname));
  await walkIn.getByText('Vor Ihnen').waitFor();
  const raised = [...world.app().branch.today().waiting.values()].find(({ slotAt: at }) => at !== null)?.id ?? '';
  await counter.ask({ type: 'raise', visitId: raised, reason: 'health' });
  await walkIn.getByText('Das Personal hat jemanden vorgezogen', { exact: false }).waitFor();
  await expectNoViolations(walkIn);
  await screenshot(walkIn, 'rise-phone');
  await world.pass(24 * 60 * MINUTE_MS);
  await walkIn.getByText('Der Tag ist zu Ende').or(walkIn.getByText('Beendet')).first().waitFor();
  await screenshot(walkIn, 'over-phone');
});
