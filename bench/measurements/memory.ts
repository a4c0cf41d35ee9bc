// What an office has in memory before and after 2,000 tickets.

import { pause } from '../parts/alternate';
import { memoryOf } from '../parts/memoryOf';
import { startOffice } from '../parts/program';
import type { Measurement } from '../parts/rows';
import { drawTickets, moreKiosks, openScreens } from '../parts/screens';

const TICKETS = 2000;
/** What is done with is given back to the system some time later. */
const SETTLING_MS = 5000;

const run: Measurement['run'] = async ({ isQuick }) => {
  const count = isQuick ? 20 : TICKETS;
  const settle = () => pause(isQuick ? 0 : SETTLING_MS);
  const office = await startOffice();
  const screens = await openScreens(office);
  const kiosks = [screens.kiosk, ...(await moreKiosks(office, screens.admin, 7))];
  await settle();
  const before = memoryOf(office.pid);
  await drawTickets(kiosks, count);
  await settle();
  const after = memoryOf(office.pid);
  for (const socket of [...screens.all, ...kiosks]) socket.close();
  await office.close();
  return [
    {
      what: `memory after ${count.toLocaleString('en')} tickets, all waiting`,
      ...{ unit: 'MB', here: after, floor: before, floorIs: 'before them' },
      goal: { of: 'ratio', most: 1.3 },
    },
  ];
};

export const memory: Measurement = { does: 'what an office has in memory after 2,000 tickets', run };
