// Appointments of other booking systems: by the import API, by file, by calendar (A6).
import type { Express } from 'express';
import type { FeedView, SourceResult } from '../../shared/imports';
import type { AdminView, Reply } from '../../shared/protocol';
import { type RefusalCode, refuse } from '../../shared/refusals';
import type { OutsideCommand } from '../access';
import type { Branch } from '../branch';
import type { Logger } from '../log';
import type { Store } from '../store';
import { createFeeds } from './feeds';
import { createFiles } from './files';
import { createImportHttp } from './http';
import { createImporting } from './importing';
import { createOwnRows } from './ownRows';
import { createSources } from './sources';

export type ImportParts = {
  store: Store;
  branch: Branch;
  /** Epoch milliseconds. */
  clock: () => number;
  log: Logger;
  /** The program's version, for the document. */
  version: string;
  /** Told when sources have changed or a calendar was read. */
  changed: () => void;
};

export type ImportCommand = Extract<
  OutsideCommand,
  { type: 'createSource' | 'revokeSource' | 'previewCsv' | 'importCsv' | 'readFeed' }
>;

const refused = (code: RefusalCode): Reply => ({ ok: false, ...refuse(code) });

export const createImports = (parts: ImportParts) => {
  const { store, branch, changed } = parts;
  const importing = createImporting(branch);
  const ownRows = createOwnRows(store, branch);
  const sources = createSources(store, parts.clock);
  const feeds = createFeeds({ ...parts, importing, ownRows });
  const answerFile = createFiles(branch, importing);
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
  const readFeed = async (feedId: string): Promise<Reply> => {
    const result: FeedView | null = await feeds.readNow(feedId);
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
        case 'readFeed':
          return readFeed(command.feedId);
        case 'previewCsv':
        case 'importCsv':
          return answerFile(command);
      }
    },
    /** For the administration's view. */
    sources: (): AdminView['sources'] => sources.list(),
    feeds: (): FeedView[] => feeds.list(),
    begin: feeds.begin,
    close: feeds.close,
  };
};
