// What each screen weighs on the wire until it rests after its first load; beside the same bytes in one piece, packed as
// closely as can be.
import { brotliCompressSync } from 'node:zlib';
import type { Response } from 'playwright-core';
import type { TicketResult } from '../../shared/commands/tickets';
import type { OpenedBrowser } from '../../test/journeys/browser';
import { startBrowser } from '../parts/browser';
import { type Office, pairAndConnect, startOffice } from '../parts/program';
import type { Goal, Measurement, Row } from '../parts/rows';
import { ask, moreKiosks } from '../parts/screens';

/** W6, held in test/journeys/weight.test.ts. */
const PUBLIC: Goal = { of: 'here', most: 80 };
/** Fonts, sounds and pictures are packed as they are. */
const IS_PACKED = /\.(?:woff2|png|jpg|mp3|ogg|webp)$/;

const bodyOf = async (response: Response) => {
  // What is answered from no body, such as a redirect, has none.
  const body = await response.body().catch(() => Buffer.alloc(0));
  return { body, isPacked: IS_PACKED.test(new URL(response.url()).pathname) };
};

const weigh = async (browser: OpenedBrowser, address: string, size: 'phone' | 'desk') => {
  const { page } = await browser.open(size, {});
  const wire = await page.context().newCDPSession(page);
  await wire.send('Network.enable');
  let bytes = 0;
  wire.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  const answers: ReturnType<typeof bodyOf>[] = [];
  page.on('response', (response) => answers.push(bodyOf(response)));
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' });
  await page.waitForLoadState('networkidle');
  const bodies = await Promise.all(answers);
  const packed = bodies.filter(({ isPacked }) => isPacked).reduce((sum, { body }) => sum + body.length, 0);
  const texts = Buffer.concat(bodies.filter(({ isPacked }) => !isPacked).map(({ body }) => body));
  await page.context().close();
  return { here: bytes / 1000, floor: (packed + brotliCompressSync(texts).length) / 1000 };
};

/** A link pairs once, and the kiosk's is for the browser: another one draws the ticket. */
const ticketOf = async (office: Office): Promise<string> => {
  const admin = await pairAndConnect(office.base, office.links.find((link) => link.includes('/admin/')) ?? '');
  const [socket] = await moreKiosks(office, admin, 1);
  admin.close();
  if (socket === undefined) throw new Error('no kiosk');
  const draw = { type: 'drawTicket', serviceIds: ['ausweis'], persons: 1, language: 'de' };
  const { url } = await ask<TicketResult>(socket, draw);
  socket.close();
  return new URL(new URL(url).pathname, office.publicBase).href;
};

const run: Measurement['run'] = async () => {
  const browser = await startBrowser();
  const office = await startOffice();
  const row = async (what: string, address: string, size: 'phone' | 'desk', goal: Goal | null): Promise<Row> => {
    const { here, floor } = await weigh(browser, address, size);
    return { ...{ what: `first load of the ${what}`, unit: 'KB', here, floor, floorIs: 'in one piece' }, goal };
  };
  const linkOf = (role: string) => office.links.find((link) => link.includes(`/${role}/`)) ?? '';
  const ticket = await ticketOf(office);
  // Nothing here is timed, and all may load at once.
  const rows = await Promise.all([
    row('booking site', office.publicBase, 'phone', PUBLIC),
    row('ticket page', ticket, 'phone', PUBLIC),
    ...['kiosk', 'display', 'counter'].map((role) => row(role, linkOf(role), 'desk', null)),
    row('administration', linkOf('admin'), 'desk', null),
  ]);
  await browser.close();
  await office.close();
  return rows;
};

export const weights: Measurement = { does: 'the first load of each screen, packed', run };
