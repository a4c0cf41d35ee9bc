// Devices that are screens, and people who log in.
import { z } from 'zod';
import { type Role, roleSchema } from '../actors';
import { foldName, isLongEnough } from '../names';
import { idSchema, tokenSchema } from '../settings/basics';
import { answer, done, roomCommand } from './define';

/** What `invite` answers: a link that pairs the browser which opens it, once, until then. */
export type InviteResult = { path: string; expiresAt: number };
/** What `POST /api/pair` answers in `result`. */
export type PairResult = { deviceId: string; role: Role; stationId: string; path: string };
/** What `savePerson` answers. */
export type PersonResult = { personId: string };

/** It can be seen, and told from others. */
const personName = z
  .string()
  .trim()
  .max(60)
  .refine((name) => foldName(name) !== '');

export const peopleCommands = {
  invite: roomCommand({
    does: 'Makes a link that pairs a browser with a station, once.',
    asks: { role: roleSchema, stationId: idSchema },
    answers: answer<InviteResult>(),
    isRemembered: true,
  }),
  /** S14: withdraws a link that nobody has opened yet. */
  withdrawInvitation: roomCommand({
    does: 'Takes back a link that nobody has opened yet.',
    asks: { invitationId: tokenSchema },
    answers: done,
    isRemembered: true,
  }),
  revokeDevice: roomCommand({
    does: 'A browser is no screen any more.',
    asks: { deviceId: tokenSchema },
    answers: done,
    isRemembered: true,
  }),
  savePerson: roomCommand({
    does: 'A clerk begins (without an id), or gets another name or password (ten characters or more); null keeps the one there is.',
    asks: {
      personId: tokenSchema.nullable(),
      name: personName,
      /** null keeps the one there is. */
      password: z.string().max(200).refine(isLongEnough).nullable(),
    },
    answers: answer<PersonResult>(),
    isRemembered: true,
  }),
  removePerson: roomCommand({
    does: 'A clerk works here no longer, and is logged out.',
    asks: { personId: tokenSchema },
    answers: done,
    isRemembered: true,
  }),
};
