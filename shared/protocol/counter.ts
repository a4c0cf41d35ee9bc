// What a counter sees.
import type { Admission } from '../events';
import type { Settings, Text } from '../settings';
import type { BookedView } from './appointments';
import type { Alarm, OfficeView, VisitCard } from './parts';
import type { Reception, UnservedView } from './reception';

export type CounterView = {
  screen: 'counter';
  office: OfficeView;
  counter: { id: string; name: string };
  /** Who is logged in here; null shows the login. */
  person: { id: string; name: string } | null;
  paused: { since: number; until: number | null } | null;
  /** The visitor who is called or served here. */
  visit: VisitCard | null;
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
  parked: VisitCard[];
  missed: VisitCard[];
  /** Today's appointments that are not checked in yet, by slot. */
  booked: BookedView[];
  servedToday: number;
  calls: Settings['calls'];
  /** M3, M9: so many appointments in a row. */
  run: number;
  services: { id: string; name: Text }[];
  counters: { id: string; name: string; open: boolean }[];
  kiosks: { id: string; name: string; locked: Text | null; lockedByHand: boolean; reception: Reception }[];
  alarms: Alarm[];
  /** By whose word walk-ins are taken for the rest of the day, and whether they are now. */
  admission: { set: Admission; reception: Reception };
};
