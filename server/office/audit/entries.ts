// S4: what a command leaves in the audit: through what and where, who, and what it was about, without what people wrote.
import { type Actor, personOf } from '../../../shared/actors';
import { type AuditDetail, auditDetailSchema } from '../../../shared/audit/entry';
import type { AuditKind } from '../../../shared/audit/kinds';
import { type AuditName, isTraced } from '../../../shared/audited/names';
import { COMMANDS, type CommandName, type CommandOf } from '../../../shared/commands';
import type { Reply } from '../../../shared/protocol';
import type { NewAuditEntry } from '../../storage/auditPort';

/** Names of the roles that somebody has now. */
export type RolesOf = (personId: string) => readonly string[];

type Asker = Pick<NewAuditEntry, 'asker' | 'place' | 'device' | 'person'>;

/** Somebody at the server's own terminal does a few things by programs of their own. */
export type Doer = Actor | { kind: 'terminal' };

const askerOf = (by: Doer): Asker => {
  if (by.kind === 'device') return { asker: by.role, place: by.stationId, device: by.deviceId, person: by.personId };
  if (by.kind === 'program') return { asker: by.kind, place: by.programId, device: null, person: by.personId };
  return { asker: by.kind, place: by.kind === 'import' ? by.sourceId : null, device: null, person: null };
};

type Told = { kind: AuditKind; name: AuditName; outcome?: string; about?: string | null; detail?: AuditDetail };

/** An entry of somebody at an instant. */
export const entryBy = (by: Doer, at: number, told: Told, rolesOf: RolesOf = () => []): NewAuditEntry => {
  const { kind, name, outcome = 'done', about = null } = told;
  // A program may act at several counters.
  const detail =
    by.kind === 'program' && by.counterId !== null ? { counterId: by.counterId, ...told.detail } : (told.detail ?? {});
  const asker = askerOf(by);
  const roles = asker.person === null ? [] : rolesOf(asker.person);
  return { at, kind, name, outcome, ...asker, roles, about, subject: detail.number ?? null, detail };
};

/** Fields of commands and answers that are kept as they are. */
const KEPT = [
  ...['visitId', 'number', 'day', 'slotAt', 'serviceIds', 'persons', 'why', 'admission', 'counterId', 'kioskId'],
  ...[
    'printerId',
    'feedId',
    'sourceId',
    'programId',
    'hookId',
    'invitationId',
    'deviceId',
    'role',
    'stationId',
    'version',
    'until',
    'undone',
  ],
] as const;
type Kept = keyof AuditDetail;
const isKept = (key: string): key is Kept => (KEPT as readonly string[]).includes(key);

/** What was left open says nothing; but for a pause whose end nobody knows. */
const isTold = ([key, value]: [string, unknown]): boolean => isKept(key) && (value !== null || key === 'until');

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const keptOf = (said: unknown): Record<string, unknown> => {
  if (!isObject(said)) return {};
  // What a list has is told by how many there are.
  const list =
    said['rows'] ?? said['appointments'] ?? said['patterns'] ?? said['entries'] ?? said['slips'] ?? said['keys'];
  const counted = Array.isArray(list) ? { count: list.length } : {};
  return { ...Object.fromEntries(Object.entries(said).filter(isTold)), ...counted };
};

/** What has another name here than in its command, and would be written as it stands there. */
const renamedOf = (command: CommandOf<CommandName>): AuditDetail => {
  if (command.type === 'raise') return { raiseReason: command.reason };
  // K16: to whom, and never what it said.
  if (command.type === 'sendMessage') return command.to.kind === 'counter' ? { toCounter: command.to.counterId } : {};
  if (command.type !== 'handOn') return {};
  return command.to.kind === 'counter' ? { toCounter: command.to.counterId } : { toService: command.to.serviceId };
};

export const detailOf = (command: CommandOf<CommandName>, result: unknown): AuditDetail => {
  const one = isObject(result) ? result['appointment'] : null;
  const said = { ...keptOf(command), ...keptOf(one), ...keptOf(result), ...renamedOf(command) };
  return auditDetailSchema.safeParse(said).data ?? {};
};

/** Whom a command is about, where that is somebody who works here. */
const aboutOf = (command: CommandOf<CommandName>, reply: Reply, by: Actor): string | null => {
  const inFilter = command.type === 'auditEntries' ? command.filter.personId : null;
  const said = 'personId' in command ? command.personId : inFilter;
  const made = reply.ok && isObject(reply.result) ? reply.result['personId'] : null;
  const about = said ?? (typeof made === 'string' ? made : null);
  return about === null || about === personOf(by) ? null : about;
};

/** What a command that was done is in the audit; null for one that changes nothing and shows nobody's data. */
const kindOfDone = (name: CommandName): AuditKind | null => {
  const command = COMMANDS[name];
  if (command.kind === 'query') return command.looksAt === 'people' ? 'look' : null;
  return command.kind === 'room' && !command.isRemembered ? null : 'act';
};

export type Asked = { by: Actor; at: number; command: CommandOf<CommandName>; reply: Reply };

/** What a command leaves, done or refused; null where that is nothing. `more` is what only the door knows. */
export const entryOf = (
  { by, at, command, reply }: Asked,
  rolesOf: RolesOf = () => [],
  more: AuditDetail = {},
): NewAuditEntry | null => {
  const name = command.type;
  const kind = reply.ok ? kindOfDone(name) : 'refused';
  if (kind === null || !isTraced(name)) return null;
  const detail = { ...detailOf(command, reply.ok ? reply.result : null), ...more };
  const outcome = reply.ok ? 'done' : reply.refusal.code;
  return entryBy(by, at, { kind, name, outcome, about: aboutOf(command, reply, by), detail }, rolesOf);
};
