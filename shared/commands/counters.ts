// Counters and kiosks themselves: pauses, locks, whether walk-ins are taken, calls for help, and what they write to each other.
import { z } from 'zod';
import { admissionSchema, servesTodaySchema } from '../events';
import type { Text } from '../settings';
import { idSchema, tokenSchema } from '../settings/basics';
import { answer, dayCommand, done, query } from './define';
import { LAST_INSTANT, visitId } from './fields';

/** As long as stands on a screen without getting in the way. */
export const MOST_MESSAGE = 200;

/** To whom: one counter, all at which somebody is, or the administration. */
export const addresseeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('counter'), counterId: idSchema }),
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('admin') }),
]);
export type Addressee = z.infer<typeof addresseeSchema>;

/** K17: whom nobody would call any more, who is here, parked, or expected today. */
export type StrandedResult = {
  stranded: { visitId: string; number: string | null; slotAt: number | null; services: Text[] }[];
};

/** K23: who is called or served there, and whom nobody would call any more. */
export type ClosingResult = StrandedResult & {
  visit: { number: string; isServed: boolean } | null;
};

const moving = { counterId: idSchema, serves: servesTodaySchema.nullable() };

export const counterCommands = {
  pause: dayCommand({
    does: 'The clerk pauses, if possible with the instant of return.',
    asks: { until: z.int().min(0).max(LAST_INSTANT).nullable() },
    answers: done,
    may: ['counter'],
    right: 'serve',
    when: 'open',
  }),
  resume: dayCommand({
    does: 'The clerk is back.',
    asks: {},
    answers: done,
    may: ['counter'],
    right: 'serve',
    when: 'open',
  }),
  logOut: dayCommand({
    does: 'The clerk leaves the counter, which has to be free.',
    asks: {},
    answers: done,
    may: ['counter'],
    right: 'own',
    when: 'open',
  }),
  openCounter: dayCommand({
    does: 'A clerk whose password was right sits down.',
    asks: { counterId: idSchema, personId: tokenSchema },
    answers: done,
    may: ['office'],
    right: null,
    when: 'open',
  }),
  leaveCounters: dayCommand({
    does: 'A clerk does not work here any more.',
    asks: { personId: tokenSchema },
    answers: done,
    may: ['office'],
    right: null,
    when: 'always',
  }),
  // K23: a clerk who has gone home, by whoever could take the counter out of the settings as well.
  closeCounter: dayCommand({
    does: 'A counter that somebody has left open closes: who is called waits again, who is served is done. Asks for a yes to just those whom nobody would call then (K23).',
    asks: { counterId: idSchema, agreed: z.array(tokenSchema).max(2000) },
    answers: done,
    may: ['admin'],
    right: 'changeSettings',
    when: 'open',
    size: 'large',
  }),
  leftByClosing: query({
    does: 'Who is at a counter, and whom nobody would call any more if it closed (K23).',
    asks: { counterId: idSchema },
    answers: answer<ClosingResult>(),
    may: ['admin'],
    right: 'changeSettings',
    looksAt: 'nothing',
  }),
  // K17: who may change it for good, may change it for today: nobody can do more by it.
  moveCounter: dayCommand({
    does: 'What a counter takes for the rest of the day; null is what the settings say. Asks for a yes to just those whom nobody would call then (K17).',
    asks: { ...moving, agreed: z.array(tokenSchema).max(2000) },
    answers: done,
    may: ['counter', 'admin'],
    right: 'changeSettings',
    when: 'open',
    size: 'large',
  }),
  strandedBy: query({
    does: 'Whom nobody would call any more if a counter took this for the rest of the day (K17).',
    asks: moving,
    answers: answer<StrandedResult>(),
    may: ['counter', 'admin'],
    right: 'changeSettings',
    size: 'large',
    looksAt: 'nothing',
  }),
  setAdmission: dayCommand({
    does: 'Whether walk-ins are taken, for the rest of the day.',
    asks: { admission: admissionSchema },
    answers: done,
    may: ['counter', 'admin'],
    right: 'admit',
    when: 'open',
  }),
  lockKiosk: dayCommand({
    does: 'Locks a kiosk, with the reason that visitors read (W5).',
    asks: { kioskId: idSchema, reason: z.string().trim().min(1).max(200) },
    answers: done,
    may: ['counter', 'admin'],
    right: 'lockKiosks',
    when: 'always',
  }),
  unlockKiosk: dayCommand({
    does: 'Takes back a lock by hand.',
    asks: { kioskId: idSchema },
    answers: done,
    may: ['counter', 'admin'],
    right: 'lockKiosks',
    when: 'always',
  }),
  // K8: somebody at a counter is in danger, and everybody else comes.
  callEmergency: dayCommand({
    does: 'The clerk is in danger: every other counter and the administration show and sound it (K8).',
    asks: {},
    answers: done,
    may: ['counter'],
    right: 'own',
    when: 'always',
  }),
  acknowledgeEmergency: dayCommand({
    does: 'Somebody comes to help; all see who.',
    asks: { counterId: idSchema },
    answers: done,
    may: ['counter', 'admin'],
    right: 'own',
    when: 'always',
  }),
  endEmergency: dayCommand({
    does: 'The danger is over, or it was called by mistake.',
    asks: { counterId: idSchema },
    answers: done,
    may: ['counter', 'admin'],
    right: 'own',
    when: 'always',
  }),
  // W13: somebody at a kiosk needs help, and somebody goes there.
  callHelp: dayCommand({
    does: 'A visitor at this kiosk asks for help: counters and the administration are told until somebody goes there (W13).',
    asks: {},
    answers: done,
    may: ['kiosk'],
    right: null,
    when: 'always',
  }),
  takeHelp: dayCommand({
    does: 'Somebody goes to help at a kiosk; it says so there.',
    asks: { kioskId: idSchema },
    answers: done,
    may: ['counter', 'admin'],
    right: 'own',
    when: 'always',
  }),
  // K16: short messages from counter to counter, and to and from the administration.
  sendMessage: dayCommand({
    does: 'A short message to one counter, to all, or to the administration; it may be about a visit (K16).',
    asks: {
      to: addresseeSchema,
      text: z.string().trim().min(1).max(MOST_MESSAGE),
      about: visitId.nullable(),
    },
    answers: answer<{ messageId: string }>(),
    may: ['counter', 'admin'],
    right: 'serve',
    when: 'open',
  }),
  readMessage: dayCommand({
    does: 'A message was read here; who sent it sees that.',
    asks: { messageId: tokenSchema },
    answers: done,
    may: ['counter', 'admin'],
    right: 'serve',
    when: 'open',
  }),
};
