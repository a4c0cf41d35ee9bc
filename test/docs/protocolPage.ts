// The parts of docs/protocol.md that follow from the code: commands, refusals, and the types of what is sent.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ROLES } from '../../shared/actors';
import { COMMANDS, type CommandName } from '../../shared/commands';
import type { Asker, Needed } from '../../shared/commands/define';
import { REFUSALS } from '../../shared/refusals';
import {
  channelSchema,
  idSchema,
  languageSchema,
  printerProfileSchema,
  settingsSchema,
  slipSchema,
} from '../../shared/settings';
import { tokenSchema } from '../../shared/settings/basics';

const SHARED = join(__dirname, '../../shared');

/** What a field is called that needs no more words; what is capital stands in shared/settings. */
const NAMED = new Map<unknown, string>([
  [idSchema, 'id'],
  [tokenSchema, 'token'],
  [languageSchema, 'language'],
  [settingsSchema, 'Settings'],
  [channelSchema, 'ChannelSettings'],
  [printerProfileSchema, 'PrinterProfile'],
  [slipSchema, 'SlipDesign'],
]);

type Json = {
  title?: string;
  type?: string;
  const?: unknown;
  enum?: unknown[];
  format?: string;
  anyOf?: Json[];
  oneOf?: Json[];
  items?: Json;
  properties?: Record<string, Json>;
  required?: string[];
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  maxLength?: number;
};

const LAST_INSTANT = 4_102_444_800_000;
const span = (least?: number, most?: number) => (most === undefined ? '' : ` ${least ?? 0}-${most}`);

/** The type of a field as people read it, on one line. */
const typeOf = (json: Json): string => {
  if (json.title !== undefined) return json.title;
  if (json.const !== undefined) return `'${json.const}'`;
  if (json.enum) return json.enum.map((one) => `'${one}'`).join(' or ');
  const choices = json.anyOf ?? json.oneOf;
  if (choices) return choices.map(typeOf).join(' or ');
  if (json.type === 'array') return `${typeOf(json.items ?? {})}[]${span(json.minItems, json.maxItems)}`;
  if (json.type === 'object') return fieldsOf(json);
  if (json.type === 'integer') {
    if (json.maximum === LAST_INSTANT) return 'instant';
    return (json.maximum ?? Number.MAX_SAFE_INTEGER) < Number.MAX_SAFE_INTEGER
      ? span(json.minimum, json.maximum).trim()
      : 'integer';
  }
  if (json.type !== 'string') return json.type ?? 'anything';
  if (json.format === 'date') return 'day';
  return `text${json.maxLength === undefined ? '' : ` up to ${json.maxLength}`}`;
};

const fieldsOf = ({ properties = {}, required = [] }: Json): string =>
  `{ ${Object.entries(properties)
    .map(([name, field]) => `${name}${required.includes(name) ? '' : '?'}: ${typeOf(field)}`)
    .join(', ')} }`;

const jsonOf = (schema: z.ZodType): Json => {
  const override = ({ zodSchema, jsonSchema }: { zodSchema: unknown; jsonSchema: object }) => {
    const title = NAMED.get(zodSchema);
    if (title !== undefined) Object.assign(jsonSchema, { title });
  };
  return z.toJSONSchema(schema, { override, io: 'input', reused: 'inline' }) as Json;
};

const asksOf = (name: CommandName): string => {
  const { properties = {}, required = [] } = jsonOf(z.strictObject(COMMANDS[name].asks));
  return Object.entries(properties)
    .map(([field, type]) => `\`${field}${required.includes(field) ? '' : '?'}\`: ${typeOf(type)}`)
    .join('; ');
};

const textsOf = (folder: string): Map<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.startsWith('words'))
      .sort()
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );

