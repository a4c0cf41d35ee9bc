// What is looked after: how forecasts held, bookings that look strange, who did what, and what is kept of people.
import { z } from 'zod';
import { type AuditCheck, type AuditEntry, auditFilterSchema } from '../audit/entry';
import type { DeletedResult, HeldResult, OwnDataResult, ProofResult } from '../privacy';
import { type ReplayState, replayChangeSchema } from '../replay/replay';
import type { Text } from '../settings/basics';
import { tokenSchema } from '../settings/basics';
import { answer, dayCommand, done, query, roomCommand } from './define';
import { day, visitId } from './fields';

/**
 * S54: how many were booked online today, and at most within one hour of it; and the same of that weekday in up to eight weeks
 * before, the latest first.
 */
export type BookingsToday = { count: number; past: number[]; busiest: number; pastBusiest: number[] };
/** What `unusualBookings` answers (A16): bookings of the last day that lie close together, by where they came from. */
export type UnusualResult = {
  /** null until the past has been counted, shortly after a start. */
  today: BookingsToday | null;
  patterns: {
    /** A digest that says nothing but which belong together. */
    network: string;
    appointments: {
      day: string;
      visitId: string;
      slotAt: number;
      bookedAt: number;
      persons: number;
      services: Text[];
      name: string | null;
    }[];
  }[];
};
/** What `cancelBookings` answers: how many were cancelled, and how many had moved on meanwhile. */
export type CancelledResult = { cancelled: number; kept: number };

/** Minutes of waiting as things stand, and with one counter more or fewer; null where nobody would be served. */
export type Minutes = { now: number | null; oneMore: number | null; oneFewer: number | null };
/** F5: a week's forecasts held against truth: minutes, and shares of the tickets (0 to 1). `week` is its Monday. */
export type WeekScore = {
  week: string;
  tickets: number;
  biasMin: number;
  errorMin: number;
  covered: number;
  longer: number;
};
/** What `insight` answers. */
export type InsightResult = {
  /** Newest week first. */
  scores: WeekScore[];
  /** For somebody who draws a ticket now. */
  newcomer: Minutes;
  /** The mean of the walk-ins who usually still come today, and how many; null until such a weekday was seen. */
  today: (Minutes & { coming: number }) | null;
  /**
   * Per quarter hour in which appointments are offered online: walk-ins in it, the mean of the `days` of that weekday
   * that were seen, and places at the same time. Empty until one was seen.
   */
  advice: {
    days: number;
    quarters: { from: string; to: string; walkIns: number; offered: number; proposed: number }[];
  };
};

/**
 * What `auditEntries` answers, the newest first; `next` goes on, null at the end. `check` is what was found when the chain
 * was last looked at, null before the first time since the start.
 */
export type AuditResult = { entries: AuditEntry[]; next: number | null; check: AuditCheck | null };

export const oversightCommands = {
  insight: query({
    does: 'Forecasts against truth, a counter more or fewer, and where to offer slots on a weekday (1 Monday to 7 Sunday).',
    asks: { weekday: z.int().min(1).max(7) },
    answers: answer<InsightResult>(),
    may: ['admin'],
    right: 'seeFigures',
    looksAt: 'nothing',
  }),
  unusualBookings: query({
    does: 'Online bookings that lie unusually close together (A16).',
    asks: {},
    answers: answer<UnusualResult>(),
    may: ['admin'],
    right: 'readNames',
    looksAt: 'people',
  }),
  cancelBookings: roomCommand({
    does: 'Cancels those chosen of a pattern of unusual bookings.',
    asks: {
      network: tokenSchema,
      appointments: z.array(z.strictObject({ day, visitId })).min(1).max(100),
    },
    answers: answer<CancelledResult>(),
    right: 'manageAppointments',
    isRemembered: true,
  }),
  settleBookings: roomCommand({
    does: 'Somebody has looked at a pattern, and it is all right.',
    asks: { network: tokenSchema },
    answers: done,
    right: 'manageAppointments',
    isRemembered: true,
  }),

  auditEntries: query({
    does: 'Entries of the audit before one (null: from the newest), as far as they fit (S4).',
    asks: { before: z.int().min(1).nullable(), filter: auditFilterSchema },
    answers: answer<AuditResult>(),
    may: ['admin'],
    right: 'seeAudit',
    looksAt: 'people',
  }),
  checkAudit: roomCommand({
    does: 'Checks the whole chain of the audit now (S26).',
    asks: {},
    answers: answer<AuditCheck>(),
    right: 'seeAudit',
    isRemembered: false,
    patience: 'long',
  }),
  startReplay: roomCommand({
    does: 'Plays the last eight weeks again with something changed (R11); one at a time, watched by `replayState`.',
    asks: { change: replayChangeSchema },
    answers: answer<ReplayState>(),
    right: 'seeFigures',
    isRemembered: false,
  }),
  cancelReplay: roomCommand({
    does: 'Gives up the replay that is under way.',
    asks: {},
    answers: answer<ReplayState>(),
    right: 'seeFigures',
    isRemembered: false,
  }),
  replayState: query({
    does: 'How far a replay is, and what came out of the last one.',
    asks: {},
    answers: answer<ReplayState>(),
    may: ['admin'],
    right: 'seeFigures',
    looksAt: 'nothing',
  }),
};

/** So many at once; whoever has more is asked about again. */
const MOST_DELETED = 100;

export const privacyCommands = {
  forgetVisitor: dayCommand({
    does: 'Nobody knows any more who booked this visit, nor what staff wrote about it; its letters are withdrawn (X13).',
    asks: { day, visitId },
    answers: done,
    may: ['office'],
    right: null,
    when: 'always',
  }),
  proveForgetting: query({
    does: 'Looks through every table for what is kept of people, and for what should be gone (X11). `run` names a search: asked again, how far it is, or what came out.',
    asks: { run: tokenSchema },
    answers: answer<ProofResult>(),
    looksAt: 'nothing',
    may: ['admin'],
    right: 'protectData',
  }),
  findPersonalData: query({
    does: 'Everything kept of one person, by name, e-mail address, phone number or code, of all days (X13, Art. 15 GDPR).',
    asks: { text: z.string().trim().min(3).max(80) },
    answers: answer<HeldResult>(),
    looksAt: 'people',
    may: ['admin'],
    right: 'protectData',
  }),
  deletePersonalData: roomCommand({
    does: 'Deletes what is kept of one person (X13, Art. 17 GDPR); appointments to come are cancelled, or kept without a name.',
    asks: {
      visits: z.array(z.strictObject({ day, visitId, isCancelled: z.boolean() })).max(MOST_DELETED),
      wishIds: z.array(tokenSchema).max(MOST_DELETED),
    },
    answers: answer<DeletedResult>(),
    right: 'protectData',
    isRemembered: true,
    size: 'large',
    patience: 'long',
  }),
  ownData: query({
    does: 'Everything kept of the person who asks (Art. 15 GDPR); null where nobody is logged in.',
    asks: {},
    answers: answer<OwnDataResult | null>(),
    looksAt: 'nothing',
    may: ['counter', 'admin'],
    right: 'own',
  }),
};
