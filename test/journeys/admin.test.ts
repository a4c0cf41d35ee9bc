// The administration in a real browser: an office is set up, watched and put right, by role and label.
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { demonstrationOffice } from '../../server/starting/demonstration';
import type { Settings } from '../../shared/settings';
import { startPrinter } from '../printers/printer';
import { openMailServer } from '../server/mail/mailServer';
import { liveDay, paceOf } from '../server/storage/someDays';
import { draw, openWorld, type World } from '../world';
import { expectNoViolations, type OpenedBrowser, openBrowser, screenshot } from './browser';

jest.setTimeout(60_000);

const screensDir = process.env['SCREENS_DIR'] ?? join(__dirname, '../../dist/screens');

let world: World;
let browser: OpenedBrowser;
/** What went wrong in the pages of one test, unseen. */
let errors: (readonly string[])[] = [];

const open = async (size: 'desk' | 'kiosk' | 'display', address: string): Promise<Page> => {
  const visit = await browser.open(size, {});
  errors.push(visit.errors);
  await visit.page.goto(address);
  return visit.page;
};

const openAdmin = async (): Promise<Page> => {
  const page = await open('desk', await world.linkTo('admin', 'admin'));
  await page.getByRole('heading', { level: 1, name: 'Übersicht' }).waitFor();
  return page;
};

const goTo = async (page: Page, name: string) => {
  await page
    .getByRole('navigation')
    .getByRole('link', { name: new RegExp(`^${name}`) })
    .click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
};

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const seen = (page: Page, text: string) => page.getByText(text).filter({ visible: true }).first().waitFor();

const save = async (page: Page) => {
  await button(page, 'Speichern').click();
  await page.getByRole('region', { name: 'Nicht gespeicherte Änderungen' }).waitFor({ state: 'detached' });
};

beforeAll(async () => {
  browser = await openBrowser('document-user-activation-required');
});
afterAll(() => browser.close());

beforeEach(async () => {
  errors = [];
  world = await openWorld({ screensDir });
});
afterEach(() => world.close());

const pairFromAdmin = async (page: Page, station: string): Promise<string> => {
  await goTo(page, 'Geräte');
  await button(page, 'Gerät koppeln').click();
  const dialog = page.getByRole('dialog', { name: 'Gerät koppeln' });
  await dialog.getByLabel('Was soll das Gerät sein?').selectOption({ label: station });
  await screenshot(page, 'admin-pair-choose');
  await button(page, 'Link erzeugen').click();
  await dialog.getByRole('img', { name: 'QR-Code: Kopplungslink' }).waitFor();
  return dialog.getByRole('textbox', { name: 'Kopplungslink' }).inputValue();
};

test('S2 a kiosk paired from the administration draws a ticket, and shows nothing once it is unpaired', async () => {
  const admin = await openAdmin();
  const link = await pairFromAdmin(admin, 'Kiosk „Foyer“');
  expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/kiosk\/#pair=/);
  await button(admin, 'Link kopieren').click();
  await seen(admin, 'Der Link ist kopiert.');
  await expectNoViolations(admin);
  await screenshot(admin, 'admin-pair-link');
  await button(admin, 'Fertig').click();

  const kiosk = await open('kiosk', link);
  await kiosk.getByRole('button', { name: /Meldebescheinigung/ }).click();
  await button(kiosk, 'Wertmarke ziehen').click();
  await kiosk.getByRole('heading', { name: /Ihre Wertmarke/ }).waitFor();

  const row = admin.getByRole('row', { name: /Kiosk „Foyer“/ });
  await row.getByText('verbunden', { exact: true }).waitFor({ timeout: 20_000 });
  await screenshot(admin, 'admin-devices');
  await row.getByRole('button', { name: /Entkoppeln/ }).click();
  const dialog = admin.getByRole('dialog', { name: 'Kiosk „Foyer“ entkoppeln?' });
  await screenshot(admin, 'admin-revoke');
  await dialog.getByRole('button', { name: 'Abbrechen' }).click();
  await row.getByRole('button', { name: /Entkoppeln/ }).click();
  await dialog.getByRole('button', { name: 'Entkoppeln', exact: true }).click();
  await row.waitFor({ state: 'detached' });
  await seen(kiosk, 'Dieses Gerät ist noch nicht gekoppelt');
  // Who tries to come back before the page is new is refused, which every browser notes as an error.
  expect(errors.flat().filter((error) => !error.includes('status of 403'))).toEqual([]);
});