/** The end of a declaration: the first semicolon outside of brackets, comments and strings. */
const endOf = (text: string, from: number): number => {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const here = text.slice(at, at + 2);
    if (here === '//') at = text.indexOf('\n', at);
    else if (here === '/*') at = text.indexOf('*/', at) + 1;
    else if (text[at] === "'") at = text.indexOf("'", at + 1);
    else if ('{[('.includes(text.charAt(at))) depth++;
    else if ('}])'.includes(text.charAt(at))) depth--;
    else if (text[at] === ';' && depth === 0) return at + 1;
  }
  throw new Error(`no end of ${text.slice(from, from + 40)}`);
};

/** The types that files export, as they stand there with the comment before each. */
export const declarationsIn = (texts: Iterable<string>): Map<string, string> => {
  const found = new Map<string, string>();
  for (const text of texts)
    for (const { index, 1: comment = '', 2: name = '' } of text.matchAll(
      /^((?:\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n)?)export type (\w+)(?:<[^>]*>)? =/gm,
    ))
      found.set(
        name,
        `${comment}${text.slice(index + comment.length, endOf(text, index + comment.length))}`.replace('export ', ''),
      );
  return found;
};

const shared = textsOf(SHARED);
const declared = declarationsIn(shared.values());

/** What a definition answers, as its file says it: a type's name, or the type itself. */
const answersOf = (name: CommandName): string => {
  for (const [file, text] of shared) {
    if (!file.startsWith('commands')) continue;
    const from = text.search(RegExp(`^  ${name}: `, 'm'));
    if (from < 0) continue;
    const [, type = '', isNothing] = /answers: (?:answer<([^;]*?)>\(\)|(done)),/.exec(text.slice(from)) ?? [];
    return isNothing ? 'null' : type.replace(/\s+/g, ' ');
  }
  throw new Error(`${name} is defined nowhere`);
};

const mayOf = (name: CommandName): string => {
  const { may }: { may: readonly Asker[] } = COMMANDS[name];
  return ROLES.filter((role) => may.includes(role)).join(', ');
};
const rightOf = (name: CommandName): string => {
  const { right }: { right: Needed | null } = COMMANDS[name];
  if (right === null) return '';
  return right === 'own' ? 'any' : [right].flat().join(' or ');
};
const whenOf = (name: CommandName): string => {
  const definition = COMMANDS[name];
  if (definition.kind !== 'day') return '';
  const words = { open: 'day open', beforeOpening: 'day not over', always: '' };
  return words[definition.when];
};

const names = Object.keys(COMMANDS) as CommandName[];
const tableOf = (isMeant: (name: CommandName) => boolean): string[] => [
  '| name | does | who | right | when | asks | answers |',
  '|---|---|---|---|---|---|---|',
  ...names
    .filter((name) => mayOf(name) !== '' && isMeant(name))
    .map((name) => {
      const cells = [
        COMMANDS[name].does,
        mayOf(name),
        rightOf(name),
        whenOf(name),
        asksOf(name),
        `\`${answersOf(name)}\``,
      ];
      return `| \`${name}\` | ${cells.map((cell) => cell.replaceAll('|', 'or')).join(' | ')} |`;
    }),
];

const refusals = (): string[] => {
  const text = shared.get('refusals.ts') ?? '';
  return [
    '| code | when |',
    '|---|---|',
    ...REFUSALS.map((code) => {
      const [, comment = ''] = RegExp(`/\\*\\*((?:(?!\\*/)[\\s\\S])*)\\*/\\s*'${code}',`).exec(text) ?? [];
      return `| \`${code}\` | ${comment.replace(/\n\s*\* ?/g, ' ').trim()} |`;
    }),
  ];
};

/** Settings have pages of their own; what the schemas of these types say stands in their files. */
const LEFT_OUT = [
  'Settings',
  'Service',
  'Counter',
  'Kiosk',
  'Policy',
  'PrinterProfile',
  'ChannelSettings',
  'SlipDesign',
];

