// T: the office follows the calendar by its clock; what is over is closed only by a clock that can be believed.
import type { DayEvent } from '../../../shared/events';
import type { Settings } from '../../../shared/settings';
import { dayAfter, dayOf } from '../../../shared/time';
import type { Day } from '../../queue/day/day';
import { type CarriedOver, carriedOver } from '../../queue/day/dayEnd';
import { endOfDay } from '../../queue/slots/affected';
import { instantOf } from '../../queue/slots/hours';
import type { Store } from '../../storage/port';
import { createWatch } from '../clock';
import type { Days } from '../memory/days';

/** An office that was shut for longer is asked whether the clock is right. */
const MOST_DAYS_OFF = 4;

export type CalendarParts = {
  store: Pick<Store, 'days'>;
  wall: () => number;
  /** Milliseconds that have passed, which nobody can set. */
  elapsed: () => number;
  settings: () => Settings;
};

const [FIRST_DAY, LAST_DAY] = ['0000-01-01', '9999-12-31'];

/**
 * T4: a day on which the clock was right: only by a clock that was believed is a day closed. The nearest before this one, or
 * any other. As long as none was ever closed, of the office's first and last day the one that is further away.
 */
const believedDay = async (days: Store['days'], name: string): Promise<string | null> => {
  const closed = (await days.lastClosed(dayAfter(name, 1))) ?? (await days.lastClosed(LAST_DAY));
  if (closed !== null) return closed;
  const [first] = await days.unclosed(FIRST_DAY, LAST_DAY);
  const last = await days.lastOpened();
  return first === undefined || first >= name ? last : first;
};

/** What is known of the office's past when it starts. */
const readPast = async (days: Store['days'], name: string) => {
  const [last, before] = [await days.lastOpened(), await days.lastOpened(name)];
  const lastTold = last === null ? null : ((await days.read(last)).events.at(-1)?.at ?? null);
  const unclosed = before === null ? [] : await days.unclosed(dayAfter(before, 1), name);
  return { last, before, lastTold, unclosed, believed: await believedDay(days, name) };
};

/** Longer off than over a few days without work, people expected meanwhile, or already in a later day. */
const isStrange = ({ last, before, unclosed }: Awaited<ReturnType<typeof readPast>>, name: string): boolean => {
  if (last === null) return false;
  if (before === null || last > name) return true;
  return dayAfter(before, MOST_DAYS_OFF) < name || unclosed.length > 0;
};

/** A demonstration has nothing to lose, and a past of years ago that its start has made. */
const believedAt = (day: string | null, { office }: Settings): number | null =>
  day === null || office.demonstration ? null : instantOf(day, '12:00', office.timeZone);

/** The office's clock, and the day on which it stood when the office was last at work. */
export const openClock = async ({ store, wall, elapsed, settings }: CalendarParts) => {
  const nameOf = (at: number) => dayOf(at, settings().office.timeZone);
  const name = nameOf(wall());
  const past = await readPast(store.days, name);
  const watch = createWatch({
    ...{ wall, elapsed, dayOf: nameOf, isNew: past.last === null },
    ...{ isStrange: isStrange(past, name), lastTold: past.lastTold },
    believedAt: believedAt(past.believed, settings()),
  });
  const now = nameOf(watch.now());
  // The day that was being worked on; not a later one, which a wrong clock once opened.
  return { watch, nameOf, today: (await store.days.lastOpened(now)) ?? now };
};
export type OfficeClock = Awaited<ReturnType<typeof openClock>>;

export type FollowParts = {
  store: Pick<Store, 'days'>;
  clock: OfficeClock;
  days: Days;
  settings: () => Settings;
  append: (day: Day, events: DayEvent[], at: number) => void;
  /** Closes a day at an instant; opens the one that is worked on. */
  close: (name: string, at: number) => void;
  open: (left: CarriedOver) => void;
};

export const createCalendar = ({ store, clock, days, settings, append, close, open }: FollowParts) => {
  const { watch, nameOf } = clock;
  const { today } = days.ahead;

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

  return {
    now: watch.now,
    /** The instant at which all of a turn happens. */
    turnAt: (): number => turn.at,
    isPlausible: watch.isPlausible,
    isDoubted: watch.isDoubted,
    confirm: watch.confirm,
    /** Begins a turn: its instant, the day that it is by then, and whether days before it may have to be closed. */
    begin: (): { name: string; isToClose: boolean } => {
      turn = { at: watch.now(), leapt: watch.leapt() };
      const name = nameOf(turn.at);
      return { name, isToClose: watch.isPlausible() && closedBefore !== name };
    },
    /** The days before one that are to be closed. */
    overBefore: (name: string): Promise<string[]> => store.days.unclosed(FIRST_DAY, name),
    /** To be called in each turn, before anything is decided in it: today is the day that it is, and open. */
    follow: ({ name, over }: { name: string; over: readonly string[] }): void => {
      const now = turn.at;
      const before = today();
      const mayClose = watch.isPlausible() && closedBefore !== name;
      // A day that is over ended at its end, however late it is noticed.
      for (const one of mayClose ? new Set(before.day < name ? [...over, before.day] : over) : [])
        close(one, Math.min(now, endOfDay(days.ahead.named(one), settings())));
      if (name !== before.day) days.ahead.goTo(name);
      const byMs = missedLeap(now);
      if (byMs !== 0) append(today(), [{ type: 'clockLeapt', byMs }], now);
      if (today().state !== 'open' && now < endOfDay(today(), settings())) open(carriedOver(before));
    },
    /**
     * What a turn did is durable. The first time that it is certain which days are over, answers the last of them; at any
     * other time null.
     */
    stored: (): null | Promise<{ over: string | null }> => {
      const { day, state } = today();
      leapsSeen.set(day, turn.leapt);
      if (!watch.isPlausible() || closedBefore === day) return null;
      closedBefore = day;
      if (state === 'closed') return Promise.resolve({ over: day });
      return store.days.lastClosed(day).then((over) => ({ over }));
    },
  };
};
