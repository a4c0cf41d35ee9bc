// Commands that nobody sends: the server gives them to itself.
import type { Contact } from './contacts';
import type { PrinterProblem } from './printing';
import type { Language } from './settings';

/** An appointment of another booking system (A6). */
export type ImportedAppointment = {
  /** Digest of where it comes from and its id there: by it the same one is known again. */
  importKey: string;
  slotAt: number;
  serviceIds: string[];
  persons: number;
  /** null takes the services' usual duration. */
  minutes: number | null;
  language: Language;
  contact: Contact | null;
  /** Its id there, kept with the personal data. */
  externalId: string;
  isCancelled: boolean;
};

/** Commands that only the server itself gives: after a login, by the clock, from the printers. */
export type OwnCommand =
  | { type: 'openCounter'; counterId: string; personId: string }
  | { type: 'leaveCounters'; personId: string }
  | { type: 'importAppointments'; appointments: ImportedAppointment[] }
  | { type: 'tick' | 'closeDay' | 'openDay' | 'recoverSlips' }
  | {
      type: 'reportSlip';
      slipId: string;
      state: 'sending' | 'printed' | 'notSent' | 'unknown';
      problem: PrinterProblem | null;
    }
  | { type: 'reportPrinter'; printerId: string; problems: PrinterProblem[] };
