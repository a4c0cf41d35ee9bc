// W21, W22: what everybody may know of waits, worked out at most once in some seconds however many ask.

import type { Forecast } from '../../../shared/printing';
import type { ClosedReason, Reception } from '../../../shared/protocol';
import type { Service, Settings, Text } from '../../../shared/settings';
import { dayAfter, MINUTE_MS } from '../../../shared/time';
import { aheadOf, type Told } from '../../queue/ahead/ahead';
import { type CalmHours, calmestHours } from '../../queue/ahead/calmest';
import { rangesOf } from '../../queue/ahead/ranges';
import { sharesOf } from '../../queue/ahead/truth';
import type { Outlook } from '../../queue/forecast/forecast';
import { officeLock, officeReception, receptionsOf } from '../../queue/forecast/reception';
import { instantOf, opensAt } from '../../queue/slots/hours';
import type { Followed } from '../followed';

/** Whether somebody gets a ticket: soon none, none in time, none of the day's number, nobody for it, shut, no kiosk. */
export const WAIT_STATES = ['open', 'nearlyFull', 'full', 'usedUp', 'noCounter', 'closed', 'locked'] as const;
export type WaitState = (typeof WAIT_STATES)[number];

/** Somebody who comes in so many minutes, `at` (epoch ms). */
export type WaitAhead = {
  inMin: number;
  at: number;
  state: WaitState;
  /** null where there is no ticket, or nobody can say. */
  forecast: Forecast | null;
  /** When there are tickets again; null where there are some, or nobody knows. */
  opensAt: number | null;
};
export type ServiceWaits = { id: string; name: Text; ahead: WaitAhead[] };

/** How often what was told held; null where too few have come to say. */
export type Held = { inMin: number | null; share: number; arrivals: number };

export type WaitBoard = {
  /** Epoch ms. */
  at: number;
  state: WaitState | 'partly';
  /** Why no kiosk gives tickets, as visitors read it. */
  reason: Text | null;
  opensAt: number | null;
  /** Everybody who waits; null for fewer than `FEWEST_WAITING`. */
  waiting: number | null;
  services: ServiceWaits[];
  /** Of all (`inMin` null), and of each time ahead. */
  held: Held[];
  calmest: CalmHours[];
};

/** Fewer who wait are not counted: who is known to be there alone could be known. */
export const FEWEST_WAITING = 5;
/** Fewer arrivals say nothing of how good ranges are. */
const FEWEST_ARRIVALS = 100;
/** Nobody is told anything older, and it is worked out no more often. */
export const FRESH_MS = 5_000;

const STATES: Record<ClosedReason['why'], WaitState> = {
  hours: 'closed',
  contingent: 'usedUp',
  noCounter: 'noCounter',
  fullHouse: 'full',
};

/** When a service takes walk-ins again who get no ticket now. */
const againAt = ({ day, settings }: Outlook, service: Service, closed: ClosedReason): number | null => {
  if (closed.why === 'hours') return closed.opensAt;
  return opensAt(settings, service, instantOf(dayAfter(day.day, 1), '00:00', settings.office.timeZone));
};

const isLockedAt = ({ day, settings }: Outlook, at: number): boolean => officeLock({ day, settings, now: at }) !== null;

const waitOf = (outlook: Outlook, service: Service, told: Told): WaitAhead => {
  const { inMin, closed, isNearlyFull, forecast } = told;
  const at = outlook.now + inMin * MINUTE_MS;
  if (closed !== null)
    return { inMin, at, state: STATES[closed.why], forecast: null, opensAt: againAt(outlook, service, closed) };
  if (isLockedAt(outlook, at)) return { inMin, at, state: 'locked', forecast: null, opensAt: null };
  return { inMin, at, state: isNearlyFull ? 'nearlyFull' : 'open', forecast, opensAt: null };
};

const stateOf = (reception: Reception): WaitBoard['state'] =>
  reception.state === 'closed' ? STATES[reception.closed.why] : reception.state;

const firstOf = (instants: readonly (number | null)[]): number | null => {
  const known = instants.flatMap((at) => at ?? []);
  return known.length === 0 ? null : Math.min(...known);
};

const heldOf = (lessons: ReturnType<Followed['pastCounts']>): Held[] => {
  const shares = [...sharesOf(lessons.map(({ lesson }) => lesson))].sort(([one], [other]) => one - other);
  const all = shares.reduce((sum, [, { told, held }]) => ({ told: sum.told + told, held: sum.held + held }), {
    told: 0,
    held: 0,
  });
  const said = [[null, all] as const, ...shares];
  return said.flatMap(([inMin, { told, held }]) =>
    told < FEWEST_ARRIVALS ? [] : [{ inMin, share: held / told, arrivals: told }],
  );
};

/** The board of an office as it stands. */
export const boardOf = (outlook: Outlook, lessons: ReturnType<Followed['pastCounts']>): WaitBoard => {
  const { day, settings, now } = outlook;
  const reception = officeReception(outlook, receptionsOf(outlook));
  const services = aheadOf(outlook, rangesOf(lessons)).map(({ service, told }) => ({
    ...{ id: service.id, name: service.name },
    ahead: told.map((one) => waitOf(outlook, service, one)),
  }));
  const isShut = reception.state === 'closed';
  return {
    ...{ at: now, state: stateOf(reception), services },
    reason: reception.state === 'locked' ? reception.reason : null,
    opensAt: isShut ? firstOf(services.map(({ ahead }) => ahead[0]?.opensAt ?? null)) : null,
    waiting: day.waiting.size < FEWEST_WAITING ? null : day.waiting.size,
    held: heldOf(lessons),
    calmest: calmestHours(lessons, settings, now),
  };
};

export type WaitReads = Pick<Followed, 'outlook' | 'pastCounts' | 'settings' | 'now'>;
export type KeptBoard = { board: WaitBoard; settings: Settings };

/** The board for all who ask: the same one for some seconds, and with it whatever is made of it. */
export const createBoard = (branch: WaitReads): (() => KeptBoard) => {
  let kept: KeptBoard | null = null;
  return () => {
    const [now, settings] = [branch.now(), branch.settings()];
    const age = kept === null ? Number.POSITIVE_INFINITY : now - kept.board.at;
    if (kept === null || age < 0 || age >= FRESH_MS || kept.settings !== settings)
      kept = { board: boardOf(branch.outlook(), branch.pastCounts()), settings };
    return kept;
  };
};
