// What the ticket page on a visitor's phone sees.

import type { VisitState } from '../events';
import type { There } from '../offices/elsewhere';
import type { Forecast } from '../printing';
import type { Errand, PublicLinks, Settings, Text } from '../settings';
import type { OfficeView } from './parts';
import type { Ahead } from './reception';

/** The ticket page on a visitor's phone: nothing personal. */
export type TicketView = {
  screen: 'ticket';
  office: OfficeView;
  links: PublicLinks;
  /** G22: what the office tells everybody who looks at a public page. */
  notices: Text[];
  number: string | null;
  kind: 'walkIn' | 'appointment';
  state: VisitState;
  services: Text[];
  persons: number;
  /** F6: see `WaitTold`; null in all of it when nobody waits. */
  ownTimeAt: number | null;
  peopleBefore: number | null;
  forecast: Forecast | null;
  /** F7: who those before are; a place that rises does so because more of one kind are there. */
  ahead: Ahead | null;
  /** F8: it waits, and its call comes soon, by what the office calls so. */
  isSoon: boolean;
  /** M11: nobody at work takes what it is for, and staff have been told. */
  isUnserved: boolean;
  /** K20: where it is to go now, and how long that usually takes; it reports back after it. */
  errand: Pick<Errand, 'name' | 'article' | 'place' | 'usualMin'> | null;
  /** K21: back, and the next one of this counter; null for everybody else, and where any counter may call. */
  keptBy: string | null;
  counter: string | null;
  /** D14: where this counter is, in the office's words; null where nothing is said of it. */
  placeHint: Text | null;
  calledAt: number | null;
  /** How often it has been called, so that a call again is told as one. */
  calls: number;
  waitingPlace: Text;
  /** C6: whether this is the owner's page; a page opened by a pick from the list shows it and changes nothing. */
  isOwner: boolean;
  /** C7: whether its owner may check in on the phone, and with the code that screens in the office show. */
  checkInByPhone: Settings['checkIn']['byPhone'];
  /** W23: drawn at home, and its owner is not there yet; null for everything else, and for whoever is not its owner. */
  home: {
    /** What is said at the kiosk. */
    code: string;
    /** When to set out, by the forecast (epoch ms); it may be over. Null where nobody can tell. */
    setOutAt: number | null;
    /** Its turn was too long ago to keep the place. */
    isTooLate: boolean;
  } | null;
  /** null for a walk-in. */
  appointment: {
    slotAt: number;
    minutes: number;
    code: string;
    persons: number;
    serviceIds: string[];
    bring: Text[];
    /** C2, C4: check-in is possible from then on; after `lateAt` it means standing in the line. */
    checkInAt: number;
    lateAt: number;
    /** It was moved to that day, where the same address shows it. */
    movedTo: string | null;
    /** M18: another office has it now; left out for all others, and for whoever is not its owner. */
    there?: There;
    /** A21: its owner has said that they come. */
    isConfirmed: boolean;
    /** It may be moved or cancelled now. */
    isChangeable: boolean;
  } | null;
};
