// U5: every state of the screens that visitors and clerks have, in an office in which everything is set: in each language
// that is offered, on each glass. One story a screen leads from state to state, and what is wrong with any is told at its end.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { DeviceCommand } from '../../shared/commands';
import type { BookingResult, CounterView, TicketResult } from '../../shared/protocol';
import { setEverything } from '../everything';
import { decide, MINUTE, visitorOf, WEDNESDAY_TEN } from '../server/public/booking/visitor';
import { type Client, draw, MONDAY_NINE, openWorld, type World } from '../world';
import { calmKeys, type OpenedBrowser, openBrowser, SIZES } from './browser';
import { createLooker, NARROW } from './look';

jest.setTimeout(180_000);

const screensDir = process.env['SCREENS_DIR'] ?? join(__dirname, '../../dist/screens');
const LANDSCAPE = { width: 1280, height: 1024 };
const GLASS = {
  kiosk: [SIZES.kiosk, LANDSCAPE, NARROW],
  display: [
    SIZES.display,
    { width: 1080, height: 1920 },
    { width: 1280, height: 1024 },
    { width: 960, height: 540 },
    NARROW,
  ],
  desk: [SIZES.desk, { width: 1093, height: 614 }, NARROW],
  phone: [SIZES.phone, NARROW],
};
type Glass = keyof typeof GLASS;

let world: World;
let browser: OpenedBrowser;
let clerk: Promise<Client<CounterView>> | null = null;
const looker = createLooker();
beforeAll(async () => {
  browser = await openBrowser('document-user-activation-required');
});
afterAll(() => browser.close());
beforeEach(async () => {
  looker.faults.length = 0;
  clerk = null;
  world = await openWorld({ screensDir });
  await setEverything(world);
});
afterEach(() => world.close());

const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' });
/** Whether it is there to be clicked by now. */
const tryToClick = (target: ReturnType<typeof button>): Promise<boolean> =>
  target.click({ timeout: 2000 }).then(
    () => true,
    () => false,
  );
/** Presses it on the page of the kiosk's services on which it stands. */
const turnTo = async (page: Page, name: RegExp): Promise<void> => {
  for (let turned = 0; turned < 6 && !(await tryToClick(button(page, name))); turned++)
    await tryToClick(button(page, 'Nächste'));
};
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).first().waitFor();
const text = (page: Page, said: string | RegExp) => page.getByText(said).first().waitFor();

const open = async (glass: Glass, address: string): Promise<Page> => {
  const { page } = await browser.open(glass, {});
  await page.goto(address);
  return page;
};

/** Also beside an open dialog, which no pointer reaches beyond. */
const speak = async (page: Page, language: string): Promise<void> => {
  const switched = page.locator(`.wm-languages [lang=${language}]`);
  await switched.evaluate((one: HTMLElement) => one.click());
  await page.waitForFunction((lang) => document.documentElement.lang === lang, language);
};

/** Looks at a page as it stands, in each language that it offers, and leaves it in German. */
const lookAt = (glass: Glass) => async (page: Page, name: string) => {
  const offered = await page
    .locator('.wm-languages [lang]')
    .evaluateAll((all: HTMLElement[]) => all.map(({ lang }) => lang));
  const languages = offered.length > 0 ? offered : ['de'];
  for (const [place, language] of languages.reverse().entries()) {
    if (offered.length > 0) await speak(page, language);
    await looker.look(page, `${glass}-${name}-${language}`, GLASS[glass], place === languages.length - 1);
  }
};

/** What a clerk at the last counter asks, and what comes of it. */
const done = async <Result>(command: DeviceCommand): Promise<Result> => {
  clerk ??= world.connect('counter', 'schalter-8');
  const reply = await (await clerk).ask(command);
  if (!reply.ok) throw new Error(reply.refusal.code);
  return reply.result as Result;
};
const drawn = (serviceId = 'ausweis') => done<TicketResult>(draw(serviceId));
const booked = (minutes: number, name: string) =>
  done<BookingResult>({
    ...{ type: 'bookAppointment', serviceIds: ['ausweis'], persons: 2, language: 'de', place: { kind: 'extra' } },
    slotAt: MONDAY_NINE + minutes * MINUTE,
    contact: { name, email: 'erika@example.org', phone: '02306 104-0' },
  });
