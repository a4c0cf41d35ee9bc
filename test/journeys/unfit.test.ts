// A17: a day closes on which many have appointments, and the head of the office puts it right in a few presses.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { newToken } from '../../server/basics/tokens';
import { instantOf } from '../../server/queue/slots/hours';
import { demonstrationOffice } from '../../server/starting/demonstration';
import type { Settings } from '../../shared/settings';
import { MINUTE_MS } from '../../shared/time';
import { openWorld, type World } from '../world';
import { expectNoViolations, type OpenedBrowser, openBrowser, screenshot } from './browser';

jest.setTimeout(60_000);

const screensDir = process.env['SCREENS_DIR'] ?? join(__dirname, '../../dist/screens');
const [WEDNESDAY, MANY] = ['2017-11-08', 50];
const BY = { kind: 'office' } as const;

const settings: Settings = {
  ...demonstrationOffice,
  services: demonstrationOffice.services.map((service) => ({ ...service, booking: 'online', durationMin: 15 })),
  appointments: {
    ...demonstrationOffice.appointments,
    ...{ gridMin: 15, exceptions: [] },
    hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '08:00', to: '12:00', public: 3, internal: 1 })),
  },
  mail: { host: '127.0.0.1', port: 9, security: 'none', user: null, from: 'amt@example.org', replyTo: null },
};

let world: World;
let browser: OpenedBrowser;
beforeAll(async () => {
  browser = await openBrowser('document-user-activation-required');
});
afterAll(() => browser.close());
beforeEach(async () => {
  world = await openWorld({ screensDir, settings });
});
afterEach(() => world.close());

/** Every fifth has no e-mail address; then the day is closed, which was agreed to. */
const closeBusyDay = async () => {
  const { branch } = world.app();
  const eight = instantOf(WEDNESDAY, '08:00', 'Europe/Berlin');
  for (let i = 0; i < MANY; i++) {
    const slotAt = eight + Math.floor(i / 4) * 15 * MINUTE_MS;
    const contact = {
      name: `Friederike Oberhausen-Württemberger ${i + 1}`,
      ...{ email: i % 5 === 0 ? null : `buerger${i}@example.org`, phone: `02306 ${1000 + i}` },
    };
    await branch.handle({
      id: newToken(),
      by: BY,
      command: {
        ...{ type: 'bookAppointment', serviceIds: ['meldebescheinigung'], persons: 1, language: 'de', slotAt },
        ...{ place: { kind: 'free', holdId: null }, contact },
      },
    });
  }
  const closures = [{ from: WEDNESDAY, to: WEDNESDAY, reason: { de: 'Betriebsausflug' } }];
  const closed = { ...branch.settings(), calendar: { ...branch.settings().calendar, closures } };
  const { consent } = branch.affectedBy(closed);
  const version = branch.settingsVersion();
  await branch.handleOwn({ type: 'changeSettings', version, settings: closed, ...(consent && { consent }) });
};

const narrowly = async (page: Page, name: string) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const isTooWide = await page.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  );
  expect({ name, isTooWide }).toEqual({ name, isTooWide: false });
  await expectNoViolations(page);
  await screenshot(page, `${name}-320`);
  await page.setViewportSize({ width: 1366, height: 768 });
};

test('A17 fifty affected by a closed day are moved in under ten clicks, and who has no e-mail is to be called', async () => {
  await closeBusyDay();
  const { page, errors } = await browser.open('desk', {});
  await page.goto(await world.linkTo('admin', 'admin'));
  await page.getByRole('heading', { level: 1, name: 'Übersicht' }).waitFor();
  let clicks = 0;
  const click = async (role: 'button' | 'link', name: string | RegExp) => {
    clicks += 1;
    await page.getByRole(role, { name }).click();
  };

  await click('link', 'Ansehen und entscheiden');
  await page.getByRole('heading', { name: 'Mit E-Mail-Adresse' }).waitFor();
  await expectNoViolations(page);
  await screenshot(page, 'unfit-list');
  await narrowly(page, 'unfit-list');
  await click('button', 'Alle auf die nächsten freien Zeiten verlegen');
  await page.getByRole('heading', { name: '50 Termine' }).waitFor();
  await expectNoViolations(page);
  await screenshot(page, 'unfit-proposal');
  await narrowly(page, 'unfit-proposal');

  // Somebody at a counter is faster with the very first free time.
  const { branch } = world.app();
  const slotAt = instantOf('2017-11-09', '08:00', 'Europe/Berlin');
  await branch.handleOwn({
    ...{ type: 'bookAppointment', serviceIds: ['meldebescheinigung'], persons: 1, language: 'de', slotAt },
    ...{ place: { kind: 'free', holdId: null }, contact: null },
  });

  await click('button', '50 Termine verlegen');
  await page.getByText('49 Termine sind verlegt.').waitFor();
  await page.getByText('1 ging nicht und bleibt in der Liste:').waitFor();
  await page.getByRole('heading', { name: 'Bitte anrufen' }).waitFor();
  await expectNoViolations(page);
  await screenshot(page, 'unfit-done');
  await narrowly(page, 'unfit-done');
  await click('button', 'Diesen Termin auf die nächste freie Zeit verlegen');
  await click('button', '1 Termin verlegen');
  await page.getByText('1 Termin ist verlegt.').waitFor();
  expect(clicks).toBeLessThan(10);

  const booked = (day: string) => [...branch.dayNamed(day).visits.values()].filter(({ state }) => state === 'booked');
  expect(booked(WEDNESDAY)).toEqual([]);
  expect(booked('2017-11-09').length).toBe(51);
  expect(booked('2017-11-09').filter(({ unfit }) => unfit === 'untold')).toHaveLength(10);
  await page
    .getByRole('button', { name: /^Angerufen: Friederike/ })
    .first()
    .click();
  await page.getByRole('link', { name: 'Betroffene Termine 9' }).waitFor();
  expect(errors).toEqual([]);
});
