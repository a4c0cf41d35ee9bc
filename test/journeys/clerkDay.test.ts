// A clerk's whole day by the keyboard alone: every act, hasty fingers, mistakes taken back, a second clerk who presses in
// the same moment, and two outages. What came of it is held against a record that this test keeps by itself.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { ReportResult } from '../../shared/commands/reports';
import type { CounterView, Reply, TicketResult } from '../../shared/protocol';
import { type Client, draw, MONDAY_NINE, openWorld, type World } from '../world';
import { type OpenedBrowser, openBrowser } from './browser';

jest.setTimeout(180_000);

const screensDir = process.env['SCREENS_DIR'] ?? join(__dirname, '../../dist/screens');
const SECOND = 1000;
const DAY = '2017-11-06';
const VISITS = 60;

let world: World;
let browser: OpenedBrowser;
beforeAll(async () => {
  browser = await openBrowser('document-user-activation-required');
});
afterAll(() => browser.close());
afterEach(() => world.close());

declare global {
  /** In the page: how far its monotonic clock is ahead, so that nobody waits for what can be seen (K11). */
  var aheadMs: number;
}

const resultOf = <Result>(reply: Reply): Result => {
  if (!reply.ok) throw new Error(JSON.stringify(reply.refusal));
  return reply.result as Result;
};

/** What was meant, told by nobody but this test: by number. */
type Meant = {
  drawnAt: number;
  /** For the first time. */
  calledAt: number;
  beganAt: number;
  finishedAt: number;
  missed: boolean;
  handedOn: boolean;
  noted: boolean;
};

/** The same numbers again and again, as if thrown. */
const dice = (seed: number) => {
  let state = seed;
  return (sides: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * sides);
  };
};

const clerkAt = async (name: string) => {
  const { page } = await browser.open('desk', {});
  await page.addInitScript(() => {
    const passes = performance.now.bind(performance);
    globalThis.aheadMs = 0;
    performance.now = () => passes() + globalThis.aheadMs;
  });
  await page.goto(await world.linkTo('counter', `schalter-${name}`));
  /** Of the counter itself: a dialog may have the same title. */
  const stands = (state: string) =>
    page.getByRole('region', { name: state, exact: true }).locator('#counter-visitor').waitFor();
  await stands('Frei');
  /** A key as somebody presses it who has seen what stands there; hasty fingers press it two or three times. */
  const press = async (key: string, times = 1) => {
    await page.evaluate(() => {
      globalThis.aheadMs += 400;
    });
    for (let i = 0; i < times; i++) await page.keyboard.press(key);
  };
  /** Any control, by keyboard. */
  const enter = async (name: string) => {
    await page.getByRole('button', { name, exact: true }).focus();
    await press('Enter');
  };
  return { page, stands, press, enter };
};

const outage = async (page: Page, press: (key: string) => Promise<void>, number: string) => {
  await page.context().setOffline(true);
  await world.restart(async () => {
    await page.getByText('Keine Verbindung zum Server.').first().waitFor();
    for (const key of ['f', 'p', 'r', 'u', 'n']) await press(key);
  });
  await page.context().setOffline(false);
  await page.getByText('Keine Verbindung zum Server.').first().waitFor({ state: 'detached' });
  await page.getByRole('heading', { level: 2, name: `${number} wird bedient`, exact: true }).waitFor();
};