test('a ninth counter is added, serves what it shall, and can be paired', async () => {
  const admin = await openAdmin();
  await goTo(admin, 'Schalter');
  await button(admin, 'Schalter hinzufügen').click();
  const dialog = admin.getByRole('dialog', { name: 'Schalter hinzufügen' });
  expect(await dialog.getByLabel('Name').inputValue()).toBe('9');
  await screenshot(admin, 'admin-counter-add');
  await dialog.getByRole('button', { name: 'Hinzufügen' }).click();

  await admin.getByRole('heading', { level: 1, name: 'Schalter 9' }).waitFor();
  await admin.getByLabel('Alle, auch künftige').click();
  await admin.getByLabel(/Fundsachen/).click();
  await admin.getByLabel('Anliegen vorziehen').selectOption({ label: 'E – Fischereischein verlängern' });
  await admin.getByLabel('Anliegen vorziehen').selectOption({ label: 'G – Meldebescheinigung' });
  await admin.getByRole('button', { name: /Höher G/ }).click();
  await seen(admin, 'Schalter 9 neu');
  await expectNoViolations(admin);
  await screenshot(admin, 'admin-counter-form');
  await admin.getByRole('link', { name: 'Schalter', exact: true }).first().click();
  await screenshot(admin, 'admin-counters-unsaved');
  await save(admin);

  const { counters } = world.app().branch.settings();
  expect(counters).toHaveLength(9);
  expect(counters[8]).toMatchObject({
    id: 'schalter-9',
    name: '9',
    preferredServiceIds: ['meldebescheinigung', 'fischerei'],
  });
  expect(counters[8]?.serviceIds).toHaveLength(9);
  const row = admin.getByRole('row', { name: /Schalter 9 9 von 10 Anliegen/ });
  await row.waitFor();
  await screenshot(admin, 'admin-counters');
  expect(await pairFromAdmin(admin, 'Schalter 9')).toContain('/counter/#pair=');
  expect(errors.flat()).toEqual([]);
});

test('W5 a kiosk locked by hand and by timetable shows the reason until it is unlocked', async () => {
  const kiosk = await open('kiosk', await world.linkTo('kiosk', 'kiosk-1'));
  const admin = await openAdmin();
  await goTo(admin, 'Kioske');
  await button(admin, 'Sperren Kiosk „Foyer“').click();
  const dialog = admin.getByRole('dialog', { name: 'Kiosk „Foyer“ sperren' });
  await dialog.getByRole('button', { name: 'Sperren' }).click();
  await seen(admin, 'Bitte geben Sie einen Grund ein');
  await dialog.getByLabel('Grund, den Besucher lesen').fill('Wegen Personalversammlung bis 11 Uhr geschlossen.');
  await expectNoViolations(admin);
  await screenshot(admin, 'admin-lock');
  await dialog.getByRole('button', { name: 'Sperren' }).click();
  await seen(kiosk, 'Wegen Personalversammlung bis 11 Uhr geschlossen.');
  await seen(admin, 'gesperrt: Wegen Personalversammlung');
  await screenshot(admin, 'admin-kiosks');
  await goTo(admin, 'Übersicht');
  await screenshot(admin, 'admin-overview-locked');
  await goTo(admin, 'Kioske');
  await button(admin, 'Entsperren Kiosk „Foyer“').click();
  await seen(kiosk, 'Was möchten Sie erledigen?');

  await admin.getByRole('link', { name: 'Bearbeiten Kiosk „Foyer“' }).click();
  await button(admin, 'Sperrzeit hinzufügen').click();
  const span = admin.getByRole('group', { name: 'Sperrzeit 1' });
  await span.getByLabel('Von').fill('10:00');
  await span.getByLabel('Bis').fill('08:00');
  await span.getByLabel('Grund auf Deutsch').fill('Montags erst nach der Besprechung');
  await button(admin, 'Speichern').click();
  await seen(admin, 'Bitte geben Sie zwei Uhrzeiten an');
  await expectNoViolations(admin);
  await screenshot(admin, 'admin-kiosk-form-invalid');
  await span.getByLabel('Von').fill('08:00');
  await span.getByLabel('Bis').fill('00:00');
  await screenshot(admin, 'admin-kiosk-form');
  await save(admin);
  await seen(kiosk, 'Montags erst nach der Besprechung');
  expect(world.app().branch.settings().kiosks[0]?.lockTimes[0]?.span).toEqual({
    weekday: 1,
    from: '08:00',
    to: '24:00',
  });
});

