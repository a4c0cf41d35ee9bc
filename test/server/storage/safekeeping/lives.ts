// Databases as a killed program leaves them: the file and its log, at moments of several lives of one office.
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptyTurn } from '../../../../server/office/turns/unitOfWork';
import { Database } from '../../../../server/storage/sqlite/connection';
import { openStore, type Store } from '../../../../server/storage/store';

const DAY = '2017-11-06';

/** What was there at a moment, as a kill would leave it. */
export type Image = { file: string; log: string | null; versions: number };

export const openLives = () => {
  const folder = mkdtempSync(join(tmpdir(), 'wertmarke-lives-'));
  const file = join(folder, 'live.db');
  let versions = 0;
  let images = 0;
  const commit = (store: Store): Promise<void> => {
    versions++;
    const event = { type: 'dayOpened', locks: {}, printers: {} } as const;
    const stored = {
      day: DAY,
      version: versions,
      at: versions,
      by: { kind: 'office' },
      commandId: `c${versions}`,
    } as const;
    return store.commit({ ...emptyTurn(), events: [{ stored: { ...stored, event }, answer: null }] });
  };
  /** Copies what is on the disk now. */
  const image = (): Image => {
    images++;
    const copy = join(folder, `image-${images}.db`);
    copyFileSync(file, copy);
    const hasLog = existsSync(`${file}-wal`);
    if (hasLog) copyFileSync(`${file}-wal`, `${copy}-wal`);
    return { file: copy, log: hasLog ? `${copy}-wal` : null, versions };
  };
  return {
    folder,
    file,
    commit,
    image,
    /** A file of one image beside the log of another, at a place of its own. */
    mix: (of: Image, logOf: Image): string => {
      images++;
      const mixed = join(folder, `mixed-${images}.db`);
      copyFileSync(of.file, mixed);
      if (logOf.log !== null) copyFileSync(logOf.log, `${mixed}-wal`);
      return mixed;
    },
    /** The versions of the day's events that a database holds. */
    versionsIn: (path: string): number[] => {
      const database = new Database(path);
      const found = database.prepare('SELECT version FROM events WHERE day = ? ORDER BY version').pluck().all(DAY);
      database.close();
      return found as number[];
    },
    open: (path = file) => openStore(path),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
};
export type Lives = ReturnType<typeof openLives>;

/** 1, 2, 3 ... */
export const upTo = (versions: number): number[] => Array.from({ length: versions }, (_, i) => i + 1);
