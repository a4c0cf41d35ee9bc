// A clerk's counter in a real browser: whole visits by mouse and by keyboard, by role and label.
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import type { BookingResult } from '../../shared/protocol';
import type { Settings } from '../../shared/settings';
import { draw, MONDAY_NINE, openWorld, type World } from '../world';
import { calmKeys, expectNoViolations, type OpenedBrowser, openBrowser, SIZES, screenshot } from './browser';

jest.setTimeout(60_000);

const screensDir = process.env['SCREENS_DIR'] ?? join(__dirname, '../../dist/screens');
const MINUTE = 60_000;

let world: World;
let browser: OpenedBrowser;
/** What went wrong in the pages of one test, unseen. */
let errors: (readonly string[])[] = [];

beforeAll(async () => {
  browser = await openBrowser('document-user-activation-required');
});
afterAll(() => browser.close());
beforeEach(async () => {
  errors = [];
  world = await openWorld({ screensDir });
});
afterEach(async () => {
  await world.close();
  // The answer to a wrong password is a status that every browser notes as an error, and so is a server that is gone.
  const unexpected = errors
    .flat()
    .filter((error) => !/status of 403|ERR_CONNECTION_REFUSED|ERR_INTERNET_DISCONNECTED|WebSocket/.test(error));
  expect(unexpected).toEqual([]);
});

const openCounter = async (name: string, locale = 'de-DE'): Promise<Page> => {
  const visit = await browser.open('desk', { locale });
  calmKeys(visit.page);
  errors.push(visit.errors);
  await visit.page.goto(await world.linkTo('counter', `schalter-${name}`));
  await atCounter(visit.page, name);
  return visit.page;
};
const atCounter = (page: Page, name: string) =>
  page.getByRole('heading', { level: 1, name: `Schalter ${name}`, exact: true }).waitFor();

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' });
/** Presses it by keyboard. */
const enter = async (page: Page, name: string | RegExp) => {
  await button(page, name).focus();
  await page.keyboard.press('Enter');
};
const state = (page: Page, name: string) => page.getByRole('heading', { level: 2, name, exact: true }).waitFor();
const region = (page: Page, name: string | RegExp) => page.getByRole('region', { name });
const dialog = (page: Page, name: string) => page.getByRole('dialog', { name });

/** So many people draw a ticket for an identity card at the kiosk. */
const people = async (count: number) => {
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  for (let i = 0; i < count; i++) await kiosk.ask(draw('ausweis'));
  return kiosk;
};

/** Somebody has an appointment so many minutes after nine. */
const book = async (name: string, minutes: number): Promise<BookingResult> => {
  const clerk = await world.connect('counter', 'schalter-8');
  const reply = await clerk.ask({
    type: 'bookAppointment',
    serviceIds: ['ausweis'],
    persons: 1,
    language: 'de',
    slotAt: MONDAY_NINE + minutes * MINUTE,
    place: { kind: 'extra' },
    contact: { name, email: null, phone: null },
  });
  return (reply as { result: BookingResult }).result;
};

const passwordOf = (name: string) => world.app().passwords.find((one) => one.name === name)?.password ?? '';

test('K1 K2 M8 a whole visit by mouse', async () => {
  const page = await openCounter('3');
  await page.getByText('Es wartet niemand für diesen Schalter.').first().waitFor();
  await screenshot(page, 'counter-idle');
  await people(2);
  await world.pass(12 * MINUTE);
  const next = region(page, 'Frei');
  await next.getByText('A001').waitFor();
  await next.getByText('Personalausweis oder Reisepass beantragen · Wertmarke').waitFor();
  await next.getByText('Grund: an der Reihe in der Schlange').waitFor();
  await screenshot(page, 'counter-idle-queue');

  await button(page, 'Nächster Aufruf').click();
  await state(page, 'A001 aufgerufen');
  expect(await page.title()).toBe('A001 – Schalter 3');
  await button(page, 'Ist da, beginnen').click();
  await state(page, 'A001 wird bedient');
  await button(page, 'Fertig').click();
  await state(page, 'Frei');
  await page.getByText('Heute bedient: 1').waitFor();
  await region(page, 'Schlange (1)').waitFor();
});