const reports = (problems: 'paperOut'[]) =>
  world.app().branch.handleOwn({ type: 'reportPrinter', printerId: 'drucker-1', problems });

const atKiosk = async () => {
  const look = lookAt('kiosk');
  const early = await booked(60, 'Anna-Lena von der Heide');
  await booked(40, 'Erika Mustermann');
  await booked(50, 'Zoë Yılmaz');
  const late = await booked(5, 'Jo Späth');
  await world.pass(25 * MINUTE);
  const page = await open('kiosk', await world.linkTo('kiosk', 'kiosk-1'));
  await page.clock.install();
  await heading(page, 'Was möchten Sie erledigen?');
  await look(page, 'start');
  await button(page, /Verpflichtungs/).click();
  await heading(page, /Verpflichtungs/);
  await look(page, 'confirm');
  // Any touch ends it
  for (const language of ['en', 'de'])
    for (const size of GLASS.kiosk) {
      await speak(page, language);
      await page.clock.fastForward(28_000);
      await page.locator('.kiosk-still-there').waitFor();
      await looker.look(page, `kiosk-still-there-${language}`, [size]);
    }
  await button(page, 'Wertmarke ziehen').click();
  await text(page, 'Gedruckt. Bitte nehmen Sie Ihre Wertmarke.');
  await look(page, 'ticket');
  await button(page, 'Fertig').click();

  await button(page, 'Ich habe einen Termin').click();
  await heading(page, 'Ich habe einen Termin');
  await look(page, 'check-in');
  await page.keyboard.type(early.code.slice(0, 3));
  await page.keyboard.press('Enter');
  await text(page, 'Das ist noch kein Code');
  await look(page, 'check-in-incomplete');
  await page.locator('#code').fill(early.code);
  await page.locator('#code').press('Enter');
  await text(page, 'Sie sind früh dran');
  await look(page, 'check-in-early');
  await page.locator('#code').fill(late.code);
  await page.locator('#code').press('Enter');
  await text(page, 'Ihre Terminzeit ist schon vorbei');
  await look(page, 'ticket-late');
  await button(page, 'Fertig').click();
  await button(page, 'Ich habe einen Termin').click();
  await page.locator('#code').fill(late.code);
  await page.locator('#code').press('Enter');
  await text(page, 'Wir wissen schon, dass Sie da sind');
  await look(page, 'known');
  await button(page, 'Fertig').click();

  await button(page, 'Ich habe einen Termin').click();
  await button(page, /^Ohne Code/).click();
  await heading(page, 'Wann ist Ihr Termin?');
  await look(page, 'pick');
  await page.getByRole('radio').first().check();
  await button(page, 'Weiter').click();
  await heading(page, 'Wie beginnt Ihr Nachname?');
  await look(page, 'name');
  await page.keyboard.type('xyz');
  await page.keyboard.press('Enter');
  await text(page, /passen nicht zu diesem Termin/);
  await look(page, 'name-wrong');
  await button(page, 'Zurück').click();

  await reports(['paperOut']);
  // What is told of the paper takes room: services may stand on more pages than before.
  await turnTo(page, /Wohnung anmelden/);
  await button(page, 'Wertmarke ziehen').click();
  await text(page, 'Ihre Wertmarke wurde nicht gedruckt.');
  await look(page, 'ticket-not-printed');
  await button(page, 'Fertig').click();
  await done({ type: 'setAdmission', admission: 'closed' });
  await heading(page, 'Für heute voll');
  await look(page, 'full-start');
  await button(page, 'Alle Anliegen zeigen').click();
  await turnTo(page, /Wohnung anmelden/);
  await text(page, 'Heute gibt es keine neuen Wertmarken mehr.');
  await look(page, 'full');
  await button(page, 'Zurück').click();
  await done({ type: 'lockKiosk', kioskId: 'kiosk-1', reason: 'Personalversammlung bis elf Uhr' });
  await heading(page, 'Hier gibt es gerade keine Wertmarken');
  await look(page, 'locked');
  await page.evaluate(() => location.assign('#scanner'));
  await heading(page, 'Scanner prüfen');
  await look(page, 'scanner');
  await page.keyboard.type('https://termine.stadt-luenen.example/buergerbuero/t/test#ZYX234');
  await page.keyboard.press('Enter');
  await text(page, 'Der Scanner ist richtig eingestellt');
  await look(page, 'scanner-right');
  await button(page, /^Fertig/).click();
  await world.app().close();
  await heading(page, 'Einen Augenblick bitte');
  await look(page, 'offline');
  await world.restart();
};

