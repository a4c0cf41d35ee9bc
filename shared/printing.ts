// What server, printers and screens agree on about slips and printers.
import { z } from 'zod';
import { languageSchema, logoSchema, type PrinterProfile, ticketWordSchema } from './settings';

/** P2: queued -> sending -> printed | notSent | unknown. Only `printed` was confirmed by the printer. */
export const SLIP_STATES = ['queued', 'sending', 'printed', 'notSent', 'unknown'] as const;
export const slipStateSchema = z.enum(SLIP_STATES);
export type SlipState = z.infer<typeof slipStateSchema>;

/** P3: what can be wrong with a printer, in the order in which it matters to the person who mends it. */
export const PRINTER_PROBLEMS = [
  'unreachable',
  'unplugged',
  'noAccess',
  'busy',
  'noDriver',
  'silent',
  'coverOpen',
  'paperOut',
  'cutter',
  'fault',
  'offline',
  'noConfirmation',
  'stateUnknown',
  'paperLow',
] as const;
export const printerProblemSchema = z.enum(PRINTER_PROBLEMS);
export type PrinterProblem = z.infer<typeof printerProblemSchema>;

/** Problems with which slips still come out. */
export const HARMLESS_PROBLEMS: readonly PrinterProblem[] = ['paperLow', 'noConfirmation', 'stateUnknown', 'silent'];

/** A range of minutes as it is told to people (F4): multiples of five. */
export const forecastSchema = z.strictObject({ fromMin: z.int().min(0), toMin: z.int().min(0) });
export type Forecast = z.infer<typeof forecastSchema>;

/** F6: what somebody who waits is told of it, alike on kiosk, slip and phone. */
export const waitToldShape = {
  /** An appointment before its time is told this time (epoch ms), and neither people nor a forecast. */
  ownTimeAt: z.int().nullable(),
  /** null: nobody is called before or after, as long as no counter takes what the visit is for. */
  peopleBefore: z.int().min(0).nullable(),
  forecast: forecastSchema.nullable(),
};
export const waitToldSchema = z.strictObject(waitToldShape);
export type WaitTold = z.infer<typeof waitToldSchema>;

/** Everything a slip says (P1), already in words where the settings have words. */
export const slipContentSchema = z.strictObject({
  language: languageSchema,
  ticketWord: ticketWordSchema,
  /** The office's own: a picture on top, a text below its name, one at the end; empty where there is none. */
  logo: logoSchema.nullable(),
  above: z.string(),
  below: z.string(),
  office: z.string(),
  number: z.string(),
  services: z.array(z.string()).min(1),
  persons: z.int().min(1),
  /** Epoch milliseconds and the zone in which date and time are printed. */
  at: z.number(),
  timeZone: z.string(),
  /** The appointment's own time; null for a walk-in. */
  slotAt: z.int().nullable(),
  ...waitToldShape,
  /** K20: where to go now, and report back from; null for everybody else. */
  errand: z.strictObject({ name: z.string(), article: z.enum(['zum', 'zur']), place: z.string() }).nullable(),
  waitingPlace: z.string(),
  /** Address of the ticket page; ASCII. */
  url: z
    .string()
    .max(500)
    .regex(/^[\x21-\x7e]+$/),
  /** A slip printed again says so. */
  copy: z.boolean(),
});
export type SlipContent = z.infer<typeof slipContentSchema>;

type SheetHead = Pick<
  SlipContent,
  'language' | 'ticketWord' | 'logo' | 'office' | 'services' | 'persons' | 'timeZone'
> & {
  /** What to bring, in words. */
  bring: string[];
  /** When the office is open, a line each. */
  hours: string[];
};
/** W16, W17: what somebody takes home from a kiosk, already in words where the settings have words. */
export type HomeSheet = SheetHead &
  (
    | { kind: 'appointment'; slotAt: number; checkInAt: number; code: string; place: string; url: string }
    | { kind: 'offer'; slots: number[]; url: string }
  );
/** P18: a slip of a paper block: `said` is its sentence in every language, `fill` what is written on it by hand. */
export type PaperSheet = Pick<SheetHead, 'language' | 'ticketWord' | 'logo' | 'office'> & {
  kind: 'paper';
  number: string;
  /** What it is for; null for whatever somebody comes for. */
  matter: string | null;
  url: string;
  /** What is typed where the code cannot be scanned, a line each. */
  letters: string[];
  said: string[];
  fill: string[];
};
/** What is printed and is no slip of the day. */
export type SheetContent = HomeSheet | PaperSheet;

/** A USB printer that is plugged in; null what it does not say, or may not be asked. */
export type FoundPrinter = { vendorId: number; productId: number; serial: string | null; name: string | null };

/** What a printer answered when it was tried. */
export type ProbeResult = {
  /** Why it could not be tried to the end: no way to it, or something to be mended first. */
  problem: PrinterProblem | null;
  answers: {
    /** Its state when asked (DLE EOT), or by itself (ASB). */
    state: boolean;
    automatic: boolean;
    /** That a slip is on paper (GS ( H), or worked off (GS r). */
    processId: boolean;
    transmitted: boolean;
    /** Which of the four state questions it answers. */
    questions: (1 | 2 | 3 | 4)[];
    /** The pause that it needs between two connections. */
    pauseMs: number;
  };
  /** What follows for its profile; null when it could not be tried to the end. */
  profile: Pick<PrinterProfile, 'confirm' | 'status' | 'questions' | 'pauseMs'> | null;
};
