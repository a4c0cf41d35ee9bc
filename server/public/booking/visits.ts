// What the owner of a ticket page may do with it, and the waiting list.
import { checkInRequestSchema, plainRequestSchema, waitingListRequestSchema } from '../../../shared/booking';
import type { Command } from '../../../shared/commands';
import type { Reply } from '../../../shared/protocol';
import { refuse } from '../../../shared/refusals';
import { replyWith } from '../../http/openapi';
import { type Route, route } from '../../http/routes';
import { createAttempts, createNetworkAttempts } from '../../limits/attempts';
import type { Kept } from '../../limits/kept';
import type { WaitingList } from '../../mail/waitingList';
import type { Visit } from '../../queue/day/day';
import type { Network } from '../../queue/day/network';
import { checkInFrom } from '../../queue/slots/hours';
import { REFUSALS_OF_REQUESTS, refusalOfRequest } from '../../queue/slots/request';
import { phoneCheckIn } from '../../queue/views/parts';
import type { Followed } from '../followed';
import { ACT, json } from './bookings';
import type { ProofOfWork } from './proofOfWork';
import { checkedInSchema, doneSchema } from './publicSchemas';
import { keySchema } from './queries';
import { give, type NetworkOf, type Replies, say, shown, VISITOR } from './replies';

export type VisitParts = {
  branch: Followed;
  proofs: ProofOfWork;
  replies: Replies;
  waitingList: Pick<WaitingList, 'join' | 'leave' | 'confirm'>;
  /** C7: what the screens in the office show. */
  signs: { isGood: (typed: string) => Promise<boolean> | boolean };
  networkOf: NetworkOf;
  kept: Kept;
};

/** C7: so many wrong signs of one ticket, and from one network, within ten minutes: more than anybody mistypes. */
const WRONG_SIGNS = { ofTicket: 5, ofNetwork: 60, seconds: 600 };

const refused = (...said: Parameters<typeof refuse>): Reply => ({ ok: false, ...refuse(...said) });

/** Asks about the visit with this key; refused as `unknownVisit` when there is none. */
const askAbout = async (
  branch: Followed,
  key: string,
  id: string,
  commandOf: (visit: Visit, day: string) => Command | Reply,
): Promise<Reply> => {
  const day = await branch.dayOfKey(key);
  const visit = day?.byKey.get(key);
  if (!day || visit === undefined) return refused('unknownVisit');
  const command = commandOf(visit, day.day);
  return 'ok' in command ? command : branch.handle({ id, by: VISITOR, command });
};

const cancel = ({ branch }: VisitParts): Route =>
  route(
    {
      ...ACT,
      path: '/api/appointments/:key/cancel',
      name: 'cancelAppointment',
      summary: 'Cancels an appointment before its slot.',
      params: keySchema,
      body: json(plainRequestSchema),
      answer: replyWith(doneSchema),
      refusals: ['unknownVisit', 'notChangeable', 'visitMovedOn', 'idUsedBefore'],
    },
    async ({ params: { key }, body: { id } }, response) =>
      say(
        response,
        await askAbout(branch, key, id, (visit, day) => ({ type: 'cancelAppointment', day, visitId: visit.id })),
      ),
  );

/** C7: whether somebody is here, by what they have typed. Guessing is slow; a right one costs nothing. */
const createSignGuard = ({ branch, signs, kept }: VisitParts) => {
  const ofTickets = createAttempts(WRONG_SIGNS.ofTicket, WRONG_SIGNS.seconds);
  const ofNetworks = createNetworkAttempts(WRONG_SIGNS.ofNetwork, WRONG_SIGNS.seconds);
  kept.add('signsOfTickets', ofTickets.size);
  kept.add('signsOfNetworks', ofNetworks.size);
  const refusalOf = async (sign: string, visitId: string, network: Network): Promise<Reply | null> => {
    const wait = (await ofTickets.wait(visitId)) ?? (await ofNetworks.wait(network));
    if (wait !== null) return refused('tooMany', { seconds: wait });
    if (await signs.isGood(sign)) return null;
    await Promise.all([ofTickets.count(visitId), ofNetworks.count(network)]);
    return refused('signNeeded');
  };
  type Said = { sign: string | null; visit: Visit; network: Network };
  return ({ sign, visit, network }: Said): Reply | null | Promise<Reply | null> => {
    switch (phoneCheckIn(branch.settings(), visit.home !== null)) {
      case 'off':
        return refused('notByPhone');
      case 'anywhere':
        return null;
      case 'withSign':
        return refusalOf(sign ?? '', visit.id, network);
    }
  };
};

/** Too early is told before anything is asked for: nobody need be here to hear it. */
const earlyReply = ({ branch }: VisitParts, { slotAt }: Visit, day: string): Reply | null => {
  const from = checkInFrom(branch.settings(), slotAt ?? 0);
  return day > branch.today().day || branch.now() < from ? refused('tooEarly', { from }) : null;
};