const onPhone = async () => {
  const look = lookAt('phone');
  const page = await open('phone', (await drawn()).url);
  await text(page, 'Bitte warten Sie hier:');
  await look(page, 'waiting');
  await button(page, 'Nummer zurückgeben').click();
  await heading(page, 'Nummer wirklich zurückgeben?');
  await look(page, 'leave');
  await button(page, 'Ich warte weiter').click();
  const counter = await world.connect('counter', 'schalter-3');
  await counter.ask({ type: 'callNext' });
  await text(page, 'Sie sind dran');
  await look(page, 'called');
  const { visit } = await counter.until((view) => view.visit !== null);
  const visitId = visit?.visitId ?? '';
  await world.pass(MINUTE / 2);
  await counter.ask({ type: 'callAgain', visitId });
  await text(page, 'Wir rufen Sie noch einmal');
  await look(page, 'again');
  await counter.ask({ type: 'begin', visitId });
  await text(page, 'Sie werden bedient');
  await look(page, 'serving');
  await counter.ask({ type: 'park', visitId, place: 'Fotoautomat' });
  await text(page, 'Zurückgestellt');
  await look(page, 'parked');
  await counter.ask({ type: 'callBack', visitId });
  await counter.ask({ type: 'miss', visitId });
  await text(page, 'Verpasst');
  await look(page, 'missed');

  const { key } = await visitorOf(world).booked(WEDNESDAY_TEN);
  await page.goto(world.publicUrl(`/t/${key}?no-letter`));
  await text(page, 'Dazu kommt keine E-Mail');
  await look(page, 'ahead');
  await button(page, 'Absagen').click();
  await heading(page, 'Termin wirklich absagen?');
  await look(page, 'cancel');
  await button(page, 'Termin behalten').click();
  await world.pass(WEDNESDAY_TEN - 60 * MINUTE - world.time.now);
  await text(page, 'Heute um 10:00 Uhr');
  await look(page, 'today');
  await world.pass(40 * MINUTE);
  await button(page, 'Ich bin da').waitFor();
  await look(page, 'ready');
  await page.getByLabel(/Vor-Ort-Code/).fill('000');
  await page.keyboard.press('Enter');
  await text(page, /Dieser Vor-Ort-Code stimmt nicht/);
  await look(page, 'sign-wrong');
  await world.pass(60 * MINUTE);
  await text(page, 'Ihre Terminzeit ist vorbei');
  await look(page, 'late');
  await page.goto(world.publicUrl('/t/AAAAAAAAAAAAAAAA'));
  await heading(page, 'Wertmarke oder Termin nicht gefunden');
  await look(page, 'unknown');
  // A new day, for which she has to log in anew
  clerk = null;
  await page.goto((await drawn()).url);
  await text(page, 'Bitte warten Sie hier:');
  await world.app().close();
  await text(page, 'Keine Verbindung zum Server.');
  await look(page, 'offline');
  await world.restart();
};

