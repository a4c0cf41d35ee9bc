// G21: the API for other programs on the office port: `/api/v1`, with a token.
import express, { type Express, type Request, type Response } from 'express';
import { z } from 'zod';
import { COMMANDS } from '../../shared/commands';
import type { ProgramScope } from '../../shared/programs';
import type { Reply } from '../../shared/protocol';
import { refuse } from '../../shared/refusals';
import { idSchema } from '../../shared/settings';
import { counterWordsOf } from '../../shared/words/counter';
import { ticketWordOf } from '../../shared/words/ticketWord';
import { give } from '../http/giving';
import { refuseRequest, statusOf } from '../http/http';
import { noBody, nothing, openApiOf, replyWith } from '../http/openapi';
import { type Route, route, serveRoutes } from '../http/routes';
import { createAttempts, createNetworkAttempts } from '../limits/attempts';
import type { Networks } from '../limits/networks';
import type { Audit } from '../office/audit/audit';
import type { Branch } from '../office/branch';
import {
  ACTS,
  type Act,
  type ActCommand,
  type ActParts,
  bodyOf,
  CALL_NEXT,
  createActing,
  personAt,
  REPORT_BACK,
} from './acts';
import type { Program, Programs } from './register';
import { lineSchema, lineSeen, visitSchema, visitSeen } from './views';

export type ProgramHttpParts = ActParts & {
  branch: ActParts['branch'] & Pick<Branch, 'outlook'>;
  audit: Pick<Audit, 'refused' | 'looked'>;
  programs: Pick<Programs, 'prove'>;
  networks: Pick<Networks, 'networkOf'>;
};

const ROOT = '/api/v1';
/** Of the interface, as its path says it; what is added to it is no other one. */
const VERSION = '1';
const MOST_BYTES = 8000;
/** In a minute: wrong tokens from one network, and requests of one program. */
const MOST_GUESSES = 20;
const MOST_REQUESTS = 600;

const counterId = idSchema.describe('Of a counter, as `GET /api/v1/line` names it.');
const atCounter = z.strictObject({ counterId });
const ofVisit = z.strictObject({ counterId, visitId: z.string().min(1).max(64) });
/** A UUID, for instance; in quotation marks or without. */
const KEY = /^"?([A-Za-z0-9_-]{16,64})"?$/;
const headers = z.strictObject({
  'Idempotency-Key': z
    .string()
    .regex(KEY)
    .describe('By chance, of your own making, for each act another: asked again with it, an act happens once.'),
});
const TOKEN_REFUSALS = ['notAllowed', 'tooMany'] as const;
const ACT_REFUSALS = [
  ...['notLoggedIn', 'noRight', 'unknownCounter', 'dayClosed', 'idUsedBefore', ...TOKEN_REFUSALS],
] as const;

type Table = ProgramHttpParts & { programOf: (response: Response) => Program };

/** Refuses whom the token does not allow this, here; false then. */
const isAllowed = ({ branch, programOf }: Table, response: Response, scope: ProgramScope, counter: string | null) => {
  const program = programOf(response);
  if (!program.scopes.includes(scope) || (counter !== null && (program.counterId ?? counter) !== counter)) {
    refuseRequest(response, 'notAllowed');
    return false;
  }
  if (counter === null || branch.settings().counters.some(({ id }) => id === counter)) return true;
  refuseRequest(response, 'unknownCounter');
  return false;
};

