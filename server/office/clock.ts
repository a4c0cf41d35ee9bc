// The office's clock: it follows the machine's, knows when that one leaps, and when it has been plausible for a while.

/** Two clocks in epoch ms and ms: what the machine says the time is, and what nobody can set: how long it has run. */
export type Clock = { wall: () => number; elapsed: () => number };

/** `startAt` null is the real time; `speed` 60 lets a minute pass in a second, by both clocks alike. */
export const createClock = ({ startAt, speed }: { startAt: number | null; speed: number }): Clock => {
  if (startAt === null && speed === 1) return { wall: Date.now, elapsed: () => performance.now() };
  const began = performance.now();
  const first = startAt ?? Date.now();
  const elapsed = () => (performance.now() - began) * speed;
  return { wall: () => Math.round(first + elapsed()), elapsed };
};

/** For a clock that somebody holds in the hand: forwards, time has passed; backwards, it was set. */
export const elapsedOf = (wall: () => number): (() => number) => {
  let last = wall();
  let elapsed = 0;
  return () => {
    const now = wall();
    elapsed += Math.max(0, now - last);
    last = now;
    return elapsed;
  };
};

/** A smaller difference between the two clocks is not a leap; the office's time glides over it. */
export const LEAP_MS = 2000;
/** So long a leap into another day has to last before the office goes there. */
export const HELD_MS = 10_000;
/** So long a clock has to run without a leap before what cannot be undone is done by it. */
export const PLAUSIBLE_MS = 10 * 60_000;
/** T4: further than this from where it was believed, somebody has to say that it is right. Most offices are never shut for so long. */
export const FAR_MS = 31 * 24 * 60 * 60_000;
/** A leap by more than this is told to staff. */
const TOLD_MS = 60_000;
/** No clock that is right runs faster or slower than this against the other. */
const MOST_DRIFT = 0.01;

/** Set back over midnight by less, the office waits for midnight where it is: the new day has begun. */
const SHORT_MS = 10 * 60_000;
const isShortBack = (byMs: number) => byMs < 0 && byMs >= -SHORT_MS;

export type WatchParts = Clock & {
  /** The day of an instant by the office's calendar. */
  dayOf: (at: number) => string;
  /** Nothing is stored that a wrong clock could harm. */
  isNew: boolean;
  /** Since it last ran the time has gone on by more than an office rests, or back: staff are told. */
  isStrange: boolean;
  /** The instant that was last told before the program ended; null before the first. */
  lastTold: number | null;
  /** An instant at which the clock was last known to be right, to a day; null where nobody knows of any. */
  believedAt: number | null;
};

/**
 * T3, T4: the office's time. A leap within a day is followed at once, one into another day after ten seconds; both
 * are counted in `leapt`, so that what was before can be seen by the clock of today. `isPlausible` is false after a start
 * and after each leap until the clock has run for a while, is back where it was, or somebody says that it is right. Only the
 * latter will do where the clock is far from what was believed.
 */
export const createWatch = ({ wall, elapsed, dayOf, isNew, isStrange, lastTold, believedAt }: WatchParts) => {
  let last = elapsed();
  /** How far the wall's clock is ahead of the other: as it last leapt to; as the office has it; as it was right. */
  let steady = wall() - last;
  const back = (lastTold ?? 0) - wall();
  let followed = isShortBack(-back) && dayOf(wall() + back) !== dayOf(wall()) ? steady + back : steady;
  let trusted = isNew ? steady : null;
  let leapt = 0;
  let leaptAt = last;

  const believed = believedAt === null ? steady : believedAt - last;
  const isFar = () => Math.abs(steady - (trusted ?? believed)) > FAR_MS;
  let isTold = isStrange || isFar();

  const isBack = () => trusted !== null && Math.abs(steady - trusted) <= LEAP_MS;

  const look = (): void => {
    const [now, at] = [elapsed(), wall()];
    const drift = Math.max(0, now - last) * MOST_DRIFT;
    last = now;
    const off = at - now - steady;
    if (Math.abs(off) > LEAP_MS) {
      steady += off;
      leaptAt = now;
      isTold ||= trusted === null || Math.abs(steady - trusted) > TOLD_MS;
    } else {
      const glide = Math.max(-drift, Math.min(drift, off));
      steady += glide;
      if (trusted !== null && leaptAt === Number.NEGATIVE_INFINITY) trusted = steady;
    }
    follow(now, at);
    judge(now);
  };

  const follow = (now: number, at: number): void => {
    const behind = steady - followed;
    if (Math.abs(behind) <= LEAP_MS) followed = steady;
    else if (isBack() || dayOf(now + followed) === dayOf(at) || (now - leaptAt >= HELD_MS && !isShortBack(behind))) {
      leapt += behind;
      followed = steady;
    }
  };

  const trust = (): void => {
    trusted = steady;
    leaptAt = Number.NEGATIVE_INFINITY;
    isTold = false;
  };
  const judge = (now: number): void => {
    if (isBack() || (now - leaptAt >= PLAUSIBLE_MS && !isFar())) trust();
  };
  judge(last);

  return {
    /** Epoch ms. */
    now: (): number => {
      look();
      return Math.round(last + followed);
    },
    /** By how much the office's time has leapt in all, in ms. */
    leapt: (): number => Math.round(leapt),
    isPlausible: (): boolean => leaptAt === Number.NEGATIVE_INFINITY && Math.abs(steady - followed) <= LEAP_MS,
    /** Staff are to know that the clock may be wrong. */
    isDoubted: (): boolean => isTold,
    /** Somebody says that the clock is right. */
    confirm: (): void => {
      look();
      leapt += steady - followed;
      followed = steady;
      trust();
    },
  };
};
