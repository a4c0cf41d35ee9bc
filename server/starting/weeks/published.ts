// The weeks of which the Bürgerbüro Lünen told its committee: so many came, each with a time and something to be done.
import { dayAfter } from '../../../shared/time';
import { chanceOf } from '../morning';

/** Three weeks after booking online began, and the week after that. */
const PUBLISHED = [
  { monday: '2017-11-06', walkIns: 772, appointments: 86 },
  { monday: '2017-11-13', walkIns: 646, appointments: 87 },
] as const;

/** From Monday to Friday: minutes after eight until the doors close, and the share of the week. Assumed, as is usual. */
const WEEK = [
  { openMin: 480, share: 0.24 },
  { openMin: 480, share: 0.19 },
  { openMin: 480, share: 0.16 },
  { openMin: 600, share: 0.25 },
  { openMin: 270, share: 0.16 },
] as const;
/** Weight of each hour: most come in the morning. Nobody comes in the last minutes, who would be sent away. */
const HOURS = [1.35, 1.6, 1.5, 1.2, 0.75, 0.6, 0.7, 0.6, 0.55, 0.5] as const;
const LAST_MIN = 30;
const SLOT_MIN = 15;
const NO_SHOW_SHARE = 0.08;
/** Of the eight, some are ill, on leave, or behind the doors. */
const CLERKS = 5;

type Matter = { id: string; min: number; share: number };
/** What people came for, in the words of the article, and how long it takes. */
const MATTERS: readonly [Matter, ...Matter[]] = [
  { id: 'ausweis', min: 10, share: 0.4 },
  { id: 'wohnsitz', min: 12, share: 0.24 },
  { id: 'beglaubigung', min: 6, share: 0.14 },
  { id: 'abholung', min: 4, share: 0.16 },
  { id: 'fischerei', min: 7, share: 0.06 },
];

/** Minutes after eight; who booked and never comes has no `comesMin`. */
export type Comer = {
  serviceId: string;
  slotMin: number | null;
  comesMin: number | null;
  wayMin: number;
  serviceMin: number;
};
export type PublishedDay = { day: string; comers: Comer[]; clerks: number };

type Chance = () => number;

const chosen = <One extends { share: number }>(chance: Chance, list: readonly [One, ...One[]]): One => {
  let left = chance() * list.reduce((sum, { share }) => sum + share, 0);
  return (
    list.find(({ share }) => {
      left -= share;
      return left <= 0;
    }) ?? list[0]
  );
};

const comesAt = (chance: Chance, openMin: number): number => {
  const hours = HOURS.map((weight, hour) => ({ hour, min: Math.min(60, openMin - LAST_MIN - 60 * hour), weight }))
    .filter(({ min }) => min > 0)
    .map((one) => ({ ...one, share: one.weight * one.min }));
  const { hour, min } = chosen(chance, hours as [(typeof hours)[number], ...typeof hours]);
  return 60 * hour + min * chance();
};

/** Skewed as service times are: seldom half, seldom more than double. */
const unevenly = (chance: Chance, min: number): number => min * (0.5 + chance() ** 2 * 1.5);

const comer = (chance: Chance, openMin: number, kind: 'walkIn' | 'booked' | 'noShow'): Comer => {
  const { id: serviceId, min } = chosen(chance, MATTERS);
  const common = { serviceId, serviceMin: unevenly(chance, min), wayMin: 0.3 + 0.5 * chance() };
  if (kind === 'walkIn') return { ...common, slotMin: null, comesMin: comesAt(chance, openMin) };
  const slots = Math.floor((openMin - 2 * SLOT_MIN) / SLOT_MIN);
  const slotMin = SLOT_MIN * (1 + Math.floor(slots * chance()));
  return { ...common, slotMin, comesMin: kind === 'noShow' ? null : Math.max(1, slotMin - 12 + 14 * chance()) };
};

/** So many of a week's on its days: each as its share says, all together exactly. */
const spread = (count: number): number[] => {
  const upTo = WEEK.map((_, i) => WEEK.slice(0, i + 1).reduce((sum, { share }) => sum + share, 0));
  return upTo.map((share, i) => Math.round(count * share) - Math.round(count * (upTo[i - 1] ?? 0)));
};

const weekOf = ({ monday, walkIns, appointments }: (typeof PUBLISHED)[number]): PublishedDay[] => {
  const [walkInsOn, bookedOn] = [spread(walkIns), spread(appointments)];
  const noShowsOn = spread(Math.round(appointments * NO_SHOW_SHARE));
  return WEEK.map(({ openMin }, i) => {
    const day = dayAfter(monday, i);
    const chance = chanceOf(day);
    const come = (kind: Parameters<typeof comer>[2], counts: number[]) =>
      Array.from({ length: counts[i] ?? 0 }, () => comer(chance, openMin, kind));
    const comers = [...come('walkIn', walkInsOn), ...come('booked', bookedOn), ...come('noShow', noShowsOn)];
    return { day, comers, clerks: CLERKS };
  });
};

/** The days of both weeks, the same every time. */
export const publishedDays = (): PublishedDay[] => PUBLISHED.flatMap(weekOf);