test('K1 K10 K11 K12 sixty visits by keyboard alone are in the figures exactly as they were meant', async () => {
  world = await openWorld({ screensDir });
  const throwDie = dice(7);
  const meant = new Map<string, Meant>();
  const of = (number: string): Meant => {
    const one = meant.get(number);
    if (one === undefined) throw new Error(`nobody has drawn ${number}`);
    return one;
  };
  const { page, stands, press, enter } = await clerkAt('3');
  let kiosk = await world.connect('kiosk', 'kiosk-1');
  let other: Client<CounterView> = await world.connect('counter', 'schalter-1');
  const pass = (seconds: number) => world.pass(seconds * SECOND);
  const now = () => world.time.now;

  const hasDrawn = (number: string) => {
    const untilThen = { calledAt: 0, beganAt: 0, finishedAt: 0, missed: false, handedOn: false, noted: false };
    meant.set(number, { drawnAt: now(), ...untilThen });
  };
  const drawOne = async () => hasDrawn(resultOf<TicketResult>(await kiosk.ask(draw('ausweis'))).number);
  const numberHere = async (): Promise<string> => {
    const called = page.getByRole('heading', { level: 2, name: /aufgerufen$/ });
    return ((await called.textContent()) ?? '').trim().slice(0, 4);
  };
  const isCalled = (number: string) => {
    of(number).calledAt ||= now();
  };
  /** Hasty fingers: once, twice or three times. */
  const times = () => 1 + throwDie(3);
  const call = async (): Promise<string> => {
    // Nobody presses it before somebody is seen to wait.
    await page.getByRole('button', { name: /^Nächster Aufruf/, disabled: false }).waitFor();
    await press('n', times());
    const number = await numberHere();
    isCalled(number);
    return number;
  };
  const begin = async (number: string) => {
    await pass(5 + throwDie(20));
    await press('b', times());
    await stands(`${number} wird bedient`);
    of(number).beganAt = now();
  };
  const finish = async (number: string) => {
    await pass(60 + throwDie(240));
    await press('f', times());
    await stands('Frei');
    of(number).finishedAt = now();
  };
  /** With what was really done: D, and Enter where that is what it was for. */
  const finishNoted = async (number: string) => {
    await pass(60 + throwDie(240));
    await press('d', times());
    await page.getByRole('dialog').waitFor();
    await press('Enter', times());
    await stands('Frei');
    Object.assign(of(number), { finishedAt: now(), noted: true });
  };
  /** Somebody draws at the counter while another one is served. */
  const drawHere = async () => {
    await press('t');
    await page.getByRole('dialog').waitFor();
    await page.getByRole('checkbox', { name: /^Personalausweis/ }).focus();
    await press('Space');
    await press('Enter');
    const title = page.getByRole('dialog').getByRole('heading', { level: 2, name: /A\d\d\d/ });
    hasDrawn(/A\d\d\d/.exec((await title.textContent()) ?? '')?.[0] ?? '');
    await press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  };
  /** What is looked up and written beside a visit changes nothing of it. */
  const lookAround = async (number: string) => {
    await press('a');
    await page.getByRole('heading', { name: /^Termine/ }).waitFor();
    await press('Escape');
    await press('s');
    await page.keyboard.type(number);
    await page.getByRole('heading', { name: /^Gefunden/ }).waitFor();
    await press('Escape');
    await press('m');
    await page.getByRole('dialog').waitFor();
    await page.getByRole('combobox', { name: 'An' }).focus();
    await press('ArrowDown');
    await page.getByRole('textbox', { name: 'Eigene Worte' }).fill(`Zu ${number}`);
    await press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await other.until(({ messages }) => messages.some(({ text }) => text === `Zu ${number}`));
  };
  /** To the photo, and back at the kiosk: next here, before whoever waits. */
  const toThePhoto = async (number: string) => {
    await press('o', times());
    await stands('Frei');
    await pass(120);
    resultOf(await kiosk.ask({ type: 'reportBack', ticket: number }));
    expect(await call()).toBe(number);
  };
  /** The other counter serves whoever its "next" gives it. */
  const otherServes = async () => {
    const { visitId, number } = resultOf<{ visitId: string; number: string }>(await other.ask({ type: 'callNext' }));
    const one = of(number);
    isCalled(number);
    return async () => {
      resultOf(await other.ask({ type: 'begin', visitId }));
      one.beganAt = now();
      await pass(90);
      resultOf(await other.ask({ type: 'finish', visitId }));
      one.finishedAt = now();
    };
  };

  let mistakes = 0;
  const undo = async (state: string) => {
    mistakes += 1;
    await press('u');
    await stands(state);
  };

  for (let visit = 0; visit < VISITS; visit++) {
    await drawOne();
    if (visit % 6 === 5) await drawOne();
    await pass(10);
    const pressed = visit % 6 === 5 ? otherServes() : null;
    const number = await call();
    await (await pressed)?.();
    switch (visit % 10) {
      case 1:
        await pass(16);
        await page.getByRole('button', { name: 'Noch einmal rufen', exact: true }).waitFor();
        await press('w', times());
        await page.getByText('· 2. Aufruf von 3').waitFor();
        break;
      case 2:
        await press('x', times());
        await stands('Frei');
        if (visit % 20 === 2) {
          of(number).missed = true;
          continue;
        }
        await undo(`${number} aufgerufen`);
        break;
      case 3:
        await press('p', times());
        await page.getByRole('dialog').waitFor();
        await press('Enter', times());
        await stands('Frei');
        await pass(30);
        await enter(`Zurückrufen: ${number}`);
        await stands(`${number} aufgerufen`);
        break;
      case 4:
        await press('r', times());
        await stands('Frei');
        await undo(`${number} aufgerufen`);
        break;
      case 5:
        if (visit % 20 !== 5) break;
        await press('h');
        await page.getByRole('dialog').waitFor();
        await press('ArrowDown');
        await press('Tab');
        await press('Enter', times());
        await stands('Frei');
        of(number).handedOn = true;
        await (await otherServes())();
        continue;
      case 7:
        await toThePhoto(number);
        break;
      case 9:
        await begin(number);
        await finish(number);
        // Each once: on a busy machine a second press comes after the 400 ms, and would be meant at the same key.
        await press('z');
        await page.getByRole('dialog').waitFor();
        await press('Enter');
        await stands('Pause');
        await press('v');
        await page.getByRole('dialog').waitFor();
        await press('Tab');
        await press('Enter');
        await page.getByRole('dialog').waitFor({ state: 'detached' });
        await press('z');
        await stands('Frei');
        continue;
    }
    await begin(number);
    if (visit % 4 === 0 || visit % 10 === 6) {
      // Too early: taken back, and the time of service goes on as if nothing had been.
      await press('f', times());
      await stands('Frei');
      await undo(`${number} wird bedient`);
    }
    if (visit === 20 || visit === 40) {
      await outage(page, press, number);
      kiosk = await world.connect('kiosk', 'kiosk-1');
      other = await world.connect('counter', 'schalter-1');
    }
    if (visit % 12 === 7) await lookAround(number);
    if (visit % 15 === 8) {
      await drawHere();
      await (await otherServes())();
    }
    await (visit % 3 === 0 ? finishNoted : finish)(number);
  }
  // The last one, and then the end of the shift: the counter closes by itself.
  await drawOne();
  const last = await call();
  await begin(last);
  await press('e');
  await page.getByText('Nach diesem Besuch schließt der Schalter').first().waitFor();
  await pass(60);
  await press('f', times());
  of(last).finishedAt = now();
  await page.getByRole('heading', { name: 'Anmelden' }).waitFor();
  expect(mistakes).toBeGreaterThanOrEqual(20);

  world.time.now = MONDAY_NINE + 24 * 3600 * SECOND;
  await world.pass(0);
  const admin = await world.connect('admin', 'admin');
  const reported = async () =>
    resultOf<ReportResult>(await admin.ask({ type: 'report', from: DAY, to: DAY, unit: null }));
  let report = await reported();
  // Days that have ended are counted in a thread of their own.
  while (report.pending > 0) report = await reported();
  const { total, work, pending } = report;
  const all = [...meant.values()];
  const served = all.filter(({ finishedAt }) => finishedAt > 0);
  const mean = (secs: number[]) => Math.round(secs.reduce((sum, one) => sum + one, 0) / secs.length);
  expect({
    pending,
    visitors: total.visitors,
    missed: total.missed,
    handedOn: total.handedOn,
    left: total.left,
    outOfOrder: total.outOfOrder,
    noted: work.noted,
    waitSec: Math.round(total.walkInTimes.wait?.meanSec ?? 0),
    served: total.walkInTimes.service?.cases,
    serviceSec: Math.round(total.walkInTimes.service?.meanSec ?? 0),
  }).toEqual({
    pending: 0,
    visitors: all.length,
    missed: all.filter(({ missed }) => missed).length,
    handedOn: all.filter(({ handedOn }) => handedOn).length,
    left: 0,
    outOfOrder: 0,
    noted: all.filter(({ noted }) => noted).length,
    waitSec: mean(all.map(({ drawnAt, calledAt }) => (calledAt - drawnAt) / SECOND)),
    served: served.length,
    serviceSec: mean(served.map(({ beganAt, finishedAt }) => (finishedAt - beganAt) / SECOND)),
  });
  await page.context().close();
});
