// S4: what stands in the audit beside the turns: acts of rooms in the commit of what they did, looks and refusals before
// they are answered.
import type { Actor } from '../../../shared/actors';
import type { AuditDetail } from '../../../shared/audit/entry';
import type { AuditKind } from '../../../shared/audit/kinds';
import type { AuditName } from '../../../shared/audited/names';
import type { CommandName, CommandOf } from '../../../shared/commands';
import type { Reply } from '../../../shared/protocol';
import type { Change } from '../../storage/changes';
import type { Store } from '../../storage/port';
import { type Step, unchanged } from '../../storage/steps';
import { type Doer, entryBy, entryOf, type RolesOf } from './entries';
import type { Repeats } from './repeats';

export type AuditParts = {
  store: Pick<Store, 'save'>;
  repeats: Repeats;
  /** The office's clock. */
  now: () => number;
  rolesOf?: RolesOf;
};

/** What no command of a screen is, such as a login: who, and what of it. */
export type Told = { name: AuditName; about?: string | null; detail?: AuditDetail };

export const createAudit = ({ store, repeats, now, rolesOf = () => [] }: AuditParts) => {
  const changesOf = (entries: readonly Parameters<Repeats['isNew']>[0][]): Change[] =>
    entries.map((entry) => ({ type: 'audit', entry }));
  const saveAll = async (changes: readonly Change[]): Promise<void> => {
    if (changes.length > 0) await store.save(changes);
  };
  const told = (by: Doer, kind: AuditKind, { name, about = null, detail = {} }: Told, outcome = 'done') =>
    entryBy(by, now(), { kind, name, outcome, about, detail }, rolesOf);
  const noteOnce = (entry: ReturnType<typeof told>): Promise<void> =>
    saveAll(repeats.isNew(entry) ? changesOf([entry]) : []);

  return {
    /** What a command of a room or a query was, to be stored with what it did. */
    changesOf: (by: Actor, command: CommandOf<CommandName>, reply: Reply): Change[] => {
      const entry = entryOf({ by, at: now(), command, reply }, rolesOf);
      return entry === null ? [] : changesOf([entry]);
    },
    /** A query was answered, or something was refused: durable when it resolves. */
    answered: async (by: Actor, command: CommandOf<CommandName>, reply: Reply): Promise<void> => {
      const entry = entryOf({ by, at: now(), command, reply }, rolesOf);
      if (entry !== null) await noteOnce(entry);
    },
    /** The change that tells of an act which is no command. */
    act: (by: Doer, act: Told): Change => ({ type: 'audit', entry: told(by, 'act', act) }),
    /** The same as a step of its own, to be taken together with what it tells of. */
    step: (by: Doer, act: Told): Step<void> => ({
      ...unchanged(undefined),
      changes: [{ type: 'audit', entry: told(by, 'act', act) }],
    }),
    acted: (by: Doer, act: Told): Promise<void> => saveAll(changesOf([told(by, 'act', act)])),
    looked: (by: Doer, look: Told): Promise<void> => noteOnce(told(by, 'look', look)),
    refused: (by: Doer, what: Told, outcome: string): Promise<void> => noteOnce(told(by, 'refused', what, outcome)),
    /** To be called every second or so, and once when the office ends: what came again is told. */
    tend: (isEnd = false): Promise<void> => saveAll(changesOf(repeats.ended(now(), isEnd))),
  };
};
export type Audit = ReturnType<typeof createAudit>;
