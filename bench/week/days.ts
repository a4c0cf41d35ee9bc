// Days from a seed: who comes when, for how long, and which clerks are there. The same days for every rule.
import { type Chance, createChance } from '../../demo/chance';

/** Minutes after opening; an appointment that nobody keeps never comes. */
export type Visitor = {
  id: string;
  serviceId: string;
  slotMin: number | null;
  comesMin: number | null;
  serviceMin: number;
  wayMin: number;
};

/** When a clerk is not at the counter, in minutes after opening. */
export type Absence = { fromMin: number; toMin: number };
export type Clerk = { counter: number; startMin: number; endMin: number; absences: Absence[] };
export type SimulatedDay = { visitors: Visitor[]; clerks: Clerk[] };

export type Scenario = {
  name: string;
  /** Visitors a week, and the share of them who have booked. */
  visitors: number;
  bookedShare: number;
  /** So many of the eight clerks are there, each number as likely. */
  clerks: readonly number[];
};

/** Opening hours from Monday to Friday, and how the week's visitors spread over them: assumed, as is usual in town halls. */
const WEEK = [
  { openMin: 510, share: 0.24 },
  { openMin: 480, share: 0.2 },
  { openMin: 270, share: 0.15 },
  { openMin: 600, share: 0.24 },
  { openMin: 270, share: 0.17 },
] as const;
/** Some days are fuller than others: standard deviation of the logarithm. */
const DAYS_DIFFER = 0.1;
const SLOT_MIN = 10;
const NO_SHOW_SHARE = 0.08;
const SPREAD = 0.5;

/** Usual minutes and share of each service, as assumed for the published weeks. */
const SERVICES = [
  { id: 'ausweis', min: 12, share: 0.38 },
  { id: 'wohnsitz', min: 15, share: 0.24 },
  { id: 'beglaubigung', min: 6, share: 0.14 },
  { id: 'abholung', min: 4, share: 0.18 },
  { id: 'fischerei', min: 8, share: 0.06 },
] as const;

/** Weight of each hour of the day: most come in the morning. */
const HOURS = [1.35, 1.6, 1.5, 1.2, 0.75, 0.6, 0.7, 0.6, 0.55, 0.5];

const weighted = <One>(chance: Chance, list: readonly One[], weightOf: (one: One) => number): One | undefined => {
  let left = chance.share() * list.reduce((sum, one) => sum + weightOf(one), 0);
  for (const one of list) {
    left -= weightOf(one);
    if (left <= 0) return one;
  }
  return list.at(-1);
};

const normal = (chance: Chance) =>
  Math.sqrt(-2 * Math.log(1 - chance.share())) * Math.cos(2 * Math.PI * chance.share());

const arrivalMin = (chance: Chance, openMin: number): number => {
  const hours = HOURS.map((weight, hour) => ({ hour, weight, openMin: Math.min(60, openMin - 60 * hour) }));
  const open = hours.filter((one) => one.openMin > 0);
  const one = weighted(chance, open, ({ weight, openMin: minutes }) => weight * minutes);
  return one ? 60 * one.hour + one.openMin * chance.share() : 0;
};

const serviceOf = (chance: Chance) => weighted(chance, SERVICES, (one) => one.share) ?? SERVICES[0];

const visitor = (chance: Chance, id: string, isBooked: boolean, openMin: number): Visitor => {
  const service = serviceOf(chance);
  const serviceMin = service.min * Math.exp(SPREAD * normal(chance) - SPREAD ** 2 / 2);
  const common = { id, serviceId: service.id, serviceMin, wayMin: 0.3 + 0.4 * chance.share() };
  if (!isBooked) return { ...common, slotMin: null, comesMin: arrivalMin(chance, openMin) };
  const slotMin = SLOT_MIN * Math.floor((chance.share() * (openMin - SLOT_MIN)) / SLOT_MIN);
  const isThere = chance.share() > NO_SHOW_SHARE;
  return { ...common, slotMin, comesMin: isThere ? Math.max(0, slotMin - 5 + 6 * normal(chance)) : null };
};

/** Coffee in the morning, and lunch where the afternoon is open too. */
const clerk = (chance: Chance, counter: number, openMin: number): Clerk => {
  const coffee = 60 + 90 * chance.share();
  const lunch = 210 + 90 * chance.share();
  const absences = [{ fromMin: coffee, toMin: coffee + 15 }];
  if (openMin > 300) absences.push({ fromMin: lunch, toMin: lunch + 30 });
  return { counter, startMin: 0, endMin: openMin, absences };
};

/** A day of a scenario, the first a Monday; day and seed make it, and nothing else. */
export const createDay = (scenario: Scenario, seed: number, day: number): SimulatedDay => {
  const chance = createChance(seed * 100_003 + day);
  const { openMin, share } = WEEK[day % WEEK.length] ?? WEEK[0];
  const usual = scenario.visitors * share * Math.exp(DAYS_DIFFER * normal(chance) - DAYS_DIFFER ** 2 / 2);
  const count = Math.round(usual + Math.sqrt(usual) * normal(chance));
  const visitors = Array.from({ length: count }, (_, i) =>
    visitor(chance, `visitor-${String(i).padStart(4, '0')}`, chance.share() < scenario.bookedShare, openMin),
  );
  const there = chance.pick(scenario.clerks) ?? 8;
  return { visitors, clerks: Array.from({ length: there }, (_, i) => clerk(chance, i + 1, openMin)) };
};
