// A21: what the owner of an appointment answers to a reminder. Looking changes nothing: programs look at letters, too.
import { z } from 'zod';
import { plainRequestSchema } from '../../../shared/booking';
import { BY_LETTER } from '../../../shared/letters/byLetter';
import type { Reply } from '../../../shared/protocol';
import { refuse } from '../../../shared/refusals';
import { noBody, replyWith } from '../../http/openapi';
import { type Route, route } from '../../http/routes';
import type { Reminders } from '../../mail/reminders';
import { ACT, json } from '../booking/bookings';
import { doneSchema } from '../booking/publicSchemas';
import { keySchema, LOOK } from '../booking/queries';
import { give, say, VISITOR } from '../booking/replies';
import type { Followed } from '../followed';

export type RemindingParts = {
  branch: Pick<Followed, 'dayOfKey' | 'handle'>;
  reminders: Pick<Reminders, 'refuse'>;
  ticketUrl: (key: string) => string;
};

const unknown: Reply = { ok: false, ...refuse('unknownVisit') };
const NO_REMINDERS = '/api/appointments/:key/no-reminders';

const confirm = ({ branch }: RemindingParts): Route =>
  route(
    {
      ...ACT,
      path: '/api/appointments/:key/confirm',
      name: 'confirmAppointment',
      summary: 'Its owner comes.',
      params: keySchema,
      body: json(plainRequestSchema),
      answer: replyWith(doneSchema),
      refusals: ['unknownVisit', 'notChangeable', 'visitMovedOn', 'idUsedBefore'],
    },
    async ({ params: { key }, body: { id } }, response) => {
      const day = await branch.dayOfKey(key);
      const visit = day?.byKey.get(key);
      if (!day || visit === undefined) return say(response, unknown);
      const command = { type: 'confirmAppointment', day: day.day, visitId: visit.id } as const;
      say(response, await branch.handle({ id, by: VISITOR, command }));
    },
  );

/** RFC 8058: a mail program does it by itself, with a body of its own that says no more than that. */
const refuseReminders = ({ reminders }: RemindingParts): Route =>
  route(
    {
      ...ACT,
      path: NO_REMINDERS,
      name: 'refuseReminders',
      summary: 'No more reminders go to the address of this appointment. Said twice, it happens once.',
      params: keySchema,
      body: noBody,
      answer: replyWith(doneSchema),
      refusals: ['unknownVisit'],
    },
    async ({ params: { key } }, response) =>
      (await reminders.refuse(key)) ? give(response, null) : say(response, unknown),
  );

/** For mail programs that open the address instead. */
const askFirst = ({ ticketUrl }: RemindingParts): Route =>
  route(
    {
      ...LOOK,
      path: NO_REMINDERS,
      name: 'askAboutReminders',
      summary: 'Leads to the page that asks whether it is meant.',
      params: keySchema,
      answer: { type: 'text/html', schema: z.string() },
    },
    ({ params: { key } }, response) =>
      response
        .status(303)
        .location(`${ticketUrl(key)}?${BY_LETTER.noReminders}`)
        .type('html')
        .send(''),
  );

export const remindingRoutes = (parts: RemindingParts): Route[] =>
  [confirm, refuseReminders, askFirst].map((row) => row(parts));