test('K1 a whole visit by the keyboard alone, with one key per act and without', async () => {
  const page = await openCounter('3');
  await people(2);
  await region(page, 'Schlange (2)').waitFor();
  await page.keyboard.press('n');
  await state(page, 'A001 aufgerufen');
  await page.keyboard.press('b');
  await state(page, 'A001 wird bedient');
  await page.keyboard.press('p');
  await dialog(page, 'A001 parken').waitFor();
  await page.keyboard.press('Enter');
  await region(page, 'Geparkt (1)').getByText('Foto').first().waitFor();
  await state(page, 'Frei');

  const toggle = page.getByRole('checkbox', { name: 'Tastenkürzel mit einer Taste' });
  await toggle.focus();
  await page.keyboard.press('Space');
  await button(page, 'Nächster Aufruf').focus();
  await page.keyboard.press('n');
  await page.keyboard.press('Enter');
  await state(page, 'A002 aufgerufen');
  // The key keeps its place and the focus; the next Tab leads to the next act.
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Ist da, beginnen');
  await page.keyboard.press('Enter');
  await state(page, 'A002 wird bedient');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await state(page, 'Frei');
});

test('K2 two counters press next at once and get two people', async () => {
  const [one, other] = [await openCounter('1'), await openCounter('2')];
  await people(2);
  for (const page of [one, other]) await region(page, 'Schlange (2)').waitFor();
  await Promise.all([button(one, 'Nächster Aufruf').click(), button(other, 'Nächster Aufruf').click()]);
  const numbers = [];
  for (const page of [one, other]) {
    const called = page.getByRole('heading', { level: 2, name: /aufgerufen$/ });
    numbers.push(((await called.textContent()) ?? '').trim().slice(0, 4));
  }
  expect(numbers.sort()).toEqual(['A001', 'A002']);
});

test('K2 a double-click calls one person and does not begin at once', async () => {
  const page = await openCounter('3');
  await people(2);
  await region(page, 'Schlange (2)').waitFor();
  await button(page, 'Nächster Aufruf').dblclick();
  await state(page, 'A001 aufgerufen');
  await region(page, 'Schlange (1)').waitFor();
  for (const name of ['Ist da, beginnen', 'Fertig']) {
    await button(page, name).hover();
    await page.mouse.down({ clickCount: 2 });
    await page.mouse.up({ clickCount: 2 });
  }
  await page.waitForTimeout(300);
  await state(page, 'A001 aufgerufen');
});

test('K3 calling again waits out the pause, and after the last call the visit is missed and comes back', async () => {
  const page = await openCounter('3');
  await people(1);
  await region(page, 'Schlange (1)').waitFor();
  await page.keyboard.press('n');
  await state(page, 'A001 aufgerufen');
  await button(page, /^Noch einmal rufen in \d+ s$/).waitFor();
  for (const call of ['2', '3']) {
    await world.pass(15_000);
    await button(page, 'Noch einmal rufen').click({ timeout: 20_000 });
    await page.getByText(`· ${call}. Aufruf von 3`).waitFor();
  }
  await page.getByText(/Das war der letzte Aufruf\. In \d:\d\d gilt A001 als nicht erschienen\./).waitFor();
  await screenshot(page, 'counter-last-call');
  await expectNoViolations(page);
  await world.pass(60_000);
  await state(page, 'Frei');
  await region(page, 'Nicht erschienen (1)').getByText('A001').waitFor();
  await button(page, 'Zurückrufen: A001').click();
  await state(page, 'A001 aufgerufen');
  await button(page, 'Nicht erschienen').click();
  await button(page, 'In die Schlange: A001').click();
  await region(page, 'Schlange (1)').getByText('A001').waitFor();
});

test('K4 a visit is handed on with a note, and parked at one counter and called back at another', async () => {
  const [one, other] = [await openCounter('1'), await openCounter('2')];
  await people(1);
  await region(one, 'Schlange (1)').waitFor();
  await one.keyboard.press('n');
  await state(one, 'A001 aufgerufen');
  await one.keyboard.press('h');
  await dialog(one, 'A001 weiterleiten').waitFor();
  await one.getByLabel('Wohin').selectOption({ label: 'Schalter 2' });
  await one.getByLabel('Notiz für den nächsten Schalter').fill('Foto fehlt noch');
  await screenshot(one, 'counter-hand-on');
  await one.keyboard.press('Enter');
  await state(one, 'Frei');
  await one.getByText('1 weitere Person wartet auf andere Schalter').waitFor();
  await region(other, 'Frei').getByText('Notiz: Foto fehlt noch').waitFor();
  await other.keyboard.press('n');
  await state(other, 'A001 aufgerufen');
  await other.keyboard.press('p');
  await button(other, 'Kasse').click();
  await region(one, 'Geparkt (1)').getByText('Kasse').waitFor();
  await expectNoViolations(one);
  await button(one, 'Zurückrufen: A001').click();
  await state(one, 'A001 aufgerufen');
  await region(one, 'A001 aufgerufen').getByText('zurückgeholt').waitFor();
});

