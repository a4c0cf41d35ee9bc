// How long a start takes, and how much memory it needs: with years of visits behind it and weeks of bookings ahead, beside an
// empty office, and beside another build on the same data.
import { alternate, median, pause, type Taker } from '../parts/alternate';
import { BOOKED_A_DAY, DAYS_AHEAD, filled } from '../parts/filled';
import { memoryOf } from '../parts/memoryOf';
import { startOffice } from '../parts/program';
import type { Measurement, Row } from '../parts/rows';

const SETTLING_MS = 2000;

const run: Measurement['run'] = async ({ isQuick, visits, against }) => {
  const memory: Record<string, number[]> = {};
  const starting = (name: string, folder: string, program?: string) => async () => {
    const began = performance.now();
    const office = await startOffice({ folder, ...(program !== undefined && { program }) });
    const ms = performance.now() - began;
    await pause(isQuick ? 0 : SETTLING_MS);
    memory[name] = [...(memory[name] ?? []), memoryOf(office.pid)];
    await office.close();
    return ms;
  };
  const [empty, tenth, full] = [
    await filled({ visits: 0 }),
    await filled({ visits: visits / 10 }),
    await filled({ visits }),
  ];
  const takers: Record<string, Taker> = {
    empty: starting('empty', empty),
    tenth: starting('tenth', tenth),
    full: starting('full', full),
    ...(against !== null && { other: starting('other', full, against) }),
  };
  const took = await alternate(takers, isQuick ? 1 : 5, isQuick ? 0 : 1);
  const of = (values: Record<string, number[]>, name: string) => median(values[name] ?? []);
  const names: Record<string, string> = {
    tenth: `with ${(visits / 10).toLocaleString('en')} visits behind it`,
    full: `with ${visits.toLocaleString('en')}, and ${BOOKED_A_DAY} booked on each of ${DAYS_AHEAD} days`,
    other: 'the same data, the other build',
  };
  return Object.keys(took)
    .filter((name) => name !== 'empty')
    .flatMap((name): Row[] => [
      {
        ...{ what: `a start ${names[name]}`, unit: 'ms', here: of(took, name) },
        ...{ floor: of(took, 'empty'), floorIs: 'an empty office', goal: null },
      },
      {
        ...{ what: `its memory ${names[name]}`, unit: 'MB', here: of(memory, name) },
        ...{ floor: of(memory, 'empty'), floorIs: 'an empty office', goal: null },
      },
    ]);
};

export const start: Measurement = {
  does: 'a start with years of visits, time and memory; --against another build',
  run,
};
