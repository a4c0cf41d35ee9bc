// F10: what was told ahead today, until the day is over and it has been held against what came.
import type { AheadLesson } from '../../../shared/lessons';
import { aheadOf, MINUTES_AHEAD } from '../../queue/ahead/ahead';
import { rangesOf } from '../../queue/ahead/ranges';
import { createNoted, type NotedAhead } from '../../queue/ahead/truth';
import type { Day } from '../../queue/day/day';
import type { Outlook } from '../../queue/forecast/forecast';
import type { DayCounts } from './learned';

/** Today, and yesterday as long as it is not closed. */
const MOST_DAYS = 2;

/** In memory alone: what was told before a new start is not held against anything. */
export const createToldAhead = () => {
  const days = new Map<string, NotedAhead>();
  /** What is still to be noted this time. */
  let left: number[] = [];
  return {
    /**
     * To be called every second or so: notes every five minutes what is told, for one time ahead at each call: those at
     * counters wait for no more than one play of the line.
     */
    note: (outlook: Outlook, counts: () => readonly DayCounts[]): void => {
      const { day, now } = outlook;
      const noted = days.get(day.day) ?? createNoted();
      if (day.state !== 'open') return;
      if (noted.isDue(now)) left = [...MINUTES_AHEAD];
      const inMin = left.shift();
      if (inMin === undefined) return;
      days.set(day.day, noted);
      for (const name of [...days.keys()].slice(0, -MOST_DAYS)) days.delete(name);
      noted.note(aheadOf(outlook, rangesOf(counts()), [inMin]), now);
    },
    /** How it held on a day so far. */
    against: (day: Day): AheadLesson[] => days.get(day.day)?.against(day) ?? [],
  };
};