const reading = (table: Table): Route[] => [
  route(
    {
      ...{ method: 'get', path: `${ROOT}/program`, name: 'ownProgram', access: 'token' },
      summary: 'Whose token this is, and what it allows.',
      ...{ params: nothing, query: nothing, body: noBody, refusals: TOKEN_REFUSALS },
      answer: replyWith(
        z.strictObject({ name: z.string(), scopes: z.array(z.string()), counterId: z.string().nullable() }),
      ),
    },
    (_asked, response) => {
      const { name, scopes, counterId: only } = table.programOf(response);
      give(response, { name, scopes, counterId: only });
    },
  ),
  route(
    {
      ...{ method: 'get', path: `${ROOT}/line`, name: 'line', access: 'token' },
      summary: 'Who waits, is called, is served: numbers and counters, nothing of anybody’s person. Scope `readLine`.',
      ...{ params: nothing, query: nothing, body: noBody, refusals: TOKEN_REFUSALS },
      answer: replyWith(lineSchema),
    },
    (_asked, response) => {
      if (isAllowed(table, response, 'readLine', null)) give(response, lineSeen(table.branch.outlook()));
    },
  ),
  route(
    {
      ...{ method: 'get', path: `${ROOT}/counters/:counterId/visit`, name: 'visitAt', access: 'token' },
      summary: 'Who is called or served at a counter, with the name of who booked. Scope `readVisit`.',
      ...{ params: atCounter, query: nothing, body: noBody },
      answer: replyWith(visitSchema),
      refusals: ['unknownCounter', ...TOKEN_REFUSALS],
    },
    async ({ params }, response) => {
      if (!isAllowed(table, response, 'readVisit', params.counterId)) return;
      const personId = personAt(table, params.counterId);
      const showsName = table.identity.persons.rights(personId).has('readNames');
      const seen = visitSeen(table.branch.today(), params.counterId, showsName);
      const by = { kind: 'program', programId: table.programOf(response).id, ...params, personId } as const;
      if (seen !== null && seen.name !== null) await table.audit.looked(by, { name: 'seeVisitByProgram' });
      give(response, seen);
    },
  ),
];

/** The key of an act; null when it has been refused. */
const keyOf = (response: Response): string | null => {
  const key = KEY.exec(response.req.get('idempotency-key') ?? '')?.[1] ?? null;
  if (key === null)
    refuseRequest(response, 'malformed', { where: 'Idempotency-Key', what: '16 to 64 of A-Z a-z 0-9 _ -' });
  return key;
};
const giveReply = (response: Response, reply: Reply): void =>
  void response.status(reply.ok ? 200 : statusOf(reply.refusal.code)).json(reply);

/** K21: a terminal in the hall is done with a visitor. It is at no counter, and no clerk is asked. */
const reporting = (table: Table): Route[] => [
  route(
    {
      ...{ method: 'post', path: `${ROOT}/back`, name: REPORT_BACK.command, access: 'token' },
      summary: 'A visitor who was sent away from a counter, such as to the photo, is back. Scope `reportBack`.',
      ...{ params: nothing, query: nothing, headers },
      body: { type: 'application/json', schema: z.strictObject(COMMANDS.reportBack.asks) },
      answer: replyWith(REPORT_BACK.answers),
      refusals: ['unknownVisit', 'visitMovedOn', 'dayClosed', 'idUsedBefore', ...TOKEN_REFUSALS],
    },
    async ({ body }, response) => {
      if (!isAllowed(table, response, 'reportBack', null)) return;
      const id = keyOf(response);
      if (id === null) return;
      const { id: programId } = table.programOf(response);
      const by = { kind: 'program', programId, counterId: null, personId: null } as const;
      giveReply(response, await table.branch.handle({ id, by, command: { type: 'reportBack', ...body } }));
    },
  ),
];

const acting = (table: Table): Route[] => {
  const act = createActing(table);
  const answer = async (response: Response, counter: string, command: Act['command']) => {
    if (!isAllowed(table, response, 'act', counter)) return;
    const id = keyOf(response);
    if (id === null) return;
    giveReply(response, await act(table.programOf(response), { id, counterId: counter, command }));
  };
  const described = (command: ActCommand) => {
    const body: { type: string | null; schema: z.ZodType<object | undefined> } = bodyOf(command);
    return { query: nothing, headers, body };
  };
  const ofVisits = Object.entries(ACTS).map(([path, { command, answers }]) =>
    route(
      {
        ...{ method: 'post', path: `${ROOT}/counters/:counterId/visits/:visitId/${path}`, name: command },
        ...{ access: 'token', summary: SUMMARIES[command], params: ofVisit, ...described(command) },
        answer: replyWith(answers),
        refusals: [
          'unknownVisit',
          'visitMovedOn',
          'counterBusy',
          'counterPaused',
          'tooSoon',
          'unknownService',
          ...ACT_REFUSALS,
        ],
      },
      ({ params: { counterId: counter, visitId }, body }, response) =>
        answer(response, counter, { type: command, visitId, ...body } as Act['command']),
    ),
  );
  const next = route(
    {
      ...{ method: 'post', path: `${ROOT}/counters/:counterId/next`, name: 'callNext', access: 'token' },
      ...{ summary: SUMMARIES.callNext, params: atCounter, ...described('callNext') },
      answer: replyWith(CALL_NEXT.answers),
      refusals: ['nobodyWaiting', 'counterBusy', 'counterPaused', 'noNumbersLeft', ...ACT_REFUSALS],
    },
    ({ params }, response) => answer(response, params.counterId, { type: 'callNext' }),
  );
  return [next, ...ofVisits];
};

