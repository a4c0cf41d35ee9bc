// What a counter sees.

import type { BookedView } from '../appointmentViews';
import type { ActName, Admission, ServesToday } from '../events';
import type { KeptAnswer } from '../house/formFields';
import type { Refusal } from '../refusals';
import type { Errand, Settings, Text } from '../settings';
import type { EmergencyView } from './emergency';
import type { MessageView, SentView } from './messages';
import type { Alarm, OfficeView, VisitCard } from './parts';
import type { LoggedInView } from './people';
import type { Reception, UnservedView } from './reception';

/** What stands at a counter whoever sits there, and when nobody does: nothing of any visitor. */
/**
 * K6: what became of a counter, for whoever is logged in at this screen and works here no more. `by` and `number`: who
 * works here now, and who is called or served here; `at`: the counter at which they themselves are logged in now.
 */
export type DisplacedView = { by: string | null; number: string | null; at: string | null };

export type CounterAlways = {
  screen: 'counter';
  office: OfficeView;
  counter: { id: string; name: string };
  /** S33: what the house's own sign-on is called; null where there is none. */
  signOn: string | null;
  servedToday: number;
  calls: Settings['calls'];
  /** M3, M9: so many appointments in a row. */
  run: number;
  services: { id: string; name: Text }[];
  /** K20: where visitors can be sent; the first has a key of its own. */
  errands: Pick<Errand, 'id' | 'name' | 'article'>[];
  /** G11: what is asked when somebody books. */
  formFields: Settings['formFields'];
  /** `serviceIds`: what the settings say, null for everything; `movedTo`: what it takes today instead (K17). */
  counters: {
    id: string;
    name: string;
    open: boolean;
    serviceIds: string[] | null;
    movedTo: ServesToday | null;
  }[];
  kiosks: { id: string; name: string; locked: Text | null; lockedByHand: boolean; reception: Reception }[];
  /** By whose word walk-ins are taken for the rest of the day, and whether they are now. */
  admission: { set: Admission; reception: Reception };
  /** R4: figures show single clerks, why, by whose order and since when; null as a rule. */
  figuresPerClerk: Settings['figuresPerClerk'];
  /** null where nobody is logged in, and for the counter's clerk. */
  displaced: DisplacedView | null;
};
/** K10: something that the counter has done with a visit. */
export type ActView = {
  /** By which it is named when it is taken back. */
  act: number;
  name: ActName;
  at: number;
  visitId: string;
  /** The number it is called by; of an appointment that has none, its time. */
  number: string | null;
  slotAt: number | null;
  isUndone: boolean;
  /** Why it cannot be taken back any more; null when it can. */
  hindrance: Refusal | null;
  /** K7: a finish of which nobody has noted what was done: what it was for. Null for every other act. */
  unnoted: { services: { id: string; name: Text }[]; persons: number } | null;
};
/** K15: what goes on at a counter; `orphaned`: somebody is served there whose clerk was removed. */
export type ColleagueState = 'closed' | 'free' | 'called' | 'serving' | 'paused' | 'orphaned';
/** K15: another counter at this moment, and never what was there before. */
export type ColleagueView = {
  id: string;
  name: string;
  /** Who is logged in there; null where nobody is, and where nobody knows any more. */
  clerk: string | null;
  state: ColleagueState;
  /** Who is called or served there, since when; of a pause, since when and until when. */
  number: string | null;
  since: number | null;
  until: number | null;
  /** What it takes today; null for everything. */
  serviceIds: readonly string[] | null;
};
/** What is for the counter's clerk alone. */
export type CounterOfClerk = {
  /** Who is logged in here; null shows the login. */
  person: LoggedInView | null;
  paused: { since: number; until: number | null } | null;
  /** The visitor who is called or served here. */
  visit: VisitCard | null;
  /** G11: what that visitor answered to the office's own fields. */
  answers: readonly KeptAnswer[];
  /** Whom "next" would call, with the reason (M8); null when there is nobody for this counter. */
  next: VisitCard | null;
  /** The first forty in the order in which this counter would call them, and how many there are. */
  waiting: VisitCard[];
  waitingCount: number;
  /** How many more wait whom other counters at work serve. */
  waitingElsewhere: number;
  /** K9: those of them who were handed on to another counter, by number and the counter's name. */
  handedOn: { number: string; counter: string }[];
  /** M11: at every counter. */
  unserved: UnservedView[];
  /** K22: while somebody is here: the numbers of those whom nobody would call if this counter closed. */
  leftAlone: string[];
  /** The newest first. */
  parked: VisitCard[];
  missed: VisitCard[];
  /** Today's appointments that are not checked in yet, by slot. */
  booked: BookedView[];
  alarms: Alarm[];
  /** K8: this counter's own is among them. */
  emergencies: EmergencyView[];
  /** K10: the last five acts of this counter, the newest first. */
  acts: ActView[];
  /** K15: the other counters, in the office's order. */
  colleagues: ColleagueView[];
  /** K16: what was not read here yet, and what was sent from here since the clerk came. */
  messages: MessageView[];
  sent: SentView[];
};
/** In the view of everybody else the clerk's fields are there, with nothing in them. */
export type CounterView = CounterAlways & CounterOfClerk;

type NothingOf<Field> = null extends Field
  ? null
  : Field extends number
    ? 0
    : Field extends readonly unknown[]
      ? []
      : Field extends boolean
        ? false
        : never;
/** X1: what is shown of the clerk's fields where nobody is logged in. */
export type CounterOfNobody = { [Field in keyof CounterOfClerk]: NothingOf<CounterOfClerk[Field]> };
