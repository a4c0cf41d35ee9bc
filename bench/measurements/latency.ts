// Call pressed -> the display has it, beside bare Socket.IO with as many screens and messages as large.
import { alternate } from '../parts/alternate';
import { startFloor, startOffice } from '../parts/program';
import type { Measurement, Row } from '../parts/rows';
import { bareCaller, caller, openScreens } from '../parts/screens';
import { percentile } from '../parts/table';

const BARE = 'bare Socket.IO';
const DURABLE = 'Socket.IO that commits one row before it tells';

const run: Measurement['run'] = async ({ isQuick }) => {
  const office = await startOffice();
  const screens = await openScreens(office);
  const call = caller(screens);
  for (let i = 0; i < 8; i++) await call();
  const [bare, durable] = [await startFloor(screens.bytes(), 'bare'), await startFloor(screens.bytes(), 'durable')];
  const took = await alternate(
    {
      office: call,
      bare: await bareCaller(bare, screens.all.length),
      durable: await bareCaller(durable, screens.all.length),
    },
    isQuick ? 3 : 400,
    isQuick ? 0 : 50,
  );
  screens.close();
  await Promise.all([office.close(), bare.close(), durable.close()]);
  const what = `call pressed until the display has it, ${screens.all.length} screens`;
  const row = (share: 50 | 99, floor: number[], floorIs: string, most: number | null): Row => ({
    ...{ what: `${what}, p${share}`, unit: 'ms', here: percentile(took.office, share / 100) },
    ...{ floor: percentile(floor, share / 100), floorIs },
    goal: most === null ? null : { of: 'ratio', most },
  });
  return [
    row(50, took.bare, BARE, 1.5),
    row(99, took.bare, BARE, 2),
    row(50, took.durable, DURABLE, null),
    row(99, took.durable, DURABLE, null),
  ];
};

export const latency: Measurement = { does: 'from the press of a call until the display has it', run };
