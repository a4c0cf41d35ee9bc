// What of the data is read by who follows the log from another process: nothing that tells who somebody is.
import type { Booker } from '../../queue/day/day';
import type { Store } from '../port';

/** The reading half of a store. */
export type Reader = {
  days: Pick<Store['days'], 'read' | 'from' | 'ofKey'>;
  settings: Pick<Store['settings'], 'newest'>;
  answers: Store['answers'];
  lessons: Store['lessons'];
  records: Store['records'];
  /** X10: who did what is deleted, and is not remembered here either. */
  forget: () => void;
  close: () => Promise<void>;
};

/** Stands for an address that is nobody's business here. */
export const SOME_ADDRESS = '-';

/** Who booked, without anything that tells who. */
export const withoutPerson = ({
  visitId,
  email,
  deleteOn,
}: Pick<Booker, 'visitId' | 'email' | 'deleteOn'>): Booker => ({
  ...{ visitId, deleteOn, name: '', email: email === null ? null : SOME_ADDRESS },
  ...{ phone: null, externalId: null, origin: null, answers: [] },
});
