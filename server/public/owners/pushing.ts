// N7: a phone asks to be rung for its ticket, also while it is locked.
import { z } from 'zod';
import { pushRequestSchema } from '../../../shared/booking';
import type { Reply } from '../../../shared/protocol';
import { refuse } from '../../../shared/refusals';
import { replyWith } from '../../http/openapi';
import { type Route, route } from '../../http/routes';
import { ACT, json } from '../booking/bookings';
import { doneSchema } from '../booking/publicSchemas';
import { keySchema, LOOK } from '../booking/queries';
import { give, say } from '../booking/replies';

/** What of it is asked for here. */
export type Ringing = {
  publicKey: string;
  add: (
    key: string,
    asked: Omit<z.infer<typeof pushRequestSchema>, 'id'>,
  ) => Promise<'done' | 'unknownVisit' | 'malformed'>;
};
export type PushingParts = { push: Ringing };

const refused = (...said: Parameters<typeof refuse>): Reply => ({ ok: false, ...refuse(...said) });

const key = ({ push }: PushingParts): Route =>
  route(
    {
      ...LOOK,
      path: '/api/push-key',
      name: 'getPushKey',
      summary: "The office's public key for push services (VAPID).",
      answer: replyWith(z.object({ publicKey: z.string() })),
    },
    (_asked, response) => give(response, { publicKey: push.publicKey }),
  );

const ring = ({ push }: PushingParts): Route =>
  route(
    {
      ...ACT,
      path: '/api/tickets/:key/push',
      name: 'ringPhone',
      summary:
        'A phone rings when its ticket of today is called; the five newest of a ticket do, until the end of the day.',
      params: keySchema,
      body: json(pushRequestSchema),
      answer: replyWith(doneSchema),
      refusals: ['unknownVisit', 'malformed'],
    },
    async ({ params, body: { id: _, ...asked } }, response) => {
      const done = await push.add(params.key, asked);
      if (done === 'done') return give(response, null);
      say(
        response,
        done === 'malformed' ? refused(done, { where: 'endpoint', what: 'no push service' }) : refused(done),
      );
    },
  );

export const pushingRoutes = (parts: PushingParts): Route[] => [key, ring].map((row) => row(parts));
