// What has happened on a day. The list of these is the day: state, reports and audit are folds of it.
import { z } from 'zod';
import type { Actor } from './actors';
import { listedReasonSchema } from './affected';
import { workSchema } from './figures/work';
import { cameFromSchema, TRANSFER_EVENTS, thereSchema } from './offices/elsewhere';
import { paperShape } from './paper/brought';
import { printerProblemSchema, slipStateSchema, waitToldShape } from './printing';
import { idSchema, languageSchema, textSchema, tokenSchema } from './settings/basics';
import { homeArrivedShape, homeDrawnShape } from './settings/hall/fromHome';
import { errandSchema } from './settings/stations';

export { type Actor, personOf, stationOf } from './actors';
export { type Work, workSchema } from './figures/work';

/** A ticket number: letter and three digits (N1). */
export const numberSchema = z.string().regex(/^[A-Z]\d{3}$/);

/** M7, K5: why somebody goes before the others. A closed list: free words might name illnesses and people. */
export const RAISE_REASONS = ['health', 'child', 'correction', 'shortMatter', 'other'] as const;
export const raiseReasonSchema = z.enum(RAISE_REASONS);
export type RaiseReason = z.infer<typeof raiseReasonSchema>;

/** M8: why the call order took this visit and no other. */
export const whySchema = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('due'), slotAt: z.int() }),
  z.strictObject({ rule: z.literal('line') }),
  z.strictObject({ rule: z.literal('lineAfterRun'), run: z.int() }),
  z.strictObject({ rule: z.literal('early'), slotAt: z.int() }),
  z.strictObject({ rule: z.literal('back') }),
  /** K21: back from where a counter had sent it. */
  z.strictObject({ rule: z.literal('errand'), name: textSchema, article: z.enum(['zum', 'zur']) }),
  z.strictObject({ rule: z.literal('raised') }),
  /** K5: a clerk has called somebody past the order. */
  z.strictObject({ rule: z.literal('outOfOrder'), reason: raiseReasonSchema }),
  /** M10: booked, not checked in, and called once all the same. */
  z.strictObject({ rule: z.literal('forgotten'), slotAt: z.int() }),
]);
export type Why = z.infer<typeof whySchema>;

/** Who stood in the line at a call, as far as counters can tell them apart. */
export const lineGroupSchema = z.strictObject({ serviceIds: z.array(idSchema), onlyCounterId: idSchema.nullable() });
export type LineGroup = z.infer<typeof lineGroupSchema>;

/** Where an appointment was booked: online, by staff, or in another system. */
export const bookedViaSchema = z.enum(['public', 'staff', 'import']);
export type BookedVia = z.infer<typeof bookedViaSchema>;

/** When the office closes before a new ticket's turn: as the forecast says, or as staff have decided for the day. */
export const admissionSchema = z.enum(['byForecast', 'open', 'closed']);
export type Admission = z.infer<typeof admissionSchema>;

/** K17: what a counter takes for the rest of a day. */
export const servesTodaySchema = z.union([z.literal('all'), z.array(idSchema).min(1).max(200)]);
export type ServesToday = z.infer<typeof servesTodaySchema>;

const visitId = tokenSchema;
const counterId = idSchema;
const arrival = {
  visitId,
  /** The ticket page's address: chance, known to nobody but who holds the slip. */
  key: tokenSchema,
  serviceIds: z.array(idSchema).min(1),
  persons: z.int(),
  language: languageSchema,
};
const standing = {
  number: numberSchema,
  kioskId: idSchema.nullable(),
  /** What the visitor was told (F5), and the minutes behind it. */
  ...waitToldShape,
  expectedMin: z.number().nullable(),
};

