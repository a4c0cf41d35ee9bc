// Which names stand in the audit: every command but what only machines and time say, and what is no command.
import { COMMANDS, type CommandName } from '../commands';
import { type AuditName, OTHER_ACTS, UNTRACED } from './entry';

const UNTRACED_NAMES: readonly string[] = UNTRACED;

export const AUDIT_NAMES: readonly AuditName[] = [
  ...(Object.keys(COMMANDS) as CommandName[]).filter(
    (name): name is Exclude<AuditName, (typeof OTHER_ACTS)[number]> => !UNTRACED_NAMES.includes(name),
  ),
  ...OTHER_ACTS,
];
const NAMES: ReadonlySet<string> = new Set(AUDIT_NAMES);

/** Whether something of this name can be in the audit. */
export const isTraced = (name: string): name is AuditName => NAMES.has(name);
