// What several screens' views are made of: the office, slips, visitors, what staff must look after.

import type { OnErrandView } from '../appointmentViews';
import type { VisitState, Why } from '../events';
import type { LookView } from '../house/look';
import type { PrinterProblem, SlipState } from '../printing';
import type { ServerAlarm } from '../serverFaults';
import type { Language, Settings, Text, TicketWord } from '../settings';

export type PlaceWord = Settings['placeWord'];
export type OfficeView = {
  name: string;
  place: string;
  timeZone: string;
  demonstration: boolean;
  placeWord: PlaceWord;
  ticketWord: TicketWord;
  look: LookView;
  languages: Language[];
};

export type SlipView = {
  slipId: string;
  visitId: string;
  number: string;
  state: SlipState;
  problem: PrinterProblem | null;
  printerId: string;
  kioskId: string;
  queuedAt: number;
  /** Address of the picture that a virtual printer drew; null for paper. */
  picture: string | null;
};
export type VisitCard = {
  visitId: string;
  number: string;
  /** Who booked; null for a walk-in, and when nobody knows (any more). */
  name: string | null;
  kind: 'walkIn' | 'appointment';
  state: VisitState;
  services: Text[];
  serviceIds: string[];
  persons: number;
  language: Language;
  /** When it took its place in the order: ticket drawn, or slot. */
  ticketAt: number;
  slotAt: number | null;
  /** K25: of an appointment: its owner has said that they come. */
  isConfirmed: boolean;
  /** Since when it is in its present state. */
  since: number;
  calls: number;
  lastCallAt: number | null;
  /** K10: called still, because what came after the call was taken back then. */
  restoredAt: number | null;
  errand: OnErrandView | null;
  /** Where a parked visit is, and what was noted when it was handed on. */
  place: string;
  note: string;
  why: Why | null;
  counterName: string | null;
};
/** What staff must look after: a visitor at a kiosk (W13), a printer, a slip that nobody knows to be printed, or the server itself. */
export type Alarm =
  | { kind: 'help'; kioskId: string; name: string; at: number }
  | {
      kind: 'printer';
      printerId: string;
      name: string;
      problems: PrinterProblem[];
      /** Where somebody has taken it on; a counter's name is null for the administration. */
      seen: { counter: string | null } | null;
    }
  | { kind: 'slip'; slip: SlipView }
  | ServerAlarm;
