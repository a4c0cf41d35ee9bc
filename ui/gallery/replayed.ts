// What eight weeks with a counter fewer may have come to, for the pictures.
import type { ReplayResult } from '../../shared/replay/replay';

const spread = (mean: number, by: number) => ({ mean, low: mean - by, high: mean + by });
const HOURS = [8, 9, 10, 11, 12, 13, 14, 15];
const BUSY = [0.6, 1.2, 1.6, 1.3, 0.9, 0.7, 0.9, 0.8];

export const REPLAYED: ReplayResult = {
  change: {
    ...{ weekdays: [1, 2, 3, 4, 5, 6, 7], counters: -1, from: '00:00', to: '23:59', opensMin: 0, closesMin: 0 },
    ...{ bookedPercent: null, places: 0, visitorsPercent: 0 },
  },
  ...{ days: 39, from: '2017-09-11', to: '2017-11-03', draws: 12, isTrue: true },
  leftOut: [{ day: '2017-10-29', why: 'clockLeapt' }],
  offDays: ['2017-10-04'],
  check: {
    walkIn: { visits: 5210, trueMin: 14.2, replayedMin: 13.9 },
    appointment: { visits: 640, trueMin: 1.1, replayedMin: 1.2 },
  },
  waits: {
    walkIn: {
      before: spread(14.1, 1.3),
      after: spread(21.7, 2.4),
      change: spread(7.6, 1.6),
      longBefore: 31,
      longAfter: 47,
    },
    appointment: {
      before: spread(1.1, 0.2),
      after: spread(1.4, 0.3),
      change: spread(0.3, 0.2),
      longBefore: 3.1,
      longAfter: 3.9,
    },
  },
  hours: HOURS.map((hour, i) => ({
    hour,
    before: { walkIn: 13 * (BUSY[i] ?? 1), appointment: 1.1 * (BUSY[i] ?? 1) },
    after: { walkIn: 20 * (BUSY[i] ?? 1), appointment: 1.4 * (BUSY[i] ?? 1) },
  })),
  weekdays: [1, 2, 3, 4, 5].map((weekday) => ({
    weekday,
    before: { walkIn: 18 - 2 * weekday, appointment: 1.1 },
    after: { walkIn: 27 - 3 * weekday, appointment: 1.4 },
  })),
  overtimeMin: { before: 4, after: 13 },
  notServed: { before: 0, after: 0.4 },
  bookedShare: { before: 0.11, after: 0.11 },
};