/** The office gets other settings. */
const change = async (changed: (settings: Settings) => Settings) => {
  const admin = await world.connect('admin', 'admin');
  const { settings, settingsVersion: version } = admin.view();
  expect(await admin.ask({ type: 'changeSettings', version, settings: changed(settings) })).toMatchObject({ ok: true });
};

const SMALL = { width: 1093, height: 614 };
/** What has to be in sight without scrolling, also on a small screen. */
const expectInSight = async (page: Page, name: string | RegExp) => {
  const sight = await button(page, name).boundingBox();
  expect((sight?.y ?? SMALL.height) + (sight?.height ?? 0)).toBeLessThanOrEqual(page.viewportSize()?.height ?? 0);
};

test('M7 M8 M9 somebody in the line is raised by the keyboard alone, stands first, and is called as raised', async () => {
  const page = await openCounter('3');
  await people(3);
  const line = region(page, 'Schlange (3)');
  await line.getByText('Termine zuerst, höchstens 2 hintereinander.').waitFor();
  await screenshot(page, 'counter-line');
  await enter(page, 'Vorziehen: A003');
  const asked = dialog(page, 'A003 vorziehen');
  await asked.waitFor();
  await screenshot(page, 'counter-raise');
  await page.keyboard.press('Tab');
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Mit kleinem Kind');
  await page.keyboard.press('Enter');
  await asked.waitFor({ state: 'detached' });
  await line.getByText('vorgezogen').waitFor();
  await button(page, 'Vorziehen: A003').waitFor({ state: 'detached' });
  expect(await line.getByRole('listitem').first().textContent()).toContain('A003');
  expect(await page.evaluate('document.activeElement.textContent')).toContain('A003');
  await region(page, 'Frei').getByText('Grund: vorgezogen').waitFor();
  await expectNoViolations(page);
  await page.setViewportSize(SMALL);
  await expectInSight(page, 'Nächster Aufruf');
  await screenshot(page, 'counter-raised-small');
  await page.keyboard.press('n');
  await state(page, 'A003 aufgerufen');
  await region(page, 'A003 aufgerufen').getByText('vorgezogen').waitFor();
});

test('M7 two clerks raise at the same moment: whom another counter has called meanwhile is not raised, and it says why', async () => {
  const [one, other] = [await openCounter('1'), await openCounter('2')];
  await people(1);
  await button(one, 'Vorziehen: A001').click();
  await other.keyboard.press('n');
  await state(other, 'A001 aufgerufen');
  await button(one, 'Mit kleinem Kind').click();
  await dialog(one, 'A001 vorziehen').getByRole('alert').getByText('A001').waitFor();
  await expectNoViolations(one);
  await screenshot(one, 'counter-raise-refused');
  await one.keyboard.press('Escape');
  await state(one, 'Frei');
});

test('M8 M10 who is booked and forgot to check in stands beside "next" with time and name, and gets a number by the call', async () => {
  await change((settings) => ({ ...settings, policy: { ...settings.policy, forgottenMin: 5 } }));
  await book('Erika Mustermann', 0);
  const page = await openCounter('3');
  await people(1);
  await region(page, 'Frei').getByText('A001').waitFor();
  await world.pass(5 * MINUTE);
  const free = region(page, 'Frei');
  await free.getByText('Grund: Termin 9:00, nicht angemeldet: einmal aufrufen').waitFor();
  await free.getByText('Erika Mustermann').waitFor();
  expect(await free.textContent()).not.toContain('A001');
  await expectNoViolations(page);
  await screenshot(page, 'counter-forgotten');
  await page.setViewportSize(SMALL);
  await expectInSight(page, 'Nächster Aufruf');
  await screenshot(page, 'counter-forgotten-small');
  await page.keyboard.press('n');
  await state(page, 'T001 aufgerufen');
  await region(page, 'T001 aufgerufen').getByText('Erika Mustermann').waitFor();
});

