// What everybody asks first of the booking site: who the office is, and whether there is a free time at all. Beside a bare
// server that sends as much; and what a call costs while many ask.
import { Agent, request } from 'node:http';
import { alternate, median, type Taker } from '../parts/alternate';
import { filled } from '../parts/filled';
import { startFloor, startOffice } from '../parts/program';
import type { Measurement, Row } from '../parts/rows';
import { caller, openScreens } from '../parts/screens';
import { percentile } from '../parts/table';
import { MANY_NETWORKS, startVisitors } from '../parts/visiting';

const AT_ONCE = 8;
/** A rush on the day when times are released. */
const LOAD_PER_SECOND = 100;
const PATH = '/api/office';

const get = (address: string, agent: Agent) =>
  new Promise<number>((resolve, reject) => {
    const headers = { 'accept-encoding': 'gzip', 'x-forwarded-for': '10.0.0.1' };
    request(address, { agent, headers }, (response) => {
      let bytes = 0;
      response.on('data', (some: Buffer) => {
        bytes += some.length;
      });
      response.on('end', () =>
        response.statusCode === 200 ? resolve(bytes) : reject(new Error(`${response.statusCode}`)),
      );
    })
      .on('error', reject)
      .end();
  });

/** Answers a second to a few who ask again and again. */
const asking = (address: string, agent: Agent, count: number): Taker => {
  return async () => {
    let begun = 0;
    const began = performance.now();
    const one = async () => {
      while (begun < count) {
        begun += 1;
        await get(address, agent);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, one));
    return (count * 1000) / (performance.now() - began);
  };
};

const run: Measurement['run'] = async ({ isQuick, visits }) => {
  const office = await startOffice({ folder: await filled({ visits: visits / 10 }), variables: MANY_NETWORKS });
  const screens = await openScreens(office);
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const address = `${office.publicBase}${PATH}`;
  const bytes = await get(address, agent);
  const floor = await startFloor(bytes, 'bare');
  const count = isQuick ? 8 : 400;
  const rates = await alternate(
    { office: asking(address, agent, count), floor: asking(`${floor.base}${PATH}`, agent, count) },
    isQuick ? 1 : 15,
    isQuick ? 0 : 3,
  );
  const visitors = startVisitors();
  const call = caller(screens);
  const took = { calm: [] as number[], rush: [] as number[] };
  for (let block = 0; block < (isQuick ? 1 : 6); block++) {
    for (const kind of ['calm', 'rush'] as const) {
      await visitors.load(address, kind === 'rush' ? LOAD_PER_SECOND : 0);
      for (let i = 0; i < (isQuick ? 2 : 40); i++) took[kind].push(await call());
    }
  }
  visitors.close();
  agent.destroy();
  screens.close();
  await Promise.all([office.close(), floor.close()]);
  const row = (share: 50 | 99, most: number | null): Row => ({
    ...{ what: `a call while ${LOAD_PER_SECOND} a second ask that, p${share}`, unit: 'ms' },
    ...{
      here: percentile(took.rush, share / 100),
      floor: percentile(took.calm, share / 100),
      floorIs: 'while nobody asks',
    },
    goal: most === null ? null : { of: 'ratio', most },
  });
  return [
    {
      ...{ what: 'what the booking site asks first (GET /api/office)', unit: '/s', here: median(rates.office) },
      ...{ floor: median(rates.floor), floorIs: 'a bare server that sends as many bytes', goal: null },
    },
    row(50, null),
    row(99, 2),
  ];
};

export const site: Measurement = { does: 'what the booking site asks first, and a call while many ask it', run };