const SUMMARIES: Record<ActCommand, string> = {
  callNext: 'Calls the next visitor: chosen, claimed and announced in one act. Scope `act`, as all that follow.',
  begin: 'The visitor called here has come.',
  finish: 'The visitor called or served here is done; what was really done can be said with it.',
  noteWork: 'What was really done, noted a while after the end; noted again, the later counts.',
  changeVisit: 'The visitor called or served here comes for other services, or with other persons, than was known.',
  callAgain: 'Rings and speaks again; after the last call the visit is missed.',
  callBack: 'Calls a parked or missed visitor, who has reported back.',
  miss: 'The visitor called here did not come.',
  park: 'The visitor called or served here fetches something, and keeps number and place in the line.',
  sendOnErrand:
    'The visitor called or served here goes to one of the office’s places, such as the photo, and reports back.',
  returnToLine: 'A visitor called or served here, or parked or missed, waits again at the place there was.',
};

const documentRoute = (routes: Route[]): Route => {
  const document = route(
    {
      ...{ method: 'get', path: `${ROOT}/openapi.json`, name: 'programApi', access: 'open' },
      summary: 'This document.',
      ...{ params: nothing, query: nothing, body: noBody, refusals: [] },
      answer: { type: 'application/json', schema: z.looseObject({ openapi: z.string() }) },
    },
    (_asked, response) => void response.json(described),
  );
  const described = openApiOf('Wertmarke: other programs at the counter', VERSION, [...routes, document]);
  return document;
};

/** Every refusal says itself in words too, German or English. */
const sayRefusals = ({ branch }: Pick<Table, 'branch'>, request: Request, response: Response): void => {
  const language = request.acceptsLanguages('de', 'en') === 'en' ? 'en' : 'de';
  const send = response.json.bind(response);
  response.json = (body) => {
    if (body?.ok !== false) return send(body);
    return send({ ...body, words: counterWordsOf(language, ticketWordOf(branch.settings())).refusal(body.refusal) });
  };
};

const tokenOf = (request: Request) => /^Bearer ([A-Za-z0-9_-]{20,100})$/i.exec(request.get('authorization') ?? '')?.[1];

/** An app of its own, to be used by the office port's before that one reads bodies. Nobody's token gets 401. */
export const createProgramHttp = (parts: ProgramHttpParts): Express => {
  const app = express();
  app.disable('x-powered-by');
  const guesses = createNetworkAttempts(MOST_GUESSES, 60);
  const requests = createAttempts(MOST_REQUESTS, 60);
  const asking = new WeakMap<Response, Program>();
  const programOf = (response: Response): Program => {
    const program = asking.get(response);
    if (program === undefined) throw new Error('a route without its program');
    return program;
  };
  const routes = [
    ...reading({ ...parts, programOf }),
    ...acting({ ...parts, programOf }),
    ...reporting({ ...parts, programOf }),
  ];
  serveRoutes(app, [documentRoute(routes)]);
  app.use(ROOT, async (request, response, next) => {
    sayRefusals(parts, request, response);
    const token = tokenOf(request);
    const program = token === undefined ? null : await parts.programs.prove(token);
    const wait = await (program === null
      ? guesses.count(parts.networks.networkOf(request))
      : requests.count(program.id));
    if (wait !== null) return refuseRequest(response.set('Retry-After', String(wait)), 'tooMany', { seconds: wait });
    if (program === null) {
      await parts.audit.refused({ kind: 'visitor' }, { name: 'askAsProgram' }, 'notAllowed');
      response
        .status(401)
        .set('WWW-Authenticate', 'Bearer')
        .json({ ok: false, ...refuse('notAllowed') });
      return;
    }
    asking.set(response, program);
    next();
  });
  app.use(ROOT, express.json({ limit: MOST_BYTES }));
  serveRoutes(app, routes);
  return app;
};
