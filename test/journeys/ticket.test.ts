// The ticket page on a phone in a real browser: from the QR of the kiosk to the call, live.
import { join } from 'node:path';
import type { TicketResult } from '../../shared/protocol';
import { draw, openWorld, type World } from '../world';
import { expectNoViolations, type OpenedBrowser, openBrowser, screenshot } from './browser';

jest.setTimeout(60_000);

const screensDir = process.env['SCREENS_DIR'] ?? join(__dirname, '../../dist/screens');

let world: World;
let browser: OpenedBrowser;
beforeAll(async () => {
  browser = await openBrowser('document-user-activation-required');
});
afterAll(() => browser.close());
beforeEach(async () => {
  world = await openWorld({ screensDir });
});
afterEach(() => world.close());

/** A ticket drawn at the kiosk. */
const drawn = async (): Promise<TicketResult> => {
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  const reply = await kiosk.ask(draw('wohnsitz'));
  if (!reply.ok) throw new Error(reply.refusal.code);
  return reply.result as TicketResult;
};
const openPhone = async (address: string, locale = 'de-DE') => {
  const { page, errors } = await browser.open('phone', { locale });
  await page.goto(address);
  return { page, errors };
};

test('D1, K1 a phone follows its ticket until it is called, served and done', async () => {
  await drawn();
  const { url } = await drawn();
  const { page, errors } = await openPhone(url);
  await page.getByRole('heading', { level: 1, name: 'Ihre Wertmarke C002' }).waitFor();
  await page.getByText('1 Person', { exact: true }).waitFor();
  await page.getByText('Bitte warten Sie hier:').waitFor();
  await expectNoViolations(page);
  await screenshot(page, 'phone-waiting');

  const counter = await world.connect('counter', 'schalter-3');
  const next = async () => {
    await counter.ask({ type: 'callNext' });
    const view = await counter.until(({ visit }) => visit !== null);
    return view.visit?.visitId ?? '';
  };
  const finish = async (visitId: string) => {
    await counter.ask({ type: 'begin', visitId });
    await counter.ask({ type: 'finish', visitId });
    await counter.until(({ visit }) => visit === null);
  };
  await finish(await next());
  await page.getByText('niemand', { exact: true }).waitFor();
  const visitId = await next();
  await page.getByRole('alert').getByText('Sie sind dran').waitFor({ timeout: 2000 });
  await page.getByRole('alert').getByText('Schalter 3').waitFor();
  expect(await page.title()).toBe('C002: Schalter 3');
  await expectNoViolations(page);
  await screenshot(page, 'phone-called');
  await finish(visitId);
  await page.getByText('Erledigt').waitFor();
  await expectNoViolations(page);
  expect(errors).toEqual([]);
});

test('S2 in the phone’s language, without scrolling sideways on the narrowest one; no cookie is set', async () => {
  const { url } = await drawn();
  const { page } = await openPhone(url, 'en-GB');
  await page.getByRole('heading', { level: 1, name: 'Your number C001' }).waitFor();
  expect(await page.getAttribute('html', 'lang')).toBe('en');
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await page.getByRole('button', { name: 'Deutsch' }).click();
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Ihre Wertmarke C001' }).waitFor();
  expect(await page.context().cookies()).toEqual([]);
});

test('D4 server gone: the page says so and keeps what it knew; then it shows the truth by itself', async () => {
  const { url } = await drawn();
  const { page } = await openPhone(url);
  await page.getByRole('heading', { level: 1, name: 'Ihre Wertmarke C001' }).waitFor();
  await world.app().close();
  await page.getByText('Keine Verbindung zum Server. Wir versuchen es weiter.').waitFor({ timeout: 5000 });
  await page.getByRole('heading', { level: 1, name: 'Ihre Wertmarke C001' }).waitFor();
  await expectNoViolations(page);
  await screenshot(page, 'phone-offline');
  await world.restart();
  await page.getByText('Keine Verbindung zum Server.').waitFor({ state: 'detached', timeout: 5000 });
});

test('S3 an address that nobody was given says so', async () => {
  const { page } = await openPhone(world.publicUrl('/t/AAAAAAAAAAAAAAAA'));
  await page.getByRole('heading', { name: 'Diese Wertmarke kennen wir nicht' }).waitFor();
  await expectNoViolations(page);
  await screenshot(page, 'phone-unknown');
});

test('S2 the bare public address says what it is for, and has nothing of the office', async () => {
  const { page, errors } = await openPhone(world.publicUrl('/'));
  await page.getByRole('heading', { name: 'Ihre Wertmarke auf dem Telefon' }).waitFor();
  await expectNoViolations(page);
  await screenshot(page, 'phone-home');
  expect(errors).toEqual([]);
});
