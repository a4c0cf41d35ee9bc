// R1: what a day was, as facts that reports count: one a visit, and what became of printers. Nobody is named in them (R4).
import type { DayEvent, StoredEvent, Work } from '../../../shared/events';
import type { WorkFigures } from '../../../shared/figures/reports';
import { HARMLESS_PROBLEMS, type PrinterProblem } from '../../../shared/printing';
import { createWork, workOfVisit } from './work';

/**
 * `noShow`: booked and never there. `missed`: was there, and did not come when called. While the day goes on: `expected`,
 * booked and not there yet; `open`, there and not done.
 */
export type Outcome = 'done' | 'missed' | 'noShow' | 'left' | 'cancelled' | 'expected' | 'open';

/** What happened to a visit, in seconds; null where it did not come to it. */
export type VisitFact = {
  kind: 'walkIn' | 'appointment';
  /** The first of what it was for, after all handing on. */
  serviceId: string;
  /** The last that called it. */
  counterId: string | null;
  /** The hour in which it came, or should have: 0 to 23 by the office's clock. */
  hour: number;
  outcome: Outcome;
  /** Until the first call: from the ticket; of an appointment from its time, or from its check-in when that is later. */
  waitSec: number | null;
  /** Until the first call, from the ticket or the check-in: how long it sat there. */
  presentSec: number | null;
  /** From the first call that it came to until it stood there. */
  waySec: number | null;
  /** At all counters together; null too where the end was forgotten, and the office ended it. */
  serviceSec: number | null;
  handedOn: number;
  /** K5: how often it was called past the order. */
  outOfOrder: number;
  /** F5: what a walk-in was told, in minutes, and what was expected. */
  forecast: { expectedMin: number; fromMin: number; toMin: number } | null;
};

/** Of a day: how often a printer got out of order and for how long in all, and what became of its slips. */
export type PrinterFact = { printerId: string; faults: number; faultSec: number; slips: number; failed: number };

/** `work` is of the day as a whole: what was done belongs to no visit and no counter, and so to no clerk (R4). */
export type DayFacts = { visits: VisitFact[]; printers: PrinterFact[]; work: WorkFigures };

/** An event as far as facts go by it: the log has more. */
export type Happened = Pick<StoredEvent, 'at' | 'event'> & { by: { kind: string; role?: string } };

/** Nobody pressed the key when the service ended: the day's end did, or whoever closed the counter afterwards (K23). */
export const isEndForgotten = ({ by }: Pick<Happened, 'by'>): boolean => by.kind === 'office' || by.role === 'admin';

type Followed = {
  kind: VisitFact['kind'];
  serviceIds: string[];
  slotAt: number | null;
  arrivedAt: number | null;
  counterId: string | null;
  /** Of the call that stands; of the service that goes on. */
  calledAt: number | null;
  servingSince: number | null;
  isMovedAway: boolean;
  outcome: Outcome;
  waitMs: number | null;
  presentMs: number | null;
  wayMs: number | null;
  serviceMs: number | null;
  isEndForgotten: boolean;
  handedOn: number;
  outOfOrder: number;
  forecast: VisitFact['forecast'];
  work: Work | null;
};

type FollowedPrinter = { printerId: string; faults: number; faultMs: number; brokenSince: number | null };

/** K7: what was noted of the visits that were done, added up. */
const workOf = (visits: readonly Pick<Followed, 'outcome' | 'work'>[]): WorkFigures => {
  const sum = createWork();
  for (const { outcome, work } of visits) if (outcome === 'done') sum.add(workOfVisit(work));
  return sum.figures();
};

const seconds = (ms: number): number => Math.round(ms / 1000);
const secondsOrNull = (ms: number | null): number | null => (ms === null ? null : seconds(ms));

