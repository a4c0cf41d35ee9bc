// Appointments of other booking systems: by the import API, by file, by calendar (A6).
import type { Express } from 'express';
import type { FeedView, SourceResult } from '../../shared/imports';
import type { AdminView, Reply } from '../../shared/protocol';
import { type RefusalCode, refuse } from '../../shared/refusals';
import type { Logger } from '../basics/log';
import type { Branch } from '../office/branch';
import type { OutsideCommand } from '../screens/access';
import type { Store } from '../storage/store';
import type { FeedAlarms } from './feeds/feedAlarms';
import { createFeeds } from './feeds/feeds';
import { createFiles } from './files';
import { createImportHttp } from './http';
import { createImporting } from './importing';
import { createOwnRows } from './ownRows';
import { createReader, type ReaderParts } from './reading/reader';
import { createSources } from './sources';

export type ImportParts = {
  store: Store;
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

export type ImportCommand = Extract<
  OutsideCommand,
  {
    type: 'setFeedAddress' | 'createSource' | 'revokeSource' | 'previewCsv' | 'importCsv' | 'readFeed' | 'decideMissed';
  }
>;

const refused = (code: RefusalCode): Reply => ({ ok: false, ...refuse(code) });

export const createImports = (parts: ImportParts) => {
  const { store, branch, changed } = parts;
  const importing = createImporting(branch);
  const ownRows = createOwnRows(store, branch);
  const sources = createSources(store, parts.clock);
  // One for each: nobody waits with a file because a calendar takes long.
  const readers = {
    feeds: createReader({ ...parts.patience.reader, log: parts.log }),
    files: createReader({ ...parts.patience.reader, log: parts.log }),
  };
  const { downloadMs } = parts.patience;
  const feeds = createFeeds({ ...parts, importing, ownRows, downloadMs, reader: readers.feeds });
  const answerFile = createFiles({ branch, importing, reader: readers.files });
  const http: Express = createImportHttp({ ...parts, sources, importing, ownRows });

  const createSource = (name: string): Reply => {
    const result: SourceResult | null = sources.create(name);
    if (result === null) return refused('nameTaken');
    changed();
    return { ok: true, result };
  };
  const revokeSource = (sourceId: string): Reply => {
    if (!sources.revoke(sourceId)) return refused('unknownSource');
    changed();
    return { ok: true, result: null };
  };
  const setAddress = (feedId: string, url: string): Reply => {
    if (!feeds.setAddress(feedId, url)) return refused('unknownFeed');
    changed();
    return { ok: true, result: null };
  };
  const viewed = async (view: Promise<FeedView | null>): Promise<Reply> => {
    const result = await view;
    return result === null ? refused('unknownFeed') : { ok: true, result };
  };

  return {
    /** To be used by the office port's app before that one reads bodies. */
    http,
    answer: (command: ImportCommand): Reply | Promise<Reply> => {
      switch (command.type) {
        case 'createSource':
          return createSource(command.name);
        case 'revokeSource':
          return revokeSource(command.sourceId);
        case 'setFeedAddress':
          return setAddress(command.feedId, command.url);
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
