// npm run bench -- network: how long somebody on a poor mobile network waits for the public pages, in a browser that has
// never seen them.
import type { Page } from 'playwright-core';
import type { TicketResult } from '../shared/protocol';
import { openBrowser } from '../test/journeys/browser';
import findChromium from '../test/journeys/chromium';
import { pairAndConnect, startOffice } from './program';
import { percentile, table } from './table';

const ROUNDS = 7;
const LATENCY_MS = 100;
const BITS_PER_SECOND = 400_000;

type Shown = { painted: number; content: number; bytes: number };

/** Milliseconds from the tap on the address until anything is painted, and until the page's own content stands there. */
const show = async (page: Page, address: string, heading: string | RegExp): Promise<Shown> => {
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  const throughput = BITS_PER_SECOND / 8;
  await network.send('Network.emulateNetworkConditions', {
    ...{ offline: false, latency: LATENCY_MS, downloadThroughput: throughput, uploadThroughput: throughput },
  });
  let bytes = 0;
  network.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  const began = performance.now();
  await page.goto(address, { waitUntil: 'commit' });
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  const content = performance.now() - began;
  const paints: number = await page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime");
  return { painted: paints, content, bytes };
};

export const runNetwork = async (): Promise<void> => {
  await findChromium();
  const browser = await openBrowser('document-user-activation-required');
  const office = await startOffice();
  try {
    const kiosk = await pairAndConnect(office.base, office.links.find((link) => link.includes('/kiosk/')) ?? '');
    const command = { type: 'drawTicket', serviceIds: ['ausweis'], persons: 1, language: 'de' };
    const reply = await kiosk.emitWithAck('command', { id: 'drawn-for-a-phone', command });
    kiosk.close();
    const { url, number }: TicketResult = reply.result;
    const pages = [
      { name: 'booking site', address: new URL('/', url).href, heading: /./ },
      { name: 'ticket page', address: url, heading: number },
    ];
    const rows = [['page', 'first paint', 'first content', 'slowest of it', 'bytes']];
    for (const { name, address, heading } of pages) {
      const shown: Shown[] = [];
      for (let round = 0; round < ROUNDS; round++) {
        const { page } = await browser.open('phone', {});
        shown.push(await show(page, address, heading));
        await page.context().close();
      }
      const times = shown.map(({ content }) => content);
      rows.push([
        name,
        ...[
          percentile(
            shown.map(({ painted }) => painted),
            0.5,
          ),
          percentile(times, 0.5),
          Math.max(...times),
        ].map((ms) => `${(ms / 1000).toFixed(2)} s`),
        String(
          percentile(
            shown.map(({ bytes }) => bytes),
            0.5,
          ),
        ),
      ]);
    }
    console.log(`\n${BITS_PER_SECOND / 1000} kbit/s, ${LATENCY_MS} ms, nothing in the cache, median of ${ROUNDS}\n`);
    console.log(`${table(rows)}\n`);
  } finally {
    await office.close();
    await browser.close();
  }
};