test('P4 a network printer is added and prints a test slip; P3 its trouble is told in words', async () => {
  const printer = await startPrinter();
  const admin = await openAdmin();
  await goTo(admin, 'Drucker');
  await button(admin, 'Drucker hinzufügen').click();
  await admin.getByRole('dialog').getByLabel('Name').fill('Drucker am Eingang');
  await admin.getByRole('dialog').getByRole('button', { name: 'Hinzufügen' }).click();
  await admin.getByRole('heading', { level: 1, name: 'Drucker „Drucker am Eingang“' }).waitFor();
  await button(admin, 'Speichern').click();
  await seen(admin, 'Bitte geben Sie eine Adresse ohne Leerzeichen ein');
  await screenshot(admin, 'admin-printer-form-invalid');
  await admin.getByLabel('Adresse').fill('127.0.0.1');
  await admin.getByLabel('Anschlussnummer (Port)').fill(String(printer.port));
  await expectNoViolations(admin);
  await screenshot(admin, 'admin-printer-form');
  await save(admin);
  await admin.getByRole('main').getByRole('link', { name: 'Drucker', exact: true }).click();

  await button(admin, 'Probedruck Drucker am Eingang').click();
  await seen(admin, 'Der Probedruck an „Drucker am Eingang“ ist unterwegs');
  while (printer.slips.length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(printer.slips[0]?.toString('latin1')).toContain('X000');

  printer.put({ paper: 'out' });
  await admin.getByRole('row', { name: /Drucker am Eingang Papier leer/ }).waitFor({ timeout: 10_000 });
  await screenshot(admin, 'admin-printers-trouble');
  await goTo(admin, 'Übersicht');
  await seen(admin, '1 Sache braucht Ihre Aufmerksamkeit');
  await expectNoViolations(admin);
  await screenshot(admin, 'admin-overview-alarm');
  await printer.close();
});

test('P4 the virtual printer shows its slips as pictures, and a slip is printed again', async () => {
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  await kiosk.ask(draw('ausweis'));
  await kiosk.ask(draw('fundsachen'));
  const admin = await openAdmin();
  await goTo(admin, 'Drucker');
  await button(admin, 'Probedruck Drucker im Foyer').click();
  const test = admin.getByRole('dialog').getByRole('img', { name: 'Probedruck' });
  await test.waitFor();
  await admin.waitForFunction(() => [...document.images].every((image) => image.complete && image.naturalWidth > 0));
  await screenshot(admin, 'admin-test-slip');
  await admin.getByRole('dialog').getByRole('button', { name: 'Schließen' }).last().click();
  await button(admin, 'Bild ansehen A001').click();
  await admin.getByRole('dialog').getByRole('img', { name: 'Wertmarke A001' }).waitFor();
  await expectNoViolations(admin);
  await admin.keyboard.press('Escape');
  await button(admin, 'Noch einmal drucken M001').click();
  await admin.getByRole('row', { name: /M001/ }).nth(1).waitFor();
  await expectNoViolations(admin);
  await screenshot(admin, 'admin-printers');
});

test('two who save at once keep both what they changed in different fields', async () => {
  const first = await openAdmin();
  const second = await openAdmin();
  for (const page of [first, second]) await goTo(page, 'Schalter');
  await first.getByRole('link', { name: 'Bearbeiten Schalter 1', exact: true }).click();
  await first.getByLabel('Name').fill('1 a');
  await second.getByRole('link', { name: 'Bearbeiten Schalter 2', exact: true }).click();
  await second.getByLabel('Name').fill('2 b');
  await save(first);
  expect(await second.getByLabel('Name').inputValue()).toBe('2 b');
  await expectNoViolations(second);
  await save(second);
  expect(
    world
      .app()
      .branch.settings()
      .counters.slice(0, 2)
      .map(({ name }) => name),
  ).toEqual(['1 a', '2 b']);
});

test('a person is added and logs in at a counter with the password that was suggested', async () => {
  const admin = await openAdmin();
  await goTo(admin, 'Personen');
  await button(admin, 'Person hinzufügen').click();
  await admin.getByLabel('Name').fill('Aylin Demir');
  const password = await admin.getByLabel('Passwort', { exact: true }).inputValue();
  expect(password).toMatch(/^[a-z]{4}(-[a-z]{4}){3}$/);
  await button(admin, 'Speichern').click();
  await seen(admin, 'Diesen Namen gibt es schon');
  await admin.getByLabel('Name').fill('Ingrid Beispiel');
  await expectNoViolations(admin);
  await screenshot(admin, 'admin-person');
  await button(admin, 'Speichern').click();
  await seen(admin, password);
  await screenshot(admin, 'admin-person-saved');
  await button(admin, 'Fertig').click();
  await seen(admin, 'Ingrid Beispiel');
  await expectNoViolations(admin);
  await screenshot(admin, 'admin-persons');

  const counter = await open('desk', await world.linkTo('counter', 'schalter-8'));
  await button(counter, 'Abmelden').click();
  await counter.getByLabel('Name').fill('Ingrid Beispiel');
  await counter.getByLabel('Passwort').fill(password);
  await button(counter, 'Anmelden').click();
  // Somebody else has chosen it: it is good for choosing another one.
  await counter.getByLabel('Neues Passwort', { exact: true }).fill('ein eigenes langes wort');
  await counter.getByLabel('Neues Passwort noch einmal').fill('ein eigenes langes wort');
  await button(counter, 'Speichern und anmelden').click();
  await admin.getByRole('row', { name: /Ingrid Beispiel.*Schalter 8/ }).waitFor();

  await button(admin, 'Entfernen Ingrid Beispiel').click();
  await screenshot(admin, 'admin-person-remove');
  await admin.getByRole('dialog').getByRole('button', { name: 'Entfernen', exact: true }).click();
  await admin.getByRole('row', { name: /Ingrid Beispiel/ }).waitFor({ state: 'detached' });
});

const LONGEST = 'Grundstücksverkehrsgenehmigungszuständigkeit';

/** What is drawn past the glass, or cut by what is around it; what only screen readers read is none of it. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('body *')]
      .filter((element) => {
        const { width, height, right, left } = element.getBoundingClientRect();
        if (width <= 1 || height <= 1 || element.closest('.kern-sr-only, thead, svg, .adm-skip')) return false;
        const isHiding = getComputedStyle(element).overflowX !== 'visible';
        const isCut = isHiding && element.scrollWidth > element.clientWidth + 1 && !element.matches('input, select');
        return isCut || right > document.documentElement.clientWidth + 1 || left < -1;
      })
      .map((element) => element.outerHTML.slice(0, 160)),
  );

/** Appointments that no longer fit, one of somebody whom no letter reaches, booked from one network within the hour. */
const leaveUnfit = async () => {
  const { branch } = world.app();
  const before = branch.settings();
  const save = async (settings: Settings) => {
    const { consent } = branch.affectedBy(settings);
    const version = branch.settingsVersion();
    await branch.handleOwn({ type: 'changeSettings', version, settings, ...(consent && { consent }) });
  };
  const hours = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '08:00', to: '12:00', public: 2, internal: 0 }));
  await save({ ...before, appointments: { ...before.appointments, hours } });
  for (const [place, email] of [
    [0, 'friederike.oberhausen-wuerttemberger@buergerinnen-und-buerger.example'],
    [1, null],
  ] as const)
    await branch.handle({
      id: `booking-${place}`,
      by: { kind: 'visitor' },
      network: { narrow: 'network-1', wide: null },
      command: {
        ...{ type: 'bookAppointment', serviceIds: ['meldebescheinigung'], persons: 1, language: 'de' },
        ...{ slotAt: Date.parse(`2017-11-08T0${8 + place}:00:00+01:00`), place: { kind: 'free', holdId: null } },
        contact: { name: `Friederike ${LONGEST}`, email, phone: '0172 30612345678' },
      },
    });
  const closures = [...before.calendar.closures, { from: '2017-11-08', to: '2017-11-08', reason: { de: 'Schulung' } }];
  await save({ ...before, calendar: { ...before.calendar, closures } });
};

