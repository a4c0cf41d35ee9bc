// What the office has to do with the world: mail, the waiting list, and appointments that come from elsewhere.
import type { Express } from 'express';
import type { Reply } from '../shared/protocol';
import { refuse } from '../shared/refusals';
import type { Logger } from './basics/log';
import { createImports } from './imports';
import { DOWNLOAD_MS } from './imports/download';
import { READER } from './imports/reader';
import { createPost } from './mail/post';
import { createWaitingList, type WaitingList } from './mail/waitingList';
import type { Branch } from './office/branch';
import type { ServerAlarms } from './office/serverAlarms';
import type { Outside } from './queue/views/admin';
import type { OutsideAsked, OutsideStep } from './screens/access';
import type { Store } from './storage/port';
import type { Secrets } from './storage/secrets';
import { answering, type Step, type TakeStep } from './storage/steps';

export type OutsideParts = {
  store: Store;
  take: TakeStep;
  secrets: Secrets;
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

export const createOutside = async (parts: OutsideParts) => {
  const { branch } = parts;
  const waitingList = createWaitingList(parts);
  const post = createPost({ ...parts, waitingList });
  const alarms = parts.serverAlarms;
  const patience = { reader: READER, downloadMs: DOWNLOAD_MS };
  const imports = await createImports({ ...parts, clock: branch.now, patience, alarms });

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
    /** What is done in one step. */
    step: (command: OutsideStep): Step<Reply> =>
      command.type === 'setMailPassword'
        ? answering(post.setPassword(command.password), () => ({ ok: true, result: null }))
        : imports.step(command),
    answer: (command: OutsideAsked): Promise<Reply> =>
      command.type === 'sendTestMail' ? sendTestMail(command.to) : imports.answer(command),
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
