// The published week, simulated under the office's rule and under others on the same days.
import { percentile, table } from '../table';
import { createDay, type Scenario } from './days';
import { RULES, type Rule } from './rules';
import { simulate, type Wait } from './simulate';

const SCENARIOS: readonly Scenario[] = [
  {
    name: 'published week 1 (858 visitors, 10 % booked)',
    visitors: 858 / 5,
    bookedShare: 0.1002,
    clerks: [5, 6, 7, 8],
  },
  {
    name: 'published week 2 (733 visitors, 12 % booked)',
    visitors: 733 / 5,
    bookedShare: 0.1187,
    clerks: [5, 6, 7, 8],
  },
  { name: '30 % booked', visitors: 858 / 5, bookedShare: 0.3, clerks: [5, 6, 7, 8] },
  { name: 'overload (5 clerks)', visitors: 858 / 5, bookedShare: 0.1002, clerks: [5] },
];

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const minutes = (value: number) => value.toFixed(1);
const share = (values: number[], most: number) =>
  `${((100 * values.filter((value) => value <= most).length) / values.length).toFixed(1)} %`;

const rowOf = (rule: Rule, waits: Wait[], longestRun: number) => {
  const booked = waits.filter((wait) => wait.booked).map((wait) => wait.waitMin);
  const walkIns = waits.filter((wait) => !wait.booked).map((wait) => wait.waitMin);
  return [
    rule.name,
    minutes(mean(booked)),
    minutes(percentile(booked, 0.95)),
    share(booked, 5),
    minutes(mean(walkIns)),
    minutes(percentile(walkIns, 0.95)),
    String(longestRun),
  ];
};

const HEADINGS = ['rule', 'booked: mean', 'p95', '<= 5 min', 'walk-ins: mean', 'p95', 'longest run'];

/** Prints a table a scenario: waits in minutes over so many days from a seed. */
export const runWeek = (days: number, seed: number): void => {
  for (const scenario of SCENARIOS) {
    const rows = RULES.map((create) => {
      const waits: Wait[] = [];
      let longestRun = 0;
      for (let day = 0; day < days; day++) {
        const outcome = simulate(createDay(scenario, seed, day), create());
        waits.push(...outcome.waits);
        longestRun = Math.max(longestRun, outcome.longestRun);
      }
      return rowOf(create(), waits, longestRun);
    });
    console.log(`\n${scenario.name}, ${days} days, seed ${seed}\n\n${table([HEADINGS, ...rows])}`);
  }
};
