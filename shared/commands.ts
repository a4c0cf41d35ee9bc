// Everything that can be asked of the office: one schema a command, and who may ask it.
import { z } from 'zod';
import { feedAddressSchema } from './appointments';
import { contactSchema, emailSchema } from './contacts';
import { MISSED_DECISIONS } from './imports';
import type { LookCommand } from './looks';
import { foldName, isLongEnough } from './names';
import type { OwnCommand } from './ownCommands';
import { channelSchema, idSchema, languageSchema, printerProfileSchema, settingsSchema, slipSchema } from './settings';

export * from './contacts';
export * from './looks';
export type { ImportedAppointment } from './ownCommands';

/** Ids that the server or a client made by chance: visits, slips, devices, command ids. */
export const tokenSchema = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);

/** The year 2100: instants that are later are mistakes. */
const LAST_INSTANT = 4_102_444_800_000;

const serviceIds = z.array(idSchema).min(1).max(5);
const persons = z.int().min(1).max(20);
const visitId = tokenSchema;
const noteSchema = z.string().trim().max(200);

const drawTicket = z.strictObject({
  type: z.literal('drawTicket'),
  serviceIds,
  persons,
  language: languageSchema,
});
const printAgain = z.strictObject({ type: z.literal('printAgain'), visitId });
const acknowledgeAlarm = z.strictObject({ type: z.literal('acknowledgeAlarm'), printerId: idSchema });
const settleSlip = z.strictObject({ type: z.literal('settleSlip'), slipId: tokenSchema });

const slotAt = z.int().min(0).max(LAST_INSTANT);

/** A3: a slot is reserved while the form is filled in; `instead` is given back for it. */
const holdSlot = z.strictObject({
  type: z.literal('holdSlot'),
  serviceIds,
  persons,
  slotAt,
  instead: z.strictObject({ holdId: tokenSchema, slotAt }).nullable(),
});
const returnSlot = z.strictObject({ type: z.literal('returnSlot'), holdId: tokenSchema, slotAt });
/** A free place of the slot, which a hold has reserved or not; or, by staff, one more than there are, at any minute. */
const place = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('free'), holdId: tokenSchema.nullable() }),
  z.strictObject({ kind: z.literal('extra') }),
]);
/** A17: nobody has spoken to its owner; unless a letter goes, it stands in the list of those to be telephoned. */
const untold = z.boolean().optional();
const bookAppointment = z.strictObject({
  type: z.literal('bookAppointment'),
  serviceIds,
  persons,
  language: languageSchema,
  slotAt,
  place,
  /** null: nobody's name is known. */
  contact: contactSchema.nullable(),
});
const moveAppointment = z.strictObject({
  type: z.literal('moveAppointment'),
  /** The day that it is on. */
  day: z.iso.date(),
  visitId,
  /** Where it goes. */
  slotAt,
  place,
  untold,
});
const cancelAppointment = z.strictObject({
  type: z.literal('cancelAppointment'),
  /** The day of the slot. */
  day: z.iso.date(),
  visitId,
  untold,
});
const checkIn = z.strictObject({
  type: z.literal('checkIn'),
  code: z.string().trim().toUpperCase().max(20),
  /** Null keeps the language of the booking. */
  language: languageSchema.nullable(),
});
/** C1: the same for who is picked from a list, or holds the ticket page in her hand. */
const checkInVisit = z.strictObject({
  type: z.literal('checkInVisit'),
  visitId,
  language: languageSchema.nullable(),
  /** C6: how the family name begins, where the kiosk asks for it. */
  familyName: z.string().trim().max(20).nullable(),
});