const atHome = async () => {
  const look = lookAt('phone');
  await decide(world, (settings) => ({
    ...settings,
    calendar: {
      ...settings.calendar,
      closures: [{ from: '2017-11-10', to: '2017-11-10', reason: { de: 'Betriebsausflug' } }],
    },
    appointments: {
      ...settings.appointments,
      hours: [],
      exceptions: [
        { day: '2017-11-08', hours: [{ from: '10:00', to: '10:30', public: 1, internal: 0 }], reason: null },
        { day: '2017-11-09', hours: [{ from: '08:00', to: '16:00', public: 2, internal: 0 }], reason: null },
      ],
    },
  }));
  for (const slotAt of [WEDNESDAY_TEN, WEDNESDAY_TEN + 15 * MINUTE]) await visitorOf(world).booked(slotAt);
  const page = await open('phone', world.publicUrl('/'));
  await heading(page, 'Was möchten Sie erledigen?');
  await look(page, 'book-what');
  await page.getByLabel('Anliegen suchen').fill('quastenflosser');
  await text(page, /„quastenflosser“/);
  await look(page, 'book-nothing-found');
  await page.getByLabel('Anliegen suchen').fill('');
  await page.getByLabel(/Verpflichtungs/).check();
  await look(page, 'book-chosen');
  await button(page, 'Weiter zu Tag und Uhrzeit').click();
  await heading(page, 'Wann möchten Sie kommen?');
  await heading(page, /^Freie Zeiten am/);
  await look(page, 'book-when');
  await button(page, /^Freitag, 10\. November/).click();
  await text(page, 'An diesem Tag ist geschlossen: Betriebsausflug');
  await button(page, /^Mittwoch, 8\. November/).click();
  await text(page, 'An diesem Tag sind alle Termine vergeben.');
  await look(page, 'book-full');
  await button(page, 'Liste').click();
  await text(page, 'alle vergeben');
  await look(page, 'book-list');
  await button(page, 'Kalender').click();
  await button(page, /^Donnerstag, 9\. November:/).click();
  await button(page, '10:00 Uhr reservieren').click();
  await heading(page, 'Auf welchen Namen?');
  await button(page, 'Termin verbindlich buchen').click();
  await text(page, 'Bitte geben Sie Ihren Namen ein.');
  await look(page, 'book-who');
  await page.goto(world.publicUrl('/?leave=somebody-left-already'));
  await heading(page, 'Von der Warteliste nehmen');
  await look(page, 'book-leave');
  await button(page, 'Von der Warteliste nehmen').click();
  await heading(page, 'Sie stehen nicht mehr auf der Warteliste');
  await look(page, 'book-left');
  await page.goto(world.publicUrl('/?confirm=AAAAAAAAAAAAAAAA'));
  await button(page, 'Ja, bitte schreiben Sie mir').click();
  await text(page, /Dieser Link gilt nicht mehr/);
  await look(page, 'book-confirm');
};

const atCounter = async () => {
  const look = lookAt('desk');
  await booked(20, 'Erika Mustermann-Wolkenstein zu Hohenlohe');
  await booked(1, 'Jo Späth');
  await world.pass(12 * MINUTE);
  await reports(['paperOut']);
  await (await world.connect('kiosk', 'kiosk-1')).ask(draw('wohnsitz'));
  for (let i = 0; i < 3; i++) await drawn();
  const page = await open('desk', await world.linkTo('counter', 'schalter-3'));
  calmKeys(page);
  const dialog = async (by: string, name: string) => {
    await page.keyboard.press(by);
    await page.getByRole('dialog').waitFor();
    await look(page, name);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  };
  const asked = async (by: string | RegExp, name: string) => {
    await button(page, by).first().click();
    await page.getByRole('dialog').waitFor();
    await look(page, name);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  };
  await heading(page, 'Schalter 3');
  await heading(page, /^Schlange/);
  await look(page, 'free');
  await dialog('z', 'pause');
  await dialog('t', 'draw');
  await asked(/^Vorziehen/, 'raise');
  await asked('Ändern: Annahme', 'admission');
  await asked(/^Sperren/, 'lock');
  await asked(/^Öffnen/, 'appointment');
  await asked('Mein Konto', 'account');
  await page.keyboard.press('n');
  await button(page, /^Noch einmal rufen in/).waitFor();
  await look(page, 'called');
  await dialog('p', 'park');
  await dialog('h', 'hand-on');
  await page.keyboard.press('b');
  await heading(page, /wird bedient/);
  await look(page, 'serving');
  await page.keyboard.press('a');
  await heading(page, 'Termine');
  await look(page, 'appointments');
  await button(page, 'Termin vergeben').click();
  await page.getByRole('dialog').getByLabel('Wohnung anmelden, ummelden, abmelden').check();
  await page.getByRole('dialog').getByRole('radio').first().waitFor();
  await look(page, 'book');
  await page.keyboard.press('Escape');
  await button(page, /^Öffnen: .*Erika/).click();
  await button(page, 'Verschieben').click();
  await page.getByRole('dialog').getByRole('radio').first().waitFor();
  await look(page, 'move');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await page.keyboard.press('f');
  await heading(page, 'Frei');
  await page.keyboard.press('z');
  await button(page, /^Offen lassen/).click();
  await heading(page, 'Pause');
  await look(page, 'paused');
  await button(page, 'Abmelden').click();
  await heading(page, 'Anmelden an Schalter 3');
  await page.getByLabel('Name').fill('Claudia Reimann');
  await page.getByLabel('Passwort').fill('falsch');
  await page.keyboard.press('Enter');
  await text(page, 'Name oder Passwort stimmt nicht.');
  await look(page, 'login');
  await world.app().close();
  await text(page, 'Keine Verbindung zum Server.');
  await look(page, 'offline');
  await world.restart();
};