export const eventSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('dayOpened'),
    /** What midnight does not mend: locks by hand and printers' problems go on. */
    locks: z.record(idSchema, z.string()),
    printers: z.record(idSchema, z.array(printerProblemSchema)),
  }),
  z.strictObject({ type: z.literal('dayClosed') }),
  /** T8: a changed end of the day had passed already; the day goes on until then. */
  z.strictObject({ type: z.literal('dayExtended'), endsAt: z.int() }),
  /** T4: the clock has leapt by so much; instants that were written before are seen by the clock of now. */
  z.strictObject({ type: z.literal('clockLeapt'), byMs: z.int() }),

  z.strictObject({ type: z.literal('ticketDrawn'), ...arrival, ...standing }),
  /** S88, K27: a slip of a paper block, handed out while the server was gone; when it was brought in is when this happened. */
  z.strictObject({
    type: z.literal('paperBrought'),
    ...arrival,
    via: z.literal('paper'),
    number: numberSchema,
    ...paperShape,
  }),
  /** K29: it was brought in by mistake, and is as if it never had been; its slip can be brought in again. */
  z.strictObject({ type: z.literal('paperTakenBack'), visitId, key: tokenSchema }),
  /** W23: drawn at home. It has the place of somebody who set out then, and is called only once its owner is there. */
  z.strictObject({ type: z.literal('homeNumberDrawn'), ...arrival, ...standing, ...homeDrawnShape }),
  /** W24: its owner is there. */
  z.strictObject({ type: z.literal('homeNumberArrived'), visitId, ...standing, ...homeArrivedShape }),
  /** A3: nobody else has the slot until `freeAt`; the form may be sent until `until`. */
  z.strictObject({
    type: z.literal('slotHeld'),
    holdId: tokenSchema,
    slotAt: z.int(),
    minutes: z.int(),
    until: z.int(),
    freeAt: z.int(),
  }),
  /** Given back before its time. */
  z.strictObject({ type: z.literal('slotReturned'), holdId: tokenSchema, freeAt: z.int() }),
  z.strictObject({
    type: z.literal('appointmentBooked'),
    ...arrival,
    code: z.string(),
    slotAt: z.int(),
    /** How long the slot is. */
    minutes: z.int(),
    via: bookedViaSchema,
    /** The hold that it uses up. */
    holdId: tokenSchema.nullable(),
    /** Another system's appointment: the digest of its id there, and what was said of it last. */
    importKey: z.string().nullable(),
    importSaid: z.string().nullable(),
    /** How often it was changed; calendars go by it. */
    revision: z.int(),
    /** It was on this day before, and has kept key and code. */
    movedFrom: z.iso.date().nullable(),
    cameFrom: cameFromSchema.optional(),
  }),
  z.strictObject({
    type: z.literal('appointmentCancelled'),
    visitId,
    /** A5: when others may have the slot. */
    freeAt: z.int(),
    /** The day it was moved to; null when it was cancelled. */
    movedTo: z.iso.date().nullable(),
    there: thereSchema.optional(),
  }),
  ...TRANSFER_EVENTS,
  /** A17: a change of the settings leaves no room for it, and somebody has to decide; or its owner has to be telephoned. */
  z.strictObject({
    type: z.literal('appointmentUnfit'),
    visitId,
    reason: listedReasonSchema,
    /** It was moved: the time that its owner knows. */
    wasAt: z.int().optional(),
  }),
  /** A21: its owner has said that they come. */
  z.strictObject({ type: z.literal('appointmentConfirmed'), visitId }),
  /** It stays as it is: somebody has decided so, or it fits again, or its owner was telephoned. */
  z.strictObject({ type: z.literal('appointmentKept'), visitId }),
  z.strictObject({
    type: z.literal('appointmentCheckedIn'),
    visitId,
    ...standing,
    language: languageSchema,
    /** C6: picked from a list, its slip leads to a page of this visit that can show and not change; null: to its own. */
    viewKey: tokenSchema.nullable(),
  }),

  z.strictObject({
    type: z.literal('ticketCalled'),
    visitId,
    counterId,
    why: whySchema,
    line: z.array(lineGroupSchema),
    /** W24: those on the way with a number from home whose turn it was before; absent where it was nobody's. */
    passed: z.array(tokenSchema).optional(),
  }),
  z.strictObject({ type: z.literal('ticketCalledAgain'), visitId, counterId }),
  z.strictObject({ type: z.literal('serviceBegan'), visitId, counterId }),
  z.strictObject({ type: z.literal('visitFinished'), visitId, counterId }),
  /** K7: what was done, noted with the end of the service or a while after it. */
  z.strictObject({ type: z.literal('workNoted'), visitId, counterId, work: workSchema }),
  /** K18: it has turned out to be for something else, or for more, or with other persons. */
  z.strictObject({
    type: z.literal('visitChanged'),
    visitId,
    counterId,
    serviceIds: z.array(idSchema).min(1),
    persons: z.int(),
  }),
  z.strictObject({ type: z.literal('visitMissed'), visitId }),
  z.strictObject({
    type: z.literal('visitParked'),
    visitId,
    counterId,
    /** K20: sent somewhere, and to report back; absent where only staff know what it fetches. */
    errand: errandSchema.optional(),
  }),
  /** K21: it is back from its errand, and the next one of the counter that sent it. */
  z.strictObject({ type: z.literal('visitReportedBack'), visitId }),
  z.strictObject({ type: z.literal('visitReturned'), visitId }),
  z.strictObject({
    type: z.literal('visitHandedOn'),
    visitId,
    /** Where it was decided; null is the administration. */
    counterId: counterId.nullable(),
    serviceIds: z.array(idSchema).min(1),
    onlyCounterId: idSchema.nullable(),
  }),
  z.strictObject({ type: z.literal('visitLeft'), visitId }),
  /** M7: to be next, for a reason. */
  z.strictObject({ type: z.literal('visitRaised'), visitId, reason: raiseReasonSchema }),
  /** K10: a counter takes back what it did; `versions` are those of the events that did it. */
  z.strictObject({ type: z.literal('actUndone'), counterId, visitId, versions: z.array(z.int()).min(1) }),
  /** Whether walk-ins are taken although, or not although, the forecast says otherwise. */
  z.strictObject({ type: z.literal('admissionSet'), admission: admissionSchema }),

  z.strictObject({ type: z.literal('counterOpened'), counterId, personId: tokenSchema }),
  z.strictObject({ type: z.literal('counterClosed'), counterId }),
  z.strictObject({ type: z.literal('counterPaused'), counterId, until: z.int().nullable() }),
  z.strictObject({ type: z.literal('counterResumed'), counterId }),
  /** K17: for the rest of the day; null: as the settings say again. */
  z.strictObject({ type: z.literal('counterMoved'), counterId, serves: servesTodaySchema.nullable() }),

  z.strictObject({ type: z.literal('kioskLocked'), kioskId: idSchema, reason: z.string() }),
  z.strictObject({ type: z.literal('kioskUnlocked'), kioskId: idSchema }),
  /** K8: the counter's clerk is in danger; somebody comes, `from` a counter or (null) the administration; it is over. */
  z.strictObject({ type: z.literal('emergencyCalled'), counterId }),
  z.strictObject({ type: z.literal('emergencyAcknowledged'), counterId, from: counterId.nullable() }),
  z.strictObject({ type: z.literal('emergencyEnded'), counterId }),
  /** W13: a visitor at a kiosk needs help; somebody goes there, `from` a counter or (null) the administration. */
  z.strictObject({ type: z.literal('helpCalled'), kioskId: idSchema }),
  z.strictObject({ type: z.literal('helpTaken'), kioskId: idSchema, from: counterId.nullable() }),
  /** K16: what it says stands beside the events; null is the administration. It was read at one of these places. */
  z.strictObject({
    type: z.literal('messageSent'),
    messageId: tokenSchema,
    from: counterId.nullable(),
    recipients: z.array(counterId.nullable()).min(1),
    toAll: z.boolean(),
    /** The visit that it is about. */
    about: visitId.nullable(),
  }),
  z.strictObject({ type: z.literal('messageRead'), messageId: tokenSchema, reader: counterId.nullable() }),

  z.strictObject({
    type: z.literal('slipQueued'),
    slipId: tokenSchema,
    visitId,
    kioskId: idSchema,
    printerId: idSchema,
    copy: z.boolean(),
  }),
  z.strictObject({
    type: z.literal('slipReported'),
    slipId: tokenSchema,
    state: slipStateSchema,
    problem: printerProblemSchema.nullable(),
  }),
  z.strictObject({ type: z.literal('slipSettled'), slipId: tokenSchema }),
  z.strictObject({
    type: z.literal('printerReported'),
    printerId: idSchema,
    problems: z.array(printerProblemSchema),
  }),
  /** Somebody sees to it: the alarm is quiet until the printer's condition changes. */
  z.strictObject({ type: z.literal('alarmAcknowledged'), printerId: idSchema }),
]);
export type DayEvent = z.infer<typeof eventSchema>;
export type DayEventOf<Type extends DayEvent['type']> = Extract<DayEvent, { type: Type }>;

/** An event as it is stored. `at` never runs backwards within a day. */
export type StoredEvent = { day: string; version: number; at: number; by: Actor; commandId: string; event: DayEvent };

export type VisitState =
  | 'booked'
  | 'waiting'
  | 'called'
  | 'serving'
  | 'done'
  | 'parked'
  | 'missed'
  | 'cancelled'
  | 'left';

/** K10: what a clerk does with visitors and can take back, by the names of the commands that do it. */
export type ActName =
  | 'callNext'
  | 'callOutOfOrder'
  | 'callBack'
  | 'callAgain'
  | 'begin'
  | 'finish'
  | 'noteWork'
  | 'changeVisit'
  | 'miss'
  | 'park'
  | 'sendOnErrand'
  | 'reportBack'
  | 'returnToLine'
  | 'handOn'
  | 'takeOut'
  | 'raise'
  | 'checkInVisit'
  | 'cancelAppointment';
