// What the office has to do with the world: mail, the waiting list, and appointments that come from elsewhere.
import type { Express } from 'express';
import type { Reply } from '../shared/protocol';
import { refuse } from '../shared/refusals';
import type { Logger } from './basics/log';
import { createImports } from './imports';
import { DOWNLOAD_MS } from './imports/feeds/download';
import { READER } from './imports/reading/reader';
import { createPost } from './mail/post';
import { createWaitingList, type WaitingList } from './mail/waitingList';
import type { Branch } from './office/branch';
import type { ServerAlarms } from './office/serverAlarms';
import type { Outside } from './queue/views/admin';
import type { OutsideCommand } from './screens/access';
import type { Store } from './storage/store';

export type OutsideParts = {
  store: Store;
  branch: Branch;
  log: Logger;
  version: string;
  ticketUrl: (key: string) => string;
  /** How people at home reach the public port, without a slash at the end. */
  publicUrl: () => string;
  serverAlarms: ServerAlarms;
  /** Told when what the administration sees of it has changed. */
  changed: () => void;
};

export const createOutside = (parts: OutsideParts) => {
  const { store, branch, log, version, changed } = parts;
  const waitingList = createWaitingList(parts);
  const post = createPost({ ...parts, waitingList });
  const alarms = parts.serverAlarms;
  const patience = { reader: READER, downloadMs: DOWNLOAD_MS };
  const imports = createImports({ store, branch, clock: branch.now, log, version, patience, changed, alarms });

  const setPassword = (password: string | null): Reply => {
    post.setPassword(password);
    changed();
    return { ok: true, result: null };
  };
  const sendTestMail = async (to: string): Promise<Reply> => {
    const sent = await post.test(to);
    return sent === 'sent' ? { ok: true, result: null } : { ok: false, ...refuse('mailFailed', { what: sent.failed }) };
  };

  return {
    waitingList: waitingList satisfies WaitingList,
    /** The import API, an app of its own. */
    importHttp: imports.http satisfies Express,
    /** What the administration sees of it. */
    view: (): Outside => ({
      publicUrl: parts.publicUrl(),
      mail: { hasPassword: post.hasPassword(), ...post.state() },
      sources: imports.sources(),
      feeds: imports.feeds(),
    }),
    answer: (command: OutsideCommand): Reply | Promise<Reply> => {
      switch (command.type) {
        case 'setMailPassword':
          return setPassword(command.password);
        case 'sendTestMail':
          return sendTestMail(command.to);
        case 'setFeedAddress':
        case 'createSource':
        case 'revokeSource':
        case 'previewCsv':
        case 'importCsv':
        case 'readFeed':
        case 'decideMissed':
          return imports.answer(command);
      }
    },
    /** After each commit and every second. */
    look: post.look,
    begin: (): void => {
      post.begin();
      imports.begin();
    },
    close: async (): Promise<void> => {
      await Promise.all([post.close(), imports.close()]);
    },
  };
};
