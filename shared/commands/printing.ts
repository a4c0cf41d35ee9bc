// Printers: tried out, reported by themselves, seen to.

import { z } from 'zod';
import type { FoundPrinter, PrinterProblem, ProbeResult, SlipState } from '../printing';
import { printerProblemSchema } from '../printing';
import { channelSchema, printerProfileSchema, slipSchema } from '../settings';
import { idSchema, languageSchema, tokenSchema } from '../settings/basics';
import { answer, dayCommand, done, kioskCommand, roomCommand } from './define';
import { day, visit } from './fields';

/** What `testSlip` answers. */
export type TestSlipResult = { slipId: string };
/** What `printSheet` answers; `picture` is where a virtual printer's is. */
export type SheetResult = { state: SlipState; picture: string | null };
/** What `testResult`, `probePrinter` and `findPrinters` answer; null while nothing is known yet. */
export type TestedResult = { ended: { state: SlipState; problem: PrinterProblem | null } | null };
export type ProbedResult = { probed: ProbeResult | null };
/** The slip as it would come out, an SVG document. */
export type PreviewResult = { svg: string };
/** `printers` is null where the server cannot use USB. */
export type FoundResult = { printers: FoundPrinter[] | null };

export const printingCommands = {
  acknowledgeAlarm: dayCommand({
    does: "Somebody sees to a printer's trouble; its alarm is quiet until its condition changes.",
    asks: { printerId: idSchema },
    answers: done,
    may: ['counter', 'admin'],
    right: ['serve', 'operate'],
    when: 'always',
  }),
  reportSlip: dayCommand({
    does: 'What became of a slip.',
    asks: {
      slipId: tokenSchema,
      state: z.enum(['sending', 'printed', 'notSent', 'unknown']),
      problem: printerProblemSchema.nullable(),
    },
    answers: done,
    may: ['office'],
    right: null,
    when: 'always',
  }),
  reportPrinter: dayCommand({
    does: "A printer's condition has changed.",
    asks: { printerId: idSchema, problems: z.array(printerProblemSchema) },
    answers: done,
    may: ['office'],
    right: null,
    when: 'always',
  }),
  recoverSlips: dayCommand({
    does: 'After a start: slips that were broken off are told.',
    asks: {},
    answers: done,
    may: ['office'],
    right: null,
    when: 'always',
  }),

  /** W16, W17: on paper, for who goes home with it; no slip of the day. */
  printSheet: kioskCommand({
    does: 'Prints an appointment by the key of its page, or what to bring, free times and where to book.',
    asks: {
      sheet: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('appointment'), key: tokenSchema, day }),
        z.strictObject({ kind: z.literal('offer'), ...visit }),
      ]),
      language: languageSchema,
    },
    answers: answer<SheetResult>(),
    patience: 'long',
  }),
  testSlip: roomCommand({
    does: 'Prints a test slip.',
    asks: { printerId: idSchema },
    answers: answer<TestSlipResult>(),
    right: 'operate',
    isRemembered: true,
  }),
  testResult: roomCommand({
    does: 'What became of a test slip; null while it is on its way, then ask again.',
    asks: { slipId: tokenSchema },
    answers: answer<TestedResult>(),
    right: 'operate',
    isRemembered: false,
  }),
  probePrinter: roomCommand({
    does: 'What a printer can do; null while it is being asked, then ask again.',
    asks: { channel: channelSchema },
    answers: answer<ProbedResult>(),
    right: ['operate', 'changeSettings'],
    isRemembered: false,
  }),
  findPrinters: roomCommand({
    does: "The printers at this machine's USB.",
    asks: {},
    answers: answer<FoundResult>(),
    right: ['operate', 'changeSettings'],
    isRemembered: false,
  }),
  previewSlip: roomCommand({
    does: 'How a slip would come out with this design.',
    asks: { slip: slipSchema, profile: printerProfileSchema, language: languageSchema },
    answers: answer<PreviewResult>(),
    right: ['operate', 'changeSettings'],
    isRemembered: false,
    size: 'large',
  }),
};