test('F4 the counter says when the kiosk is full, and staff keep it open or close it for the day', async () => {
  const page = await openCounter('3');
  const kiosk = await people(5);
  const isFull = () => kiosk.view().services.some(({ closed }) => closed?.why === 'fullHouse');
  await region(page, 'Kiosk').getByText('nach Vorhersage').waitFor();
  await change((settings) => ({
    ...settings,
    hours: [{ weekday: 1, from: '08:00', to: '09:20' }],
    policy: { ...settings.policy, overtimeMin: 0 },
  }));
  await page.getByRole('banner').getByText('Heute voll').waitFor();
  await region(page, 'Kiosk').getByText('Heute voll').waitFor();
  expect(isFull()).toBe(true);
  await expectNoViolations(page);
  await region(page, 'Kiosk').scrollIntoViewIfNeeded();
  await screenshot(page, 'counter-full');
  await enter(page, 'Ändern: Annahme');
  await dialog(page, 'Annahme für den Rest des Tages').waitFor();
  await screenshot(page, 'counter-admission');
  await page.keyboard.press('Enter');
  await region(page, 'Kiosk').getByText('weiter geöffnet').waitFor();
  await page.getByText('Heute voll').first().waitFor({ state: 'detached' });
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Ändern');
  await kiosk.until(() => !isFull());
  await page.keyboard.press('Enter');
  await button(page, 'Für heute geschlossen').click();
  await region(page, 'Kiosk').getByText('für heute geschlossen').waitFor();
  await kiosk.until(isFull);
  // Who stands at a counter still gets a number there.
  await page.keyboard.press('t');
  await page.getByLabel('Meldebescheinigung').check();
  await button(page, 'Ziehen').click();
  await page.getByRole('dialog', { name: /^Wertmarke .001$/ }).waitFor();
});

test('F3 a break with a time of return, in which nobody is called', async () => {
  const page = await openCounter('3');
  await page.keyboard.press('z');
  const asked = dialog(page, 'Pause');
  await asked.waitFor();
  await screenshot(page, 'counter-pause');
  await page.setViewportSize(SMALL);
  await expectInSight(page, /^Offen lassen/);
  await screenshot(page, 'counter-pause-small');
  await asked.getByLabel('Zurück um').fill('08:15');
  await asked.getByRole('button', { name: 'Pause bis dahin' }).click();
  await asked.getByText('Diese Uhrzeit ist schon vorbei.').waitFor();
  await asked.getByLabel('Zurück um').fill('09:30');
  await asked.getByRole('button', { name: 'Pause bis dahin' }).click();
  await state(page, 'Pause');
  await region(page, 'Pause')
    .getByText(/Zurück um 9:30 Uhr/)
    .waitFor();
  await screenshot(page, 'counter-paused');
  await world.pass(31 * MINUTE);
  await region(page, 'Pause')
    .getByText(/^Seit 1:\d\d überfällig$/)
    .waitFor();
  await expectNoViolations(page);
  await screenshot(page, 'counter-overdue');
  await page.keyboard.press('z');
  await state(page, 'Frei');
});

test('K6 logging in wrong and right; closing the page, and another clerk, never drop the visitor', async () => {
  let page = await openCounter('3');
  const context: BrowserContext = page.context();
  await button(page, 'Abmelden').click();
  await page.getByRole('heading', { level: 1, name: 'Anmelden an Schalter 3' }).waitFor();
  await page.getByLabel('Name').fill('Claudia Reimann');
  await page.getByLabel('Passwort').fill('falsch');
  await page.keyboard.press('Enter');
  await page.getByText('Name oder Passwort stimmt nicht.').waitFor();
  await screenshot(page, 'counter-login');
  await page.getByLabel('Passwort').fill(passwordOf('Claudia Reimann'));
  await page.keyboard.press('Enter');
  await state(page, 'Frei');
  await people(1);
  await button(page, 'Nächster Aufruf').click();
  await state(page, 'A001 aufgerufen');

  await page.close();
  page = await context.newPage();
  await page.goto(world.url('/counter/'));
  await state(page, 'A001 aufgerufen');

  const second = await context.newPage();
  await second.goto(page.url());
  await state(second, 'A001 aufgerufen');
  const deviceId = new URL(page.url()).searchParams.get('device');
  const login = { deviceId, name: 'Elif Yıldız', password: passwordOf('Elif Yıldız') };
  const cookies = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  expect((await world.post('/api/login', login, cookies)).status).toBe(200);
  await page.getByText('Wer gerade aufgerufen oder bedient wird, bleibt an diesem Schalter.').waitFor();
  expect(await page.getByLabel('Name').inputValue()).toBe('Claudia Reimann');
  await page.getByLabel('Passwort').fill(passwordOf('Claudia Reimann'));
  await page.keyboard.press('Enter');
  await state(page, 'A001 aufgerufen');
});