/** An office in which every page has something to show, and the administration of it. */
const openBusyAdmin = async (): Promise<Page> => {
  const { branch } = world.app();
  const { calendar, appointments } = demonstrationOffice;
  const reason = { de: 'Betriebsausflug' };
  const closures = [{ from: '2017-12-27', to: '2017-12-29', reason }];
  const exceptions = [{ day: '2017-12-22', hours: [{ from: '08:00', to: '12:00', public: 2, internal: 1 }], reason }];
  const mail = {
    ...{ host: 'mail.luenen.example', port: 587, security: 'starttls' as const, user: 'buergerbuero' },
    ...{ from: 'buergerbuero@luenen.example', replyTo: null },
  };
  branch.handle({
    id: 'settings-for-every-page',
    by: { kind: 'office' },
    command: {
      type: 'changeSettings',
      version: branch.settingsVersion(),
      settings: {
        ...branch.settings(),
        calendar: { ...calendar, closures },
        appointments: { ...appointments, exceptions, unusualPerHour: 2 },
        mail,
        office: { ...branch.settings().office, name: `Bürgerservicebüro ${LONGEST} der Stadt Lünen` },
        services: branch
          .settings()
          .services.map((service, i) => (i < 2 ? { ...service, name: { de: LONGEST } } : service)),
        counters: branch
          .settings()
          .counters.map((one, i) => (i === 0 ? { ...one, preferredServiceIds: ['ausweis'] } : one)),
        kiosks: branch.settings().kiosks.map((kiosk) => ({ ...kiosk, name: `Kiosk im ${LONGEST}` })),
        feeds: [{ id: 'fachverfahren', name: LONGEST, serviceId: 'ausweis', everyMin: 5 }],
      },
    },
  });
  const clerk = await world.connect('counter', 'schalter-1');
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  for (const service of ['ausweis', 'abholung', 'ausweis']) await kiosk.ask(draw(service));
  await clerk.ask({ type: 'callNext' });
  await (await world.connect('counter', 'schalter-2')).ask({ type: 'pause', until: null });
  await world.connect('counter', 'schalter-3');
  await leaveUnfit();
  return openAdmin();
};

