// D4, D10: a display that has shown thousands of calls and come through many outages is as it was after the first ones.
// CALLS=10000 OUTAGES=40 takes longer.
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import { draw, openWorld, trustingOffice, type World } from '../world';
import { type OpenedBrowser, openBrowser } from './browser';

jest.setTimeout(600_000);

const screensDir = process.env['SCREENS_DIR'] ?? join(__dirname, '../../dist/screens');
const CALLS = Number(process.env['CALLS'] ?? 3000);
const OUTAGES = Number(process.env['OUTAGES'] ?? 15);
/** After so many of them the display has shown everything once. */
const WARM = 4;
const COUNTERS = [1, 2, 3, 4, 5, 6, 7, 8];

declare global {
  /** In the page: how many timers are to end or to come again, and how its sockets are torn off. */
  var watched: { timers: () => number; tearOff: () => void };
}

/** Before anything of the page runs. */
const watch = () => {
  const once = new Set<unknown>();
  const again = new Set<unknown>();
  const sockets = new Set<WebSocket>();
  const {
    setTimeout: begin,
    clearTimeout: end,
    setInterval: repeat,
    clearInterval: stop,
    WebSocket: Plain,
  } = globalThis;
  Object.assign(globalThis, {
    setTimeout: (run: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) => {
      const timer = begin(() => {
        once.delete(timer);
        run(...args);
      }, ms);
      once.add(timer);
      return timer;
    },
    clearTimeout: (timer: number) => {
      once.delete(timer);
      end(timer);
    },
    setInterval: (run: () => void, ms?: number) => {
      const timer = repeat(run, ms);
      again.add(timer);
      return timer;
    },
    clearInterval: (timer: number) => {
      again.delete(timer);
      stop(timer);
    },
    WebSocket: new Proxy(Plain, {
      construct: (made, args: [string]) => {
        const socket = new made(...args);
        sockets.add(socket);
        socket.addEventListener('close', () => sockets.delete(socket));
        return socket;
      },
    }),
    watched: {
      timers: () => once.size + again.size,
      tearOff: () => {
        for (const socket of sockets) socket.close();
      },
    },
  });
};

/** How a heap is written down: of each node so many fields one after the other. */
type Heap = { snapshot: { meta: { node_fields: string[]; node_types: [string[]] } }; nodes: number[] };

/** What the program holds, in bytes: not what the browser compiles of it, which grows for a while and then no more. */
const heldIn = async (session: CDPSession): Promise<number> => {
  const chunks: string[] = [];
  const collect = ({ chunk }: { chunk: string }) => chunks.push(chunk);
  session.on('HeapProfiler.addHeapSnapshotChunk', collect);
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  session.off('HeapProfiler.addHeapSnapshotChunk', collect);
  const { snapshot, nodes } = JSON.parse(chunks.join('')) as Heap;
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const held = ['object', 'array', 'string', 'concatenated string', 'sliced string', 'closure', 'number'];
  const [type, size] = [fields.indexOf('type'), fields.indexOf('self_size')];
  let bytes = 0;
  for (let at = 0; at < nodes.length; at += fields.length)
    if (held.includes(types[0][nodes[at + type] ?? 0] ?? '')) bytes += nodes[at + size] ?? 0;
  return bytes;
};

type Left = { shown: number; detached: number; listeners: number; held: number; timers: number };
/** In the page: all that is drawn, down to each text. */
const countShown = () => {
  const walker = document.createTreeWalker(document);
  let nodes = 1;
  while (walker.nextNode()) nodes += 1;
  return nodes;
};
const leftIn = async (page: Page, session: CDPSession): Promise<Left> => {
  for (let i = 0; i < 3; i++) await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  const timers = await page.evaluate(() => globalThis.watched.timers());
  const shown = await page.evaluate(countShown);
  const detached = of('Nodes') - shown;
  return { shown, detached, listeners: of('JSEventListeners'), held: await heldIn(session), timers };
};

/** What is more than it was: less of anything than one for each outage since is chance. */
const grown = (before: Left, now: Left): string[] => {
  const most = OUTAGES - WARM - 1;
  const limits: Left = {
    ...{ shown: before.shown + most, listeners: before.listeners + most },
    // What was drawn before the last change may be held once, or not.
    ...{ detached: before.detached + before.shown, held: before.held * 1.05, timers: before.timers + 1 },
  };
  return (Object.keys(limits) as (keyof Left)[]).filter((key) => !(now[key] <= limits[key]));
};
/** The browser lets go of some things later; what is left behind stays. */
const stayed = async (page: Page, session: CDPSession, before: Left) => {
  for (let left = 10; ; left--) {
    const now = await leftIn(page, session);
    if (left === 0 || grown(before, now).length === 0) return now;
    await page.waitForTimeout(2000);
  }
};

let world: World;
let browser: OpenedBrowser;
beforeAll(async () => {
  const calls = { ...trustingOffice.calls, pauseSec: 0 };
  world = await openWorld({ screensDir, settings: { ...trustingOffice, calls } });
  browser = await openBrowser('no-user-gesture-required');
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

test('D4 D10 thousands of calls and many outages leave no element, timer or memory behind', async () => {
  const { page, errors } = await browser.open('display', {});
  await page.addInitScript(watch);
  await page.goto(await world.linkTo('display', 'anzeige-1'));
  await page.locator('.state').waitFor();
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  const service = kiosk.view().services[0]?.id ?? '';
  for (let i = 0; i < 12; i++) await kiosk.ask(draw(service));
  const counters = await Promise.all(COUNTERS.map((counter) => world.connect('counter', `schalter-${counter}`)));
  let calls = 0;

  /** Each counter calls somebody and lets them wait again; the last ones stay called. */
  const round = async () => {
    const called = await Promise.all(counters.map((counter) => counter.ask({ type: 'callNext' })));
    for (const reply of called) if (reply.ok) calls += 1;
    await Promise.all(
      counters.map((counter, i) => {
        const reply = called[i];
        if (!reply?.ok) throw new Error(`counter ${i + 1} called nobody`);
        const { visitId } = reply.result as { visitId: string };
        return counter.ask({ type: 'returnToLine', visitId });
      }),
    );
  };
  const outage = async () => {
    await page.context().setOffline(true);
    await page.evaluate(() => globalThis.watched.tearOff());
    await page.locator('.display--old').waitFor({ timeout: 10_000 });
    await page.context().setOffline(false);
    await page.locator('.display--old').waitFor({ state: 'detached', timeout: 15_000 });
  };
  /** Nobody is announced any more, and everything is as it stays. */
  const calm = async () => {
    await page.locator('.call--announced').waitFor({ state: 'detached', timeout: 60_000 });
    await page.waitForTimeout(2000);
  };

  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  for (let i = 0; i < 20; i++) await round();
  await outage();
  await calm();
  let before = await leftIn(page, session);
  for (let cut = 1; cut <= OUTAGES; cut++) {
    while (calls < (CALLS * cut) / OUTAGES) await round();
    await outage();
    // By now the browser has made of the program what it makes of it, and kept what it keeps.
    if (cut !== WARM) continue;
    await calm();
    before = await leftIn(page, session);
  }
  await calm();
  const after = await stayed(page, session, before);
  process.stdout.write(`${JSON.stringify({ calls, before, after })}\n`);

  expect(calls).toBeGreaterThanOrEqual(CALLS);
  expect(grown(before, after)).toEqual([]);
  // What the browser itself says while it is cut off; and so many calls at once are not all spoken (D11).
  expect(errors.filter((error) => !/ERR_INTERNET_DISCONNECTED|WebSocket|429/.test(error))).toEqual([]);
});
