// On which day an appointment stands, by its key, its code or the id of another system: from today on, all of it in memory.
import type { StoredEvent } from '../../../shared/events';
import { plainCode } from '../../queue/views/sought';

type Place = { day: string; at: number; revision: number };
type Field = 'key' | 'code' | 'importKey';

export const createBookingIndex = () => {
  const places: Record<Field, Map<string, Place>> = { key: new Map(), code: new Map(), importKey: new Map() };
  const dayOf = (field: Field, value: string): string | null => places[field].get(value)?.day ?? null;

  return {
    /** It has happened, and is durable. In any order of days: the newest booking counts. */
    add: ({ day, at, event }: StoredEvent): void => {
      if (event.type !== 'appointmentBooked') return;
      const { revision } = event;
      for (const field of ['key', 'code', 'importKey'] as const) {
        const value = event[field];
        if (value === null) continue;
        const known = places[field].get(value);
        const isNewer = !known || at > known.at || (at === known.at && revision >= known.revision);
        if (isNewer) places[field].set(value, { day, at, revision });
      }
    },
    /** The day of the newest appointment; null when none from today on was booked so. */
    ofKey: (key: string): string | null => dayOf('key', key),
    ofCode: (code: string): string | null => dayOf('code', code),
    /** A22: the code that is typed, or else the only one that a pen makes like it. */
    codeLike: (typed: string): string | null => {
      const code = typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
      if (places.code.has(code)) return code;
      const plain = plainCode(typed);
      const alike = [...places.code.keys()].filter((one) => plainCode(one) === plain);
      return alike.length === 1 ? (alike[0] ?? null) : null;
    },
    ofImport: (importKey: string): string | null => dayOf('importKey', importKey),
    /** Days before this one are over. */
    forget: (before: string): void => {
      for (const field of Object.values(places))
        for (const [value, { day }] of field) if (day < before) field.delete(value);
    },
    size: (): number => places.key.size,
  };
};
export type BookingIndex = ReturnType<typeof createBookingIndex>;
