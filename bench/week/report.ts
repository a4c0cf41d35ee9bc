// The published weeks, simulated: the real core beside other rules on the same days, and its forecasts held against truth.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { learn, NOTHING_LEARNED, scoreOf } from '../../server/queue/forecast/lessons';
import { bandOf } from '../../server/queue/forecast/range';
import { demonstrationOffice } from '../../server/starting/demonstration';
import type { Effort, Measurement, Row } from '../parts/rows';
import { percentile, table } from '../parts/table';
import { createDay, type Scenario } from './days';
import { type Knowledge, runDay } from './office';
import { type Bars, picture } from './picture';
import { RULES } from './rules';
import { type Outcome, simulate, type Wait } from './simulate';

const CLERKS = [5, 6, 7, 8];
export const SCENARIOS: readonly Scenario[] = [
  { name: 'published week 1 (858 visitors, 10 % booked)', visitors: 858, bookedShare: 0.1002, clerks: CLERKS },
  { name: 'published week 2 (733 visitors, 12 % booked)', visitors: 733, bookedShare: 0.1187, clerks: CLERKS },
  { name: '30 % booked', visitors: 858, bookedShare: 0.3, clerks: CLERKS },
  { name: 'light (600 visitors)', visitors: 600, bookedShare: 0.1002, clerks: [6, 7, 8] },
  { name: 'overload (5 clerks)', visitors: 858, bookedShare: 0.1002, clerks: [5] },
];
const OWN = 'Reißverschluss (the core)';

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const minutes = (value: number) => value.toFixed(1);
const percent = (value: number) => `${(100 * value).toFixed(1)} %`;
const shareOf = <One>(list: One[], fits: (one: One) => boolean) => list.filter(fits).length / list.length;

/** How many who came later were called before each walk-in of a day. */
const overtaken = (waits: Wait[]): number[] =>
  waits
    .filter(({ booked }) => !booked)
    .map((one) => waits.filter((two) => two.comesMin > one.comesMin && two.calledMin < one.calledMin).length);

type Summary = { name: string; booked: number; walkIns: number; row: string[] };

const summaryOf = (name: string, outcomes: Outcome[]): Summary => {
  const waits = outcomes.flatMap((outcome) => outcome.waits);
  const booked = waits.filter((wait) => wait.booked).map((wait) => wait.waitMin);
  const walkIns = waits.filter((wait) => !wait.booked).map((wait) => wait.waitMin);
  const passed = outcomes.flatMap((outcome) => overtaken(outcome.waits));
  const row = [
    name,
    minutes(mean(booked)),
    minutes(percentile(booked, 0.95)),
    percent(shareOf(booked, (wait) => wait <= 5)),
    minutes(mean(walkIns)),
    minutes(percentile(walkIns, 0.95)),
    `${percentile(passed, 0.95)} / ${passed.reduce((most, one) => Math.max(most, one), 0)}`,
    String(Math.max(...outcomes.map(({ longestRun }) => longestRun))),
  ];
  return { name, booked: mean(booked), walkIns: mean(walkIns), row };
};

const HEADINGS = [
  'who is called next',
  'booked: mean',
  'p95',
  '<= 5 min',
  'walk-ins: mean',
  'p95',
  'overtaken p95 / most',
  'booked in a row',
];
const FORECAST = [
  'breaks that are known',
  'bias',
  'mean error',
  'range holds',
  'where > 5 min',
  'waited longer',
  'range is wide',
  'as told holds',
];
const KNOWLEDGE: Record<Knowledge, string> = {
  nothing: 'none',
  return: 'when who pauses is back',
  plan: 'the plan of the day',
};
const LEGEND = `
All times are minutes. Waits count from the ticket; of the booked from their time, or from their coming when that is later.
  p95              19 of 20 wait at most so long
  overtaken        so many who came later were called before a walk-in
  booked in a row  most due appointments one after the other while somebody stood in the line
  bias             forecast minus wait, in the mean; mean error: the same without the sign
  range holds      share of walk-ins who waited within the 80 % range, learned on other days; and of those told over 5 min
  waited longer    share who waited longer than the range
  as told holds    share who waited within what the slip said: the range rounded outward to five minutes
`;

