// S47: the way back, tried: a backup is opened beside the running office and read through as a start would read it. It is a
// copy of the backup that is opened, so that neither the backup nor anything of the office changes.
import { copyFileSync, existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { BackupFault, BackupLoss, Rehearsal } from '../../../../shared/backups/state';
import { newDay } from '../../../queue/day/day';
import { evolve } from '../../../queue/day/evolve';
import { migrate } from '../../migrations';
import { checkFile } from '../../sqlite/audit/checkFile';
import { Database, type DatabaseConnection } from '../../sqlite/connection';
import { createEventRows } from '../../sqlite/turns/events';
import { unusable } from '../../unusable';
import { codeOf } from '../errors';
import { DATABASE_FILE } from '../fileId';
import { isWhole } from '../guard';
import { type Manifest, PROBE, RECORDINGS, UNFINISHED, verifiedManifest } from './manifest';
import { needRoom } from './set';

const dayRow = z.object({ day: z.string(), version: z.number() });
const numberRow = z.object({ found: z.number().nullable() });
const numberOf = (database: DatabaseConnection, sql: string, ...values: unknown[]): number =>
  numberRow.parse(database.prepare(sql).get(...values)).found ?? 0;
const daysOf = (database: DatabaseConnection): Map<string, number> =>
  new Map(
    database
      .prepare('SELECT day, max(version) AS version FROM events GROUP BY day ORDER BY day')
      .all()
      .map((row) => dayRow.parse(row))
      .map(({ day, version }) => [day, version]),
  );

type Found = NonNullable<Rehearsal['found']>;

/** Every day is folded from its events, as a start folds today's: an event that does not fit is found. */
const readDays = (database: DatabaseConnection): Pick<Found, 'days' | 'visits' | 'events'> => {
  const log = createEventRows(database);
  const days = [...daysOf(database).keys()];
  let [events, visits] = [0, 0];
  try {
    for (const name of days) {
      const stored = log.ofDay(name);
      const day = stored.reduce(evolve, newDay(name));
      events += stored.length;
      visits += day.visits.size;
    }
  } catch (error) {
    throw codeOf(error) === null ? unusable('DATA_DAMAGED') : error;
  }
  return { days: days.length, visits, events };
};

const readThrough = (database: DatabaseConnection, manifest: Manifest): Found => {
  return {
    ...readDays(database),
    people: numberOf(database, 'SELECT count(*) AS found FROM persons'),
    recordings: manifest.files.filter(({ path }) => path.startsWith(`${RECORDINGS}/`)).length,
    lastAt: numberOf(database, 'SELECT max(at) AS found FROM events') || null,
    auditEntries: numberOf(database, 'SELECT count(*) AS found FROM audit'),
  };
};

/** What the running office has and this backup has not. Read only. */
const lossAgainst = (backup: DatabaseConnection, file: string): BackupLoss => {
  const live = new Database(file, { readonly: true, fileMustExist: true });
  try {
    return live.transaction(() => {
      const has = daysOf(backup);
      const loss: BackupLoss = { events: 0, visits: 0, appointments: 0, settings: 0 };
      for (const [day, version] of daysOf(live)) {
        const from = has.get(day) ?? 0;
        if (version <= from) continue;
        const since = (type: string) =>
          numberOf(
            live,
            'SELECT count(*) AS found FROM events WHERE day = ? AND version > ? AND type = ?',
            ...[day, from, type],
          );
        loss.events += version - from;
        loss.visits += since('ticketDrawn');
        loss.appointments += since('appointmentBooked');
      }
      const newest = 'SELECT max(version) AS found FROM settings';
      loss.settings = Math.max(0, numberOf(live, newest) - numberOf(backup, newest));
      return loss;
    })();
  } finally {
    live.close();
  }
};

const openProbe = (file: string): DatabaseConnection => {
  const database = new Database(file);
  try {
    database.pragma('journal_mode = DELETE');
    if (!isWhole(database, 'integrity_check')) throw unusable('DATA_DAMAGED');
    migrate(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
};

export type RehearsalOrder = { dataDir: string; backup: string; probeIn: string; now: number };
export type Rehearsed = { found: Found; loss: BackupLoss; fault: BackupFault | null };

/** Throws what `makeSet` throws when it cannot be read. */
export const rehearse = ({ dataDir, backup, probeIn, now }: RehearsalOrder): Rehearsed => {
  const manifest = verifiedManifest(backup);
  const from = join(backup, DATABASE_FILE);
  const folder = join(probeIn, `${PROBE}${UNFINISHED}`);
  rmSync(folder, { recursive: true, force: true });
  if (!existsSync(from)) throw unusable('COPY_MISSING');
  needRoom(probeIn, statSync(from).size);
  mkdirSync(folder, { mode: 0o700 });
  try {
    const file = join(folder, DATABASE_FILE);
    copyFileSync(from, file);
    const database = openProbe(file);
    try {
      const found = readThrough(database, manifest);
      const heads = manifest.audit === null ? [] : [{ ...manifest.audit, at: manifest.at }];
      const { fault } = checkFile(file, heads, now);
      return {
        ...{ found, loss: lossAgainst(database, join(dataDir, DATABASE_FILE)) },
        fault: fault === null ? null : 'audit',
      };
    } finally {
      database.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
