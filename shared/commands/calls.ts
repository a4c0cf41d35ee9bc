// What a clerk does with visitors: call, begin, finish, park, hand on.
import { z } from 'zod';
import type { FoundView } from '../appointmentViews';
import { type ActName, raiseReasonSchema, type Why, workSchema } from '../events';
import { idSchema, type Text } from '../settings/basics';
import { answer, dayCommand, done, query } from './define';
import { note, visit, visitId } from './fields';

/** Whom somebody looks for, and how many are shown at most. */
const sought = { text: z.string().trim().min(1).max(80), most: z.int().min(1).max(100) };

/** What `callNext`, `callBack` and `callOutOfOrder` answer. */
export type CallResult = { visitId: string; number: string; why: Why };

/** What `findVisits` and `findPeople` answer: the first of them, and how many there are. */
export type FoundVisits = { found: FoundView[]; count: number };
/** K21: where somebody stands who has reported back: who is before them, and the one counter that calls them, if it is one. */
export type ReturnResult = {
  visitId: string;
  number: string;
  /** By name. */
  counter: string | null;
  /** D14: where it is, of who is called there. */
  placeHint: Text | null;
  peopleBefore: number;
  /** Called already, to that counter. */
  isCalled: boolean;
  /** It was away; who has only waited all the time is not back from anywhere. */
  isBack: boolean;
};

/** Whose visit it was, and what was taken back. */
export type UndoResult = { visitId: string; undone: ActName };

export const callCommands = {
  callNext: dayCommand({
    does: 'Selects, claims and announces the next visitor in one act.',
    asks: {},
    answers: answer<CallResult>(),
    may: ['counter'],
    right: 'serve',
    when: 'open',
  }),
  callAgain: dayCommand({
    does: 'Rings and speaks again for the visitor called here; after the last call the visit is missed (K3).',
    asks: { visitId },
    answers: done,
    may: ['counter'],
    right: 'serve',
    when: 'open',
  }),
  callBack: dayCommand({
    does: 'Calls a visitor who is parked, missed, done or taken out (K13).',
    asks: { visitId },
    answers: answer<CallResult>(),
    may: ['counter'],
    right: 'serve',
    when: 'open',
  }),
  begin: dayCommand({
    does: 'The visitor called here has come.',
    asks: { visitId },
    answers: done,
    may: ['counter'],
    right: 'serve',
    when: 'open',
  }),
  finish: dayCommand({
    does: 'The visitor called or served here is done; what was really done can be noted with it (K7).',
    asks: { visitId, work: workSchema.optional() },
    answers: done,
    may: ['counter'],
    right: 'serve',
    when: 'open',
  }),
  noteWork: dayCommand({
    does: 'What was really done with a visitor who was finished here within the last minutes (K7).',
    asks: { visitId, work: workSchema },
    answers: done,
    may: ['counter'],
    right: 'serve',
    when: 'open',
  }),
  changeVisit: dayCommand({
    does: 'The visitor called or served here comes for other services, or with other persons, than was known (K18).',
    asks: { visitId, ...visit },
    answers: done,
    may: ['counter'],
    right: 'serve',
    when: 'open',
  }),
  miss: dayCommand({
    does: 'The visitor called here did not come.',
    asks: { visitId },
    answers: done,
    may: ['counter'],
    right: 'serve',
    when: 'open',
  }),
  park: dayCommand({
    does: 'The visitor called or served here fetches something, and keeps number and position.',
    asks: { visitId, place: note },
    answers: done,
    may: ['counter'],
    right: 'serve',
    when: 'open',
  }),
  sendOnErrand: dayCommand({
    does: 'The visitor called or served here goes to one of the office’s places, such as the photo, and reports back after it (K20).',
    asks: { visitId, errandId: idSchema },
    answers: done,
    may: ['counter'],
    right: 'serve',
    when: 'open',
  }),
  reportBack: dayCommand({
    does: 'A parked visitor is back, named by number, by the key of the ticket page or by the visit: next where it was sent from, or in the line (K21).',
    asks: { ticket: z.string().trim().min(4).max(64) },
    answers: answer<ReturnResult>(),
    may: ['kiosk', 'counter', 'visitor'],
    right: 'serve',
    when: 'open',
  }),
  returnToLine: dayCommand({
    does: 'A visitor called or served here, or parked, missed, done or taken out anywhere, waits again with the original position.',
    asks: { visitId },
    answers: done,
    may: ['counter'],
    right: 'serve',
    when: 'open',
  }),
  handOn: dayCommand({
    does: 'A visitor called or served here, or waiting, goes to another counter or another service.',
    asks: {
      visitId,
      to: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('counter'), counterId: idSchema }),
        z.strictObject({ kind: z.literal('service'), serviceId: idSchema }),
      ]),
      note,
    },
    answers: done,
    may: ['counter', 'admin'],
    right: 'serve',
    when: 'open',
  }),
  takeOut: dayCommand({
    does: 'A visitor who waits, is parked or missed leaves the day (M11).',
    asks: { visitId },
    answers: done,
    may: ['counter', 'admin'],
    right: 'serve',
    when: 'open',
  }),
  raise: dayCommand({
    does: 'A visitor who waits is to be next, for a reason (M7).',
    asks: { visitId, reason: raiseReasonSchema },
    answers: done,
    may: ['counter'],
    right: 'raise',
    when: 'open',
  }),
  callOutOfOrder: dayCommand({
    does: 'Calls a visitor who waits to this counter past the order, for a reason (K5).',
    asks: { visitId, reason: raiseReasonSchema },
    answers: answer<CallResult>(),
    may: ['counter'],
    right: 'callOutOfOrder',
    when: 'open',
  }),
  undo: dayCommand({
    does: 'Takes back one of the counter’s last acts, named by its number in the snapshot, exactly (K10).',
    asks: { act: z.int().min(1) },
    answers: answer<UndoResult>(),
    may: ['counter'],
    right: 'own',
    when: 'open',
  }),

  findVisits: query({
    does: 'Everybody of today and appointments to come, by number or code, without names (K13).',
    asks: sought,
    answers: answer<FoundVisits>(),
    may: ['counter'],
    right: ['serve', 'manageAppointments'],
    looksAt: 'nothing',
  }),
  findPeople: query({
    does: 'The same by name too, with names.',
    asks: sought,
    answers: answer<FoundVisits>(),
    may: ['counter'],
    right: 'readNames',
    looksAt: 'people',
  }),
};