const ADDRESSES = [
  ...[
    'overview',
    'insight',
    'services',
    'hours',
    'appointments',
    'order',
    'counters',
    'kiosks',
    'displays',
    'printers',
  ],
  ...[
    'slip',
    'devices',
    'persons',
    'mail',
    'mailTexts',
    'mailTexts/booked',
    'services/ausweis',
    'hours/0',
    'appointments/0',
  ],
  ...['unfit', 'unusual', 'office', 'feeds', 'feeds/fachverfahren'],
  ...['counters/schalter-1', 'kiosks/kiosk-1', 'displays/anzeige-1', 'printers/drucker-1', 'counters/gone'],
];

const showPage = async (page: Page, address: string) => {
  await page.evaluate((hash) => location.assign(hash), `#/${address}`);
  await page.locator('h1:focus, h1').first().waitFor();
  if (address === 'unfit') await page.getByRole('table').nth(1).waitFor();
};

test.each([
  ['de', 'Deutsch'],
  ['en', 'English'],
])('every page keeps to WCAG 2.2 AA in the language %s', async (language, label) => {
  const admin = await openBusyAdmin();
  await button(admin, label).click();
  for (const address of ADDRESSES) {
    await showPage(admin, address);
    await expectNoViolations(admin);
    expect(await admin.locator('html').getAttribute('lang')).toBe(language);
    await screenshot(admin, `admin-${language}-${address.replace('/', '-')}`);
  }
});

// Twice and four times the size on the same glass is half and a quarter as many CSS pixels.
test.each([
  [200, 683, 384],
  [400, 320, 256],
])('every page keeps to WCAG 2.2 AA at %i %% of the size, and scrolls one way only', async (size, width, height) => {
  const admin = await openBusyAdmin();
  await admin.setViewportSize({ width, height });
  for (const address of ADDRESSES) {
    await showPage(admin, address);
    await expectNoViolations(admin);
    expect({ address, cut: await cutOff(admin) }).toEqual({ address, cut: [] });
    const overflow = await admin.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect({ address, isTooWide: overflow > 0 }).toEqual({ address, isTooWide: false });
    await screenshot(admin, `admin-${size}-${address.replace('/', '-')}`);
  }
});

