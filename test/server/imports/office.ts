// An office that takes appointments from elsewhere, over a real file and a real port; the test holds the clock.
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { createLog } from '../../../server/basics/log';
import { newToken } from '../../../server/basics/tokens';
import { closeHttp } from '../../../server/http/http';
import { createImports, type ImportParts, type Imports } from '../../../server/imports';
import { createFeedAddresses } from '../../../server/imports/feeds/feedAddresses';
import { READER } from '../../../server/imports/reading/reader';
import { createNetworks } from '../../../server/limits/networks';
import { answerBy, type Answered as Reached } from '../../../server/office/answers';
import { createBranch } from '../../../server/office/branch';
import { createServerAlarms } from '../../../server/office/serverAlarms';
import { demonstrationOffice } from '../../../server/starting/demonstration';
import { createAnswers } from '../../../server/storage/replyCache';
import { readSecrets } from '../../../server/storage/secrets';
import { createSteps } from '../../../server/storage/steps';
import { openStore } from '../../../server/storage/store';
import type { Command, CommandOf } from '../../../shared/commands';
import type { Reply } from '../../../shared/protocol';
import { type Settings, settingsSchema } from '../../../shared/settings';
import type { FeedSettings } from '../../../shared/settings/appointments';
import { MONDAY_NINE } from '../../world';
import { auditOf, careOf } from '../storage/care';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

export type Asked = { method?: string; body?: unknown; token?: string | null; headers?: Record<string, string> };
/** What came back, with the body as it was if it is no JSON. */
export type Answered = { status: number; headers: Headers; body: unknown };

export type ImportCommand = CommandOf<keyof Imports['answers']>;

/** A calendar of the settings, and where it is, which stands beside them. */
export type FeedAt = FeedSettings & { url: string };
type Changes = Partial<Omit<Settings, 'feeds'>> & { feeds?: FeedAt[] };
const settingsIn = ({ feeds, ...rest }: Changes): Partial<Settings> => ({
  ...rest,
  ...(feeds && { feeds: feeds.map(({ url: _, ...feed }) => feed) }),
});

/** An office in a folder finds what another one has left there. */
type OfficeParts = Pick<ImportParts, 'patience'> & { folder: string };
const PATIENCE = { reader: READER, downloadMs: 20_000 };

export const openOffice = async (
  settings: Changes = {},
  { patience = PATIENCE, folder = mkdtempSync(join(tmpdir(), 'wertmarke-import-')) }: Partial<OfficeParts> = {},
) => {
  const time = { now: MONDAY_NINE };
  const clock = () => time.now;
  const log = createLog('silent');
  const store = openStore(join(folder, 'office.db'));
  const branch = await createBranch({
    store,
    clock,
    log,
    firstSettings: settingsSchema.parse({ ...demonstrationOffice, ...settingsIn(settings) }),
    ticketUrl: (key) => key,
    answers: createAnswers(store, clock),
    fileCare: careOf(store),
    onLost: (error) => {
      throw error;
    },
  });
  const alarms = createServerAlarms(clock);
  const [take, secrets] = [createSteps(store), await readSecrets(store)];
  const imports = await createImports({
    store,
    take,
    secrets,
    branch,
    audit: auditOf(store),
    clock,
    log,
    version: '0.0.0',
    patience,
    alarms,
    changed: () => undefined,
  });
  const by = { kind: 'device', deviceId: newToken(), role: 'admin', stationId: 'admin', personId: null } as const;
  const answer = (command: ImportCommand): Reached => answerBy(imports.answers, command, { by, keeping: take });
  const addresses = createFeedAddresses(secrets);
  const setAddresses = async ({ feeds = [] }: Changes) => {
    for (const { id: feedId, url } of feeds)
      if (addresses.of(feedId) !== url) await answer({ type: 'setFeedAddress', feedId, url });
  };
  await setAddresses(settings);
  const app = express();
  app.use(imports.http(createNetworks({ trusted: 1, log })));
  closeHttp(app, log);
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = address === null || typeof address === 'string' ? 0 : address.port;

  const ask = async <Result>(command: ImportCommand): Promise<Result> => {
    const reply = await answer(command);
    if (!reply.ok) throw new Error(reply.refusal.code);
    return reply.result as Result;
  };
  const stop = async (): Promise<void> => {
    server.closeAllConnections();
    server.close();
    await imports.close();
    store.close();
  };
  const isFirst = imports.sources().length === 0;
  const source = await ask<{ sourceId: string; token: string }>({
    type: 'createSource',
    name: isFirst ? 'Terminland' : newToken(),
  });

  return {
    time,
    branch,
    imports,
    store,
    source,
    alarms: () => alarms.list().map(({ fault, about }) => `${fault} ${about}`),
    /** What the administration asks; throws when it is refused. */
    ask,
    refused: async (command: ImportCommand): Promise<Reply> => answer(command),
    handle: (command: Command): Promise<Reply> => branch.handleOwn(command),
    change: async (changes: Changes): Promise<Reply> => {
      const reply = await branch.handle({
        id: newToken(),
        by,
        command: {
          type: 'changeSettings',
          version: branch.settingsVersion(),
          settings: { ...branch.settings(), ...settingsIn(changes) },
        },
      });
      await setAddresses(changes);
      return reply;
    },
    /** A request of the import API, by the source's own token unless another one is given. */
    fetch: async (
      path: string,
      { method = 'GET', body, token = source.token, headers = {} }: Asked = {},
    ): Promise<Answered> => {
      const response = await fetch(`http://127.0.0.1:${port}/api/import${path}`, {
        method,
        headers: {
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
      return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
    },
    /** All that the database says outside the table of those who booked. */
    written: (): string =>
      ['events', 'settings', 'import_sources', 'import_feeds']
        .map((table) => JSON.stringify(store.database.prepare(`SELECT * FROM ${table}`).all()))
        .join('\n'),
    folder,
    /** Ends the program; what it has kept stays in the folder. */
    stop,
    close: async (): Promise<void> => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
export type Office = Awaited<ReturnType<typeof openOffice>>;