const callNext = z.strictObject({ type: z.literal('callNext') });
const callAgain = z.strictObject({ type: z.literal('callAgain'), visitId });
const callBack = z.strictObject({ type: z.literal('callBack'), visitId });
const begin = z.strictObject({ type: z.literal('begin'), visitId });
const finish = z.strictObject({ type: z.literal('finish'), visitId });
const miss = z.strictObject({ type: z.literal('miss'), visitId });
const park = z.strictObject({ type: z.literal('park'), visitId, place: noteSchema });
const returnToLine = z.strictObject({ type: z.literal('returnToLine'), visitId });
const handOn = z.strictObject({
  type: z.literal('handOn'),
  visitId,
  to: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('counter'), counterId: idSchema }),
    z.strictObject({ kind: z.literal('service'), serviceId: idSchema }),
  ]),
  note: noteSchema,
});
/** M11: who waits, is parked or missed leaves the day. */
const takeOut = z.strictObject({ type: z.literal('takeOut'), visitId });
/** M7: why somebody goes before the others. A closed list: free words might name illnesses and people. */
export const RAISE_REASONS = ['health', 'child', 'correction', 'shortMatter', 'other'] as const;
export const raiseReasonSchema = z.enum(RAISE_REASONS);
export type RaiseReason = z.infer<typeof raiseReasonSchema>;
const raise = z.strictObject({ type: z.literal('raise'), visitId, reason: raiseReasonSchema });

export const admissionSchema = z.enum(['byForecast', 'open', 'closed']);
const setAdmission = z.strictObject({ type: z.literal('setAdmission'), admission: admissionSchema });

const pause = z.strictObject({ type: z.literal('pause'), until: z.int().min(0).max(LAST_INSTANT).nullable() });
const resume = z.strictObject({ type: z.literal('resume') });
const logOut = z.strictObject({ type: z.literal('logOut') });

const lockKiosk = z.strictObject({
  type: z.literal('lockKiosk'),
  kioskId: idSchema,
  reason: z.string().trim().min(1).max(200),
});
const unlockKiosk = z.strictObject({ type: z.literal('unlockKiosk'), kioskId: idSchema });

/** A17: an appointment that a change of the settings left no room for stays as it is. */
const keepAppointment = z.strictObject({ type: z.literal('keepAppointment'), day: z.iso.date(), visitId });

const changeSettings = z.strictObject({
  type: z.literal('changeSettings'),
  /** The version that the change was made from; another one in between is refused. */
  version: z.int(),
  settings: settingsSchema,
  /** T8: what `affectedBy` answered, when somebody has agreed to it; left out when nobody is to be affected. */
  consent: z.string().max(100).optional(),
});

/** T6: the machine's clock has leapt, and somebody who has looked says that it is right. */
const trustClock = z.strictObject({ type: z.literal('trustClock') });

/** Commands that devices send through the socket. */
export const commandSchema = z.discriminatedUnion('type', [
  drawTicket,
  printAgain,
  settleSlip,
  acknowledgeAlarm,
  bookAppointment,
  moveAppointment,
  cancelAppointment,
  keepAppointment,
  checkIn,
  checkInVisit,
  callNext,
  callAgain,
  callBack,
  begin,
  finish,
  miss,
  park,
  returnToLine,
  handOn,
  takeOut,
  raise,
  setAdmission,
  pause,
  resume,
  logOut,
  lockKiosk,
  unlockKiosk,
  changeSettings,
  trustClock,
]);

export type DeviceCommand = z.infer<typeof commandSchema>;

/** Commands that come from the public port, put together there from what a visitor may say. */
export type VisitorCommand =
  | z.infer<typeof holdSlot>
  | z.infer<typeof returnSlot>
  /** Gives the number back. */
  | { type: 'leaveLine'; visitId: string };

export type Command = DeviceCommand | VisitorCommand | OwnCommand;
export type CommandOf<Type extends Command['type']> = Extract<Command, { type: Type }>;

/** What a browser can be, once paired. */
export const ROLES = ['kiosk', 'display', 'counter', 'admin'] as const;
export const roleSchema = z.enum(ROLES);
export type Role = z.infer<typeof roleSchema>;

