// What the owner of a ticket page may do with it, and the waiting list.
import { checkInRequestSchema, plainRequestSchema, waitingListRequestSchema } from '../../shared/booking';
import type { Command } from '../../shared/commands';
import type { Reply } from '../../shared/protocol';
import { refuse } from '../../shared/refusals';
import type { Branch } from '../branch';
import type { WaitingList } from '../mail/waitingList';
import { replyWith } from '../openapi';
import type { Visit } from '../queue/day';
import { checkInFrom } from '../queue/hours';
import { type Route, route } from '../routes';
import { checkedInSchema, doneSchema } from './answers';
import { ACT, json } from './bookings';
import { keySchema } from './looks';
import type { ProofOfWork } from './proofOfWork';
import { give, say, shown, VISITOR } from './replies';
import { REFUSALS_OF_WISHES, refusalOfWish } from './wish';

export type VisitParts = { branch: Branch; proofs: ProofOfWork; waitingList: Pick<WaitingList, 'join' | 'leave'> };

const refused = (...said: Parameters<typeof refuse>): Reply => ({ ok: false, ...refuse(...said) });

/** Asks about the visit with this key; refused as `unknownVisit` when there is none. */
const askAbout = (
  branch: Branch,
  key: string,
  id: string,
  commandOf: (visit: Visit, day: string) => Command | Reply,
) => {
  const day = branch.dayOfKey(key);
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

const checkIn = ({ branch }: VisitParts): Route =>
  route(
    {
      ...ACT,
      path: '/api/appointments/:key/check-in',
      name: 'checkIn',
      summary: 'Checks in with an appointment of today; from then on its number is in the queue.',
      params: keySchema,
      body: json(checkInRequestSchema),
      answer: replyWith(checkedInSchema),
      refusals: ['unknownVisit', 'tooEarly', 'alreadyCheckedIn', 'noNumbersLeft', 'dayClosed', 'idUsedBefore'],
    },
    async ({ params: { key }, body: { id, language } }, response) => {
      const reply = await askAbout(branch, key, id, ({ id: visitId, slotAt }, day) => {
        if (day > branch.today().day) return refused('tooEarly', { from: checkInFrom(branch.settings(), slotAt ?? 0) });
        return { type: 'checkInVisit', visitId, language };
      });
      say(response, shown(reply, checkedInSchema));
    },
  );

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

const joinWaitingList = ({ branch, proofs, waitingList }: VisitParts): Route =>
  route(
    {
      ...ACT,
      path: '/api/waiting-list',
      name: 'joinWaitingList',
      summary: 'Has the office mail somebody when a slot of these days frees.',
      body: json(waitingListRequestSchema),
      answer: replyWith(doneSchema),
      refusals: ['proofNeeded', ...REFUSALS_OF_WISHES, 'slotInThePast', 'slotTooFar', 'tooManyBookings'],
    },
    async ({ body: { id, proof, ...wish } }, response) => {
      if (!(await proofs.redeem(proof, id))) return say(response, refused('proofNeeded'));
      const refusal = refusalOfWish(branch.settings(), wish);
      say(response, refusal ? { ok: false, ...refusal } : waitingList.join({ id, ...wish }));
    },
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
    ({ params: { key } }, response) => {
      waitingList.leave(key);
      give(response, null);
    },
  );

/** The rows of the table that are about one visit, and those of the waiting list. */
export const visitRoutes = (parts: VisitParts): Route[] =>
  [cancel, checkIn, leave, joinWaitingList, leaveWaitingList].map((row) => row(parts));
