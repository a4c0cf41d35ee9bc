// R5: what has to be looked after besides the office's own limits, and whether nothing at all has to be.
import { type LiveLine, type LiveView, minutesSince, type Reached, reachedOf } from '../../shared/figures/live';
import type { AdminView } from '../../shared/protocol';
import { isAsPlanned } from '../../ui/phrases';

/** Whoever is called comes within this time, or something is amiss, whatever the office's limit says. */
const CALLED_MIN = 3;

/** Something that is not well although none of the office's limits says so. */
export type Notice =
  /** Called some time ago, and not here. */
  | { kind: 'called'; called: LiveView['called'][number]; min: number }
  /** A clerk who promised to be back. */
  | { kind: 'pauseOver'; pause: LiveView['pauses'][number] }
  /** They wait, and every counter at work for them is on a pause. */
  | { kind: 'onPause'; line: LiveLine }
  /** The office is open, and nobody is at a counter. */
  | { kind: 'nobody' }
  /** A paired kiosk or display cannot be reached while the office is open. */
  | { kind: 'away'; name: string };

/** Told already as a limit that is reached. */
const isTold = (reached: readonly Reached[], notice: Notice): boolean =>
  reached.some((one) => {
    if (notice.kind === 'called') return 'called' in one && one.called.number === notice.called.number;
    return notice.kind === 'pauseOver' && 'pause' in one && one.pause.counter === notice.pause.counter;
  });

type Seen = Pick<AdminView, 'live' | 'settings' | 'counters' | 'inHours' | 'away'>;

/** What is not well at `now` (epoch ms) although no limit is reached, the most urgent first. */
export const noticesOf = ({ live, settings, counters, inHours, away }: Seen, now: number): Notice[] => {
  const reached = reachedOf(live, settings.liveLimits, now);
  const nobody = inHours && counters.every(({ isOpen }) => !isOpen);
  const all: Notice[] = [
    ...(nobody ? [{ kind: 'nobody' } as const] : []),
    ...live.lines
      .filter(({ atWork }) => atWork.length > 0 && atWork.every(({ isPaused }) => isPaused))
      .map((line) => ({ kind: 'onPause', line }) as const),
    ...live.called
      .map((called) => ({ kind: 'called', called, min: minutesSince(called.since, now) }) as const)
      .filter(({ min }) => min >= CALLED_MIN),
    ...live.pauses.filter(({ until }) => until < now).map((pause) => ({ kind: 'pauseOver', pause }) as const),
    ...(inHours ? away.map(({ name }) => ({ kind: 'away', name }) as const) : []),
  ];
  return all.filter((notice) => !isTold(reached, notice));
};

/** Whether nothing at all has to be looked after: each of these is said elsewhere, and then this is not. */
export const isAllWell = (view: AdminView, now: number): boolean => {
  const { alarms, emergencies, unserved, unfit, counters, mail, feeds, live, settings, reception, kiosks } = view;
  const said = alarms.length + emergencies.length + unserved.length + unfit;
  return (
    said + reachedOf(live, settings.liveLimits, now).length + noticesOf(view, now).length === 0 &&
    isAsPlanned(reception) &&
    kiosks.every((kiosk) => isAsPlanned(kiosk.reception) && !kiosk.lockedByHand) &&
    counters.every(({ person, visit }) => person !== null || visit === null) &&
    mail.lastFault === null &&
    feeds.every(({ failure }) => failure === null)
  );
};