/** The facts of one day, from its events in their order. `hourOf`: the hour of an instant by the office's clock. */
export const createFacts = (hourOf: (at: number) => number) => {
  const visits = new Map<string, Followed>();
  const printers = new Map<string, FollowedPrinter>();
  /** Which printer a slip went to, and what became of it. */
  const slips = new Map<string, { printerId: string; isFailed: boolean }>();
  let lastAt = 0;

  const begin = (visitId: string, { kind, serviceIds }: Pick<Followed, 'kind' | 'serviceIds'>, slotAt: number | null) =>
    visits.set(visitId, {
      ...{ kind, serviceIds, slotAt, arrivedAt: null, counterId: null, calledAt: null, servingSince: null },
      ...{ isMovedAway: false, outcome: 'open', waitMs: null, presentMs: null, wayMs: null, serviceMs: null },
      ...{ isEndForgotten: false, handedOn: 0, outOfOrder: 0, forecast: null, work: null },
    });

  const arrive = (visit: Followed, event: Extract<DayEvent, { expectedMin: number | null }>, at: number): void => {
    visit.arrivedAt = at;
    const { forecast, expectedMin } = event;
    if (visit.kind === 'walkIn' && forecast !== null && expectedMin !== null)
      visit.forecast = { expectedMin, fromMin: forecast.fromMin, toMin: forecast.toMin };
  };

  const call = (visit: Followed, counterId: string, at: number): void => {
    visit.counterId = counterId;
    visit.calledAt = at;
    visit.servingSince = null;
    visit.outcome = 'open';
    if (visit.presentMs !== null) return;
    const arrivedAt = visit.arrivedAt ?? at;
    visit.presentMs = at - arrivedAt;
    visit.waitMs = Math.max(0, at - Math.max(arrivedAt, visit.slotAt ?? arrivedAt));
  };

  /** The counter is done with it for now. */
  const leaveCounter = (visit: Followed, at: number): void => {
    if (visit.servingSince !== null) visit.serviceMs = (visit.serviceMs ?? 0) + at - visit.servingSince;
    visit.servingSince = null;
    visit.calledAt = null;
  };

  const follow = (visit: Followed, { event, at, by }: Happened): void => {
    switch (event.type) {
      case 'appointmentCheckedIn':
        arrive(visit, event, at);
        return;
      case 'appointmentCancelled':
        visit.outcome = 'cancelled';
        visit.isMovedAway = event.movedTo !== null;
        return;
      case 'ticketCalled':
        call(visit, event.counterId, at);
        if (event.why.rule === 'outOfOrder') visit.outOfOrder += 1;
        return;
      case 'serviceBegan':
        visit.wayMs ??= at - (visit.calledAt ?? at);
        visit.servingSince = at;
        return;
      case 'visitFinished':
        if (isEndForgotten({ by })) visit.isEndForgotten = true;
        leaveCounter(visit, at);
        visit.outcome = 'done';
        return;
      case 'visitParked':
        leaveCounter(visit, at);
        return;
      case 'visitHandedOn':
        leaveCounter(visit, at);
        visit.handedOn += 1;
        visit.serviceIds = event.serviceIds;
        return;
      case 'workNoted':
        visit.work = event.work;
        return;
      case 'visitChanged':
        visit.serviceIds = event.serviceIds;
        return;
      case 'visitMissed':
        leaveCounter(visit, at);
        visit.outcome = visit.arrivedAt === null ? 'noShow' : 'missed';
        return;
      case 'visitLeft':
        leaveCounter(visit, at);
        // Who was at a counter and went from parking was served; nobody pressed the key.
        visit.outcome = visit.serviceMs === null ? 'left' : 'done';
        return;
      case 'visitReturned':
        // The counter had called or begun by mistake: no service, and the line goes on.
        visit.servingSince = null;
        visit.calledAt = null;
        visit.outcome = 'open';
        return;
    }
  };

  const shift = (byMs: number): void => {
    const moved = (at: number | null) => (at === null ? null : at + byMs);
    for (const visit of visits.values()) {
      visit.arrivedAt = moved(visit.arrivedAt);
      visit.calledAt = moved(visit.calledAt);
      visit.servingSince = moved(visit.servingSince);
    }
    for (const printer of printers.values()) printer.brokenSince = moved(printer.brokenSince);
  };

  const reportPrinter = (printerId: string, isBroken: boolean, at: number): void => {
    const printer = printers.get(printerId) ?? { printerId, faults: 0, faultMs: 0, brokenSince: null };
    printers.set(printerId, printer);
    if (isBroken && printer.brokenSince === null) {
      printer.faults += 1;
      printer.brokenSince = at;
    } else if (!isBroken && printer.brokenSince !== null) {
      printer.faultMs += at - printer.brokenSince;
      printer.brokenSince = null;
    }
  };
  const isBroken = (problems: readonly PrinterProblem[]): boolean =>
    problems.some((problem) => !HARMLESS_PROBLEMS.includes(problem));

  return {
    /** The next event of the day. */
    add: (happened: Happened): void => {
      const { event, at } = happened;
      lastAt = at;
      switch (event.type) {
        case 'dayOpened':
          for (const [printerId, problems] of Object.entries(event.printers))
            reportPrinter(printerId, isBroken(problems), at);
          return;
        case 'clockLeapt':
          shift(event.byMs);
          return;
        case 'printerReported':
          reportPrinter(event.printerId, isBroken(event.problems), at);
          return;
        case 'slipQueued':
          slips.set(event.slipId, { printerId: event.printerId, isFailed: false });
          return;
        case 'slipReported': {
          const slip = slips.get(event.slipId);
          if (slip) slip.isFailed = event.state === 'notSent' || event.state === 'unknown';
          return;
        }
        case 'ticketDrawn': {
          const visit = begin(event.visitId, { kind: 'walkIn', serviceIds: event.serviceIds }, null).get(event.visitId);
          if (visit) arrive(visit, event, at);
          return;
        }
        case 'appointmentBooked':
          begin(event.visitId, { kind: 'appointment', serviceIds: event.serviceIds }, event.slotAt);
          return;
        default: {
          const visit = 'visitId' in event ? visits.get(event.visitId) : undefined;
          if (visit) follow(visit, happened);
        }
      }
    },
    /** The day as far as it has gone. What was moved to another day belongs to that one. */
    facts: (): DayFacts => ({
      visits: [...visits.values()]
        .filter(({ isMovedAway }) => !isMovedAway)
        .map((visit) => ({
          kind: visit.kind,
          serviceId: visit.serviceIds[0] ?? '',
          counterId: visit.counterId,
          hour: hourOf(visit.arrivedAt ?? visit.slotAt ?? lastAt),
          outcome: visit.outcome === 'open' && visit.arrivedAt === null ? 'expected' : visit.outcome,
          waitSec: secondsOrNull(visit.waitMs),
          presentSec: secondsOrNull(visit.presentMs),
          waySec: secondsOrNull(visit.wayMs),
          serviceSec: visit.isEndForgotten ? null : secondsOrNull(visit.serviceMs),
          handedOn: visit.handedOn,
          outOfOrder: visit.outOfOrder,
          forecast: visit.presentMs === null ? null : visit.forecast,
        })),
      work: workOf([...visits.values()]),
      printers: [...new Set([...printers.keys(), ...[...slips.values()].map((slip) => slip.printerId)])].map(
        (printerId) => {
          const { faults = 0, faultMs = 0, brokenSince = null } = printers.get(printerId) ?? {};
          const own = [...slips.values()].filter((slip) => slip.printerId === printerId);
          return {
            ...{ printerId, faults, faultSec: seconds(faultMs + (brokenSince === null ? 0 : lastAt - brokenSince)) },
            ...{ slips: own.length, failed: own.filter(({ isFailed }) => isFailed).length },
          };
        },
      ),
    }),
  };
};
