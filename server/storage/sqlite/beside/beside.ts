// Everything beside the days in SQLite: each repository's reads, and one way to write for all of them.

import type { Applies, Change } from '../../changes';
import type { Store, TurnLetter } from '../../port';
import { createAlarmRows } from '../alarms/alarms';
import type { AuditRows } from '../audit/auditRows';
import type { DatabaseConnection } from '../connection';
import { createPushRows } from '../phones/pushes';
import { promised } from '../promised';
import { createRecordRows } from '../records/records';
import { createDeviceRows } from './devices';
import { createFeedRows } from './feeds';
import { createFigureRows } from './figures';
import { createGivenAnswerRows } from './givenAnswers';
import { createHookRows } from './hooks';
import { createInvitationRows } from './invitations';
import { createSeenNetworkRows } from './networksSeen';
import { createOutboxRows } from './outbox';
import { createProgramRows } from './programs';
import { createSecretRows } from './secrets';
import { createSessionRows } from './sessions';
import { createSourceRows } from './sources';
import { createStaffRows } from './staff';
import { createWishRows } from './wishes';

type Beside = Pick<
  Store,
  | ('save' | 'devices' | 'staff' | 'sessions' | 'invitations' | 'sources' | 'feeds' | 'secrets' | 'givenAnswers')
  | ('outbox' | 'wishes' | 'letterCounts' | 'networksSeen' | 'figures' | 'programs' | 'hooks' | 'notices' | 'pushes')
  | ('alarms' | 'records')
>;

export const createBeside = (database: DatabaseConnection, audit: Pick<AuditRows, 'write' | 'within'>) => {
  const devices = createDeviceRows(database);
  const staff = createStaffRows(database);
  const sessions = createSessionRows(database);
  const invitations = createInvitationRows(database);
  const givenAnswers = createGivenAnswerRows(database);
  const secrets = createSecretRows(database);
  const networksSeen = createSeenNetworkRows(database);
  const outbox = createOutboxRows(database);
  const wishes = createWishRows(database);
  const sources = createSourceRows(database);
  const feeds = createFeedRows(database);
  const figures = createFigureRows(database);
  const programs = createProgramRows(database);
  const hooks = createHookRows(database);
  const pushes = createPushRows(database);
  const alarms = createAlarmRows(database);
  const records = createRecordRows(database);

  const apply: Applies<Change['type']> = {
    ...{ ...devices.apply, ...staff.apply, ...sessions.apply, ...invitations.apply, ...givenAnswers.apply },
    ...{ ...secrets.apply, ...outbox.apply, ...wishes.apply, ...sources.apply, ...feeds.apply },
    ...{ ...networksSeen.apply, ...figures.apply, ...programs.apply, ...hooks.apply, ...pushes.apply },
    ...{ ...alarms.apply, ...records.apply },
    audit: ({ entry }) => audit.write(entry),
  };
  const saveAll = database.transaction((changes: readonly Change[]) => {
    for (const change of changes) (apply[change.type] as (one: Change) => void)(change);
  });

  /** Of a turn: due at once. */
  const writeLetter = ({ kind, day, visitId, deleteOn, counted }: TurnLetter): void => {
    const letter = { kind, day, visitId, wishId: null, nextAt: 0, deleteOn };
    apply.addLetter({ type: 'addLetter', letter });
    if (counted !== null) apply.countLetter({ type: 'countLetter', ...counted });
  };

  const beside: Beside = {
    save: promised(audit.within((changes) => saveAll.immediate(changes))),
    devices: { all: promised(devices.all) },
    staff: { all: promised(staff.all) },
    sessions: { all: promised(sessions.all) },
    invitations: { all: promised(invitations.all) },
    sources: { all: promised(sources.all) },
    feeds: { all: promised(feeds.all) },
    programs: { all: promised(programs.all) },
    hooks: { all: promised(hooks.all) },
    notices: { next: promised(hooks.next), waiting: promised(hooks.waiting) },
    pushes: { of: promised(pushes.of), visits: promised(pushes.visits) },
    secrets: { all: promised(secrets.all) },
    alarms: { all: promised(alarms.all) },
    records: { newest: promised(records.newest), textOf: promised(records.textOf) },
    networksSeen: { all: promised(networksSeen.all) },
    givenAnswers: { find: promised(givenAnswers.find) },
    outbox: {
      due: promised(outbox.due),
      waiting: promised(outbox.waiting),
      told: promised(outbox.told),
      reminders: promised(outbox.reminders),
      refusesReminders: promised(outbox.refusesReminders),
    },
    wishes: {
      ...{ named: promised(wishes.named), byKey: promised(wishes.byKey), of: promised(wishes.of) },
      ...{ waiting: promised(wishes.waiting), counts: promised(wishes.counts) },
    },
    letterCounts: { from: promised(outbox.countsFrom) },
    figures: {
      ...{ between: promised(figures.between), missing: promised(figures.missing) },
      ...{ log: promised(figures.log), faults: promised(figures.faults) },
    },
  };
  return { ...beside, writeLetter, writeNotice: hooks.writeNotice };
};