/** The types with all that they are made of, each once, in the order in which they are met. */
const closureOf = (first: readonly string[]): string[] => {
  const met: string[] = [];
  const meet = (text: string): void => {
    for (const [name] of text.matchAll(/\b[A-Z]\w+\b/g)) {
      const declaration = declared.get(name);
      if (declaration === undefined || met.includes(name) || LEFT_OUT.includes(name)) continue;
      met.push(name);
      meet(declaration.replace(/\/\*[\s\S]*?\*\//g, ''));
    }
  };
  for (const one of first) meet(one);
  return met;
};

/** The same as TypeScript. */
const typescriptOf = (json: Json): string => {
  if (json.const !== undefined) return `'${json.const}'`;
  if (json.enum) return json.enum.map((one) => `'${one}'`).join(' | ');
  const choices = json.anyOf ?? json.oneOf;
  if (choices) return choices.map(typescriptOf).join(' | ');
  if (json.type === 'array') return `(${typescriptOf(json.items ?? {})})[]`.replace(/^\((\w+)\)/, '$1');
  if (json.type !== 'object') return json.type === 'integer' ? 'number' : (json.type ?? 'unknown');
  const { properties = {}, required = [] } = json;
  const fields = Object.entries(properties).map(
    ([name, field]) => `${name}${required.includes(name) ? '' : '?'}: ${typescriptOf(field)}`,
  );
  return `{ ${fields.join('; ')} }`;
};

/** What a file of shared exports by a name. */
const exported = (name: string): unknown => {
  const [file] = [...shared].find(([, text]) => RegExp(`^export const ${name}\\b`, 'm').test(text)) ?? [];
  return file === undefined ? undefined : jest.requireActual<Record<string, unknown>>(join(SHARED, file))[name];
};

/** A type of a schema or a list is told by what is in it, all others as they stand in their files. */
const toldBy = (name: string): string => {
  const declaration = declared.get(name) ?? '';
  const [type, schemaName = '', listName = ''] =
    /= z\.infer<typeof (\w+)>;|= \(typeof (\w+)\)\[number\];/.exec(declaration) ?? [];
  if (type === undefined) return declaration;
  const [schema, list] = [exported(schemaName), exported(listName)];
  if (schema instanceof z.ZodType)
    return declaration.replace(
      type,
      `= ${typescriptOf(z.toJSONSchema(schema, { io: 'input', reused: 'inline' }) as Json)};`,
    );
  return Array.isArray(list)
    ? declaration.replace(type, `= ${list.map((one) => `'${one}'`).join(' | ')};`)
    : declaration;
};

const code = (types: readonly string[]): string[] => ['```ts', ...types.map(toldBy), '```'];

const VIEWS = ['KioskView', 'DisplayView', 'CounterView', 'AdminView', 'AdminOfNobody', 'TicketView'];

/** The generated parts by the name of their place on the page. */
export const parts = (): Record<string, string[]> => {
  const answered = closureOf(names.filter((name) => mayOf(name) !== '').map(answersOf));
  const seen = closureOf(VIEWS);
  return {
    commands: tableOf((name) => COMMANDS[name].kind !== 'query'),
    queries: tableOf((name) => COMMANDS[name].kind === 'query'),
    refusals: refusals(),
    views: code(seen),
    answers: code(answered.filter((name) => !seen.includes(name))),
  };
};

/** The page with each generated part in its place, between its two marks. */
export const withParts = (page: string, made: Record<string, string[]>): string =>
  Object.entries(made).reduce((text, [name, lines]) => {
    const [begin, end] = [`<!-- ${name}: written by npm run docs -->`, `<!-- end of ${name} -->`];
    const [from, to] = [text.indexOf(begin), text.indexOf(end)];
    if (from < 0 || to < from) throw new Error(`docs/protocol.md has no place for ${name}`);
    return `${text.slice(0, from + begin.length)}\n\n${lines.join('\n')}\n\n${text.slice(to)}`;
  }, page);