test('A1 A2 a new service, its hours and a closed day are set up, and the preview of a day has them', async () => {
  const admin = await openAdmin();
  await goTo(admin, 'Anliegen');
  await button(admin, 'Anliegen hinzufügen').click();
  await admin.getByRole('dialog').getByLabel('Name').fill('Hund anmelden');
  await admin.getByRole('dialog').getByRole('button', { name: 'Hinzufügen' }).click();
  await admin.getByRole('heading', { level: 1, name: 'Hund anmelden' }).waitFor();
  await admin.getByLabel('Wer darf Termine dafür buchen?').selectOption({ label: 'Alle online, und das Personal' });
  await admin.getByLabel('LeiKa-Schlüssel').fill('99 102');
  await button(admin, 'Speichern').click();
  await seen(admin, 'Bitte geben Sie 14 Ziffern ein.');
  await expectNoViolations(admin);
  await admin.getByLabel('LeiKa-Schlüssel').fill('99 102 002 012 000');
  await seen(admin, '/?leika=99102002012000');
  await screenshot(admin, 'admin-service-form');
  await save(admin);
  await goTo(admin, 'Anliegen');
  const up = button(admin, 'Höher Hund anmelden');
  await up.focus();
  await admin.keyboard.press('Enter');
  await admin.keyboard.press('Enter');
  await admin.getByRole('row').nth(9).getByRole('cell', { name: 'Hund anmelden', exact: true }).waitFor();
  await save(admin);
  expect(world.app().branch.settings().services[8]).toMatchObject({ id: 'hund-anmelden', booking: 'online' });

  await goTo(admin, 'Termine');
  const monday = admin.getByRole('group', { name: 'Montag' });
  await monday.getByLabel('Von').fill('10:00');
  await monday.getByLabel('Bis').fill('09:00');
  await button(admin, 'Speichern').click();
  await monday.getByText('Bitte geben Sie zwei Uhrzeiten an').waitFor();
  await monday.getByLabel('Bis').fill('11:00');
  await button(admin, 'Freigabe hinzufügen').click();
  await button(admin, 'Speichern').click();
  await seen(admin, 'So passen die Einstellungen nicht zusammen. Bitte prüfen Sie: Termine');
  await screenshot(admin, 'admin-appointments-invalid');
  await button(admin, 'Entfernen Freigabe 2').click();
  await save(admin);
  await admin.getByLabel('Tag', { exact: true }).fill('2017-11-13');
  await seen(admin, '10:00');
  expect(await admin.getByRole('status').getByRole('listitem').allTextContents()).toEqual(
    expect.arrayContaining(['10:00', '10:30']),
  );
  await screenshot(admin, 'admin-appointments-preview');

  await goTo(admin, 'Öffnungszeiten');
  await button(admin, 'Schließtag hinzufügen').click();
  await admin.getByLabel('Erster Tag').fill('2017-11-13');
  await button(admin, 'Speichern').click();
  await seen(admin, 'Bitte geben Sie einen Text auf Deutsch ein.');
  await admin.getByLabel('Grund auf Deutsch').fill('Betriebsausflug');
  await screenshot(admin, 'admin-closure-form');
  await save(admin);
  await goTo(admin, 'Termine');
  await admin.getByLabel('Tag', { exact: true }).fill('2017-11-13');
  await seen(admin, 'Geschlossen: Betriebsausflug');
  expect(errors.flat()).toEqual([]);
});

test('the mail server is set up, a wrong password is told, and a test mail arrives', async () => {
  const server = await openMailServer({ password: 'richtig-richtig' });
  const admin = await openAdmin();
  await goTo(admin, 'E-Mail');
  await admin.getByLabel('E-Mails versenden').click();
  await admin.getByLabel('SMTP-Server').fill('127.0.0.1');
  await admin.getByLabel('Verschlüsselung').selectOption({ label: 'keine: nur im eigenen Netz' });
  await admin.getByLabel('Anschlussnummer (Port)').fill(String(server.port));
  await admin.getByLabel('Absender').fill('buergerbuero@luenen.example');
  await admin.getByLabel('Benutzername (freiwillig)').fill('buergerbuero');
  await admin.getByLabel('Passwort', { exact: true }).fill('falsch-falsch');
  await button(admin, 'Passwort speichern').click();
  await seen(admin, 'Ein Passwort ist hinterlegt.');
  await save(admin);
  await admin.getByLabel('An', { exact: true }).fill('amt@luenen.example');
  await button(admin, 'Testmail senden').click();
  await seen(admin, 'Die Mail ging nicht hinaus');
  await expectNoViolations(admin);
  await screenshot(admin, 'admin-mail-fault');
  await admin.getByLabel('Neues Passwort').fill('richtig-richtig');
  await button(admin, 'Passwort speichern').click();
  await admin.waitForFunction(() => document.querySelector<HTMLInputElement>('[type=password]')?.value === '');
  await button(admin, 'Testmail senden').click();
  await seen(admin, 'Der Server hat die Testmail an amt@luenen.example angenommen.');
  expect(server.taken.map(({ from, to }) => ({ from, to }))).toEqual([
    { from: 'buergerbuero@luenen.example', to: ['amt@luenen.example'] },
  ]);
  await server.close();
});

