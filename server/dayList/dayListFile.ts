// X3: the day list as a file, never older than a few seconds while anything happens; and gone when the day is (X1).
import { access, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '../basics/log';
import type { Branch } from '../office/branch';
import type { ServerAlarms } from '../office/serverAlarms';
import { dayListOf } from './dayList';

export const DAY_LIST_FILE = 'tagesliste.html';
const EVERY_MS = 5000;
/** A folder that does not answer, such as one on another machine, holds up nobody's end. */
const PATIENCE_MS = 2000;

export type DayListParts = {
  branch: Pick<Branch, 'today' | 'settings' | 'now'>;
  /** The folder of the file; it has to exist. */
  dir: string;
  log: Logger;
  serverAlarms: ServerAlarms;
};

/** Writes the list at once, and after `changed` at most every five seconds; a folder that fails is tried again. */
export const createDayList = ({ branch, dir, log, serverAlarms }: DayListParts) => {
  const file = join(dir, DAY_LIST_FILE);
  const unfinished = `${file}.tmp`;
  let isChanged = false;
  let isFailing = false;
  let isClosed = false;
  let writing: Promise<void> | null = null;
  let resting: NodeJS.Timeout | null = null;

  /** Whole or not at all, also when the power fails in between; and for nobody else's eyes. */
  const put = async (page: string) => {
    await rm(unfinished, { force: true });
    const handle = await open(unfinished, 'wx', 0o600);
    try {
      await handle.writeFile(page);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(unfinished, file);
  };

  const erase = async () => {
    for (const path of [unfinished, file]) await rm(path, { force: true });
  };

  const write = async () => {
    isChanged = false;
    try {
      const day = branch.today();
      await (day.state === 'closed' ? erase() : put(dayListOf(day, branch.settings(), branch.now())));
      if (isFailing) log.info('the day list is kept again');
      isFailing = false;
      serverAlarms.settle('dayList');
    } catch (error) {
      isChanged = true;
      if (!isFailing) log.warn({ error }, 'the day list could not be written, and is tried again');
      isFailing = true;
      serverAlarms.raise('dayList');
    }
  };

  const begin = () => {
    writing = write().finally(() => {
      writing = null;
      if (!isClosed) resting = setTimeout(goOn, EVERY_MS).unref();
    });
  };

  const goOn = () => {
    resting = null;
    if (isChanged) begin();
  };

  begin();

  const changed = () => {
    isChanged = true;
    if (!isClosed && writing === null && resting === null) begin();
  };

  return {
    /** A list that somebody has deleted is written again. To be called now and then. */
    look: async (): Promise<void> => {
      if (branch.today().state === 'closed') return;
      const isThere = await access(file).then(
        () => true,
        () => false,
      );
      if (!isThere) changed();
    },
    /** Something has happened that may stand in the list. */
    changed,
    /** Writes what has not been written yet. The file stays: it is for the time when nothing runs. */
    close: async (): Promise<void> => {
      isClosed = true;
      if (resting) clearTimeout(resting);
      const end = async () => {
        await writing;
        if (isChanged) await write();
      };
      await Promise.race([end(), delay(PATIENCE_MS, undefined, { ref: false })]);
    },
  };
};
