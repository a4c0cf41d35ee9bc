// R1: what a day was, as facts that reports count: one a visit, and what became of printers. Nobody is named in them (R4).
import type { WorkFigures } from '../../../shared/figures/reports';
import { createPrinterFacts, type PrinterFact } from './printerFacts';
import {
  arrive,
  begun,
  type Followed,
  factOf,
  follow,
  fromPaper,
  type Happened,
  shiftVisit,
  type VisitFact,
} from './visitFacts';
import { createWork, workOfVisit } from './work';

/** `work` is of the day as a whole: what was done belongs to no visit and no counter, and so to no clerk (R4). */
export type DayFacts = { visits: VisitFact[]; printers: PrinterFact[]; work: WorkFigures };

/** K7: what was noted of the visits that were done, added up. */
const workOf = (visits: readonly Pick<Followed, 'outcome' | 'work'>[]): WorkFigures => {
  const sum = createWork();
  for (const { outcome, work } of visits) if (outcome === 'done') sum.add(workOfVisit(work));
  return sum.figures();
};

/** The facts of one day, from its events in their order. `hourOf`: the hour of an instant by the office's clock. */
export const createFacts = (hourOf: (at: number) => number) => {
  const visits = new Map<string, Followed>();
  const printers = createPrinterFacts();
  let lastAt = 0;

  return {
    /** The next event of the day. */
    add: (happened: Happened): void => {
      const { event, at } = happened;
      // What is brought in afterwards makes the day no longer.
      if (event.type !== 'paperBrought' && event.type !== 'paperTakenBack') lastAt = at;
      switch (event.type) {
        case 'dayOpened':
          for (const [printerId, problems] of Object.entries(event.printers)) printers.report(printerId, problems, at);
          return;
        case 'clockLeapt':
          for (const visit of visits.values()) shiftVisit(visit, event.byMs);
          printers.shift(event.byMs);
          return;
        case 'printerReported':
          printers.report(event.printerId, event.problems, at);
          return;
        case 'slipQueued':
          printers.queueSlip(event.slipId, event.printerId);
          return;
        case 'slipReported':
          printers.reportSlip(event.slipId, event.state === 'notSent' || event.state === 'unknown');
          return;
        case 'ticketDrawn': {
          const visit = begun({ kind: 'walkIn', serviceIds: event.serviceIds }, null);
          visits.set(event.visitId, visit);
          arrive(visit, event, at);
          return;
        }
        case 'paperBrought':
          visits.set(event.visitId, fromPaper(event));
          return;
        case 'paperTakenBack':
          visits.delete(event.visitId);
          return;
        case 'homeNumberDrawn':
          visits.set(event.visitId, begun({ kind: 'walkIn', serviceIds: event.serviceIds, isFromHome: true }, null));
          return;
        case 'appointmentBooked':
          visits.set(event.visitId, begun({ kind: 'appointment', serviceIds: event.serviceIds }, event.slotAt));
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
        .map((visit) => factOf(visit, hourOf, lastAt)),
      work: workOf([...visits.values()]),
      printers: printers.facts(lastAt),
    }),
  };
};
