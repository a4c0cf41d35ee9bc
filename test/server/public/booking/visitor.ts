// Somebody at home: another program that knows the public API by its document, and ALTCHA by its library.
import { join } from 'node:path';
import { type Challenge, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/sha';
import { createLog } from '../../../../server/basics/log';
import { newToken } from '../../../../server/basics/tokens';
import { createOwnPages } from '../../../../server/http/ownPages';
import { createKept } from '../../../../server/limits/kept';
import { createNetworks } from '../../../../server/limits/networks';
import { createReminders } from '../../../../server/mail/reminders';
import { createWaitingList } from '../../../../server/mail/waitingList';
import { createSigns } from '../../../../server/public/booking/signs';
import type { PublicHttpParts } from '../../../../server/public/publicPort';
import { createTicketSnapshots } from '../../../../server/public/ticketSnapshots';
import { createBoard } from '../../../../server/public/waits/board';
import { createAnswers } from '../../../../server/storage/replyCache';
import { readSecrets } from '../../../../server/storage/secrets';
import { createSteps } from '../../../../server/storage/steps';
import { openStore } from '../../../../server/storage/store';
import type { BookedResult, HoldResult, PublicReply } from '../../../../shared/booking';
import type { Reply } from '../../../../shared/protocol';
import type { Settings } from '../../../../shared/settings';
import type { World } from '../../../world';
import { auditOf } from '../../storage/care';

export const MINUTE = 60_000;
/** Wednesday, 8 November 2017, 10:00: two days after the world begins. */
export const WEDNESDAY_TEN = Date.parse('2017-11-08T10:00:00+01:00');
export const WISH = { serviceIds: ['ausweis'], persons: 1 };
export const ERIKA = { name: 'Erika Mustermann', email: null, phone: null };

type Answered<Result> = { status: number; body: PublicReply<Result> };

export const asProof = (proof: unknown): string => Buffer.from(JSON.stringify(proof)).toString('base64');

export const solve = async (challenge: Challenge): Promise<string> => {
  const solution = await solveChallenge({ challenge, deriveKey });
  return asProof({ challenge, solution });
};

/** The visitor's requests to a world's public port; `from` is where a proxy says that she is. */
export const visitorOf = (world: World, from: string | null = null) => {
  const forwarded = from === null ? {} : { 'x-forwarded-for': from };
  const get = async <Result>(path: string): Promise<Answered<Result>> => {
    const response = await fetch(world.publicUrl(path), { headers: forwarded });
    return { status: response.status, body: (await response.json()) as PublicReply<Result> };
  };
  const post = async <Result>(path: string, body: object): Promise<Answered<Result>> => {
    const response = await fetch(world.publicUrl(path), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...forwarded },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as PublicReply<Result> };
  };
  const proof = async () => solve(await challenge());
  const challenge = async () => resultOf(await get<Challenge>('/api/challenge'));
  const hold = async (slotAt: number, more: object = {}) =>
    post<HoldResult>('/api/holds', {
      id: newToken(),
      ...WISH,
      slotAt,
      instead: null,
      proof: await proof(),
      ...more,
    });
  const book = (slotAt: number, holdId: string, more: object = {}) =>
    post<BookedResult>('/api/appointments', {
      id: newToken(),
      ...WISH,
      language: 'de',
      slotAt,
      holdId,
      contact: ERIKA,
      ...more,
    });
  return {
    get,
    post,
    proof,
    challenge,
    hold,
    book,
    /** An appointment, held and booked. */
    booked: async (slotAt: number, more: object = {}): Promise<BookedResult> => {
      const { holdId } = resultOf(await hold(slotAt));
      return resultOf(await book(slotAt, holdId, more));
    },
  };
};
export type Visitor = ReturnType<typeof visitorOf>;

export const resultOf = <Result>({ body }: Answered<Result>): Result => {
  if (!body.ok) throw new Error(`refused: ${JSON.stringify(body.refusal)}`);
  return body.result;
};
export const refusalOf = ({ body }: { body: Reply }): string | null => (body.ok ? null : body.refusal.code);

/** The office decides otherwise. */
export const decide = async (world: World, change: (settings: Settings) => Settings): Promise<void> => {
  const { branch } = world.app();
  const settings = change(branch.settings());
  const { consent } = branch.affectedBy(settings);
  const command = {
    type: 'changeSettings' as const,
    ...{ version: branch.settingsVersion(), settings },
    ...(consent !== null && { consent }),
  } as const;
  const reply = await branch.handleOwn(command);
  if (!reply.ok) throw new Error(reply.refusal.code);
};

/** Appointments on Wednesday alone, from one hour to another, so many at the same time. */
export const onlyWednesday = (from: string, to: string, places: number) => (settings: Settings) => ({
  ...settings,
  appointments: {
    ...settings.appointments,
    hours: [],
    exceptions: [{ day: '2017-11-08', hours: [{ from, to, public: places, internal: 0 }], reason: null }],
  },
});

/** The public port's parts beside the world's own: for an app that is looked at, or is less patient. */
export const partsBeside = async (world: World): Promise<PublicHttpParts> => {
  const store = openStore(join(world.folder, `${newToken()}.db`));
  const { branch } = world.app();
  return {
    branch,
    answers: createAnswers(store, () => world.time.now),
    waitingList: createWaitingList({
      store,
      take: createSteps(store),
      secrets: await readSecrets(store),
      branch,
      audit: auditOf(store),
      publicUrl: () => world.publicUrl(),
    }),
    reminders: createReminders({ take: createSteps(store), audit: auditOf(store), branch }),
    push: { publicKey: '', add: () => Promise.resolve('done') },
    records: store.records,
    waits: createBoard(branch),
    ticketUrl: (key: string) => world.publicUrl(`/t/${key}`),
    effort: { cost: 1, least: 1, most: 8, calm: 1000, calmNetwork: 1000 },
    signs: createSigns(Date.now),
    kept: createKept(),
    snapshots: createTicketSnapshots({ branch, build: 'test', speed: 1 }),
    version: '0.0.0',
    health: { version: '0.0.0', build: 'test' },
    screensDir: '/nonexistent',
    log: createLog('silent'),
    networks: createNetworks({ trusted: 0, log: createLog('silent') }),
    ownPages: createOwnPages({ ownUrl: null, hasTls: false, log: createLog('silent') }),
    readiness: () => ({ ok: true, problems: [] }),
  };
};
