// What an event says that indexes of the log look for: by which keys an appointment is found, and whether acts still name
// somebody (X10). The words are those of ../../retention/naming.ts; a test holds the one to the other.
import { z } from 'zod';
import { FORGOTTEN } from '../../../../shared/actors';

const actor = z.object({ personId: z.string().nullish(), role: z.string().optional(), deviceId: z.string().nullish() });
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

/** Of an event as it is stored, with who did it. */
export const marksOf = (type: string, by: string, stored: string) => {
  const [who, what] = [actor.parse(JSON.parse(by)), event.parse(JSON.parse(stored))];
  const isBooking = type === 'appointmentBooked';
  const atDesk = (who.role === 'counter' || who.role === 'admin') && isSaid(who.deviceId);
  const opened = type === 'counterOpened' && isSet(what.personId) && what.personId !== FORGOTTEN;
  const isReasonSaid = type === 'kioskLocked' && isSaid(what.reason);
  const areLocksSaid = type === 'dayOpened' && Object.values(what.locks ?? {}).some(isSaid);
  return {
    booking_key: isBooking || type === 'paperBrought' || type === 'paperTakenBack' ? (what.key ?? null) : null,
    booking_code: isBooking ? (what.code ?? null) : null,
    import_key: isBooking ? (what.importKey ?? null) : null,
    names_somebody: Number(isSet(who.personId) || atDesk || opened),
    says_why_locked: Number(isReasonSaid || areLocksSaid),
  };
};
