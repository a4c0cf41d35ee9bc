// Appointments of other booking systems: by the import API, by file, by calendar (A6).
import type { Express } from 'express';
import type { FeedView } from '../../shared/imports';
import type { AdminView } from '../../shared/protocol';
import type { Logger } from '../basics/log';
import type { Audit } from '../office/audit/audit';
import type { Branch } from '../office/branch';
import type { Store } from '../storage/port';
import type { Secrets } from '../storage/secrets';
import type { TakeStep } from '../storage/steps';
import { importAnswers } from './commands';
import { createFeedAddresses } from './feeds/feedAddresses';
import type { FeedAlarms } from './feeds/feedAlarms';
import { readFeedStates } from './feeds/feedStates';
import { createFeeds } from './feeds/feeds';
import { createFiles } from './files';
import { createImportHttp, type ImportHttpParts } from './http';
import { createImporting } from './importing';
import { createOwnRows } from './ownRows';
import { createReader, type ReaderParts } from './reading/reader';
import { readSources } from './sources';

export type ImportParts = {
  store: Store;
  take: TakeStep;
  secrets: Secrets;
  branch: Branch;
  audit: Pick<Audit, 'refused'>;
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

export const createImports = async (parts: ImportParts) => {
  const { store, branch, changed } = parts;
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
  const files = createFiles({ branch, importing, reader: readers.files });

  return {
    /** To be used by the office port's app before that one reads bodies. */
    http: (networks: ImportHttpParts['networks']): Express =>
      createImportHttp({ ...parts, sources, importing, ownRows, networks }),
    answers: importAnswers({ sources, feeds, files, changed }),
    /** For the administration's view. */
    sources: (): AdminView['sources'] => sources.list(),
    feeds: (): FeedView[] => feeds.list(),
    begin: feeds.begin,
    close: async (): Promise<void> => {
      await Promise.all([feeds.close(), ...Object.values(readers).map((reader) => reader.close())]);
    },
  };
};
export type Imports = Awaited<ReturnType<typeof createImports>>;
