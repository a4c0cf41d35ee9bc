// What stands beside the events of a day, because it may name people: it is deleted by its own time (X1).

import type { Contact } from '../../../shared/contacts';
import type { KeptAnswer } from '../../../shared/house/formFields';
import type { There } from '../../../shared/offices/elsewhere';
import type { Network } from './network';

/**
 * What staff wrote about a visit, or to each other (K16). It may name people, so no event has it: it stands beside the events,
 * for the day.
 */
export type Remark = Noted & {
  /** The visit's id, or the message's. */
  visitId: string;
  /** K10: what it said before, newest last, as often as it was changed. */
  before: Noted[];
};
export type Noted = { place: string; note: string };

/** Who booked an appointment: beside the events too, until the day on which it is deleted (X1). */
export type Booker = Contact & {
  visitId: string;
  externalId: string | null;
  deleteOn: string;
  /** A15: keyed digests of the network that it was booked from online, and when; null for all others. */
  origin: { network: Network; at: number } | null;
  /** G11: to the office's own fields. */
  answers: readonly KeptAnswer[];
};

/** K16: between places of the office: a counter, or (null) the administration. Its text stands beside the events. */
export type Message = {
  id: string;
  from: string | null;
  personId: string | null;
  recipients: (string | null)[];
  toAll: boolean;
  about: string | null;
  at: number;
  readBy: { at: number; by: string | null; personId: string | null }[];
};

/** M18: an appointment on its way to another office, since when, or there. */
export type Elsewhere =
  | {
      is: 'asked';
      transferId: string;
      office: string;
      name: string;
      serviceIds: string[];
      slotAt: number;
      since: number;
    }
  | { is: 'there'; there: There };
