// Everything that can be asked of the office, gathered from the areas; and what follows from the definitions.
import { z } from 'zod';
import { ROLES, type Role } from '../actors';
import type { RefusalCode } from '../refusals';
import type { Right } from '../rights';
import { appointmentCommands } from './appointments';
import { callCommands } from './calls';
import { counterCommands } from './counters';
import { dayTimeCommands } from './dayTimes';
import type { AnswerType, Asker, Needed } from './define';
import { elsewhereCommands } from './hall/elsewhere';
import { paperCommands } from './hall/paper';
import { recordingCommands } from './hall/recordings';
import { importCommands, programCommands } from './imports';
import { backupCommands } from './machine/backups';
import { mailCommands } from './mail';
import { oversightCommands, privacyCommands } from './oversight';
import { peopleCommands, signOnCommands } from './people';
import { printingCommands } from './printing';
import { reportCommands } from './reports';
import { goingLiveCommands, settingsCommands } from './settings';
import { ticketCommands } from './tickets';

export type { ImportedAppointment } from './imports';

export const COMMANDS = {
  ...ticketCommands,
  ...callCommands,
  ...counterCommands,
  ...appointmentCommands,
  ...printingCommands,
  ...settingsCommands,
  ...peopleCommands,
  ...mailCommands,
  ...signOnCommands,
  ...importCommands,
  ...programCommands,
  ...oversightCommands,
  ...privacyCommands,
  ...backupCommands,
  ...reportCommands,
  ...dayTimeCommands,
  ...goingLiveCommands,
  ...recordingCommands,
  ...paperCommands,
  ...elsewhereCommands,
};
type Commands = typeof COMMANDS;
type Kind = Commands[CommandName]['kind'];

export type CommandName = keyof Commands;
/** The names of the commands of a kind; of those that somebody may ask; of those with a trait. */
export type NameOfKind<Wanted extends Kind> = {
  [Name in CommandName]: Commands[Name]['kind'] extends Wanted ? Name : never;
}[CommandName];
export type NameAskedBy<Who extends Asker> = {
  [Name in CommandName]: Who & Commands[Name]['may'][number] extends never ? never : Name;
}[CommandName];
export type NameOfPatience<Wanted extends 'short' | 'long'> = {
  [Name in CommandName]: Commands[Name] extends { patience?: infer Has } ? (Wanted extends Has ? Name : never) : never;
}[CommandName];

type Fields<Asks extends z.ZodRawShape> = keyof Asks extends never
  ? unknown
  : z.infer<z.ZodObject<Asks, z.core.$strict>>;
type Flat<Fields> = { [Field in keyof Fields]: Fields[Field] };
/** A command as it is sent: its name as `type`, and its fields. */
export type CommandOf<Name extends CommandName> = {
  [One in Name]: Flat<{ type: One } & Fields<Commands[One]['asks']>>;
}[Name];
/** What a command answers when it was done. */
export type ResultOf<Name extends CommandName> = {
  [One in Name]: Commands[One]['answers'] extends AnswerType<infer Result> ? Result : never;
}[Name];

/** A command that changes a day. */
export type DayCommand = CommandOf<NameOfKind<'day'>>;
/** A command that goes through the one door where things change. */
export type Command = CommandOf<NameOfKind<'day' | 'office'>>;
/** What is answered beside the day, never stored as an event. */
export type RoomCommand = CommandOf<NameOfKind<'room'>>;
/** What staff look up; personal data comes to nobody else. */
export type Query = CommandOf<NameOfKind<'query'>>;
/** What screens send. */
export type ScreenCommand = CommandOf<NameAskedBy<Role>>;
/** Those of them that go through the one door. */
export type DeviceCommand = CommandOf<NameAskedBy<Role> & NameOfKind<'day' | 'office'>>;

/** What a device sends: a fresh id of its own making, by which a retry is known (N4), and the command. */
export type Request = { id: string; command: ScreenCommand };

const isAskedByScreens = ({ may }: { may: readonly Asker[] }) => ROLES.some((role) => may.includes(role));

/** The schemas of what screens send, by name. */
const SCHEMAS = new Map(
  Object.entries(COMMANDS)
    .filter(([, definition]) => isAskedByScreens(definition))
    .map(([name, { asks }]) => [name, z.strictObject({ type: z.literal(name), ...asks })]),
);
const UNKNOWN = z.looseObject({ type: z.never('unknown command') });

/** A command as it came from a screen: as its definition says, or what is wrong with it. */
export const parseCommand = (said: { type: string; [field: string]: unknown }): z.ZodSafeParseResult<ScreenCommand> => {
  const schema = SCHEMAS.get(said.type) ?? UNKNOWN;
  // What a schema lets through is of the type that was derived from the same definition.
  return schema.safeParse(said) as z.ZodSafeParseResult<ScreenCommand>;
};

/** What of it somebody may do who has these rights; null where nobody is logged in. */
const refusalOfRight = (needed: Needed | null, rights: ReadonlySet<Right> | null): RefusalCode | null => {
  if (rights === null) return 'notLoggedIn';
  if (needed === 'own') return null;
  if (needed === null) return 'notAllowed';
  const fitting = typeof needed === 'string' ? [needed] : needed;
  return fitting.some((right) => rights.has(right)) ? null : 'noRight';
};

/**
 * Why it may not be asked for; null when it may. The device says where: in which role. At a counter and in the
 * administration the person says who: `rights` are those of whoever is logged in there, null for nobody.
 */
export const refusalOf = (name: CommandName, who: Asker, rights: ReadonlySet<Right> | null): RefusalCode | null => {
  const { may, right }: { may: readonly Asker[]; right: Needed | null } = COMMANDS[name];
  if (!may.includes(who)) return 'notAllowed';
  return who === 'counter' || who === 'admin' ? refusalOfRight(right, rights) : null;
};

/** Of which kind the command of a name is; null where there is none. */
export const kindOf = (name: string): Kind | null => {
  const definitions: Record<string, { kind: Kind }> = COMMANDS;
  return Object.hasOwn(definitions, name) ? (definitions[name]?.kind ?? null) : null;
};

/** Whether it may carry a logo, a file or the settings. */
export const isLarge = (name: string): boolean => {
  const definitions: Record<string, { size?: 'small' | 'large' }> = COMMANDS;
  return Object.hasOwn(definitions, name) && definitions[name]?.size === 'large';
};

/** Whether a command is of this kind. */
export const isOfKind = <Wanted extends Kind>(
  command: CommandOf<CommandName>,
  kind: Wanted,
): command is Extract<CommandOf<CommandName>, { type: NameOfKind<Wanted> }> => COMMANDS[command.type].kind === kind;

/** Whether a second request with the same id gets the first answer again. */
export const isRemembered = ({ type }: RoomCommand): boolean => COMMANDS[type].isRemembered;

/** Whether who asks is logged out by it, and has the answer all the same when the same is asked again. */
export const endsLogins = (command: ScreenCommand): command is RoomCommand => 'endsLogins' in COMMANDS[command.type];