const checkIn = (parts: VisitParts): Route => {
  const { branch, replies, networkOf } = parts;
  const refusalOfSign = createSignGuard(parts);
  return route(
    {
      ...ACT,
      path: '/api/appointments/:key/check-in',
      name: 'checkIn',
      summary: 'Checks in with an appointment of today; from then on its number is in the queue.',
      params: keySchema,
      body: json(checkInRequestSchema),
      answer: replyWith(checkedInSchema),
      refusals: [
        ...(['unknownVisit', 'tooEarly', 'signNeeded', 'notByPhone', 'tooMany', 'alreadyCheckedIn'] as const),
        ...(['noNumbersLeft', 'dayClosed', 'idUsedBefore'] as const),
      ],
    },
    async ({ params: { key }, body: { id, language, sign } }, response) => {
      const day = await branch.dayOfKey(key);
      const visit = day?.byKey.get(key);
      if (!day || visit === undefined) return say(response, refused('unknownVisit'));
      const command: Command = { type: 'checkInVisit', visitId: visit.id, language, familyName: null };
      const network = networkOf(response);
      const isNew = visit.state === 'booked' && (await replies.before(id, command)) === null;
      const refusal = isNew
        ? (earlyReply(parts, visit, day.day) ?? (await refusalOfSign({ sign, visit, network })))
        : null;
      if (refusal !== null) return say(response, refusal);
      say(response, shown(await branch.handle({ id, by: VISITOR, command }), checkedInSchema));
    },
  );
};

const leave = ({ branch }: VisitParts): Route =>
  route(
    {
      ...ACT,
      path: '/api/tickets/:key/leave',
      name: 'leaveLine',
      summary: 'Gives the number of a ticket back: its owner goes.',
      params: keySchema,
      body: json(plainRequestSchema),
      answer: replyWith(doneSchema),
      refusals: ['unknownVisit', 'visitMovedOn', 'idUsedBefore'],
    },
    async ({ params: { key }, body: { id } }, response) =>
      say(response, await askAbout(branch, key, id, (visit) => ({ type: 'leaveLine', visitId: visit.id }))),
  );

const back = ({ branch }: VisitParts): Route =>
  route(
    {
      ...ACT,
      path: '/api/tickets/:key/back',
      name: 'reportBack',
      summary: 'Its owner, who was sent to the photo or another place, is back: next where it was sent from.',
      params: keySchema,
      body: json(plainRequestSchema),
      answer: replyWith(doneSchema),
      refusals: ['unknownVisit', 'visitMovedOn', 'idUsedBefore'],
    },
    async ({ params: { key }, body: { id } }, response) => {
      const reply = await askAbout(branch, key, id, (visit) => ({ type: 'reportBack', ticket: visit.id }));
      say(response, reply.ok ? { ok: true, result: null } : reply);
    },
  );

const joinWaitingList = ({ branch, proofs, waitingList, networkOf }: VisitParts): Route =>
  route(
    {
      ...ACT,
      path: '/api/waiting-list',
      name: 'joinWaitingList',
      summary:
        'Has the office mail somebody when a slot of these days frees, once they have confirmed it by the first letter.',
      body: json(waitingListRequestSchema),
      answer: replyWith(doneSchema),
      refusals: ['proofNeeded', ...REFUSALS_OF_REQUESTS, 'slotInThePast', 'slotTooFar', 'tooMany'],
    },
    async ({ body: { id, proof, ...request } }, response) => {
      if (!(await proofs.redeem(proof, id, networkOf(response)))) return say(response, refused('proofNeeded'));
      const refusal = refusalOfRequest(branch.settings(), request, 'public');
      say(response, refusal ? { ok: false, ...refusal } : await waitingList.join({ id, ...request }));
    },
  );

const confirmWaitingList = ({ waitingList }: VisitParts): Route =>
  route(
    {
      ...ACT,
      path: '/api/waiting-list/:key/confirm',
      name: 'confirmWaitingList',
      summary: 'Confirms a wish of the waiting list, by the key in its first letter.',
      params: keySchema,
      body: json(plainRequestSchema),
      answer: replyWith(doneSchema),
      refusals: ['linkUsedOrExpired'],
    },
    async ({ params: { key } }, response) =>
      say(response, (await waitingList.confirm(key)) ? { ok: true, result: null } : refused('linkUsedOrExpired')),
  );

const leaveWaitingList = ({ waitingList }: VisitParts): Route =>
  route(
    {
      ...ACT,
      path: '/api/waiting-list/:key/leave',
      name: 'leaveWaitingList',
      summary: 'Takes somebody off the waiting list, by the key in the mail. Who is not on it is off it already.',
      params: keySchema,
      body: json(plainRequestSchema),
      answer: replyWith(doneSchema),
      refusals: [],
    },
    async ({ params: { key } }, response) => {
      await waitingList.leave(key);
      give(response, null);
    },
  );

/** The rows of the table that are about one visit, and those of the waiting list. */
export const visitRoutes = (parts: VisitParts): Route[] =>
  [cancel, checkIn, leave, back, joinWaitingList, confirmWaitingList, leaveWaitingList].map((row) => row(parts));
