// What commands answer when they are done.
import type { NoSlots } from './booking';
import type { Role } from './commands';
import type { Why } from './events';
import type { FoundPrinter, PrinterProblem, ProbeResult, SlipState, WaitTold } from './printing';
import type { BookedView, ContactView } from './protocol';
import type { Text } from './settings';

/** What `drawTicket`, `checkIn` and `checkInVisit` answer. */
export type TicketResult = WaitTold & {
  visitId: string;
  number: string;
  /** Address of the ticket page, as it stands in the QR. */
  url: string;
  /** null when there is no printer, or it is out of order (W3). */
  slipId: string | null;
  /** C4: checked in too late for the slot, and standing in the line instead. */
  late: boolean;
};
/** What `callNext` and `callBack` answer. */
export type CallResult = { visitId: string; number: string; why: Why };
/** Whether a letter goes out about an appointment; or none, for its address has had as many as it may today (A14). */
export const LETTER_FATES = ['goes', 'none', 'tooMany'] as const;
export type LetterFate = (typeof LETTER_FATES)[number];
/** What `bookAppointment` and `moveAppointment` answer; `url` is the address of its ticket page. */
export type BookingResult = {
  visitId: string;
  key: string;
  code: string;
  slotAt: number;
  url: string;
  letter: LetterFate;
};
/** What `appointmentsOf` and `findAppointments` answer. */
export type AppointmentsResult = { appointments: BookedView[]; none: NoSlots | null };
/** What `unfitAppointments` answers: these people have to be told. */
export type UnfitResult = { appointments: ContactView[]; none: null };
/** What `proposeMoves` answers: the next free time of each, or why there is none. */
export type MovesResult = {
  moves: { visitId: string; slotAt: number | null; none: 'serviceGone' | 'noCounter' | 'noneFree' | null }[];
};
/** What `appointment` answers; null when there is none. */
export type AppointmentResult = { appointment: ContactView | null };
/** What `freeSlots` answers: starts with a free place for staff, or why there is none, and then the next free ones. */
export type FreeSlotsResult = { day: string; starts: number[]; none: NoSlots | null; next: number[] };
/** What `importAppointments` answers, row by row. */
export type ImportResult = { rows: ImportedRow[] };
export type ImportedRow = {
  externalId: string;
  outcome: 'booked' | 'changed' | 'unchanged' | 'cancelled' | 'ignored';
  code: string | null;
};
/** What `unusualBookings` answers (A16): bookings of the last day that lie close together, by where they came from. */
export type UnusualResult = {
  patterns: {
    /** A digest that says nothing but which belong together. */
    network: string;
    appointments: {
      day: string;
      visitId: string;
      slotAt: number;
      bookedAt: number;
      persons: number;
      services: Text[];
      name: string | null;
    }[];
  }[];
};
/** What `cancelBookings` answers: how many were cancelled, and how many had moved on meanwhile. */
export type CancelledResult = { cancelled: number; kept: number };
/** What `changeSettings` answers: the version that the settings have now. */
export type SettingsResult = { version: number };
/** What `testSlip` answers. */
export type TestSlipResult = { slipId: string };
/** What `testResult`, `probePrinter` and `findPrinters` answer; null while nothing is known yet. */
export type TestedResult = { ended: { state: SlipState; problem: PrinterProblem | null } | null };
export type ProbedResult = { probed: ProbeResult | null };
/** The slip as it would come out, an SVG document. */
export type PreviewResult = { svg: string };
/** `printers` is null where the server cannot use USB. */
export type FoundResult = { printers: FoundPrinter[] | null };
/** What `invite` answers: a link that pairs the browser which opens it, once, until then. */
export type InviteResult = { path: string; expiresAt: number };
/** What `POST /api/pair` answers in `result`. */
export type PairResult = { deviceId: string; role: Role; stationId: string; path: string };

/** Minutes of waiting as things stand, and with one counter more or fewer; null where nobody would be served. */
export type Minutes = { now: number | null; oneMore: number | null; oneFewer: number | null };
/** F5: a week's forecasts held against truth: minutes, and shares of the tickets (0 to 1). `week` is its Monday. */
export type WeekScore = {
  week: string;
  tickets: number;
  biasMin: number;
  errorMin: number;
  covered: number;
  longer: number;
};
/** What `insight` answers. */
export type InsightResult = {
  /** Newest week first. */
  scores: WeekScore[];
  /** For somebody who draws a ticket now. */
  newcomer: Minutes;
  /** The mean of the walk-ins who usually still come today, and how many; null until such a weekday was seen. */
  today: (Minutes & { coming: number }) | null;
  /**
   * Per quarter hour in which appointments are offered online: walk-ins in it, the mean of the `days` of that weekday
   * that were seen, and places at the same time. Empty until one was seen.
   */
  advice: {
    days: number;
    quarters: { from: string; to: string; walkIns: number; offered: number; proposed: number }[];
  };
};
