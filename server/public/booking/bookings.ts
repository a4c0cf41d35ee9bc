// Slots held, given back, booked and moved by people at home.
import {
  bookingRequestSchema,
  holdRequestSchema,
  moveRequestSchema,
  returnRequestSchema,
} from '../../../shared/booking';
import type { Command } from '../../../shared/commands';
import { refuse } from '../../../shared/refusals';
import { nothing, replyWith } from '../../http/openapi';
import { type Route, route } from '../../http/routes';
import type { NetworkTally } from '../../limits/tally';
import { REFUSALS_OF_REQUESTS } from '../../queue/slots/request';
import type { Followed } from '../followed';
import type { Holds } from './holds';
import type { ProofOfWork } from './proofOfWork';
import { bookedSchema, doneSchema, holdSchema } from './publicSchemas';
import { keySchema } from './queries';
import { type Asking, give, type NetworkOf, REFUSALS_OF_SLOTS, type Replies, say, shown, VISITOR } from './replies';

export type BookingParts = {
  branch: Followed;
  holds: Holds;
  proofs: ProofOfWork;
  replies: Replies;
  /** A15: holds of a network within the hour. */
  held: NetworkTally;
  networkOf: NetworkOf;
};

/** A15: so many times what may be booked from a network may be held from it: people look around. */
const HOLDS_FOR_A_BOOKING = 3;

export const ACT = { method: 'post', access: 'open', params: nothing, query: nothing } as const;
export const json = <Schema>(schema: Schema) => ({ type: 'application/json', schema });

const hold = ({ branch, holds, proofs, replies, held, networkOf }: BookingParts): Route =>
  route(
    {
      ...ACT,
      path: '/api/holds',
      name: 'holdSlot',
      summary: 'Reserves a slot while a form is filled in; one held before can be given back for it.',
      body: json(holdRequestSchema),
      answer: replyWith(holdSchema),
      refusals: ['proofNeeded', ...REFUSALS_OF_REQUESTS, ...REFUSALS_OF_SLOTS, 'tooManyBookings', 'idUsedBefore'],
    },
    async ({ body }, response) => {
      const { id, proof, slotAt, serviceIds, persons } = body;
      const instead = body.instead && replies.refusalOfSlot(body.instead.slotAt) === null ? body.instead : null;
      const command: Command = { type: 'holdSlot', serviceIds, persons, slotAt, instead };
      const network = networkOf(response);
      const reply = await replies.ask({ id, command, network }, async () => {
        if (!(await proofs.redeem(proof, id, network))) return 'proofNeeded';
        const refusal = replies.refusalOfSlot(slotAt);
        if (refusal !== null) return refusal;
        const most = branch.settings().appointments.perNetworkAndHour * HOLDS_FOR_A_BOOKING;
        return held.of(network) >= most || held.add(network) > most ? 'tooManyBookings' : null;
      });
      if (reply.ok) holds.made(holdSchema.parse(reply.result).holdId);
      say(response, replies.withAlternatives(reply, slotAt, { serviceIds, persons }));
    },
  );

const giveBack = ({ branch, replies }: BookingParts): Route =>
  route(
    {
      ...ACT,
      path: '/api/holds/return',
      name: 'returnSlot',
      summary: 'Gives a held slot back. One that has run out, or is not known, is given back already.',
      body: json(returnRequestSchema),
      answer: replyWith(doneSchema),
      refusals: ['idUsedBefore'],
    },
    async ({ body: { id, holdId, slotAt } }, response) => {
      if (replies.refusalOfSlot(slotAt) !== null) return give(response, null);
      const command: Command = { type: 'returnSlot', holdId, slotAt };
      say(response, await branch.handle({ id, by: VISITOR, command }));
    },
  );

/** Asks with a hold, which is this request's alone unless nothing comes of it. */
const askWithHold = async (
  { holds, replies }: BookingParts,
  asking: Asking,
  hold: { holdId: string; slotAt: number },
) => {
  let isClaimed = false;
  const reply = await replies.ask(asking, () => {
    const refusal = replies.refusalOfSlot(hold.slotAt);
    if (refusal !== null) return refusal;
    isClaimed = holds.claim(hold.holdId, hold.slotAt, asking.id);
    return isClaimed ? null : 'holdExpired';
  });
  if (isClaimed && !reply.ok) holds.release(hold.holdId);
  return shown(reply, bookedSchema);
};

const book = (parts: BookingParts): Route =>
  route(
    {
      ...ACT,
      path: '/api/appointments',
      name: 'bookAppointment',
      summary: 'Books the slot that is held. The ticket page is at /t/ followed by the key.',
      body: json(bookingRequestSchema),
      answer: replyWith(bookedSchema),
      refusals: [
        ...REFUSALS_OF_REQUESTS,
        ...REFUSALS_OF_SLOTS,
        ...(['answerMissing', 'answerInvalid', 'tooManyBookings', 'idUsedBefore'] as const),
      ],
    },
    async ({ body }, response) => {
      const { id, holdId, slotAt, serviceIds, persons, language, contact, answers } = body;
      const place = { kind: 'free', holdId } as const;
      const command: Command = {
        ...{ type: 'bookAppointment', serviceIds, persons, language, slotAt, place, contact },
        ...(answers && { answers }),
      };
      const reply = await askWithHold(parts, { id, command, network: parts.networkOf(response) }, body);
      say(response, parts.replies.withAlternatives(reply, slotAt, { serviceIds, persons }));
    },
  );

const move = (parts: BookingParts): Route =>
  route(
    {
      ...ACT,
      path: '/api/appointments/:key/move',
      name: 'moveAppointment',
      summary: 'Moves an appointment to the slot that is held. Its address and its code stay.',
      params: keySchema,
      body: json(moveRequestSchema),
      answer: replyWith(bookedSchema),
      refusals: ['unknownVisit', 'notChangeable', 'visitMovedOn', ...REFUSALS_OF_SLOTS],
    },
    async ({ params: { key }, body: { id, holdId, slotAt } }, response) => {
      const { branch, replies } = parts;
      const day = await branch.dayOfKey(key);
      const visit = day?.byKey.get(key);
      if (!day || visit === undefined) return say(response, { ok: false, ...refuse('unknownVisit') });
      const { code, state, serviceIds, persons } = visit;
      // A retry finds the appointment where it has been moved to.
      if (visit.slotAt === slotAt && state !== 'cancelled') {
        const isWritten = branch.settings().mail !== null && Boolean(day.bookers.get(visit.id)?.email);
        return give(response, { key, code, slotAt, letter: isWritten ? 'goes' : 'none' });
      }
      const place = { kind: 'free', holdId } as const;
      const command: Command = { type: 'moveAppointment', day: day.day, visitId: visit.id, slotAt, place };
      const asking = { id, command, network: parts.networkOf(response) };
      const reply = await askWithHold(parts, asking, { holdId, slotAt });
      say(response, replies.withAlternatives(reply, slotAt, { serviceIds, persons }));
    },
  );

/** The rows of the table by which slots are taken. */
export const bookingRoutes = (parts: BookingParts): Route[] => [hold, giveBack, book, move].map((row) => row(parts));
