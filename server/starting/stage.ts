// Opens a demonstration at a moment at which a town hall works, with its day until then.
import type { Settings } from '../../shared/settings';
import { dayOf, MINUTE_MS } from '../../shared/time';
import type { Branch } from '../office/branch';
import type { Clock } from '../office/clock';
import type { Store } from '../storage/port';
import { MOST_PLAYED_MS, playMorning } from './morning';
import { momentToOpen, openingOn } from './townHall';
import { rememberWeeks } from './weeks';

/** The last minutes before the doors open, when people sit down. */
const BEFORE_OPENING_MS = 5 * MINUTE_MS;
/** A real clock that is so close is the real one. */
const SAME_MS = MINUTE_MS;

/** A clock that is held at instants of our choice until it is let go, and then runs on like another one. */
export const createHeldClock = (
  from: number,
  running: () => Clock,
): Clock & { goTo: (at: number) => void; letGo: () => void } => {
  let at = from;
  let moved = 0;
  let free: { clock: Clock; since: number } | null = null;
  return {
    wall: () => (free === null ? at : free.clock.wall()),
    elapsed: () => (free === null ? moved : moved + free.clock.elapsed() - free.since),
    goTo: (to) => {
      moved += Math.max(0, to - at);
      at = to;
    },
    letGo: () => {
      const clock = running();
      moved += Math.max(0, clock.wall() - at);
      free = { clock, since: clock.elapsed() };
    },
  };
};

/** What an office is given that opens as a demonstration: its clock, and how its day is played before anybody comes. */
export type Stage = Clock & {
  /** The clock shows another time than the real one. */
  isSet: boolean;
  /** To be awaited before the ports open. */
  play: (branch: Branch, clerks: readonly string[]) => Promise<void>;
  /** R2: its past, which may come while it is at work. Rejects when it could not be written. */
  remember: (isEnding: () => boolean) => Promise<void>;
};

export type StageParts = {
  store: Pick<Store, 'settings' | 'days' | 'commit'>;
  firstSettings: Settings;
  clock: Clock;
  /** A clock that begins at an instant. */
  clockFrom: (at: number) => Clock;
};

/** The stage of a demonstration with hours; null for an office that is none, whose clock is never touched. */
export const stageDemonstration = async ({
  store,
  firstSettings,
  clock,
  clockFrom,
}: StageParts): Promise<Stage | null> => {
  const settings = (await store.settings.newest())?.settings ?? firstSettings;
  if (!settings.office.demonstration || settings.hours === null) return null;
  const last = await store.days.lastOpened();
  const lastTold = last === null ? null : ((await store.days.read(last)).events.at(-1)?.at ?? null);
  const opensAt = momentToOpen(settings, clock.wall(), lastTold);
  const isReal = Math.abs(opensAt - clock.wall()) < SAME_MS;
  const day = dayOf(opensAt, settings.office.timeZone);
  const opening = openingOn(settings, day);
  const isBegun = (await store.days.read(day)).events.length > 0;
  const running = () => (isReal ? clock : clockFrom(opensAt));
  const remember = (isEnding: () => boolean) => rememberWeeks({ store, settings, today: day, isEnding });
  if (opening === null || isBegun) return { ...running(), isSet: !isReal, play: async () => undefined, remember };
  const from = Math.max(opening.from - BEFORE_OPENING_MS, opensAt - MOST_PLAYED_MS);
  const held = createHeldClock(from, running);
  return {
    wall: held.wall,
    elapsed: held.elapsed,
    isSet: !isReal,
    remember,
    play: async (branch, clerks) => {
      await playMorning({ branch, clerks, day, from, to: opensAt, goTo: held.goTo });
      held.letGo();
      await branch.handleOwn({ type: 'tick' });
    },
  };
};