/** Days from other seeds teach, these days test. */
const forecastRow = (scenario: Scenario, knowledge: Knowledge, days: number, seed: number): string[] => {
  const lessonsOf = (from: number, learned = NOTHING_LEARNED) =>
    Array.from({ length: days }, (_, day) => runDay(createDay(scenario, from, day), knowledge, learned).lesson);
  const learned = learn(lessonsOf(seed + 1000), demonstrationOffice);
  const lessons = lessonsOf(seed, learned);
  const waits = lessons.flatMap((lesson) => lesson.waits);
  const score = scoreOf(lessons);
  const band = (one: { expectedMin: number }) => bandOf(one.expectedMin, learned.bands);
  const holds = (one: (typeof waits)[number]) =>
    one.waitedMin >= band(one).fromMin - 1e-6 && one.waitedMin <= band(one).toMin + 1e-6;
  const longWaits = waits.filter(({ expectedMin }) => expectedMin > 5);
  return [
    KNOWLEDGE[knowledge],
    minutes(score?.biasMin ?? 0),
    minutes(score?.errorMin ?? 0),
    percent(shareOf(waits, holds)),
    percent(shareOf(longWaits, holds)),
    percent(shareOf(waits, (one) => one.waitedMin > band(one).toMin)),
    minutes(mean(waits.map((one) => band(one).toMin - band(one).fromMin))),
    percent(score?.covered ?? 0),
  ];
};

/** Mean waits beside those of people who are called as they come. */
const rowsOf = ({ name }: Scenario, own: Summary, others: Summary[]): Row[] => {
  const [asTheyCome] = others;
  if (asTheyCome === undefined) throw new Error('there is no other rule');
  const row = (what: string, of: (one: Summary) => number): Row => ({
    ...{ what: `${what} wait, ${name}`, unit: 'min', here: of(own), floor: of(asTheyCome), floorIs: asTheyCome.name },
    goal: null,
  });
  return [row('the booked', ({ booked }) => booked), row('walk-ins', ({ walkIns }) => walkIns)];
};

/** Prints tables of every scenario over so many days from a seed, in minutes, and draws `docs/week.svg`; gives the waits. */
const run = ({ days, seed, isQuick }: Effort): Row[] => {
  const pictures: Bars[] = [];
  const told: Row[] = [];
  for (const scenario of isQuick ? SCENARIOS.slice(0, 1) : SCENARIOS) {
    const all = Array.from({ length: days }, (_, day) => createDay(scenario, seed, day));
    const own = summaryOf(
      OWN,
      all.map((day) => runDay(day, 'return', NOTHING_LEARNED)),
    );
    const others = RULES.map((rule) =>
      summaryOf(
        rule.name,
        all.map((day) => simulate(day, rule)),
      ),
    );
    const rows = [own, ...others];
    pictures.push({ title: scenario.name, rows });
    told.push(...rowsOf(scenario, own, others));
    console.log(
      `\n${scenario.name}, ${days} days, seed ${seed}\n\n${table([HEADINGS, ...rows.map(({ row }) => row)])}`,
    );
    const known = (['nothing', 'return', 'plan'] as const).map((knowledge) =>
      forecastRow(scenario, knowledge, days, seed),
    );
    console.log(`\n${table([FORECAST, ...known])}`);
  }
  console.log(LEGEND);
  if (isQuick) return told;
  const file = join(process.cwd(), 'docs', 'week.svg');
  writeFileSync(file, picture('Mean wait in minutes', pictures));
  console.log(`As a picture: ${file}`);
  return told;
};

export const week: Measurement = {
  does: 'the call order in the published weeks, beside other rules on the same days',
  run: (effort) => Promise.resolve(run(effort)),
};