/** Which role may ask what. A counter may ask nothing until its clerk is logged in. */
export const mayAsk: Record<DeviceCommand['type'], readonly Role[]> = {
  drawTicket: ['kiosk', 'counter'],
  printAgain: ['kiosk', 'counter', 'admin'],
  settleSlip: ['counter', 'admin'],
  acknowledgeAlarm: ['counter', 'admin'],
  bookAppointment: ['counter', 'admin'],
  moveAppointment: ['counter', 'admin'],
  cancelAppointment: ['counter', 'admin'],
  keepAppointment: ['counter', 'admin'],
  checkIn: ['kiosk', 'counter'],
  checkInVisit: ['kiosk', 'counter'],
  callNext: ['counter'],
  callAgain: ['counter'],
  callBack: ['counter'],
  begin: ['counter'],
  finish: ['counter'],
  miss: ['counter'],
  park: ['counter'],
  returnToLine: ['counter'],
  handOn: ['counter', 'admin'],
  takeOut: ['counter', 'admin'],
  raise: ['counter'],
  setAdmission: ['counter', 'admin'],
  pause: ['counter'],
  resume: ['counter'],
  logOut: ['counter'],
  lockKiosk: ['counter', 'admin'],
  unlockKiosk: ['counter', 'admin'],
  changeSettings: ['admin'],
  trustClock: ['admin'],
};

/** About 300 KB: some thousand rows. */
const csvFileSchema = z.base64().max(400_000);

/** It can be seen, and told from others. */
const personNameSchema = z
  .string()
  .trim()
  .max(60)
  .refine((name) => foldName(name) !== '');

/** What the administration asks about devices and people; answered beside the day, never stored as an event. */
export const accessCommandSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('invite'), role: roleSchema, stationId: idSchema }),
  /** S14: a link that nobody has opened yet is good for nothing any more. */
  z.strictObject({ type: z.literal('withdrawInvitation'), invitationId: tokenSchema }),
  z.strictObject({ type: z.literal('revokeDevice'), deviceId: tokenSchema }),
  z.strictObject({
    type: z.literal('savePerson'),
    personId: tokenSchema.nullable(),
    name: personNameSchema,
    /** null keeps the one there is. */
    password: z.string().max(200).refine(isLongEnough).nullable(),
  }),
  z.strictObject({ type: z.literal('removePerson'), personId: tokenSchema }),
  z.strictObject({ type: z.literal('testSlip'), printerId: idSchema }),
  /** Asked again as long as the answer is that there is none yet; likewise a probe. */
  z.strictObject({ type: z.literal('testResult'), slipId: tokenSchema }),
  z.strictObject({ type: z.literal('probePrinter'), channel: channelSchema }),
  z.strictObject({ type: z.literal('findPrinters') }),
  /** null takes it away. */
  z.strictObject({ type: z.literal('setMailPassword'), password: z.string().min(1).max(200).nullable() }),
  /** S16: where a calendar is; it is never told again, but for its host. */
  z.strictObject({ type: z.literal('setFeedAddress'), feedId: idSchema, url: feedAddressSchema }),
  z.strictObject({ type: z.literal('sendTestMail'), to: emailSchema }),
  /** The token of another booking system is answered once and never again. */
  z.strictObject({ type: z.literal('createSource'), name: z.string().trim().min(1).max(60) }),
  z.strictObject({ type: z.literal('revokeSource'), sourceId: tokenSchema }),
  /** A file of appointments, as base64; `serviceId` is for rows that name no service. */
  z.strictObject({ type: z.literal('previewCsv'), file: csvFileSchema, serviceId: idSchema.nullable() }),
  z.strictObject({ type: z.literal('importCsv'), file: csvFileSchema, serviceId: idSchema.nullable() }),
  z.strictObject({ type: z.literal('readFeed'), feedId: idSchema }),
  /** About the appointments that a calendar has no more. */
  z.strictObject({ type: z.literal('decideMissed'), feedId: idSchema, decision: z.enum(MISSED_DECISIONS) }),
  /** A16: those chosen of a pattern of unusual bookings, and that one has been looked at and is all right. */
  z.strictObject({
    type: z.literal('cancelBookings'),
    network: tokenSchema,
    appointments: z
      .array(z.strictObject({ day: z.iso.date(), visitId }))
      .min(1)
      .max(100),
  }),
  z.strictObject({ type: z.literal('settleBookings'), network: tokenSchema }),
  z.strictObject({
    type: z.literal('previewSlip'),
    slip: slipSchema,
    profile: printerProfileSchema,
    language: languageSchema,
  }),
]);
export type AccessCommand = z.infer<typeof accessCommandSchema>;

/** What a device sends: a fresh id of its own making, by which a retry is known (N4), and the command. */
export type Request = { id: string; command: DeviceCommand | AccessCommand | LookCommand };
