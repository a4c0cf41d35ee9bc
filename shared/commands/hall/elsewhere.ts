// M18: an appointment moves to another office of the database.
import { z } from 'zod';
import type { NoSlots } from '../../appointmentViews';
import { contactSchema } from '../../contacts';
import { askedShape, cameFromSchema, officeId, type There, thereSchema } from '../../offices/elsewhere';
import { idSchema, languageSchema, tokenSchema } from '../../settings/basics';
import type { BookingResult, LetterFate } from '../appointments';
import { answer, dayCommand, deskCommand, done, query } from '../define';
import { day, slotAt, visit, visitId } from '../fields';

/** What `officesBeside` answers. */
export type OfficesBeside = { offices: { office: string; name: string }[] };

/** What `timesElsewhere` answers: `away` where the other office does not answer, `lacking` where it does not do what it is for. */
export type TimesElsewhere =
  | { is: 'away' }
  | { is: 'lacking'; services: string[] }
  | {
      is: 'there';
      serviceIds: string[];
      place: string | null;
      day: string;
      starts: number[];
      none: NoSlots | null;
      next: number[];
    };

/** What `moveElsewhere` answers: it is there; or the other office has not answered yet, and is asked again. */
export type MovedElsewhere = { there: (There & { letter: LetterFate }) | null };

export const elsewhereCommands = {
  officesBeside: query({
    does: 'The other offices of the database, to which an appointment can move.',
    asks: {},
    answers: answer<OfficesBeside>(),
    may: ['counter', 'admin'],
    right: 'manageAppointments',
    looksAt: 'nothing',
  }),
  timesElsewhere: query({
    does: 'The free times of another office for what an appointment of this one is for.',
    asks: { office: officeId, serviceIds: z.array(idSchema).min(1).max(5), persons: visit.persons, day },
    answers: answer<TimesElsewhere>(),
    may: ['counter', 'admin'],
    right: 'manageAppointments',
    looksAt: 'nothing',
  }),
  moveElsewhere: deskCommand({
    does: 'Moves an appointment of that day to another office: booked there first, and then cancelled here.',
    asks: { day, visitId, office: officeId, serviceIds: askedShape.serviceIds, slotAt },
    answers: answer<MovedElsewhere>(),
    right: 'manageAppointments',
    patience: 'long',
  }),
  offerAppointment: dayCommand({
    does: 'Another office is to be asked to take an appointment of that day.',
    asks: { day, visitId, office: officeId, name: askedShape.name, serviceIds: askedShape.serviceIds, slotAt },
    answers: answer<MovedElsewhere>(),
    may: ['office'],
    right: null,
    when: 'beforeOpening',
  }),
  leaveAppointment: dayCommand({
    does: 'Another office has taken it: here it is cancelled.',
    asks: { day, visitId, transferId: tokenSchema, there: thereSchema },
    answers: answer<{ letter: LetterFate }>(),
    may: ['office'],
    right: null,
    when: 'always',
  }),
  keepHere: dayCommand({
    does: 'No other office has it, or will: it stays.',
    asks: { day, visitId, transferId: tokenSchema },
    answers: done,
    may: ['office'],
    right: null,
    when: 'always',
  }),
  takeAppointment: dayCommand({
    does: 'Books what another office hands over; asked again, it is the same one. `isLate`: only if it was booked before.',
    asks: {
      ...visit,
      language: languageSchema,
      slotAt,
      contact: contactSchema.nullable(),
      from: cameFromSchema,
      isLate: z.boolean(),
    },
    answers: answer<BookingResult>(),
    may: ['office'],
    right: null,
    when: 'always',
  }),
  giveBack: dayCommand({
    does: 'Cancels what was taken from another office, where it stayed.',
    asks: { slotAt, transferId: tokenSchema },
    answers: done,
    may: ['office'],
    right: null,
    when: 'always',
  }),
};
