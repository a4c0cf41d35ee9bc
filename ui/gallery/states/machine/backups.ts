// What the administration's page of backups is told: all is well, and the second place is away.
import type { BackupEntry } from '../../../../shared/backups/state';
import { NO_BACKUPS } from '../../beside/backups';
import { min } from '../../history';
import { busyMorning } from '../../mornings';
import type { Office } from '../../office';

const DAY_MS = 86_400_000;
const NIGHT = min(-7 * 60);

const nightsAgo = (nights: number): BackupEntry => {
  const at = NIGHT - nights * DAY_MS;
  const day = new Date(at).toISOString().slice(0, 10);
  return {
    ...{ name: `wertmarke-${day}-013000Z`, place: 'here', at, isWhole: true, lastDay: day },
    bytes: 64_300_000 - nights * 210_000,
  };
};
const inBoth = (one: BackupEntry): BackupEntry[] => [one, { ...one, place: 'copy' }];

/** The newest was rehearsed this morning. */
export const withBackups = (): Office => {
  const office = busyMorning();
  const last = nightsAgo(0);
  office.beside.backups = {
    ...NO_BACKUPS,
    nextAt: NIGHT + DAY_MS / 6,
    ...{ backup: { at: NIGHT, fault: null }, copy: { at: NIGHT, fault: null }, database: { at: NIGHT, fault: null } },
    list: [0, 1, 2, 7].map(nightsAgo).flatMap(inBoth),
    rehearsal: {
      ...{ at: min(5), name: last.name, place: 'copy', fault: null, ms: 4200 },
      found: {
        ...{ days: 212, visits: 31_847, events: 241_906, people: 16, recordings: 0, auditEntries: 58_112 },
        lastAt: NIGHT - 9 * 3_600_000,
      },
      loss: { events: 96, visits: 21, appointments: 3, settings: 1 },
    },
  };
  return office;
};

export const withFailedBackups = (): Office => {
  const office = busyMorning();
  office.beside.backups = {
    ...NO_BACKUPS,
    nextAt: NIGHT + DAY_MS / 6,
    ...{ backup: { at: NIGHT, fault: null }, copy: { at: NIGHT, fault: 'notMounted' } },
    database: { at: NIGHT, fault: null },
    list: [nightsAgo(0), { ...nightsAgo(1), isWhole: false, bytes: 0 }, nightsAgo(2)],
  };
  office.beside.serverAlarms = [
    { kind: 'server', fault: 'backupCopy', about: NO_BACKUPS.folders.copy ?? '', since: NIGHT },
  ];
  return office;
};

/** S79: the office is in a database of the house. */
export const withHouseBackups = (): Office => {
  const office = busyMorning();
  office.beside.backups = { ...NO_BACKUPS, isOfHouse: true, folders: { here: '', copy: null } };
  return office;
};