test('G13 G14 a letter is written with buttons at the cursor, seen as it will go, tried unsaved, and saved', async () => {
  const server = await openMailServer();
  const { branch } = world.app();
  const mail = { host: '127.0.0.1', port: server.port, security: 'none', user: null } as const;
  await branch.handleOwn({
    type: 'changeSettings',
    version: branch.settingsVersion(),
    settings: { ...branch.settings(), mail: { ...mail, from: 'amt@luenen.example', replyTo: null } },
  });
  const admin = await openAdmin();
  await goTo(admin, 'Texte der E-Mails');
  await admin.getByRole('link', { name: 'Bearbeiten Termin gebucht' }).click();
  const text = admin.getByLabel('Text auf Deutsch', { exact: true });
  const preview = admin.getByRole('region', { name: 'Vorschau: Deutsch' });
  await preview.getByText('Ihr Termin ist gebucht.').waitFor();
  await text.fill('Moin, bis dann!');
  await text.evaluate((field) => (field as HTMLTextAreaElement).setSelectionRange(4, 4));
  await button(admin, 'Tag einfügen in: Text auf Deutsch').click();
  expect(await text.inputValue()).toBe('Moin{Tag}, bis dann!');
  // As if it were typed: what was inserted is taken back like it, and more is typed behind it.
  await admin.keyboard.press('Control+z');
  expect(await text.inputValue()).toBe('Moin, bis dann!');
  await admin.keyboard.type(' ');
  await button(admin, 'Name einfügen in: Text auf Deutsch').click();
  await admin.keyboard.type('!');
  expect(await text.inputValue()).toBe('Moin {Name}!, bis dann!');
  await preview.getByText('Moin Erika Mustermann!, bis dann!').waitFor();
  await seen(admin, 'Fehlt im Text und steht deshalb an seinem Ende: Alle Angaben, Link zum Termin');
  await preview.getByRole('link', { name: 'Termin ansehen, verschieben oder absagen' }).click();
  expect(admin.url()).toContain('#/mailTexts/booked');
  await expectNoViolations(admin);
  await screenshot(admin, 'admin-mail-text');
  await admin.getByLabel('An', { exact: true }).fill('amt@luenen.example');
  await button(admin, 'Probe senden').click();
  await seen(admin, 'Der Server hat die Testmail an amt@luenen.example angenommen.');
  expect(server.taken.map(({ mail: { subject } }) => subject?.slice(0, 20))).toEqual(['Probe: Ihr Termin am']);
  expect(server.taken[0]?.mail.text).toContain('Moin Erika Mustermann!, bis dann!');
  await text.fill('{Vorname}');
  await button(admin, 'Speichern').click();
  await seen(admin, 'Zeile 1: {Vorname} gibt es in dieser E-Mail nicht.');
  expect(await text.evaluate((field) => field === document.activeElement)).toBe(true);
  await text.fill('Moin {Name}');
  await save(admin);
  expect(branch.settings().mailTexts.booked.de).toEqual({ subject: null, text: 'Moin {name}' });
  expect(errors.flat()).toEqual([]);
  await server.close();
});

test('D5 a second display is added, paired, renamed and removed', async () => {
  const admin = await openAdmin();
  await goTo(admin, 'Anzeigen');
  await button(admin, 'Anzeige hinzufügen').click();
  await admin.getByRole('dialog').getByLabel('Name').fill('Flur');
  await admin.getByRole('dialog').getByRole('button', { name: 'Hinzufügen' }).click();
  await save(admin);
  const display = await open('display', await pairFromAdmin(admin, 'Anzeige „Flur“'));
  await button(admin, 'Fertig').click();
  await display.getByRole('heading', { level: 1 }).waitFor();
  await goTo(admin, 'Anzeigen');
  await admin.getByRole('row', { name: /Flur verbunden/ }).waitFor();
  await screenshot(admin, 'admin-displays');
  await admin.getByRole('link', { name: 'Bearbeiten Anzeige „Flur“' }).click();
  await admin.getByLabel('Name').fill('Flur links');
  await save(admin);
  await button(admin, 'Diese Anzeige entfernen').click();
  // T8: the browser that is paired as it goes too, which is said before.
  await button(admin, 'Speichern').click();
  await admin.getByRole('dialog', { name: 'Das betrifft Menschen' }).getByText('Flur links').waitFor();
  await expectNoViolations(admin);
  await screenshot(admin, 'admin-affected');
  await button(admin, 'Trotzdem speichern').click();
  await admin.getByRole('region', { name: 'Nicht gespeicherte Änderungen' }).waitFor({ state: 'detached' });
  expect(
    world
      .app()
      .branch.settings()
      .displays.map(({ id }) => id),
  ).toEqual(['anzeige-1']);
});

/** Presses Tab until the thing of this name has the focus, as somebody without a mouse does. */
const tabTo = async (page: Page, name: string) => {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press('Tab');
    if (
      await page
        .locator(':focus')
        .and(page.getByRole('button', { name, exact: true }))
        .isVisible()
    )
      return;
    if (
      await page
        .locator(':focus')
        .and(page.getByRole('link', { name, exact: true }))
        .isVisible()
    )
      return;
  }
  throw new Error(`${name} is not reached by Tab`);
};

