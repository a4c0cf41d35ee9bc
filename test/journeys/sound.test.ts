// D12, D13: what is heard in a real browser: calls at the display, one after the other, and a voice of the office's own.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { draw, openWorld, type World } from '../world';
import { expectNoViolations, type OpenedBrowser, openBrowser, screenshot } from './browser';

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

type Heard = { sec: number; from: number; to: number | null };

/** Notes what a page plays as sound, and when it began and ended; the gong is no such sound. */
const listen = (page: Page) =>
  page.addInitScript(() => {
    const heard: { sec: number; from: number; to: number | null }[] = [];
    Object.assign(window, { heard });
    const { start } = AudioBufferSourceNode.prototype;
    AudioBufferSourceNode.prototype.start = function (...args) {
      const one = { sec: this.buffer?.duration ?? 0, from: performance.now(), to: null as number | null };
      heard.push(one);
      this.addEventListener('ended', () => {
        one.to = performance.now();
      });
      start.apply(this, args);
    };
  });
const heardOn = (page: Page): Promise<Heard[]> => page.evaluate(() => (window as unknown as { heard: Heard[] }).heard);
/** As many have been heard to their ends. */
const hasHeard = (page: Page, count: number) =>
  page.waitForFunction(
    (wanted) => (window as unknown as { heard: Heard[] }).heard.filter(({ to }) => to !== null).length >= wanted,
    count,
    { timeout: 40_000 },
  );

test('D2 D12 two calls at once are spoken one after the other, in German and in the visitor’s language', async () => {
  const { page, errors } = await browser.open('display', {});
  await listen(page);
  await page.goto(await world.linkTo('display', 'anzeige-1'));
  await page.getByText('Bitte ziehen Sie eine Wertmarke.').waitFor();
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  await kiosk.ask({ ...draw('abholung'), language: 'en' } as Parameters<typeof kiosk.ask>[0]);
  await kiosk.ask(draw('abholung'));
  for (const counter of ['schalter-1', 'schalter-2']) {
    const clerk = await world.connect('counter', counter);
    expect((await clerk.ask({ type: 'callNext' })).ok).toBe(true);
  }
  await hasHeard(page, 3);
  const heard = await heardOn(page);
  // German and English for the first, German for the second.
  expect(heard).toHaveLength(3);
  for (const [at, one] of heard.entries()) {
    expect(one.sec).toBeGreaterThan(1);
    expect(one.sec).toBeLessThan(6);
    expect(one.from).toBeGreaterThanOrEqual(heard[at - 1]?.to ?? 0);
  }
  expect(errors).toEqual([]);
});

/** A WAV file as recorders make it: two channels, 44,100 Hz. */
const recorded = (seconds: number): Buffer => {
  const frames = Math.round(44_100 * seconds);
  const file = Buffer.alloc(44 + frames * 4);
  file.write('RIFF', 0);
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8);
  for (const [at, value] of [
    [16, 16],
    [24, 44_100],
    [28, 176_400],
    [40, frames * 4],
  ] as const)
    file.writeUInt32LE(value, at);
  for (const [at, value] of [
    [20, 1],
    [22, 2],
    [32, 4],
    [34, 16],
  ] as const)
    file.writeUInt16LE(value, at);
  file.write('data', 36);
  for (let at = 0; at < frames; at++) {
    const sample = Math.round(9000 * Math.sin((2 * Math.PI * 440 * at) / 44_100));
    file.writeInt16LE(sample, 44 + at * 4);
    file.writeInt16LE(sample, 46 + at * 4);
  }
  return file;
};

test('D12 D13 the administration tries the sound out, and takes recordings as they come from a recorder', async () => {
  const { page, errors } = await browser.open('desk', {});
  await listen(page);
  await page.goto(await world.linkTo('admin', 'admin'));
  await page.getByRole('link', { name: /^Ton und Stimme/ }).click();
  await page.getByRole('button', { name: 'Probe hören: Deutsch' }).click();
  await hasHeard(page, 1);
  const [spoken] = await heardOn(page);
  const files = [
    { name: 'Nummer-A-42.wav', seconds: 0.5 },
    { name: 'schalter-1.wav', seconds: 0.5 },
    { name: 'hallo.wav', seconds: 0.5 },
    { name: 'a.wav', seconds: 8 },
  ].map(({ name, seconds }) => ({ name, mimeType: 'audio/wav', buffer: recorded(seconds) }));
  const broken = { name: 'b.wav', mimeType: 'audio/wav', buffer: Buffer.from('no sound') };
  await page.getByLabel('Aufnahmen auswählen (mehrere auf einmal)').setInputFiles([...files, broken]);
  await page.getByText('2 Aufnahmen übernommen.').waitFor();
  for (const why of ['hallo.wav: Der Name', 'a.wav: Länger als 6', 'b.wav: Der Browser kann'])
    expect(await page.getByText(why).count()).toBe(1);
  await expectNoViolations(page);
  await screenshot(page, 'admin-sound');
  await page.getByRole('button', { name: 'Probe hören: Deutsch' }).click();
  await hasHeard(page, 2);
  const own = (await heardOn(page))[1];
  // Half a second twice, and a pause between: in the office's own voice.
  expect(own?.sec).toBeGreaterThan(1);
  expect(own?.sec).toBeLessThan(1.6);
  expect(spoken?.sec).toBeGreaterThan(1.8);
  await page.getByRole('button', { name: 'Alle Aufnahmen dieser Sprache löschen' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Aufnahmen löschen' }).click();
  await page.getByRole('button', { name: 'Alle Aufnahmen dieser Sprache löschen' }).waitFor({ state: 'detached' });
  expect(errors).toEqual([]);
});
