// What can be looked for in everything that is kept, away from the office's own thread (X11, X13).
import type { Proof } from '../../shared/privacy';

/** A visit of which something personal is kept, as its row has it; `name` is null where only a remark is left. */
export type FoundVisit = {
  day: string;
  visit_id: string;
  name: string | null;
  email: string | null;
  phone: string | null;
  external_id: string | null;
  network: string | null;
  booked_at: number | null;
  /** What the office's own form asked, JSON. */
  answers: string;
  delete_on: string;
  place: string | null;
  note: string | null;
  letters: string[];
};
export type FoundWish = {
  id: string;
  email: string;
  service_ids: string;
  persons: number;
  from_day: string;
  to_day: string;
  language: 'de' | 'en';
  joined_at: number;
  confirmed_at: number | null;
  told_at: number | null;
  delete_on: string;
};
export type Found = { visits: FoundVisit[]; wishes: FoundWish[]; isMore: boolean };
export type FoundAct = { at: number; day: string; type: string; stationId: string };

/** What can be asked, by name, with what it answers. */
export type Looks = {
  proof: { asks: { now: number }; answers: Proof };
  visitor: { asks: { text: string }; answers: Found };
  acts: { asks: { personId: string }; answers: FoundAct[] };
};
export type LookName = keyof Looks;
export type Look = { [Name in LookName]: { name: Name } & Looks[Name]['asks'] }[LookName];

/** Rejects when what is kept cannot be read, and when the office ends. `onShare` hears how far it is (0 to 1). */
export type Looking = <Name extends LookName>(
  name: Name,
  asks: Looks[Name]['asks'],
  onShare?: (share: number) => void,
) => Promise<Looks[Name]['answers']>;
