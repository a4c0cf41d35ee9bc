// Phones that follow their tickets: what they cost a call on its way to the display, and how soon those whom it concerns are told.
import type { CallResult } from '../../shared/commands/calls';
import { pause } from '../parts/alternate';
import { connectBare, startFloor, startOffice } from '../parts/program';
import type { Effort, Measurement, Row } from '../parts/rows';
import { ask, caller, drawTickets, moreKiosks, openScreens } from '../parts/screens';
import { percentile } from '../parts/table';
import { MANY_NETWORKS, startVisitors } from '../parts/visiting';

/** After it no phone is told anything of what was before. */
const QUIET_MS = 1500;
/** More do not wait in one office: the others are families' second phones, five at most for a ticket. */
const MOST_WAITING = 2000;

const openOffice = async (waiting: number) => {
  const office = await startOffice({ variables: MANY_NETWORKS });
  const screens = await openScreens(office);
  const kiosks = await moreKiosks(office, screens.admin, 4);
  const drawn = await drawTickets(kiosks, waiting);
  for (const kiosk of kiosks) kiosk.close();
  const close = async () => {
    screens.close();
    await office.close();
  };
  return { office, screens, tickets: drawn.map(({ url }) => url.split('/t/')[1] ?? ''), call: caller(screens), close };
};

/** The same ticket again and again, until there are so many phones. */
const phonesOf = (tickets: readonly string[], count: number): string[] =>
  Array.from({ length: count }, (_, i) => tickets[i % tickets.length] ?? '');

/** Blocks of calls in turns, with phones and without; between them one call after which all are waited for whom it concerns. */
const withPhones = async (count: number, { isQuick }: Effort): Promise<Row[]> => {
  const [blocks, quietMs] = isQuick ? [1, 0] : [6, QUIET_MS];
  const waiting = Math.min(count, MOST_WAITING);
  // Whoever follows a ticket still waits at the last call: of a line without them no phone would hear.
  const calls = isQuick ? 2 : Math.min(40, Math.floor(waiting / blocks) - 2);
  const [without, has] = await Promise.all([openOffice(waiting), openOffice(waiting)]);
  const visitors = startVisitors(count);
  const tickets = phonesOf(has.tickets, count);
  const bytes = await visitors.connect('office', [has.office.publicBase], tickets);
  const floor = await startFloor(bytes, 'durable');
  await visitors.connect('floor', [floor.base], tickets);
  const counter = await connectBare(floor.base);
  const [clerk] = has.screens.counters;
  if (clerk === undefined) throw new Error('the office has no counters');
  const took = { without: [] as number[], has: [] as number[], told: [] as number[], floorTold: [] as number[] };
  for (let block = 0; block < blocks; block++) {
    for (let i = 0; i < calls; i++) took.without.push(await without.call());
    for (let i = 0; i < calls; i++) took.has.push(await has.call());
    await pause(quietMs);
    const pressed = performance.now();
    const [{ visitId }, told] = await Promise.all([
      ask<CallResult>(clerk, { type: 'callNext' }),
      visitors.told('office', pressed),
    ]);
    took.told.push(...told);
    await ask(clerk, { type: 'finish', visitId });
    await pause(quietMs);
    const floorPressed = performance.now();
    const [, floorTold] = await Promise.all([ask(counter, { type: 'callNext' }), visitors.told('floor', floorPressed)]);
    took.floorTold.push(...floorTold);
  }
  counter.close();
  visitors.close();
  await Promise.all([without.close(), has.close(), floor.close()]);
  const name = count.toLocaleString('en');
  const concerned = Math.round(took.told.length / blocks).toLocaleString('en');
  const row = (share: 50 | 99, most: number): Row => ({
    ...{ what: `a call with ${name} phones, p${share}`, unit: 'ms', here: percentile(took.has, share / 100) },
    ...{ floor: percentile(took.without, share / 100), floorIs: `${waiting.toLocaleString('en')} waiting, no phones` },
    goal: { of: 'ratio', most },
  });
  return [
    row(50, 1.1),
    row(99, 1.5),
    {
      ...{ what: `those of ${name} phones hear of a call whom it concerns (${concerned}), p99`, unit: 'ms' },
      ...{ here: percentile(took.told, 0.99), floor: percentile(took.floorTold, 0.99) },
      ...{ floorIs: `bare Socket.IO to ${name}`, goal: { of: 'here', most: 1000 } },
    },
  ];
};

export const phones: Measurement = {
  does: 'a call while 190, 1,900 and 10,000 phones follow their tickets, and until those whom it concerns have heard of it',
  run: async (effort) => {
    const rows: Row[] = [];
    for (const count of effort.isQuick ? [4] : [190, 1900, 10_000]) rows.push(...(await withPhones(count, effort)));
    return rows;
  },
};
