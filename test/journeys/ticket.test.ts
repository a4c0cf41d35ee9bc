// The ticket page on a phone in a real browser: from the QR of the kiosk to the call, live.
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import jsQR from 'jsqr';
import type { Page } from 'playwright-core';
import { newToken } from '../../server/basics/tokens';
import type { TicketResult } from '../../shared/protocol';
import { decide, MINUTE, onlyWednesday, resultOf, visitorOf, WEDNESDAY_TEN } from '../server/public/booking/visitor';
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
/** What a scanner reads in a picture. */
const readQr = async (picture: Buffer): Promise<string | undefined> => {
  const image = await loadImage(picture);
  const paper = createCanvas(image.width, image.height).getContext('2d');
  paper.drawImage(image, 0, 0);
  return jsQR(paper.getImageData(0, 0, image.width, image.height).data, image.width, image.height)?.data;
};

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
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
  await page.getByRole('alert').getByText('Schalter 3', { exact: true }).waitFor();
  expect(await page.title()).toBe('C002: Schalter 3');
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
  await screenshot(page, 'phone-offline');
  await world.restart();
  await page.getByText('Keine Verbindung zum Server.').waitFor({ state: 'detached', timeout: 5000 });
});

test('S3 an address that nobody was given says so', async () => {
  const { page } = await openPhone(world.publicUrl('/t/AAAAAAAAAAAAAAAA'));
  await page.getByRole('heading', { name: 'Wertmarke oder Termin nicht gefunden' }).waitFor();
  await screenshot(page, 'phone-unknown');
});

describe('an appointment', () => {
  /** Wednesday, ten o'clock: two days after the world begins. */
  const SLOT = WEDNESDAY_TEN;
  const until = (at: number) => world.pass(at - world.time.now);

  test('A1, C1, M3 booked at home, confirmed, checked in by phone among walk-ins, called at its time', async () => {
    const { key, code } = await visitorOf(world).booked(SLOT, { serviceIds: ['ausweis'] });
    const { page, errors } = await openPhone(world.publicUrl(`/t/${key}`));
    await page.getByRole('heading', { level: 1, name: 'Ihr Termin' }).waitFor();
    await page.getByText('Mittwoch, 8. November 2017').waitFor();
    await page.getByText(code, { exact: true }).waitFor();
    expect(await page.content()).not.toContain('Mustermann');
    await screenshot(page, 'phone-confirmed');

    await until(SLOT - 60 * MINUTE);
    await page.getByText('Heute um 10:00 Uhr').waitFor();
    await page.getByText(/Ab 9:30 Uhr können Sie Ihre Ankunft melden/).waitFor();
    await until(SLOT - 30 * MINUTE);
    await button(page, 'Ich bin da').waitFor();
    await screenshot(page, 'phone-ready');
    for (let i = 0; i < 3; i++) await drawn();
    await button(page, 'Ich bin da').click();
    await page.getByRole('heading', { level: 1, name: 'Ihre Wertmarke T001' }).waitFor();
    await expectNoViolations(page);
    await screenshot(page, 'phone-checked-in');

    await until(SLOT);
    const counter = await world.connect('counter', 'schalter-3');
    expect(await counter.ask({ type: 'callNext' })).toMatchObject({ ok: true, result: { number: 'T001' } });
    await page.getByRole('alert').getByText('Schalter 3', { exact: true }).waitFor({ timeout: 2000 });
    expect(errors).toEqual([]);
  });

  test('A1 the file for the calendar; on paper it is one page; cancelled, it can be booked anew', async () => {
    const { key, code } = await visitorOf(world).booked(SLOT);
    const { page } = await openPhone(world.publicUrl(`/t/${key}`));
    const href = await page.getByRole('link', { name: 'In den Kalender' }).getAttribute('href');
    const file = await fetch(world.publicUrl(href ?? ''));
    expect(file.headers.get('content-type')).toMatch(/^text\/calendar/);
    expect(await file.text()).toContain('BEGIN:VEVENT');
    const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(paper.match(/\/Count \d+/g)).toEqual(['/Count 1']);
    await page.emulateMedia({ media: 'print' });
    await page.getByText(code, { exact: true }).waitFor();
    expect(await page.getByRole('button').or(page.getByRole('link')).count()).toBe(0);
    await screenshot(page, 'phone-paper');

    await page.emulateMedia({ media: 'screen' });
    await button(page, 'Absagen').click();
    await screenshot(page, 'phone-cancel');
    await button(page, 'Termin absagen').click();
    await page.getByText('Ihr Termin ist abgesagt', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Neuen Termin buchen' }).waitFor();
    await expectNoViolations(page);
  });

  test('A1 moved elsewhere meanwhile, the same page shows the new day', async () => {
    const { key } = await visitorOf(world).booked(SLOT);
    const { page } = await openPhone(world.publicUrl(`/t/${key}`));
    await page.getByText('Mittwoch, 8. November 2017').waitFor();
    const visitor = visitorOf(world);
    const slotAt = SLOT + 24 * 60 * MINUTE;
    const { holdId } = resultOf(await visitor.hold(slotAt));
    resultOf(await visitor.post(`/api/appointments/${key}/move`, { id: newToken(), slotAt, holdId }));
    await page.getByText('Donnerstag, 9. November 2017').waitFor();
    await button(page, 'Absagen').waitFor();
  });

  test('C1 its QR is read as the address with the code, for phone and kiosk alike', async () => {
    const { key, code } = await visitorOf(world).booked(SLOT);
    const { page } = await openPhone(world.publicUrl(`/t/${key}`));
    const drawing = await page.getByRole('img', { name: 'QR-Code: Ihr Termin' }).screenshot();
    expect(await readQr(drawing)).toBe(world.publicUrl(`/t/${key}#${code}`));
  });
});

test('N3 who leaves says so: the number is given back, and nobody calls it', async () => {
  const { url } = await drawn();
  const { page } = await openPhone(url);
  await button(page, 'Nummer zurückgeben').click();
  await screenshot(page, 'phone-leaving');
  await button(page, 'Ja, zurückgeben').click();
  await page.getByText('Diese Wertmarke gilt nicht mehr.').waitFor();
  await expectNoViolations(page);
  const counter = await world.connect('counter', 'schalter-3');
  expect(await counter.ask({ type: 'callNext' })).toMatchObject({ ok: false, refusal: { code: 'nobodyWaiting' } });
});

test('D1 the sound is switched on by a tap, which rings once as a trial', async () => {
  const { url } = await drawn();
  const { page, errors } = await openPhone(url);
  await button(page, 'Ton einschalten').click();
  await page.getByText(/Ihr Handy klingelt/).waitFor();
  expect(errors).toEqual([]);
});

test('a phone that keeps nothing, and text of twice the size on the narrowest one', async () => {
  const { key } = await visitorOf(world).booked(WEDNESDAY_TEN);
  const { page } = await browser.open('phone', { viewport: { width: 320, height: 640 } });
  await page.addInitScript(() =>
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new Error('blocked');
      },
    }),
  );
  const tooWide = () =>
    page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
      return document.documentElement.scrollWidth - innerWidth;
    });
  await page.goto(world.publicUrl(`/t/${key}`));
  await page.getByRole('heading', { level: 1, name: 'Ihr Termin' }).waitFor();
  expect(await tooWide()).toBeLessThanOrEqual(0);
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { level: 1, name: 'Your appointment' }).waitFor();
  await page.goto((await drawn()).url);
  await page.getByRole('heading', { level: 1, name: 'Ihre Wertmarke C001' }).waitFor();
  expect(await tooWide()).toBeLessThanOrEqual(0);
  await screenshot(page, 'phone-large');
});

