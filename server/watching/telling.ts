// S51: of what lasts, when is told what: once when it begins, once a day as long as it lasts, once when it is over.
import type { AlarmNews, LastingAlarm } from '../../shared/watching/alarms';
import type { ToldAlarm } from '../storage/changes';
import { keyOf } from './ways';

/** So long something has to be right before it is over; what comes back within it has never ended. */
const OVER_MS = 15 * 60_000;
/** So short a moment without it is none. */
const GAP_MS = 60_000;
const AGAIN_MS = 24 * 3_600_000;

/** Something is wrong now; told after it has lasted for so long. */
export type Found = LastingAlarm & { afterMs: number };

export type TellingParts = {
  /** Those that were told before the program ended. */
  told: readonly ToldAlarm[];
  /** Milliseconds that have passed, which nobody can set. */
  elapsed: () => number;
  /** Epoch ms. */
  now: () => number;
};

export const createTelling = ({ told, elapsed, now }: TellingParts) => {
  const standing = new Map(told.map((alarm) => [keyOf(alarm), { ...alarm, toldElapsed: elapsed() }]));
  /** Since when, by the time that has passed, something has been so without a break. */
  const lasting = new Map<string, { since: number; missingSince: number | null; alarm: LastingAlarm }>();
  const rightSince = new Map<string, number>();

  const notice = (found: readonly Found[], wrong: ReadonlySet<string>): void => {
    const at = elapsed();
    for (const { kind, about, since } of found) {
      const key = keyOf({ kind, about });
      const before = lasting.get(key);
      if (before) before.missingSince = null;
      else lasting.set(key, { since: at, missingSince: null, alarm: { kind, about, since } });
    }
    for (const [key, held] of lasting) {
      if (wrong.has(key)) continue;
      held.missingSince ??= at;
      if (at - held.missingSince > GAP_MS) lasting.delete(key);
    }
  };

  const begun = (found: readonly Found[]): AlarmNews[] =>
    found.flatMap((one) => {
      const [key, held] = [keyOf(one), lasting.get(keyOf(one))];
      if (held === undefined || standing.has(key) || elapsed() - held.since < one.afterMs) return [];
      standing.set(key, { ...held.alarm, toldAt: now(), toldElapsed: elapsed() });
      return [{ ...held.alarm, phase: 'begun' as const }];
    });

  /** Of what has been told: what is over, and what somebody is reminded of. */
  const followed = (isWrong: (key: string) => boolean): AlarmNews[] =>
    [...standing].flatMap(([key, { kind, about, since, toldElapsed }]): AlarmNews[] => {
      const alarm = { kind, about, since };
      if (isWrong(key)) {
        rightSince.delete(key);
        if (elapsed() - toldElapsed < AGAIN_MS) return [];
        standing.set(key, { ...alarm, toldAt: now(), toldElapsed: elapsed() });
        return [{ ...alarm, phase: 'still' }];
      }
      const right = rightSince.get(key) ?? elapsed();
      rightSince.set(key, right);
      if (elapsed() - right < OVER_MS) return [];
      standing.delete(key);
      rightSince.delete(key);
      return [{ ...alarm, phase: 'over' }];
    });

  return {
    /** What is to be told now, by what is wrong now. */
    look: (found: readonly Found[]): AlarmNews[] => {
      const wrong = new Set(found.map(keyOf));
      notice(found, wrong);
      return [...followed((key) => wrong.has(key)), ...begun(found)];
    },
    /** S56: nobody has heard of it: it is told as new with the next look. */
    takeBack: (alarm: LastingAlarm): void => void standing.delete(keyOf(alarm)),
    /** Since when it has lasted, as far as is known (epoch ms). */
    sinceOf: (alarm: LastingAlarm): number =>
      (standing.get(keyOf(alarm)) ?? lasting.get(keyOf(alarm))?.alarm ?? alarm).since,
    /** What has been told and is not over, the oldest first. */
    standing: (): ToldAlarm[] =>
      [...standing.values()].map(({ kind, about, since, toldAt }) => ({ kind, about, since, toldAt })),
  };
};
