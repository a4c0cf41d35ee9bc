// T: the office follows the calendar by its clock; what is over is closed only by a clock that can be believed.
import type { DayEvent } from '../../shared/events';
import type { Settings } from '../../shared/settings';
import { dayAfter, dayOf } from '../../shared/time';
import type { Day } from '../queue/day/day';
import { type CarriedOver, carriedOver } from '../queue/day/dayEnd';
import { endOfDay } from '../queue/slots/affected';
import type { Store } from '../storage/store';
import { createWatch } from './clock';
import { createDays } from './days';

/** Longer than any office that is still in use is shut, and than anybody books ahead. */
const DAYS_LOOKED_BACK = 400;
/** An office that was shut for longer is asked whether the clock is right. */
const MOST_DAYS_OFF = 4;

export type CalendarParts = {
  store: Store;
  wall: () => number;
  /** Milliseconds that have passed, which nobody can set. */
  elapsed: () => number;
  settings: () => Settings;
  append: (day: Day, events: DayEvent[], at: number) => void;
  /** Closes a day at an instant; opens the one that is worked on. */
  close: (name: string, at: number) => void;
  open: (left: CarriedOver) => void;
};

export const createCalendar = ({ store, wall, elapsed, settings, append, close, open }: CalendarParts) => {
  const nameOf = (at: number) => dayOf(at, settings().office.timeZone);

  /** Longer off than over a few days without work, people expected meanwhile, or already in a later day. */
  const isStrangeStart = (): boolean => {
    const name = nameOf(wall());
    const [last, before] = [store.lastOpenedDay(), store.lastOpenedDay(name)];
    if (last === null) return false;
    if (before === null || last > name) return true;
    return dayAfter(before, MOST_DAYS_OFF) < name || store.unclosedDays(dayAfter(before, 1), name).length > 0;
  };

  const watch = createWatch({
    ...{ wall, elapsed, dayOf: nameOf, isNew: store.lastOpenedDay() === null },
    isStrange: isStrangeStart(),
    lastTold: store.eventsOf(store.lastOpenedDay() ?? '').at(-1)?.at ?? null,
  });
  const days = createDays(store, () => nameOf(watch.now()));
  const { today } = days;

  /** The instant of the turn that is being made, and how far the clock has leapt by then: the same for all of it. */
  let turn = { at: watch.now(), leapt: watch.leapt() };

  /** How far the clock had leapt when a day was last worked on: what it has missed since, it is told. */
  const leapsSeen = new Map<string, number>();
  /** The day on which all that was over before was closed. */
  let closedBefore: string | null = null;

  const missedLeap = (now: number): number => {
    const { day, state, lastAt } = today();
    if (state === 'new') return 0;
    const seen = leapsSeen.get(day);
    return seen === undefined ? Math.min(0, now - lastAt) : turn.leapt - seen;
  };

  /** A day that is over ended at its end, however late it is noticed. */
  const closeOver = (name: string, now: number): void => {
    const over = store.unclosedDays(dayAfter(name, -DAYS_LOOKED_BACK), name);
    const { day } = today();
    for (const one of new Set(day < name ? [...over, day] : over))
      close(one, Math.min(now, endOfDay(days.named(one), settings())));
  };

  return {
    days,
    now: watch.now,
    /** The instant at which all of a turn happens. */
    turnAt: (): number => turn.at,
    isPlausible: watch.isPlausible,
    isDoubted: watch.isDoubted,
    confirm: watch.confirm,
    /** To be called in each turn, before anything is decided in it: today is the day that it is, and open. */
    follow: (): void => {
      const now = watch.now();
      turn = { at: now, leapt: watch.leapt() };
      const name = nameOf(now);
      if (watch.isPlausible() && closedBefore !== name) closeOver(name, now);
      const before = today();
      if (name !== before.day) days.goTo(name);
      const byMs = missedLeap(now);
      if (byMs !== 0) append(today(), [{ type: 'clockLeapt', byMs }], now);
      if (today().state !== 'open' && now < endOfDay(today(), settings())) open(carriedOver(before));
    },
    /** What a turn did is in the file. The first time that it is certain which days are over, answers the last of them. */
    stored: (): { over: string | null } | null => {
      const { day, state } = today();
      leapsSeen.set(day, turn.leapt);
      if (!watch.isPlausible() || closedBefore === day) return null;
      closedBefore = day;
      return { over: state === 'closed' ? day : store.lastClosedDay(day) };
    },
  };
};
