// G21: what a program does at a counter: the same commands as a clerk's screen, through the same door (S21).
import { z } from 'zod';
import type { Actor } from '../../shared/actors';
import { COMMANDS, type CommandOf, type NameOfKind, parseCommand, refusalOf } from '../../shared/commands';
import { whySchema } from '../../shared/events';
import type { Reply } from '../../shared/protocol';
import { noBody } from '../http/openapi';
import type { Identity } from '../identity/identity';
import { refused } from '../office/answers';
import type { Audit } from '../office/audit/audit';
import type { Branch } from '../office/branch';
import { sitsAt } from '../queue/day/day';
import type { Answers } from '../storage/replyCache';
import type { Program } from './register';

const called = z.strictObject({
  visitId: z.string(),
  number: z.string(),
  why: whySchema.describe('Why the call order took this visit and no other.'),
});
const nothing = z.null();

/** By the last part of the path. What a command asks besides the visit is the body, as the command's own definition says. */
export const ACTS = {
  begin: { command: 'begin', answers: nothing },
  finish: { command: 'finish', answers: nothing },
  note: { command: 'noteWork', answers: nothing },
  change: { command: 'changeVisit', answers: nothing },
  'call-again': { command: 'callAgain', answers: nothing },
  'call-back': { command: 'callBack', answers: called },
  miss: { command: 'miss', answers: nothing },
  park: { command: 'park', answers: nothing },
  errand: { command: 'sendOnErrand', answers: nothing },
  return: { command: 'returnToLine', answers: nothing },
} as const satisfies Record<string, { command: NameOfKind<'day'>; answers: z.ZodType }>;
export const CALL_NEXT = { command: 'callNext', answers: called } as const;
export const REPORT_BACK = {
  command: 'reportBack',
  answers: z.strictObject({
    visitId: z.string(),
    number: z.string(),
    counter: z.string().nullable().describe('The counter that calls them, by its name; null for any.'),
    peopleBefore: z.int(),
    isCalled: z.boolean().describe('They are called already.'),
    isBack: z.boolean(),
  }),
} as const;
export type ActCommand = (typeof ACTS)[keyof typeof ACTS]['command'] | 'callNext';

/** What is sent with an act: the fields of its command but the visit, which the path names. */
export const bodyOf = (command: ActCommand) => {
  const { visitId: _named, ...asks }: Record<string, z.ZodType> = COMMANDS[command].asks;
  const schema = z.strictObject(asks);
  if (Object.keys(asks).length === 0) return noBody;
  return { type: 'application/json', schema: schema.safeParse({}).success ? schema.optional() : schema };
};

export type ActParts = {
  branch: Pick<Branch, 'today' | 'settings' | 'handle'>;
  identity: Pick<Identity, 'persons' | 'sessions'>;
  /** What was answered before (N4). */
  answers: Pick<Answers, 'recall'>;
  audit: Pick<Audit, 'refused'>;
};

/** Who is logged in at a counter, on a browser of it, at this moment; null for nobody. */
export const personAt = ({ branch, identity }: Pick<ActParts, 'branch' | 'identity'>, counterId: string) => {
  const personId = branch.today().counters.get(counterId)?.personId ?? null;
  if (personId === null || !sitsAt(branch.today(), counterId, personId)) return null;
  return identity.sessions.isAt(counterId, personId) ? personId : null;
};

export type Act = { id: string; counterId: string; command: CommandOf<ActCommand> };

/** Does it for whoever is logged in at the counter, with this person's rights; refused where nobody is. */
export const createActing = (parts: ActParts) => {
  const { branch, identity, answers, audit } = parts;
  return async ({ id: programId }: Program, { id, counterId, command: said }: Act): Promise<Reply> => {
    const personId = personAt(parts, counterId);
    const by: Actor = { kind: 'program', programId, counterId, personId };
    const parsed = parseCommand(said);
    if (!parsed.success) return refused('malformed', { where: parsed.error.issues[0]?.path.join('.') ?? '', what: '' });
    const command = parsed.data as Act['command'];
    // An answer that was lost is had again, though the clerk has gone meanwhile.
    const before = await answers.recall(by, id, command);
    if (before !== null) return before;
    const refusal = refusalOf(command.type, 'counter', personId === null ? null : identity.persons.rights(personId));
    if (refusal === null) return branch.handle({ id, by, command });
    await audit.refused(by, { name: command.type }, refusal);
    return refused(refusal);
  };
};
