// How long somebody on a poor mobile network waits for the public pages, in a browser that has never seen them; beside as many
// bytes in one piece over the same network.
import type { TicketResult } from '../../shared/commands/tickets';
import type { OpenedBrowser } from '../../test/journeys/browser';
import { alternate, median } from '../parts/alternate';
import { startBrowser } from '../parts/browser';
import { startFloor, startOffice } from '../parts/program';
import type { Measurement, Row } from '../parts/rows';
import { ask, openScreens } from '../parts/screens';
import { startNetwork } from '../parts/shaping';

const POOR = { bitsPerSecond: 400_000, roundTripMs: 100 };
/** A quick run shows that it works. */
const GOOD = { bitsPerSecond: 40_000_000, roundTripMs: 2 };

/** Seconds from the tap on the address until the page's own content stands there, and the bytes until then. */
const show = async (browser: OpenedBrowser, address: string, heading: string | RegExp) => {
  const { page } = await browser.open('phone', {});
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  let bytes = 0;
  network.on('Network.dataReceived', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  const began = performance.now();
  await page.goto(address, { waitUntil: 'commit', timeout: 60_000 });
  await page.getByRole('heading', { level: 1, name: heading }).waitFor({ timeout: 60_000 });
  const sec = (performance.now() - began) / 1000;
  await page.context().close();
  return { sec, bytes };
};

const run: Measurement['run'] = async ({ isQuick }) => {
  const browser = await startBrowser();
  const office = await startOffice();
  const screens = await openScreens(office);
  const draw = { type: 'drawTicket', serviceIds: ['ausweis'], persons: 1, language: 'de' };
  const { url, number } = await ask<TicketResult>(screens.kiosk, draw);
  const shape = isQuick ? GOOD : POOR;
  const near = await startNetwork(office.publicBase, shape);
  const rows: Row[] = [];
  for (const [name, path, heading] of [
    ['booking site', '/', /./],
    ['ticket page', new URL(url).pathname, number],
  ] as const) {
    const address = `${near.base}${path}`;
    const { bytes } = await show(browser, address, heading);
    const floor = await startFloor(bytes, 'bare');
    const bare = await startNetwork(floor.base, shape);
    const took = await alternate(
      {
        page: async () => (await show(browser, address, heading)).sec,
        floor: async () => {
          const began = performance.now();
          await (await fetch(bare.base, { headers: { connection: 'close' } })).arrayBuffer();
          return (performance.now() - began) / 1000;
        },
      },
      isQuick ? 1 : 7,
    );
    await bare.close();
    await floor.close();
    const kb = `${Math.round(bytes / 1000)} KB in one piece`;
    rows.push({
      ...{
        what: `${name} at ${shape.bitsPerSecond / 1000} kbit/s and ${shape.roundTripMs} ms, first content`,
        unit: 's',
      },
      ...{ here: median(took.page), floor: median(took.floor), floorIs: kb, goal: null },
    });
  }
  screens.close();
  await near.close();
  await browser.close();
  await office.close();
  return rows;
};

export const network: Measurement = { does: 'the public pages at 400 kbit/s', run };
