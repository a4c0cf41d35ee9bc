// What the public pages weigh, over real HTTP in a real browser: with headers, fonts and everything that comes unasked.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { TicketResult } from '../../shared/protocol';
import { draw, openWorld, type World } from '../world';
import { type OpenedBrowser, openBrowser } from './browser';

jest.setTimeout(60_000);

const MOST_BYTES = 80_000;
const screensDir = process.env['SCREENS_DIR'] ?? join(__dirname, '../../dist/screens');

let world: World;
let browser: OpenedBrowser;
beforeAll(async () => {
  browser = await openBrowser('document-user-activation-required');
  world = await openWorld({ screensDir });
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

/** Bytes on the wire, by address, until the page rests after its first content. */
const weigh = async (address: string, content: (page: Page) => Promise<unknown>) => {
  const { page, errors } = await browser.open('phone', {});
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  const paths = new Map<string, string>();
  const bytes: [string, number][] = [];
  network.on('Network.responseReceived', ({ requestId, response }) =>
    paths.set(requestId, new URL(response.url).pathname),
  );
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
    bytes.push([paths.get(requestId) ?? '?', encodedDataLength]),
  );
  await page.goto(address);
  await content(page);
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(500);
  expect(errors).toEqual([]);
  const sum = bytes.reduce((all, [, one]) => all + one, 0);
  return { sum, list: bytes.map(([path, one]) => `${one} ${path}`).join('\n'), paths: bytes.map(([path]) => path) };
};

const expectLight = ({ sum, list, paths }: Awaited<ReturnType<typeof weigh>>) => {
  if (sum > MOST_BYTES) throw new Error(`${sum} bytes:\n${list}`);
  expect(paths.filter((path) => path.includes('-latin-'))).toHaveLength(2);
  expect(paths.filter((path) => path.includes('-more-'))).toEqual([]);
  expect(sum).toBeGreaterThan(30_000);
};

test('W6 the booking site weighs under 80 KB until its first content', async () => {
  expectLight(await weigh(world.publicUrl('/'), (page) => page.getByRole('heading', { level: 1 }).waitFor()));
});

test('W6 the ticket page weighs under 80 KB until its first content', async () => {
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  const reply = await kiosk.ask(draw('wohnsitz'));
  if (!reply.ok) throw new Error(reply.refusal.code);
  const { url } = reply.result as TicketResult;
  expectLight(await weigh(url, (page) => page.getByRole('heading', { level: 1, name: /C001/ }).waitFor()));
});