test('K1 refusals say why: nobody waits, a visitor is still here, too early for the appointment', async () => {
  const page = await openCounter('3');
  await button(page, 'Nächster Aufruf').click();
  await page.getByRole('alert').getByText('Es wartet niemand, den dieser Schalter bedient.').waitFor();
  await screenshot(page, 'counter-refused');
  await expectNoViolations(page);
  await people(1);
  await region(page, 'Schlange (1)').waitFor();
  await page.keyboard.press('n');
  await state(page, 'A001 aufgerufen');
  expect(await page.getByRole('alert').count()).toBe(0);
  await button(page, 'Abmelden').click();
  await page.getByRole('alert').getByText('Hier ist noch A001.').waitFor();

  const { code } = await book('Erika Mustermann', 45);
  await region(page, 'Erwartete Termine (1)').waitFor();
  await button(page, 'Anmelden: 9:45, Erika Mustermann').click();
  await page.getByRole('alert').getByText('Für diesen Termin können Sie die Ankunft ab 9:15 Uhr melden.').waitFor();
  await world.pass(20 * MINUTE);
  await page.getByLabel('Code des Termins').fill(code.toLowerCase());
  await page.keyboard.press('Enter');
  await dialog(page, 'Wertmarke T001').waitFor();
  await expectNoViolations(page);
  await page.keyboard.press('Escape');
  await region(page, 'Schlange (1)').getByText('Termin 9:45').first().waitFor();
});

test('A7 C1 staff book for somebody by the keyboard alone, and check her in, while a visitor is being served', async () => {
  const page = await openCounter('3');
  await people(1);
  await region(page, 'Schlange (1)').waitFor();
  await page.keyboard.press('n');
  await state(page, 'A001 aufgerufen');
  await page.keyboard.press('a');
  await page.getByRole('heading', { level: 3, name: 'Montag, 6. November 2017 (0)' }).waitFor();
  await page.keyboard.press('b');
  await state(page, 'A001 wird bedient');

  await enter(page, 'Termin vergeben');
  const asked = dialog(page, 'Termin vergeben');
  await asked.getByLabel('Personalausweis oder Reisepass beantragen').press('Space');
  await asked.getByRole('radio').first().waitFor();
  await screenshot(page, 'counter-book');
  await asked.getByRole('radio', { name: '9:30', exact: true }).press('Space');
  await asked.getByLabel('Name').fill('Erika Mustermann');
  await page.keyboard.press('Enter');
  const booked = dialog(page, 'Der Termin ist vergeben');
  await booked.getByText('Montag, 6. November 2017, 9:30 Uhr').waitFor();
  await expectNoViolations(page);
  await screenshot(page, 'counter-booked');
  await page.keyboard.press('Enter');
  await booked.waitFor({ state: 'detached' });
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Termin vergeben');

  await region(page, 'Termine').getByText('Erika Mustermann').waitFor();
  await enter(page, 'Anmelden: 9:30, Erika Mustermann');
  const ticket = dialog(page, 'Wertmarke T001');
  await ticket.waitFor();
  // Twice Enter: the number is read out, and nothing is printed.
  await page.keyboard.press('Enter');
  await ticket.waitFor({ state: 'detached' });
  await region(page, 'Termine').getByText('T001').waitFor();
  expect(await page.evaluate('document.activeElement.textContent')).toContain('Erika Mustermann');
  await page.keyboard.press('Escape');
  await region(page, 'Schlange (1)').getByText('Erika Mustermann').waitFor();
  await page.keyboard.press('f');
  await state(page, 'Frei');
});

