// Devices that are screens, people who log in, and the house's own sign-on.
import { z } from 'zod';
import { type Role, roleSchema } from '../actors';
import { foldName, isLongEnough } from '../names';
import { idSchema, tokenSchema } from '../settings/basics';
import { answer, done, ownCommand, query, roomCommand } from './define';

/** What `invite` answers: a link that pairs the browser which opens it, once, until then. */
export type InviteResult = { path: string; expiresAt: number };
/** What `POST /api/pair` answers in `result`. */
export type PairResult = { deviceId: string; role: Role; stationId: string; path: string };
/** S31: a secret for a phone, in text and as what a QR says. */
export type ProposedFactor = { secret: string; uri: string };
/**
 * What `POST /api/login` answers in `result`: that somebody is logged in, or what is still needed to be sent along: a new
 * password, a code of the second factor, or a first code of the one that is proposed. `paperCodes` are shown once.
 */
export type LoginResult =
  | { step: 'in'; person: { id: string; name: string }; paperCodes?: string[] }
  | { step: 'newPassword' }
  | { step: 'code' }
  | ({ step: 'setUp' } & ProposedFactor);
/** What `savePerson` answers. */
export type PersonResult = { personId: string };

/** S21: where somebody is logged in, since when, and when anything was last done there. */
export type SessionView = {
  id: string;
  role: Role;
  stationId: string;
  since: number;
  usedAt: number;
  /** It is the one by which this was asked. */
  isThis: boolean;
};
/** What `mySessions` answers. */
export type SessionsResult = { sessions: SessionView[] };

/** What `testSignOn` answers: why it would not work, null where it would, and what the provider said. */
export type SignOnTest = {
  why: null | 'unreachable' | 'wrongIssuer' | 'clock' | 'wrongClient' | 'cancelled' | 'wrong';
  said: string;
};

/** It can be seen, and told from others. */
export const personName = z
  .string()
  .trim()
  .max(60)
  .refine((name) => foldName(name) !== '');

export const peopleCommands = {
  invite: roomCommand({
    does: 'Makes a link that pairs a browser with a station, once.',
    asks: { role: roleSchema, stationId: idSchema },
    answers: answer<InviteResult>(),
    right: 'manageDevices',
    isRemembered: true,
  }),
  /** S14: withdraws a link that nobody has opened yet. */
  withdrawInvitation: roomCommand({
    does: 'Takes back a link that nobody has opened yet.',
    asks: { invitationId: tokenSchema },
    answers: done,
    right: 'manageDevices',
    isRemembered: true,
  }),
  revokeDevice: roomCommand({
    does: 'A browser is no screen any more.',
    asks: { deviceId: tokenSchema },
    answers: done,
    right: 'manageDevices',
    isRemembered: true,
  }),
  savePerson: roomCommand({
    does: 'A person begins (without an id), or gets another name, other roles or a password (ten characters or more; null keeps the one there is), which its owner has to change at the next login.',
    asks: {
      personId: tokenSchema.nullable(),
      name: personName,
      roleIds: z.array(idSchema).max(20),
      /** null keeps the one there is. */
      password: z.string().max(200).refine(isLongEnough).nullable(),
    },
    answers: answer<PersonResult>(),
    right: 'managePeople',
    isRemembered: true,
  }),
  removePerson: roomCommand({
    does: 'A person works here no longer, and is logged out.',
    asks: { personId: tokenSchema },
    answers: done,
    right: 'managePeople',
    isRemembered: true,
  }),
  /** S12: too many wrong passwords have locked it. */
  unlockPerson: roomCommand({
    does: 'A person who is locked out after wrong passwords may try again.',
    asks: { personId: tokenSchema },
    answers: done,
    right: 'managePeople',
    isRemembered: true,
  }),
  /** S31: a phone is lost; the next login goes without it, or sets up another one. */
  removeSecondFactor: roomCommand({
    does: 'Takes the second factor from a person who has lost it.',
    asks: { personId: tokenSchema },
    answers: done,
    right: 'managePeople',
    isRemembered: true,
  }),
  endSessions: roomCommand({
    does: 'Logs a person out, in one place or (null) everywhere.',
    asks: { personId: tokenSchema, sessionId: tokenSchema.nullable() },
    answers: done,
    right: 'managePeople',
    isRemembered: true,
  }),
  /** At a counter it is `logOut`, which closes the counter as well. */
  leaveAdministration: roomCommand({
    does: 'Whoever asks is logged out of the administration here.',
    asks: {},
    answers: done,
    right: 'own',
    isRemembered: true,
  }),
  mySessions: query({
    does: 'Where whoever asks is logged in.',
    asks: {},
    answers: answer<SessionsResult>(),
    may: ['counter', 'admin'],
    right: 'own',
    looksAt: 'nothing',
  }),
  endMySessions: ownCommand({
    does: 'Logs whoever asks out in one place, or (null) everywhere but here.',
    asks: { sessionId: tokenSchema.nullable() },
    answers: done,
    isRemembered: true,
  }),
};

export const signOnCommands = {
  setSignOnSecret: roomCommand({
    does: 'The secret by which the house’s sign-on knows this office; null takes it away.',
    asks: { secret: z.string().min(1).max(500).nullable() },
    answers: done,
    right: 'managePeople',
    isRemembered: true,
  }),
  setPersonSignOn: roomCommand({
    does: 'What the house’s sign-on says of a person, who then comes in through it; null: only by password.',
    asks: { personId: tokenSchema, signOn: z.string().trim().min(1).max(200).nullable() },
    answers: done,
    right: 'managePeople',
    isRemembered: true,
  }),
  testSignOn: roomCommand({
    does: 'Asks the house’s sign-on whether it is there and knows this office; takes up to ten seconds.',
    asks: { redirectUri: z.url({ protocol: /^https?$/ }).max(300) },
    answers: answer<SignOnTest>(),
    right: 'managePeople',
    isRemembered: false,
    patience: 'long',
  }),
};
