// What a kiosk sees.

import type { Glass } from '../kiosk/glass';
import type { PrinterProblem } from '../printing';
import type { Hours, Settings, Text } from '../settings';
import type { OfficeView, SlipView } from './parts';
import type { KioskService, Reception } from './reception';

export type KioskView = {
  screen: 'kiosk';
  office: OfficeView;
  kiosk: { id: string; name: string };
  /** W11: its size and height. */
  glass: Glass;
  /** W5: the reason that visitors read, while the kiosk is locked. */
  locked: Text | null;
  reception: Reception;
  services: KioskService[];
  /** W14: where no tickets are given today any more: when they are again; and the hours of the week. */
  reopening: { at: number | null; hours: Hours };
  /** G10: what the office tells besides, now. */
  announcements: Text[];
  /** G22: the office's own sentence above what people can choose; null is the program's. */
  start: Text | null;
  /** How people at home reach the booking site. */
  bookingUrl: string;
  printer: { present: boolean; problems: PrinterProblem[] };
  /** Where the ticket sends its owner to wait. */
  waitingPlace: Text;
  /** K21: who was sent away reports back here, by a number with one of these letters; null where nobody is sent. */
  returns: { letters: string } | null;
  /** W26: somebody has drawn a number at home today, and finds a door of their own. */
  takesHome: boolean;
  /** The latest slips of this kiosk, newest first. */
  slips: SlipView[];
  /** C6: whether appointments are picked from a list, and what is asked then. */
  checkInByList: Settings['checkIn']['byList'];
  /** C7: the code with which phones check in here; null where they need none. */
  sign: string | null;
  /** W13: the latest call for help from here: whether somebody is on the way, and from where; null is the administration. */
  help: { at: number; coming: { place: string | null } | null } | null;
  /** C1: the next appointments that may check in now, by slot; initials are null where no name is known. */
  appointments: { visitId: string; slotAt: number; initials: string | null; services: Text[] }[];
};
