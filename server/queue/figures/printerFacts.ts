// R1: what became of printers and their slips on a day.
import { HARMLESS_PROBLEMS, type PrinterProblem } from '../../../shared/printing';

/** Of a day: how often a printer got out of order and for how long in all, and what became of its slips. */
export type PrinterFact = { printerId: string; faults: number; faultSec: number; slips: number; failed: number };

type FollowedPrinter = { faults: number; faultMs: number; brokenSince: number | null };

const isBroken = (problems: readonly PrinterProblem[]): boolean =>
  problems.some((problem) => !HARMLESS_PROBLEMS.includes(problem));

export const createPrinterFacts = () => {
  const printers = new Map<string, FollowedPrinter>();
  /** Which printer a slip went to, and what became of it. */
  const slips = new Map<string, { printerId: string; isFailed: boolean }>();

  const factOf = (printerId: string, lastAt: number): PrinterFact => {
    const { faults = 0, faultMs = 0, brokenSince = null } = printers.get(printerId) ?? {};
    const own = [...slips.values()].filter((slip) => slip.printerId === printerId);
    return {
      ...{ printerId, faults },
      faultSec: Math.round((faultMs + (brokenSince === null ? 0 : lastAt - brokenSince)) / 1000),
      ...{ slips: own.length, failed: own.filter(({ isFailed }) => isFailed).length },
    };
  };

  return {
    /** What a printer says of itself. */
    report: (printerId: string, problems: readonly PrinterProblem[], at: number): void => {
      const printer = printers.get(printerId) ?? { faults: 0, faultMs: 0, brokenSince: null };
      printers.set(printerId, printer);
      if (isBroken(problems) && printer.brokenSince === null) {
        printer.faults += 1;
        printer.brokenSince = at;
      } else if (!isBroken(problems) && printer.brokenSince !== null) {
        printer.faultMs += at - printer.brokenSince;
        printer.brokenSince = null;
      }
    },
    queueSlip: (slipId: string, printerId: string): void => {
      slips.set(slipId, { printerId, isFailed: false });
    },
    /** A slip that was not sent, or of which nobody knows, counts as failed. */
    reportSlip: (slipId: string, isFailed: boolean): void => {
      const slip = slips.get(slipId);
      if (slip) slip.isFailed = isFailed;
    },
    /** The office's clock leapt by so much. */
    shift: (byMs: number): void => {
      for (const printer of printers.values()) if (printer.brokenSince !== null) printer.brokenSince += byMs;
    },
    /** Every printer that said something or got a slip. `lastAt`: of the day's latest event. */
    facts: (lastAt: number): PrinterFact[] =>
      [...new Set([...printers.keys(), ...[...slips.values()].map(({ printerId }) => printerId)])].map((printerId) =>
        factOf(printerId, lastAt),
      ),
  };
};
