// P2: slips on their way to paper, and what the printers report.
import type { CommandOf } from '../../../shared/commands';
import { type DayEvent, type DayEventOf, stationOf } from '../../../shared/events';
import { HARMLESS_PROBLEMS, type PrinterProblem } from '../../../shared/printing';
import { refuse } from '../../../shared/refusals';
import { MINUTE_MS } from '../../../shared/time';
import { type Day, isOpen, type Slip } from '../day/day';
import { type Context, type Decision, happens } from './decision';

/** Slips younger than this print by themselves when a printer is mended; older ones are offered to staff (P3). */
const YOUNG_MS = MINUTE_MS;
/** So many slips a visitor can have of one number at the kiosk, and so long after it was drawn. */
const MOST_SLIPS = 3;
const AGAIN_MS = 2 * MINUTE_MS;

const worksWith = (problems: readonly PrinterProblem[]) => problems.every((one) => HARMLESS_PROBLEMS.includes(one));

/** Whether slips come out of a printer, as far as is known. */
export const printerWorks = (day: Day, printerId: string): boolean => worksWith(day.printers.get(printerId) ?? []);

type Wanted = { visitId: string; kioskId: string; copy: boolean };

/** The event that queues a slip at a kiosk's printer; null where there is none. */
const slipFor = (context: Context, wanted: Wanted): DayEventOf<'slipQueued'> | null => {
  const kiosk = context.settings.kiosks.find((one) => one.id === wanted.kioskId);
  const printerId = kiosk?.printerId ?? null;
  return printerId === null ? null : { type: 'slipQueued', slipId: context.newToken(), printerId, ...wanted };
};

/**
 * The slip of a new number. At a printer that is out of order it is noted as not sent (W3), so that it can follow when
 * the printer is mended; `slipId` is null when the visitor need not wait for paper.
 */
export const firstSlip = (day: Day, context: Context, visitId: string, kioskId: string) => {
  const queued = slipFor(context, { visitId, kioskId, copy: false });
  if (queued === null) return { events: [], slipId: null };
  const { slipId, printerId } = queued;
  if (printerWorks(day, printerId)) return { events: [queued], slipId };
  const problem = day.printers.get(printerId)?.[0] ?? null;
  const notSent: DayEvent = { type: 'slipReported', slipId, state: 'notSent', problem };
  return { events: [queued, notSent], slipId: null };
};

/**
 * W2: the same number on paper once more. At the kiosk for its own visitor, who has just drawn it; staff at any time.
 * Refused: unknown visit, no printer that works, too many copies, or the first slip is still on its way.
 */
export const printAgain = (
  day: Day,
  command: CommandOf<'printAgain'>,
  context: Context,
): Decision<{ slipId: string }> => {
  const visit = day.visits.get(command.visitId);
  if (visit === undefined || visit.number === null || !isOpen(visit)) return refuse('unknownVisit');
  const { by } = context;
  const atKiosk = stationOf(by, 'kiosk');
  const slips = [...day.slips.values()].filter((slip) => slip.visitId === visit.id);
  if (slips.some((slip) => slip.state === 'queued' || slip.state === 'sending')) return refuse('notYetPrinted');
  if (atKiosk !== null) {
    const own = visit.kioskId === atKiosk && context.now - (visit.arrivedAt ?? 0) <= AGAIN_MS;
    if (!own) return refuse('unknownVisit');
    if (slips.length >= MOST_SLIPS) return refuse('tooManyCopies');
  }
  const kioskId = atKiosk ?? visit.kioskId ?? context.settings.kiosks[0]?.id;
  if (kioskId === undefined) return refuse('noPrinter');
  const copy = slips.some((slip) => slip.state !== 'notSent');
  const slip = slipFor(context, { visitId: visit.id, kioskId, copy });
  if (slip === null || !printerWorks(day, slip.printerId)) return refuse('noPrinter');
  return { events: [slip], result: { slipId: slip.slipId } };
};

/** P2: staff have seen to a slip of which nobody knew whether it is on paper; it is offered no longer. */
export const settleSlip = (day: Day, { slipId }: CommandOf<'settleSlip'>): Decision => {
  const slip = day.slips.get(slipId);
  if (slip === undefined) return refuse('unknownSlip');
  return slip.settled ? happens() : happens({ type: 'slipSettled', slipId });
};

/** P3: somebody sees to a printer's trouble. Trouble that is over or seen to already is no mistake: nothing happens. */
export const acknowledgeAlarm = (day: Day, { printerId }: CommandOf<'acknowledgeAlarm'>): Decision => {
  const isAlarm = (day.printers.get(printerId) ?? []).length > 0 && !day.acknowledged.has(printerId);
  return isAlarm ? happens({ type: 'alarmAcknowledged', printerId }) : happens();
};

const FINAL: readonly Slip['state'][] = ['printed', 'unknown'];

/** What became of a slip. A slip that has its end never gets another one. */
export const reportSlip = (day: Day, { slipId, state, problem }: CommandOf<'reportSlip'>): Decision => {
  const slip = day.slips.get(slipId);
  if (slip === undefined) return refuse('unknownSlip');
  if (FINAL.includes(slip.state) || slip.state === state) return happens();
  return happens({ type: 'slipReported', slipId, state, problem });
};

const requeue = ({ id: slipId, visitId, kioskId, printerId, copy }: Slip): DayEvent => ({
  type: 'slipQueued',
  slipId,
  visitId,
  kioskId,
  printerId,
  copy,
});

const isYoung = (slip: Slip, now: number) => now - slip.queuedAt < YOUNG_MS;

/** A printer's condition has changed; when it works again, young slips that were never sent are queued once more. */
export const reportPrinter = (day: Day, command: CommandOf<'reportPrinter'>, context: Context): Decision => {
  const { printerId, problems } = command;
  const before = day.printers.get(printerId) ?? [];
  if (before.join() === problems.join()) return happens();
  const mended = !worksWith(before) && worksWith(problems);
  const waiting = [...day.slips.values()].filter(
    (slip) => slip.printerId === printerId && slip.state === 'notSent' && !slip.settled && isYoung(slip, context.now),
  );
  return happens({ type: 'printerReported', printerId, problems }, ...(mended ? waiting.map(requeue) : []));
};

/**
 * After a start: of a slip that was being sent nobody knows how much is on paper; one that was never begun is offered
 * to staff when it is old. Young queued ones stay queued.
 */
export const recoverSlips = (day: Day, context: Context): Decision => {
  const events: DayEvent[] = [];
  for (const { id: slipId, state, queuedAt } of day.slips.values()) {
    if (state === 'sending') events.push({ type: 'slipReported', slipId, state: 'unknown', problem: null });
    else if (state === 'queued' && context.now - queuedAt >= YOUNG_MS)
      events.push({ type: 'slipReported', slipId, state: 'notSent', problem: null });
  }
  return happens(...events);
};