test('a kiosk is locked and renamed by keyboard alone', async () => {
  const admin = await openAdmin();
  await tabTo(admin, 'Kioske');
  await admin.keyboard.press('Enter');
  await admin.locator('h1:focus').getByText('Kioske').waitFor();
  await tabTo(admin, 'Sperren Kiosk „Foyer“');
  await admin.keyboard.press('Enter');
  await admin.keyboard.type('Technische Pause');
  await admin.keyboard.press('Enter');
  await seen(admin, 'gesperrt: Technische Pause');

  await admin.locator('h1').focus();
  await tabTo(admin, 'Bearbeiten Kiosk „Foyer“');
  await admin.keyboard.press('Enter');
  await admin.locator('h1:focus').getByText('Kiosk „Foyer“').waitFor();
  await admin.keyboard.press('Tab');
  await admin.keyboard.type('Eingang');
  await tabTo(admin, 'Speichern');
  await admin.keyboard.press('Enter');
  await admin.locator('h1:focus').getByText('Kiosk „Eingang“').waitFor();
  expect(world.app().branch.settings().kiosks[0]?.name).toBe('Eingang');
});

test('D4 a server that is gone is told within 5 s, and what is typed outlasts it', async () => {
  const admin = await openAdmin();
  await goTo(admin, 'Schalter');
  await admin.getByRole('link', { name: 'Bearbeiten Schalter 4', exact: true }).click();
  await admin.getByLabel('Name').fill('4 x');
  const context: BrowserContext = admin.context();
  await context.setOffline(true);
  await world.restart();
  await seen(admin, 'Keine Verbindung zum Server');
  await button(admin, 'Speichern').click();
  await seen(admin, 'Der Server hat nicht geantwortet');
  await screenshot(admin, 'admin-offline');
  await context.setOffline(false);
  await admin.getByText('Keine Verbindung zum Server').waitFor({ state: 'detached', timeout: 20_000 });
  expect(await admin.getByLabel('Name').inputValue()).toBe('4 x');
  await save(admin);
});

test('F5 the head of the office sees what a counter changes and how forecasts held, and moves places where few come', async () => {
  const { branch } = world.app();
  const { appointments } = branch.settings();
  const offers = [1, 2].map((weekday) => ({ weekday, from: '09:00', to: '13:00', public: 1, internal: 1 }));
  const settings = { ...branch.settings(), appointments: { ...appointments, hours: offers } };
  await branch.handleOwn({ type: 'changeSettings', version: branch.settingsVersion(), settings });
  const drawnAt = [...paceOf(20, 0, 120), ...paceOf(4, 120, 240)];
  for (const day of ['2017-11-06', '2017-11-13']) await liveDay(world, day, { counters: 3, drawnAt, serviceMin: 10 });
  await liveDay(world, '2017-11-20', { counters: 2, drawnAt: paceOf(20, 0, 60), serviceMin: 10 });
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  for (let i = 0; i < 10; i++) await kiosk.ask(draw('ausweis'));

  const admin = await openAdmin();
  await goTo(admin, 'Auslastung');
  await seen(admin, 'Wer jetzt eine Wertmarke zieht, wartet etwa');
  await admin.getByRole('row', { name: /^13\.–19\. November 2017 48 / }).waitFor();
  await seen(admin, 'Bieten Sie von 9:00 bis 11:00 Uhr weniger Plätze an und dafür von 11:00 bis 13:00 Uhr mehr.');
  await admin.getByRole('row', { name: '9:00 bis 11:00 Uhr 5 1 0 (1 weniger)' }).waitFor();
  await expectNoViolations(admin);
  await screenshot(admin, 'admin-insight');

  await admin.getByLabel('Wochentag').selectOption({ label: 'Dienstag' });
  await seen(admin, 'Wie viele an einem Dienstag mit Wertmarke kommen');
  await admin.getByLabel('Wochentag').selectOption({ label: 'Montag' });
  await button(admin, 'Als Wochenstunden übernehmen').click();
  await admin.locator('h1:focus').getByText('Termine').waitFor();
  await screenshot(admin, 'admin-insight-taken');
  await save(admin);
  const places = { weekday: 1, internal: 1 };
  expect(world.app().branch.settings().appointments.hours).toEqual([
    offers[1],
    { ...places, from: '09:00', to: '11:00', public: 0 },
    { ...places, from: '11:00', to: '13:00', public: 2 },
  ]);
});
