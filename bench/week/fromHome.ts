// Numbers from home (W23) on the simulated weeks: what those gain who draw one, and what those pay who are present.

import { createChance } from '../../demo/chance';
import { learn, NOTHING_LEARNED } from '../../server/queue/forecast/lessons';
import { demonstrationOffice } from '../../server/starting/demonstration';
import type { Effort, Measurement, Row } from '../parts/rows';
import { percentile, table } from '../parts/table';
import { createDay, type Scenario, type SimulatedDay, type Visitor } from './days';
import { runDay } from './office';
import { SCENARIOS } from './report';
import type { Wait } from './simulate';

const HOME_SHARE = 0.3;
/** Where people wait less than so many minutes, hardly anything can be gained: nothing is promised of it. */
const LONG_MIN = 10;
const HEADINGS = ['scenario', 'at home: min in the house', 'p95', 'others wait', 'the booked wait'];

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const pair = (before: number, after: number) => `${before.toFixed(1)} -> ${after.toFixed(1)}`;

/** The same walk-ins for both runs of a day. */
const chosenOf = ({ visitors }: SimulatedDay, seed: number): Set<string> => {
  const chance = createChance(seed);
  const isChosen = ({ slotMin }: Visitor) => chance.share() < HOME_SHARE && slotMin === null;
  return new Set(visitors.filter(isChosen).map(({ id }) => id));
};

type Both = { before: number[]; after: number[] };
const nobody = (): Both => ({ before: [], after: [] });

/** Days from other seeds teach, these days test. */
const learnedOf = (scenario: Scenario, days: number, seed: number) => {
  const lessons = Array.from(
    { length: days },
    (_, day) => runDay(createDay(scenario, seed + 1000, day), 'return', NOTHING_LEARNED).lesson,
  );
  return learn(lessons, demonstrationOffice);
};

const measure = (scenario: Scenario, days: number, seed: number) => {
  const learned = learnedOf(scenario, days, seed);
  const [home, others, booked] = [nobody(), nobody(), nobody()];
  for (let number = 0; number < days; number++) {
    const day = createDay(scenario, seed, number);
    const chosen = chosenOf(day, seed + number);
    const note = (waits: Wait[], when: keyof Both) => {
      for (const wait of waits) {
        const walkIns = chosen.has(wait.id) ? home : others;
        (wait.booked ? booked : walkIns)[when].push(wait.waitMin);
      }
    };
    note(runDay(day, 'return', learned).waits, 'before');
    note(runDay(day, 'return', learned, { drawsAtHome: ({ id }) => chosen.has(id) }).waits, 'after');
  }
  return { home, others, booked };
};

const rowOf = (what: string, { before, after }: Both, goal: Row['goal']): Row => ({
  ...{ what, unit: 'min', here: mean(after), floor: mean(before), floorIs: 'without', goal },
});

const run = ({ days, seed, isQuick }: Effort): Row[] => {
  const told: Row[] = [];
  const lines = (isQuick ? SCENARIOS.slice(0, 1) : SCENARIOS).map((scenario) => {
    const { home, others, booked } = measure(scenario, days, seed);
    told.push(
      rowOf(
        `drawn at home: minutes in the house, ${scenario.name}`,
        home,
        mean(home.before) < LONG_MIN ? null : { of: 'ratio', most: 0.5 },
      ),
      rowOf(`others' wait, ${scenario.name}`, others, { of: 'ratio', most: 1.05 }),
    );
    return [
      scenario.name,
      pair(mean(home.before), mean(home.after)),
      pair(percentile(home.before, 0.95), percentile(home.after, 0.95)),
      pair(mean(others.before), mean(others.after)),
      pair(mean(booked.before), mean(booked.after)),
    ];
  });
  console.log(
    `\n${days} days, seed ${seed}, ${100 * HOME_SHARE} % of walk-ins draw at home\n\n${table([HEADINGS, ...lines])}`,
  );
  return told;
};

export const fromHome: Measurement = {
  does: 'numbers from home in the published weeks: minutes in the house, and what others wait',
  run: (effort) => Promise.resolve(run(effort)),
};