test('N8 the page opens without its server with the last state and its age, and can be put on the phone’s screen', async () => {
  await drawn();
  const { url } = await drawn();
  const { page } = await openPhone(url);
  await page.getByRole('heading', { level: 1, name: 'Ihre Wertmarke C002' }).waitFor();
  const isKept = () =>
    page.evaluate(async () => {
      const cache = await caches.open('wertmarke-1');
      const paths = (await cache.keys()).map((one) => new URL(one.url).pathname);
      const isWhole = paths.includes('/t/page') && paths.some((path) => path.endsWith('.css'));
      return isWhole && navigator.serviceWorker.controller !== null;
    });
  for (let tries = 0; !(await isKept()) && tries < 100; tries++) await page.waitForTimeout(100);
  const manifest = await page.evaluate(async () => {
    const link = document.querySelector<HTMLLinkElement>('link[rel=manifest]');
    return (await fetch(link?.href ?? '')).json();
  });
  expect(manifest).toMatchObject({ name: 'Bürgerbüro Lünen', start_url: new URL(url).pathname, display: 'standalone' });
  await page.context().setOffline(true);
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Ihre Wertmarke C002' }).waitFor();
  await page.getByText(/Stand 9:0\d Uhr/).waitFor({ timeout: 10_000 });
  await screenshot(page, 'phone-without-server');
  await expectNoViolations(page);
  await page.context().setOffline(false);
});

test('A21, A22 a reminder is answered by one tap, and a code alone leads to the appointment', async () => {
  const { key, code } = await visitorOf(world).booked(WEDNESDAY_TEN);
  const { page, errors } = await openPhone(world.publicUrl(`/t/${key}?comes`));
  await button(page, 'Ja, ich komme').waitFor();
  await expectNoViolations(page);
  await screenshot(page, 'phone-by-letter');
  await button(page, 'Ja, ich komme').click();
  await page.getByText('Danke, wir erwarten Sie.').waitFor();
  await expectNoViolations(page);

  await page.goto(world.publicUrl('/'));
  await page.getByText(/^Nächster freier Termin: /).waitFor();
  await page.getByText('Sie haben schon einen Termin?').click();
  await page.getByLabel('Ihr Code').fill(code.toLowerCase());
  await expectNoViolations(page);
  await screenshot(page, 'phone-find');
  await button(page, 'Termin finden').click();
  await page.getByRole('heading', { level: 1, name: 'Ihr Termin' }).waitFor();
  expect(errors).toEqual([]);
});

test('A23 where all appointments are taken the booking site says so first, with the ways on', async () => {
  await decide(world, onlyWednesday('10:00', '10:15', 1));
  await visitorOf(world).booked(WEDNESDAY_TEN);
  const { page, errors } = await openPhone(world.publicUrl('/'));
  await page.getByRole('alert').getByText('Zurzeit sind alle Termine vergeben').waitFor();
  await expectNoViolations(page);
  await screenshot(page, 'phone-full');
  expect(errors).toEqual([]);
});
