// What an event says that indexes of the log look for: by which keys an appointment is found, and whether acts still name
// somebody (X10). The words are those of ../../retention/naming.ts; a test holds the one to the other.
import { z } from 'zod';
import { FORGOTTEN, personOf } from '../../../../shared/actors';
import { actorOf } from '../../rows/actor';

const event = z.object({
  key: z.string().nullish(),
  code: z.string().nullish(),
  importKey: z.string().nullish(),
  personId: z.string().nullish(),
  reason: z.string().nullish(),
  locks: z.record(z.string(), z.unknown()).nullish(),
});

const isSet = (value: string | null | undefined): boolean => value !== null && value !== undefined;
const isSaid = (value: unknown): boolean => typeof value === 'string' && value !== '';

/** Whether who did something is somebody. */
const isSomebody = (by: string): boolean => {
  const actor = actorOf(by);
  const atDesk = actor.kind === 'device' && (actor.role === 'counter' || actor.role === 'admin');
  return personOf(actor) !== null || (atDesk && isSaid(actor.deviceId));
};

/** What is looked for in anything else. */
const NOTHING = {
  ...{ booking_key: null, booking_code: null, import_key: null },
  ...{ isNamed: false, says_why_locked: 0 },
};

const saidBy = (type: string, stored: string) => {
  const said = () => event.parse(JSON.parse(stored));
  switch (type) {
    case 'appointmentBooked': {
      const { key = null, code = null, importKey = null } = said();
      return { ...NOTHING, booking_key: key, booking_code: code, import_key: importKey };
    }
    case 'paperBrought':
    case 'paperTakenBack':
      return { ...NOTHING, booking_key: said().key ?? null };
    case 'counterOpened': {
      const { personId } = said();
      return { ...NOTHING, isNamed: isSet(personId) && personId !== FORGOTTEN };
    }
    case 'kioskLocked':
      return { ...NOTHING, says_why_locked: Number(isSaid(said().reason)) };
    case 'dayOpened':
      return { ...NOTHING, says_why_locked: Number(Object.values(said().locks ?? {}).some(isSaid)) };
    default:
      return NOTHING;
  }
};

/** Of an event as it is stored, with who did it. */
export const marksOf = (type: string, by: string, stored: string) => {
  const { isNamed, ...marks } = saidBy(type, stored);
  return { ...marks, names_somebody: Number(isSomebody(by) || isNamed) };
};