test('A7 staff find an appointment by name, move it to another day, and cancel it, but not without being asked', async () => {
  const page = await openCounter('3');
  await book('Jörg Müller', 60);
  await book('Erika Mustermann', 75);
  await button(page, /^Alle Termine/).click();
  const list = region(page, 'Termine');
  await page.getByRole('heading', { level: 3, name: 'Montag, 6. November 2017 (2)' }).waitFor();
  await screenshot(page, 'counter-appointments');
  await list.getByLabel('Suche: Name, Code, E-Mail').fill('mueller');
  await page.getByRole('heading', { level: 3, name: 'Gefunden (1)' }).waitFor();
  await expectNoViolations(page);
  await button(page, 'Öffnen: 10:00, Jörg Müller').click();
  await button(page, 'Verschieben').click();
  const moving = dialog(page, 'Termin verschieben');
  await moving.getByLabel('Tag').fill('2017-11-07');
  await moving.getByRole('radio', { name: '11:00' }).check();
  await button(page, 'Verschieben').click();
  const moved = dialog(page, 'Der Termin ist verschoben');
  await moved.getByText('Dienstag, 7. November 2017, 11:00 Uhr').waitFor();
  await button(page, 'In Ordnung').click();
  await moved.waitFor({ state: 'hidden' });
  await list.getByText('07.11., 11:00').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { level: 3, name: 'Montag, 6. November 2017 (1)' }).waitFor();
  await button(page, 'Nächster Tag').click();
  await page.getByRole('heading', { level: 3, name: 'Dienstag, 7. November 2017 (1)' }).waitFor();
  await button(page, 'Öffnen: 11:00, Jörg Müller').click();
  await button(page, 'Absagen …').click();
  await expectNoViolations(page);
  await screenshot(page, 'counter-cancel');
  await button(page, 'Termin absagen').click();
  await list.getByText('abgesagt').waitFor();
  await page.getByRole('heading', { level: 3, name: 'Dienstag, 7. November 2017 (0)' }).waitFor();
  expect(await page.evaluate('document.activeElement.textContent')).toBe('Öffnen');
});

test('A2 X3 out of turn at any minute; and the day list on a page of its own, as it is printed', async () => {
  const page = await openCounter('3');
  await page.keyboard.press('a');
  await button(page, 'Termin vergeben').click();
  await page.getByLabel('Fischereischein verlängern').check();
  await page.getByLabel('Außer der Reihe').check();
  await page.getByLabel('Uhrzeit').fill('09:07');
  await dialog(page, 'Termin vergeben').getByLabel('Name').fill("Zoë <b>O'Brien</b>");
  await expectNoViolations(page);
  await button(page, 'Vergeben').click();
  await page.getByText('Montag, 6. November 2017, 9:07 Uhr').waitFor();
  await button(page, 'In Ordnung').click();
  const opening = page.waitForEvent('popup');
  await page.getByRole('link', { name: 'Tagesliste' }).click();
  const list = await opening;
  const problems: string[] = [];
  list.on('console', (message) => problems.push(message.text()));
  await list.reload();
  await list.getByRole('heading', { level: 1, name: 'Tagesliste, Montag, 6. November 2017' }).waitFor();
  await list.getByRole('cell', { name: "Zoë <b>O'Brien</b>", exact: true }).waitFor();
  // The page's policy lets its own style through.
  expect(await list.evaluate('getComputedStyle(document.querySelector(".big")).fontWeight')).toBe('700');
  expect(problems).toEqual([]);
  await expectNoViolations(list);
  await list.emulateMedia({ media: 'print' });
  expect(await list.getByText('Drucken mit').isVisible()).toBe(false);
  await screenshot(list, 'counter-day-list');
});

test('W3 W4 W5 P3 staff draw a ticket, look after printer and slips, and lock the kiosk', async () => {
  const page = await openCounter('3');
  await world.app().branch.handleOwn({ type: 'reportPrinter', printerId: 'drucker-1', problems: ['paperOut'] });
  await people(1);
  const alarms = region(page, 'Bitte nachsehen');
  await alarms.getByText('Papier leer: bitte eine neue Rolle einlegen.').waitFor();
  await alarms.getByText('A001: nicht gedruckt').waitFor();
  await screenshot(page, 'counter-alarms');
  await button(page, 'Noch einmal drucken: A001').click();
  await page.getByRole('alert').getByText('Es ist kein Drucker bereit.').waitFor();
  await button(page, 'Erledigt: A001').click();
  await alarms.getByText('A001').waitFor({ state: 'detached' });

  await page.keyboard.press('t');
  await page.getByLabel('Fundsachen abgeben oder abholen').check();
  await page.getByLabel('Meldebescheinigung').check();
  await page.getByLabel('Personen').fill('3');
  await button(page, 'Ziehen').click();
  await dialog(page, 'Wertmarke M001').waitFor();
  await screenshot(page, 'counter-ticket');
  await expectNoViolations(page);
  await page.keyboard.press('Escape');
  await region(page, 'Schlange (2)').getByText('Fundsachen abgeben oder abholen + Meldebescheinigung').waitFor();

  await button(page, 'Sperren: Foyer').click();
  await page.getByLabel('Grund auf Deutsch, den Besucherinnen und Besucher lesen').fill('Wir sind gleich zurück');
  await page.keyboard.press('Enter');
  await page.getByText('gesperrt: Wir sind gleich zurück').waitFor();
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  expect(await kiosk.ask(draw('ausweis'))).toMatchObject({ ok: false, refusal: { code: 'kioskLocked' } });
  await button(page, 'Entsperren: Foyer').click();
  await page.getByText('Es gibt Wertmarken').waitFor();
});