const onDisplay = async () => {
  const look = lookAt('display');
  const page = await open('display', await world.linkTo('display', 'anzeige-1'));
  await page.clock.install();
  await text(page, 'Bitte ziehen Sie eine Wertmarke.');
  await look(page, 'empty');
  // The one with the longest name
  const counter = await world.connect('counter', 'schalter-7');
  for (let i = 0; i < 12; i++) await drawn(i % 2 ? 'ausweis' : 'wohnsitz');
  await counter.ask({ type: 'callNext' });
  await text(page, 'Aufgerufen wird');
  await look(page, 'call');
  await page.clock.fastForward(10_000);
  await text(page, 'Zuletzt aufgerufen');
  // So long nothing came
  await page.getByText('Verbindung unterbrochen').first().waitFor({ state: 'detached' });
  await look(page, 'last');
  await world.pass(MINUTE / 2);
  await counter.ask({ type: 'callAgain', visitId: counter.view().visit?.visitId ?? '' });
  await text(page, 'Noch einmal aufgerufen wird');
  await look(page, 'again');
  for (const name of ['1', '2', '3', '4', '5', '6'])
    await (await world.connect('counter', `schalter-${name}`)).ask({ type: 'callNext' });
  await done({ type: 'callNext' });
  await page.locator('.board--parted, .board__row:nth-child(5)').first().waitFor();
  await look(page, 'full-board');
  await done({ type: 'setAdmission', admission: 'closed' });
  await text(page, 'Heute voll');
  await look(page, 'full-house');
  await world.app().close();
  await text(page, 'Verbindung unterbrochen');
  await look(page, 'lost');
  await world.restart();
};

const notPaired = async () => {
  for (const [glass, screen] of [
    ['kiosk', 'kiosk'],
    ['display', 'display'],
    ['desk', 'counter'],
  ] as const)
    for (const locale of ['de-DE', 'en-GB']) {
      const { page } = await browser.open(glass, { locale });
      await page.goto(world.url(`/${screen}/`));
      await page.getByRole('button').waitFor();
      expect(await page.locator('html').getAttribute('lang')).toBe(locale.slice(0, 2));
      await looker.look(page, `${screen}-not-paired-${locale}`, GLASS[glass]);
    }
};

test.each([
  ['the kiosk', atKiosk],
  ['the ticket page', onPhone],
  ['the booking site', atHome],
  ['the counter', atCounter],
  ['the display', onDisplay],
  ['what is not paired', notPaired],
])('U5 %s keeps to WCAG 2.2 AA in every state, language and size, with everything set', async (_name, tell) => {
  await tell();
  expect(looker.faults.splice(0)).toEqual([]);
});
