// Appointments of other booking systems: by the import API, by file, by calendar (A6).
import type { Express } from 'express';
import type { FeedView, SourceResult } from '../../shared/imports';
import type { AdminView, Reply } from '../../shared/protocol';
import { type RefusalCode, refuse } from '../../shared/refusals';
import type { Logger } from '../basics/log';
import type { Branch } from '../office/branch';
import type { OutsideAsked, OutsideStep } from '../screens/access';
import type { Store } from '../storage/port';
import type { Secrets } from '../storage/secrets';
import { answering, type Step, type TakeStep } from '../storage/steps';
import { createFeedAddresses } from './feedAddresses';
import type { FeedAlarms } from './feedAlarms';
import { readFeedStates } from './feedStates';
import { createFeeds } from './feeds';
import { createFiles } from './files';
import { createImportHttp } from './http';
import { createImporting } from './importing';
import { createOwnRows } from './ownRows';
import { createReader, type ReaderParts } from './reader';
import { readSources } from './sources';

export type ImportParts = {
  store: Store;
  take: TakeStep;
  secrets: Secrets;
  branch: Branch;
  /** Epoch milliseconds. */
  clock: () => number;
  log: Logger;
  /** The program's version, for the document. */
  version: string;
  /** How long is waited for others: for whoever sends a calendar, and for the thread that reads it. */
  patience: { reader: Pick<ReaderParts, 'file' | 'mostMs'>; downloadMs: number };
  alarms: FeedAlarms;
  /** Told when sources have changed or a calendar was read. */
  changed: () => void;
};

export type ImportStep = Exclude<OutsideStep, { type: 'setMailPassword' }>;
export type ImportAsked = Exclude<OutsideAsked, { type: 'sendTestMail' }>;

const refused = (code: RefusalCode): Reply => ({ ok: false, ...refuse(code) });

export const createImports = async (parts: ImportParts) => {
  const { store, branch } = parts;
  const importing = createImporting(branch);
  const ownRows = createOwnRows(store, branch);
  const sources = await readSources(store, parts.clock);
  const states = await readFeedStates(store);
  const addresses = createFeedAddresses(parts.secrets);
  await states.holdUnfinished();
  // One for each: nobody waits with a file because a calendar takes long.
  const readers = {
    feeds: createReader({ ...parts.patience.reader, log: parts.log }),
    files: createReader({ ...parts.patience.reader, log: parts.log }),
  };
  const { downloadMs } = parts.patience;
  const feeds = createFeeds({ ...parts, states, addresses, importing, ownRows, downloadMs, reader: readers.feeds });
  const answerFile = createFiles({ branch, importing, reader: readers.files });
  const http: Express = createImportHttp({ ...parts, sources, importing, ownRows });

  const createSource = (name: string): Step<Reply> =>
    answering(sources.create(name), (result: SourceResult | null) =>
      result === null ? refused('nameTaken') : { ok: true, result },
    );
  const orRefused = (step: Step<boolean>, code: RefusalCode): Step<Reply> =>
    answering(step, (isDone) => (isDone ? { ok: true, result: null } : refused(code)));
  const viewed = async (view: Promise<FeedView | null>): Promise<Reply> => {
    const result = await view;
    return result === null ? refused('unknownFeed') : { ok: true, result };
  };

  return {
    /** To be used by the office port's app before that one reads bodies. */
    http,
    /** What is done in one step. */
    step: (command: ImportStep): Step<Reply> => {
      switch (command.type) {
        case 'createSource':
          return createSource(command.name);
        case 'revokeSource':
          return orRefused(sources.revoke(command.sourceId), 'unknownSource');
        case 'setFeedAddress':
          return orRefused(feeds.setAddress(command.feedId, command.url), 'unknownFeed');
      }
    },
    answer: (command: ImportAsked): Promise<Reply> => {
      switch (command.type) {
        case 'readFeed':
          return viewed(feeds.readNow(command.feedId));
        case 'decideMissed':
          return viewed(feeds.decideMissed(command.feedId, command.decision));
        case 'previewCsv':
        case 'importCsv':
          return answerFile(command);
      }
    },
    /** For the administration's view. */
    sources: (): AdminView['sources'] => sources.list(),
    feeds: (): FeedView[] => feeds.list(),
    begin: feeds.begin,
    close: async (): Promise<void> => {
      await Promise.all([feeds.close(), ...Object.values(readers).map((reader) => reader.close())]);
    },
  };
};
