// Appointments: slots held, booked, moved, cancelled, looked up.
import { z } from 'zod';
import type { BookedView, ContactView, NoSlots } from '../appointmentViews';
import { contactSchema } from '../contacts';
import type { AskedField } from '../house/formFields';
import { answersSchema } from '../settings/appointments';
import { languageSchema, tokenSchema } from '../settings/basics';
import { answer, dayCommand, done, kioskCommand, query } from './define';
import { day, slotAt, visit, visitId } from './fields';

/** A free place of the slot, which a hold has reserved or not; or, by staff, one more than there are, at any minute. */
const place = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('free'), holdId: tokenSchema.nullable() }),
  z.strictObject({ kind: z.literal('extra') }),
]);

/** A17: nobody has spoken to its owner; unless a letter goes, it stands in the list of those to be telephoned. */
const untold = z.boolean().optional();
/** So many appointments at most are proposed a new time at once. */
const MOST_PROPOSED = 1000;

/** Whether a letter goes out about an appointment; or none, for its address has had as many as it may today (A14). */
export const LETTER_FATES = ['goes', 'none', 'tooMany'] as const;
export type LetterFate = (typeof LETTER_FATES)[number];
/** What `bookAppointment` and `moveAppointment` answer; `url` is the address of its ticket page. */
export type BookingResult = {
  visitId: string;
  key: string;
  code: string;
  slotAt: number;
  url: string;
  letter: LetterFate;
};
/** What `holdSlot` answers: the form may be sent until then. */
export type HeldResult = { holdId: string; slotAt: number; until: number };
/** What `appointmentsOf` and `findAppointments` answer. */
export type AppointmentsResult = { appointments: BookedView[]; none: NoSlots | null };
/** What `unfitAppointments` answers: these people have to be told. */
export type UnfitResult = { appointments: ContactView[]; none: null };
/** What `proposeMoves` answers: the next free time of each, or why there is none. */
export type MovesResult = {
  moves: { visitId: string; slotAt: number | null; none: 'serviceGone' | 'noCounter' | 'noneFree' | null }[];
};
/** What `appointment` answers; null when there is none. */
export type AppointmentResult = { appointment: ContactView | null };
/** What `freeSlots` answers: starts with a free place for staff, or why there is none, and then the next free ones. */
export type FreeSlotsResult = { day: string; starts: number[]; none: NoSlots | null; next: number[] };

/**
 * What `timesAtKiosk` answers: days with something free, and the day to go on from; null at the end. W19: what is asked of who
 * books there, and whether letters are sent at all.
 */
export type KioskTimes = {
  days: { day: string; starts: number[] }[];
  more: string | null;
  fields: AskedField[];
  mails: boolean;
};

export const appointmentCommands = {
  /** A3: a slot is reserved while the form is filled in; `instead` is given back for it. */
  holdSlot: dayCommand({
    does: 'Reserves a slot while the form is filled in.',
    asks: { ...visit, slotAt, instead: z.strictObject({ holdId: tokenSchema, slotAt }).nullable() },
    answers: answer<HeldResult>(),
    may: ['kiosk', 'visitor'],
    right: null,
    when: 'beforeOpening',
  }),
  returnSlot: dayCommand({
    does: 'Gives a reserved slot back.',
    asks: { holdId: tokenSchema, slotAt },
    answers: done,
    may: ['kiosk', 'visitor'],
    right: null,
    when: 'beforeOpening',
  }),
  bookAppointment: dayCommand({
    does: 'Books a free place of a slot, or one more at any minute; without a contact nobody knows the name.',
    asks: {
      ...visit,
      language: languageSchema,
      slotAt,
      place,
      contact: contactSchema.nullable(),
      answers: answersSchema.optional(),
    },
    answers: answer<BookingResult>(),
    may: ['kiosk', 'counter', 'admin', 'visitor'],
    right: 'manageAppointments',
    when: 'beforeOpening',
  }),
  moveAppointment: dayCommand({
    does: 'Moves an appointment of that day to another slot; key and code stay. `untold`: nobody has spoken to its owner, who is listed to be telephoned unless a letter goes.',
    asks: { day, visitId, slotAt, place, untold },
    answers: answer<BookingResult>(),
    may: ['counter', 'admin', 'visitor'],
    right: 'manageAppointments',
    when: 'beforeOpening',
  }),
  cancelAppointment: dayCommand({
    does: 'Cancels an appointment of that day; `untold` likewise.',
    asks: { day, visitId, untold },
    answers: done,
    may: ['counter', 'admin', 'visitor'],
    right: 'manageAppointments',
    when: 'beforeOpening',
  }),
  confirmAppointment: dayCommand({
    does: 'Its owner says that they come (A21).',
    asks: { day, visitId },
    answers: done,
    may: ['visitor'],
    right: null,
    when: 'beforeOpening',
  }),
  keepAppointment: dayCommand({
    does: 'An appointment that a change of the settings left no room for stays as it is (A17).',
    asks: { day, visitId },
    answers: done,
    may: ['counter', 'admin'],
    right: 'manageAppointments',
    when: 'beforeOpening',
  }),

  appointmentsOf: query({
    does: 'The appointments of a day, with names, without e-mail and phone.',
    asks: { day },
    answers: answer<AppointmentsResult>(),
    may: ['counter', 'admin'],
    right: 'readNames',
    looksAt: 'people',
  }),
  findAppointments: query({
    does: 'Appointments from today on, by a part of the name, the e-mail address or the code.',
    asks: { text: z.string().trim().min(2).max(80) },
    answers: answer<AppointmentsResult>(),
    may: ['counter', 'admin'],
    right: 'readNames',
    looksAt: 'people',
  }),
  appointment: query({
    does: 'One appointment, with e-mail and phone (X5).',
    asks: { day, visitId },
    answers: answer<AppointmentResult>(),
    may: ['counter', 'admin'],
    right: 'readNames',
    looksAt: 'people',
  }),
  freeSlots: query({
    does: 'Starts of a day with a place for staff, or why there is none.',
    asks: { ...visit, day },
    answers: answer<FreeSlotsResult>(),
    may: ['counter', 'admin'],
    /** Who gives appointments, and who sets when there are any. */
    right: ['manageAppointments', 'changeSettings'],
    looksAt: 'nothing',
  }),
  /** W16: at the kiosk, as people at home see them. */
  timesAtKiosk: kioskCommand({
    does: 'The next days with free times for people without an account, from a day on, and what they are asked.',
    asks: { ...visit, from: day },
    answers: answer<KioskTimes>(),
  }),
  unfitAppointments: query({
    does: "Appointments that wait for somebody's decision (A17).",
    asks: {},
    answers: answer<UnfitResult>(),
    may: ['counter', 'admin'],
    right: 'readNames',
    looksAt: 'people',
  }),
  proposeMoves: query({
    does: 'The next free time of each of these appointments, no place twice, or why there is none (A17).',
    asks: { visitIds: z.array(visitId).min(1).max(MOST_PROPOSED) },
    answers: answer<MovesResult>(),
    may: ['counter', 'admin'],
    right: 'manageAppointments',
    looksAt: 'nothing',
    size: 'large',
  }),
};
