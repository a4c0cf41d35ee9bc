// What screens ask by their sockets: every command of every role, by its schema, whole and mutated.
import fc from 'fast-check';
import { z } from 'zod';
import { ROLES, type Role } from '../../shared/actors';
import { COMMANDS, type CommandName } from '../../shared/commands';
import type { Office } from '../office';
import { hostileText, someMutations } from '../values/hostile';
import { schemaOf, valuesOf } from '../values/schema';
import { type Mutation, mutated, resolveKnown, type Tree, written } from '../values/tree';
import { type Door, type Outcome, outcomeOf } from './door';

type Definition = { asks: z.ZodRawShape; may: readonly string[]; patience?: string };
const DEFINITIONS = Object.entries(COMMANDS) as unknown as [CommandName, Definition][];
const isRole = (who: string): who is Role => (ROLES as readonly string[]).includes(who);

/** Every name there is; those that no screen may ask are refused, and asked all the same. */
export const COMMAND_NAMES = DEFINITIONS.map(([name]) => name);

export type CommandInput = {
  role: Role;
  nth: number;
  /** The request's id: of its own, one that was there before, or no id at all. */
  id: Tree;
  command: Tree;
  mutations: Mutation[];
};

const rolesOf = ({ may }: Definition): fc.Arbitrary<Role> => {
  const fitting = may.filter(isRole);
  const anyRole = fc.constantFrom(...ROLES);
  if (fitting.length === 0) return anyRole;
  return fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...fitting) }, { weight: 1, arbitrary: anyRole });
};

const ids: fc.Arbitrary<Tree> = fc.oneof(
  { weight: 30, arbitrary: fc.uuid() },
  { weight: 1, arbitrary: fc.constantFrom('used-before-0001', 'used-before-0002') },
  { weight: 1, arbitrary: hostileText },
);

const inputsOf = ([name, definition]: [CommandName, Definition]): fc.Arbitrary<CommandInput> => {
  const schema = schemaOf(z.strictObject(definition.asks));
  const fields = valuesOf({
    ...schema,
    properties: { type: { const: name }, ...schema.properties },
    required: ['type', ...(schema.required ?? [])],
  });
  const made = { role: rolesOf(definition), nth: fc.nat(2), id: ids, command: fields };
  return fc.record({ ...made, mutations: someMutations });
};

/** Some are asked seldom, as the office is another one afterwards. */
const SELDOM: CommandName[] = ['endDemonstration'];
const inputs = (names: readonly CommandName[]): fc.Arbitrary<CommandInput> =>
  fc.oneof(
    ...DEFINITIONS.filter(([name]) => names.includes(name)).map((one) => ({
      weight: SELDOM.includes(one[0]) ? 1 : 20,
      arbitrary: inputsOf(one),
    })),
  );

/** Answered when another machine has been asked (or after some seconds that it is still being asked), or by a thread. */
const ASKS_OTHERS: readonly string[] = [
  'probePrinter',
  'findPrinters',
  'testResult',
  'ownData',
] satisfies CommandName[];
const isPatientOne = (name: string): boolean =>
  ASKS_OTHERS.includes(name) || DEFINITIONS.some(([one, { patience }]) => one === name && patience === 'long');

const nameIn = (command: Tree): string => {
  const name = typeof command === 'object' && command !== null ? (command as { type?: unknown }).type : undefined;
  return typeof name === 'string' && Object.hasOwn(COMMANDS, name) ? name : 'no command';
};

/** Sends a command with these mutations as a screen, and hears what comes of it. */
export const sendCommand = async (
  { role, nth, id, command, mutations: changes }: CommandInput,
  office: Office,
): Promise<Outcome> => {
  const { screen } = await office.screen(role, nth);
  const { pick } = office.known;
  const text = written(mutated(resolveKnown({ id, command }, pick), changes));
  const began = performance.now();
  const reply = await screen.ask(text);
  const outcome = outcomeOf(reply, performance.now() - began);
  const reached = nameIn(command);
  if (outcome.code === 'done' && outcome.said.length < 100_000) office.known.learn(reply);
  return {
    ...outcome,
    reached,
    isPatient: isPatientOne(reached),
    isOver: reached === 'endDemonstration' && outcome.code === 'done',
  };
};

export const commandsDoor = (names: readonly CommandName[] = COMMAND_NAMES): Door<CommandInput> => ({
  name: 'commands of screens',
  share: 420,
  inputs: inputs(names),
  send: sendCommand,
});
