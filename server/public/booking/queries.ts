// What anybody may look up on the public port: the office, its free times, a challenge, an appointment's calendar file.
import { z } from 'zod';
import { daysQuerySchema, slotsQuerySchema } from '../../../shared/booking';
import { refuse } from '../../../shared/refusals';
import { tokenSchema } from '../../../shared/settings';
import { refuseRequest } from '../../http/http';
import { noBody, nothing, replyWith } from '../../http/openapi';
import { type Route, route } from '../../http/routes';
import { createNetworkAttempts } from '../../limits/attempts';
import type { Kept } from '../../limits/kept';
import { calendarFile } from '../../mail/calendarFile';
import { isAppointment } from '../../mail/letters/facts';
import { REFUSALS_OF_REQUESTS } from '../../queue/slots/request';
import type { Followed } from '../followed';
import type { TicketSnapshots } from '../ticketSnapshots';
import type { FreeSlots } from './free';
import { createFromHomeOffer, officeOf } from './office';
import type { ProofOfWork } from './proofOfWork';
import { challengeSchema, daysSchema, officeSchema, receptionNowSchema, slotsSchema } from './publicSchemas';
import { createReception } from './reception';
import { give, type NetworkOf, refusalOfDay, say } from './replies';
import { readRequest } from './visitRequest';

export type QueryParts = {
  branch: Followed;
  free: FreeSlots;
  proofs: ProofOfWork;
  ticketUrl: (key: string) => string;
  networkOf: NetworkOf;
  snapshots: Pick<TicketSnapshots, 'of'>;
  kept: Kept;
};

/** What belongs to an address: an appointment or a ticket, by its key. */
export const keySchema = z.strictObject({ key: tokenSchema });

export const LOOK = {
  method: 'get',
  access: 'open',
  params: nothing,
  query: nothing,
  body: noBody,
  refusals: [],
} as const;

const office = ({ branch, free }: QueryParts): Route => {
  const fromHome = createFromHomeOffer(branch);
  return route(
    {
      ...LOOK,
      path: '/api/office',
      name: 'getOffice',
      summary: 'The office, the services that are booked online, and the rules of booking.',
      answer: replyWith(officeSchema),
    },
    (_asked, response) => give(response, officeOf(branch, free, fromHome())),
  );
};

const reception = ({ branch }: QueryParts): Route => {
  const now = createReception(branch);
  return route(
    {
      ...LOOK,
      path: '/api/reception',
      name: 'getReception',
      summary:
        'What somebody is told who comes without an appointment now: in the office as a whole and for each service.',
      answer: replyWith(receptionNowSchema),
    },
    (_asked, response) => give(response, now()),
  );
};

const days = ({ branch, free }: QueryParts): Route =>
  route(
    {
      ...LOOK,
      path: '/api/days',
      name: 'findDays',
      summary: 'Up to 28 days from a day on, each with its free starts or why there are none, and the next free slot.',
      query: daysQuerySchema,
      answer: replyWith(daysSchema),
      refusals: REFUSALS_OF_REQUESTS,
    },
    ({ query }, response) => {
      const request = readRequest(branch.settings(), query);
      if ('refusal' in request) return say(response, { ok: false, ...request });
      give(response, free.days(query.from, request));
    },
  );

const slots = ({ branch, free }: QueryParts): Route =>
  route(
    {
      ...LOOK,
      path: '/api/slots',
      name: 'findSlots',
      summary: 'The free starts of one day, or why there are none, and then the next free ones.',
      query: slotsQuerySchema,
      answer: replyWith(slotsSchema),
      refusals: [...REFUSALS_OF_REQUESTS, 'slotNotOffered', 'slotInThePast'],
    },
    ({ query }, response) => {
      const request = readRequest(branch.settings(), query);
      if ('refusal' in request) return say(response, { ok: false, ...request });
      const refusal = refusalOfDay(query.day, free.today());
      if (refusal !== null) return say(response, { ok: false, ...refuse(refusal) });
      give(response, free.slots(query.day, request));
    },
  );

const challenge = ({ proofs, networkOf }: QueryParts): Route =>
  route(
    {
      ...LOOK,
      path: '/api/challenge',
      name: 'getChallenge',
      summary:
        'A challenge (ALTCHA, version 2) whose solution is the proof of a hold or of a place on the waiting list.',
      answer: replyWith(challengeSchema),
    },
    async (_asked, response) => give(response, await proofs.challenge(networkOf(response))),
  );

const calendar = ({ branch, ticketUrl }: QueryParts): Route =>
  route(
    {
      ...LOOK,
      path: '/api/appointments/:key/calendar.ics',
      name: 'getCalendarFile',
      summary: 'An appointment as an iCalendar file; a cancelled one takes itself out of the calendar.',
      params: keySchema,
      answer: { type: 'text/calendar', schema: z.string() },
      refusals: ['unknownVisit'],
    },
    async ({ params }, response) => {
      const appointment = (await branch.dayOfKey(params.key))?.byKey.get(params.key);
      if (appointment === undefined || !isAppointment(appointment)) return refuseRequest(response, 'unknownVisit');
      const entry = { appointment, settings: branch.settings(), url: ticketUrl(params.key), attendee: null };
      const { method, content } = calendarFile(entry);
      response.attachment('termin.ics').type(`text/calendar; charset=utf-8; method=${method}`).send(content);
    },
  );

/** Keys are not tried out: so many that nothing has, from one network within a minute. */
const MOST_GUESSES = 30;

/** W7: for a phone that no socket reaches. */
const ticket = ({ branch, snapshots, networkOf, kept }: QueryParts): Route => {
  const guesses = createNetworkAttempts(MOST_GUESSES, 60);
  kept.add('ticketGuessers', guesses.size);
  return route(
    {
      ...LOOK,
      path: '/api/tickets/:key',
      name: 'getTicket',
      summary: 'What the ticket page of this key shows now; its socket sends the same whenever it changes.',
      params: keySchema,
      answer: replyWith(z.looseObject({ build: z.string(), day: z.string(), now: z.number() })),
      refusals: ['unknownVisit', 'tooMany'],
    },
    async ({ params: { key } }, response) => {
      if ((await branch.dayOfKey(key)) !== null) return give(response, await snapshots.of(key));
      const wait = await guesses.count(networkOf(response));
      if (wait === null) refuseRequest(response, 'unknownVisit');
      else refuseRequest(response, 'tooMany', { seconds: wait });
    },
  );
};

/** The rows of the table that change nothing. */
export const queryRoutes = (parts: QueryParts): Route[] =>
  [office, reception, days, slots, challenge, calendar, ticket].map((row) => row(parts));