test('the server gone is said within 5 s, nothing can be pressed, and it comes back by itself', async () => {
  const page = await openCounter('3');
  await people(1);
  await button(page, 'Nächster Aufruf').click();
  await state(page, 'A001 aufgerufen');
  await page.context().setOffline(true);
  await world.app().close();
  await page.getByText('Keine Verbindung zum Server. Wir versuchen es weiter.').waitFor({ timeout: 5000 });
  expect(await button(page, 'Ist da, beginnen').isDisabled()).toBe(true);
  await screenshot(page, 'counter-offline');
  await page.context().setOffline(false);
  await world.restart();
  await page.getByText('Keine Verbindung zum Server.').waitFor({ state: 'detached', timeout: 5000 });
  await button(page, 'Ist da, beginnen').click();
  await state(page, 'A001 wird bedient');
});

test('everything is there in English, in a narrow window, and at twice the size', async () => {
  const page = await openCounter('3');
  await people(3);
  await button(page, 'English').click();
  await page.getByRole('heading', { level: 1, name: 'Counter 3', exact: true }).waitFor();
  await button(page, 'Take first: A002').click();
  await dialog(page, 'Take A002 first').waitFor();
  await screenshot(page, 'counter-english-raise');
  await button(page, 'Health reasons').click();
  await region(page, 'Free').getByText('Reason: taken first').waitFor();
  await page.keyboard.press('z');
  await dialog(page, 'Break').waitFor();
  await screenshot(page, 'counter-english-pause');
  await page.setViewportSize(SMALL);
  await screenshot(page, 'counter-english-pause-small');
  await page.keyboard.press('Escape');
  await screenshot(page, 'counter-english-small');
  await page.setViewportSize(SIZES.desk);
  await page.keyboard.press('n');
  await state(page, 'A002 called');
  await screenshot(page, 'counter-english');
  for (const [width, height] of [
    [420, 768],
    [683, 384],
    [320, 640],
  ] as const) {
    await page.setViewportSize({ width, height });
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await screenshot(page, `counter-english-${width}`);
  }
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Counter 3', exact: true }).waitFor();
  await button(page, 'Has come, begin').click();
  await state(page, 'A002 being served');
});

test('K24 a counter works in a small window above all others, and comes back from it', async () => {
  const page = await openCounter('3');
  await people(2);
  const opening = page.context().waitForEvent('page');
  await button(page, 'In kleinem Fenster arbeiten').click();
  const frame = (await opening).frameLocator('iframe');
  await frame.getByRole('heading', { level: 1, name: 'Schalter 3', exact: true }).waitFor();
  await page.getByRole('heading', { level: 1, name: 'Schalter 3 ist im kleinen Fenster' }).waitFor();
  await screenshot(page, 'counter-in-small-window');
  // The page beside it has no keys any more, and the small one no way into a smaller one.
  await page.bringToFront();
  await page.keyboard.press('n');
  await frame.getByRole('heading', { level: 2, name: 'Frei', exact: true }).waitFor();
  expect(await frame.getByRole('button', { name: 'In kleinem Fenster arbeiten' }).count()).toBe(0);
  await frame.locator('body').press('n');
  await frame.getByRole('heading', { level: 2, name: 'A001 aufgerufen', exact: true }).waitFor();
  await button(page, 'Wieder hier arbeiten').click();
  await state(page, 'A001 aufgerufen');
  await button(page, 'In kleinem Fenster arbeiten').waitFor();
});
