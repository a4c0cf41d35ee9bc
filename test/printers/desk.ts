// A spooler with everything it says written down, and waits for what tests expect of it.
import type { SlipResult } from '../../printers/conversation/job';
import { createSpooler, type Spooler } from '../../printers/spooler';
import type { PrinterProblem, SlipContent } from '../../shared/printing';
import { DEFAULT_PROFILE, type PrinterProfile, type PrinterSettings } from '../../shared/settings';
import { CONTENT } from './content';

export const networkPrinter = (
  port: number,
  profile: Partial<PrinterProfile> = {},
  id = 'printer',
): PrinterSettings => ({
  id,
  name: 'Drucker',
  channel: { kind: 'network', host: '127.0.0.1', port },
  profile: { ...DEFAULT_PROFILE, ...profile },
});

/** Finds what hangs, not what is busy. */
export const PATIENT_MS = 60_000;

export type Desk = {
  spooler: Spooler;
  results: Map<string, SlipResult[]>;
  conditions: [printerId: string, problems: PrinterProblem[]][];
  /** Ids of slips that were marked as being sent. */
  sending: string[];
  /** What was logged as a warning, and as an error. */
  warnings: object[];
  errors: object[];
  print(slipId: string, content?: Partial<SlipContent>, printerId?: string): void;
  /** The result of a slip; throws when there is none after `withinMs`. */
  result(slipId: string, withinMs?: number): Promise<SlipResult>;
  /** Waits until the printer's last condition is this one; throws after `withinMs`. */
  condition(problems: PrinterProblem[], withinMs?: number, printerId?: string): Promise<void>;
};

export const until = async (named: string | (() => string), found: () => boolean, withinMs = PATIENT_MS) => {
  const what = typeof named === 'string' ? () => named : named;
  const deadline = performance.now() + withinMs;
  while (!found()) {
    if (performance.now() > deadline) throw new Error(`${what()}: not within ${withinMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
};

export const openDesk = (printers: PrinterSettings[], mayBeSent: (slipId: string) => boolean = () => true): Desk => {
  const results = new Map<string, SlipResult[]>();
  const conditions: Desk['conditions'] = [];
  const sending: string[] = [];
  const warnings: object[] = [];
  const errors: object[] = [];
  const spooler = createSpooler({
    printers,
    log: { warn: (details) => warnings.push(details), error: (details) => errors.push(details) },
    beforeSend: (slipId) => {
      if (mayBeSent(slipId)) sending.push(slipId);
      return Promise.resolve(mayBeSent(slipId));
    },
    onResult: (slipId, result) => results.set(slipId, [...(results.get(slipId) ?? []), result]),
    onCondition: (printerId, problems) => conditions.push([printerId, problems]),
  });
  const last = (id: string) => conditions.findLast(([printerId]) => printerId === id)?.[1].join();
  return {
    spooler,
    results,
    conditions,
    sending,
    warnings,
    errors,
    print: (slipId, content = {}, printerId = 'printer') =>
      spooler.print({ slipId, printerId, content: { ...CONTENT, ...content }, purpose: 'visit' }),
    result: async (slipId, withinMs = PATIENT_MS) => {
      await until(`result of ${slipId}`, () => results.has(slipId), withinMs);
      const [result] = results.get(slipId) ?? [];
      if (result === undefined) throw new Error('no result');
      return result;
    },
    condition: (problems, withinMs = PATIENT_MS, printerId = 'printer') =>
      until(
        () => `condition ${problems.join() || 'ready'}, not ${JSON.stringify(conditions)}`,
        () => last(printerId) === problems.join(),
        withinMs,
      ),
  };
};
