// How the public port asks the office and says its answers over HTTP.
import type { Response } from 'express';
import type { z } from 'zod';
import type { PublicReply } from '../../../shared/booking';
import type { Command } from '../../../shared/commands';
import type { Actor } from '../../../shared/events';
import type { Reply } from '../../../shared/protocol';
import { type RefusalCode, refuse } from '../../../shared/refusals';
import { dayAfter, dayOf } from '../../../shared/time';
import { hurry, statusOf } from '../../http/http';
import type { Network } from '../../queue/day/network';
import type { VisitRequest } from '../../queue/slots/request';
import type { Answers } from '../../storage/replyCache';
import type { Followed } from '../followed';
import type { FreeSlots } from './free';

/** The network that a request comes from, by its response. */
export type NetworkOf = (response: Response) => Network;

export const VISITOR: Actor = { kind: 'visitor' };

/** Refusals of a slot: they come with the next free ones (A3). */
export const REFUSALS_OF_SLOTS = ['slotTaken', 'slotNotOffered', 'slotInThePast', 'holdExpired'] as const;

/** Days that are no further from today are looked at, behind as far as retries come from, and ahead. */
const DAYS_BEHIND = 2;
const DAYS_AHEAD = 400;

/** Null for a day that it is sensible to ask about: nobody makes the office read thousands of days. */
export const refusalOfDay = (day: string, today: string): RefusalCode | null => {
  if (day < dayAfter(today, -DAYS_BEHIND)) return 'slotInThePast';
  return day > dayAfter(today, DAYS_AHEAD) ? 'slotNotOffered' : null;
};

export const say = (response: Response, reply: PublicReply<unknown>): void => {
  if (reply.ok) response.json(reply);
  else hurry(response, reply.refusal.code).status(statusOf(reply.refusal.code)).json(reply);
};
export const give = (response: Response, result: unknown): void => say(response, { ok: true, result });

/** A reply whose result is the part of it that is anybody's business. */
export const shown = (reply: Reply, schema: z.ZodType): Reply =>
  reply.ok ? { ok: true, result: schema.parse(reply.result) } : reply;

export type Asking = {
  id: string;
  command: Command;
  /** A15: the network that it is asked from. */
  network: Network;
};

export const createReplies = ({
  branch,
  answers,
  free,
}: {
  branch: Followed;
  answers: Pick<Answers, 'recall'>;
  free: FreeSlots;
}) => {
  const dayOfSlot = (slotAt: number) => dayOf(slotAt, branch.settings().office.timeZone);
  return {
    dayOfSlot,
    /** What this visitor's request was answered before; null when it is new. */
    before: (id: string, command: Command): Promise<Reply | null> => answers.recall(VISITOR, id, command),
    /**
     * Asks as a visitor. What was answered before is answered again (N4), without the gate that the first one has
     * passed; else `gate` may refuse.
     */
    ask: async (
      { id, command, network }: Asking,
      gate: () => Promise<RefusalCode | null> | RefusalCode | null,
    ): Promise<Reply> => {
      const before = await answers.recall(VISITOR, id, command);
      if (before) return before;
      const refusal = await gate();
      return refusal === null
        ? branch.handle({ id, by: VISITOR, command, network })
        : { ok: false, ...refuse(refusal) };
    },
    /** The refusal of a slot gets its alternatives. */
    withAlternatives: (reply: Reply, slotAt: number, request: VisitRequest): PublicReply<unknown> =>
      reply.ok || !REFUSALS_OF_SLOTS.some((code) => code === reply.refusal.code)
        ? reply
        : { ...reply, alternatives: free.alternatives(slotAt, request) },
    refusalOfSlot: (slotAt: number) => refusalOfDay(dayOfSlot(slotAt), free.today()),
  };
};
export type Replies = ReturnType<typeof createReplies>;
