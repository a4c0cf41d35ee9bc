// What a browser at home asks the public port over HTTP, and what it is answered.
import { z } from 'zod';
import { contactSchema, emailSchema } from './contacts';
import type { AskedField } from './house/formFields';
import type { Forecast } from './printing';
import type { ClosedReason, LetterFate, NoSlots, OfficeView, Reception, Reply } from './protocol';
import {
  idSchema,
  LONGEST_WAY_MIN,
  languageSchema,
  type PublicLinks,
  type Responsible,
  type Text,
  tokenSchema,
} from './settings';
import { answersSchema } from './settings/appointments';

const wish = { serviceIds: z.array(idSchema).min(1).max(5), persons: z.int().min(1).max(20) };
/** A fresh id of the asker's own making, by which a retry is known (N4). */
const id = tokenSchema.min(16);
const slotAt = z.int().min(0).max(4_102_444_800_000);
/** A solved ALTCHA challenge, as base64 of its JSON. */
const proof = z.string().max(4000);

/** The days from `from` on; `services` are ids with commas between. */
export const daysQuerySchema = z.strictObject({
  services: z.string().max(250),
  persons: z.coerce.number().int().min(1).max(20),
  from: z.iso.date(),
});
/** The starts of one day. */
export const slotsQuerySchema = z.strictObject({
  services: z.string().max(250),
  persons: z.coerce.number().int().min(1).max(20),
  day: z.iso.date(),
});

export const holdRequestSchema = z.strictObject({
  id,
  ...wish,
  slotAt,
  /** A hold of one's own that is given back for this one. */
  instead: z.strictObject({ holdId: tokenSchema, slotAt }).nullable(),
  proof,
});
export const returnRequestSchema = z.strictObject({ id, holdId: tokenSchema, slotAt });
export const bookingRequestSchema = z.strictObject({
  id,
  ...wish,
  language: languageSchema,
  slotAt,
  holdId: tokenSchema,
  contact: contactSchema,
  /** G11: to the office's own fields, as `GET /api/office` lists them. */
  answers: answersSchema.optional(),
});
export const moveRequestSchema = z.strictObject({ id, slotAt, holdId: tokenSchema });
/** W23: a number for today, for somebody who is so many minutes away. */
export const homeRequestSchema = z.strictObject({
  id,
  ...wish,
  language: languageSchema,
  wayMin: z.int().min(0).max(LONGEST_WAY_MIN),
  proof,
});
/** A22: a code as somebody typed it. */
export const findRequestSchema = z.strictObject({ id, code: z.string().trim().min(1).max(20), proof });
/** N7: where a browser is rung, by its push service, and the keys that it has made for that. */
export const pushRequestSchema = z.strictObject({
  id,
  endpoint: z.url().max(1000),
  p256dh: z.string().regex(/^[A-Za-z0-9_-]{80,100}={0,2}$/),
  auth: z.string().regex(/^[A-Za-z0-9_-]{20,30}={0,2}$/),
  language: languageSchema,
});
/** Cancelling, leaving the line, leaving the waiting list. */
export const plainRequestSchema = z.strictObject({ id });
export const checkInRequestSchema = z.strictObject({
  id,
  language: languageSchema.nullable(),
  /** C7: the code that stands on the screens in the office; null where none is asked for. */
  sign: z.string().trim().max(12).nullable(),
});
/** A4: whoever joins is mailed when a slot of these days frees. */
export const waitingListRequestSchema = z.strictObject({
  id,
  ...wish,
  from: z.iso.date(),
  to: z.iso.date(),
  email: emailSchema,
  language: languageSchema,
  proof,
});

export type HoldRequest = z.infer<typeof holdRequestSchema>;
export type BookingRequest = z.infer<typeof bookingRequestSchema>;
export type HomeRequest = z.infer<typeof homeRequestSchema>;
export type FindRequest = z.infer<typeof findRequestSchema>;
export type WaitingListRequest = z.infer<typeof waitingListRequestSchema>;

export type PublicService = {
  id: string;
  leikaKey: string | null;
  name: Text;
  keywords: Text | null;
  bring: Text[];
  durationMin: number;
};
export type PublicField = AskedField;
/**
 * A23: what there is online at all, by the shortest matter: how many starts are free in the next four weeks, the next of them,
 * and when more come; null where nobody knows that.
 */
export type PublicOffer = {
  state: 'open' | 'nearlyFull' | 'full' | 'closed';
  free: number;
  nextAt: number | null;
  moreAt: number | null;
};
/** W23: for what a number can be drawn at home now, with the wait of somebody who comes now. */
export type PublicFromHome = {
  services: { id: string; name: Text; forecast: Forecast | null }[];
};
/** `GET /api/office` */
export type PublicOffice = {
  office: OfficeView;
  links: PublicLinks;
  /** S73: who is responsible for the data of visitors, and the data protection officer, as the office has named them. */
  responsible: Responsible;
  /** G22: what the office tells everybody who looks at a public page. */
  notices: Text[];
  services: PublicService[];
  /** G11: what is asked besides, in that order. */
  formFields: PublicField[];
  mostPersons: number;
  mostServices: number;
  holdMin: number;
  checkInMin: number;
  graceMin: number;
  /** X1: so many days after the appointment the personal data is deleted. */
  keepDays: number;
  /** M13: whether each day is published once it is over. */
  publishesDays: boolean;
  /** Whether the office sends mail; without it nobody is asked for an address. */
  mails: boolean;
  offer: PublicOffer;
  /** W23: null where none is given now. */
  fromHome: PublicFromHome | null;
  /** The office's day and clock (epoch ms), and the last day that may be booked. */
  today: string;
  now: number;
  lastDay: string;
};
/** `GET /api/reception`: what somebody is told who comes without an appointment now, in the office and for each service. */
export type PublicReception = {
  now: number;
  reception: Reception;
  services: {
    id: string;
    leikaKey: string | null;
    name: Text;
    isBookable: boolean;
    closed: ClosedReason | null;
    forecast: Forecast | null;
  }[];
};
/** One day of `GET /api/days`: how many starts are free, the first of them, or why there is none. */
export type PublicDay = { day: string; free: number; firstAt: number | null; none: NoSlots | null };
/** `GET /api/days`: 28 days or as many as there are, and the first free slot from `from` on, however far. */
export type PublicDays = { days: PublicDay[]; next: { day: string; slotAt: number } | null };
/** `GET /api/slots`: the free starts of a day, or why there is none, and then the next free ones after it. */
export type PublicSlots = { day: string; starts: number[]; none: NoSlots | null; next: number[] };

/** What `POST /api/holds` answers: the form may be sent until then. */
export type HoldResult = { holdId: string; slotAt: number; until: number };
/** What `POST /api/appointments` and `…/move` answer: the ticket page is at /t/<key>. */
export type BookedResult = { key: string; code: string; slotAt: number; letter: LetterFate };
/** W23: what `POST /api/numbers` answers: the ticket page is at /t/<key>; the code is said at the kiosk. */
export type HomeResult = { key: string; number: string; code: string };
/** What `POST /api/appointments/find` answers. */
export type FoundResult = { key: string };
/** A refusal of a slot comes with the next free ones (A3). */
export type PublicReply<Result> = Reply<Result> & { alternatives?: number[] };
