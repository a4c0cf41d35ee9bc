// Values that a JSON Schema allows, most of the time: whatever is written in the office's own schemas is asked for from the
// day on which it is written.
import fc from 'fast-check';
import { z } from 'zod';
import type { Tree } from './tree';

/** As much of a JSON Schema as zod writes. */
export type Schema = {
  type?: string | string[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  propertyNames?: Schema;
  items?: Schema;
  prefixItems?: Schema[];
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  format?: string;
  minimum?: number;
  maximum?: number;
  enum?: Tree[];
  const?: Tree;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  $ref?: string;
  $defs?: Record<string, Schema>;
  [more: string]: unknown;
};

/** What a schema of zod takes, as a JSON Schema. */
export const schemaOf = (schema: z.ZodType): Schema =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema;

const LONGEST_STRING = 60;
const MOST_ITEMS = 3;
const DEEPEST = 12;

const FORMATS: Record<string, fc.Arbitrary<string>> = {
  email: fc.emailAddress(),
  uri: fc.webUrl(),
  date: fc.integer({ min: 17_400, max: 17_700 }).map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10)),
  'date-time': fc.integer({ min: 17_400, max: 17_700 }).map((n) => new Date(n * 86_400_000).toISOString()),
};

/** Of a pattern, as far as fast-check can make it. */
const matching = (pattern: string): fc.Arbitrary<string> | null => {
  const before = byPattern.get(pattern);
  if (before !== undefined) return before;
  const made = madeMatching(pattern);
  byPattern.set(pattern, made);
  return made;
};
const byPattern = new Map<string, fc.Arbitrary<string> | null>();

const madeMatching = (pattern: string): fc.Arbitrary<string> | null => {
  for (const flags of ['u', '']) {
    try {
      const made = fc.stringMatching(new RegExp(pattern, flags), { size: '-1' });
      fc.sample(made, { numRuns: 1, seed: 1 });
      return made;
    } catch {
      // Written in a way that it does not know: the next one.
    }
  }
  return null;
};

const stringsOf = ({ pattern, format, minLength = 0, maxLength = LONGEST_STRING }: Schema): fc.Arbitrary<string> => {
  const formed = format === undefined ? undefined : FORMATS[format];
  if (formed !== undefined) return formed;
  const free = fc.string({ minLength, maxLength: Math.max(minLength, Math.min(maxLength, LONGEST_STRING)) });
  return (pattern === undefined ? null : matching(pattern)) ?? free;
};

const numbersOf = ({ type, minimum = -1e6, maximum = 2e12 }: Schema): fc.Arbitrary<number> => {
  const [min, max] = [minimum, Math.max(minimum, maximum)];
  if (type === 'integer') return fc.oneof(fc.integer({ min, max }), fc.constantFrom(min, max));
  return fc.double({ min, max, noNaN: true });
};

type Within = { defs: Record<string, Schema>; depth: number };

/** The name under which items of a list are known: `serviceIds` holds each a `serviceId`. */
export const singular = (name: string): string => name.replace(/ies$/, 'y').replace(/s$/, '');

/** Whole ones are said back with a change in them. */
export const WHOLE: ReadonlySet<string> = new Set(['settings', 'slip', 'profile', 'channel', 'file']);
/** Whether it is worth to say what the office has said: ids, texts, numbers; not one of a few words. */
const isSayable = (name: string, schema: Schema): boolean => {
  const choices = schema.anyOf ?? [];
  if (choices.length > 0) return choices.some((one) => isSayable(name, one));
  if (schema.enum !== undefined || 'const' in schema) return false;
  return ['string', 'integer', 'number'].includes(String(schema.type)) || WHOLE.has(name);
};

/** Something that the office has said under this name, or what the schema allows. */
const knownOr = (name: string, schema: Schema, made: fc.Arbitrary<Tree>): fc.Arbitrary<Tree> => {
  if (!isSayable(name, schema)) return made;
  return fc.oneof(
    { weight: 1, arbitrary: made },
    {
      weight: 3,
      arbitrary: fc.record({ '§known': fc.constant(name), pick: fc.nat(200), otherwise: made }) as fc.Arbitrary<Tree>,
    },
  );
};

const objectsOf = (schema: Schema, within: Within): fc.Arbitrary<Tree> => {
  const required = new Set(schema.required ?? []);
  const fields = Object.entries(schema.properties ?? {}).map(([name, one]) => {
    return [name, knownOr(name, one, make(one, name, within))] as const;
  });
  if (fields.length > 0) {
    const requiredKeys = fields.map(([name]) => name).filter((name) => required.has(name));
    return fc.record(Object.fromEntries(fields), { requiredKeys }) as fc.Arbitrary<Tree>;
  }
  const { additionalProperties: more, propertyNames } = schema;
  const values =
    typeof more === 'object' ? make(more, '', within) : (fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Tree>);
  const names =
    propertyNames === undefined ? fc.string({ maxLength: 10 }) : make(propertyNames, '', within).map(String);
  return more === false
    ? fc.constant({})
    : (fc.dictionary(names, values, { maxKeys: MOST_ITEMS }) as fc.Arbitrary<Tree>);
};

const arraysOf = (
  { prefixItems, items, minItems = 0, maxItems = MOST_ITEMS }: Schema,
  name: string,
  within: Within,
) => {
  if (prefixItems !== undefined) return fc.tuple(...prefixItems.map((one) => make(one, name, within)));
  const item = singular(name);
  const made = items === undefined ? fc.jsonValue({ maxDepth: 2 }) : knownOr(item, items, make(items, item, within));
  const maxLength = Math.max(minItems, Math.min(maxItems, MOST_ITEMS));
  return fc.array(made as fc.Arbitrary<Tree>, { minLength: minItems, maxLength });
};

const ofType = (schema: Schema, name: string, within: Within): fc.Arbitrary<Tree> => {
  switch (schema.type) {
    case 'string':
      return stringsOf(schema);
    case 'number':
    case 'integer':
      return numbersOf(schema);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return arraysOf(schema, name, within);
    case 'object':
      return objectsOf(schema, within);
    default:
      return fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Tree>;
  }
};

const make = (schema: Schema, name: string, { defs, depth }: Within): fc.Arbitrary<Tree> => {
  const within = { defs: { ...defs, ...schema.$defs }, depth: depth + 1 };
  if (depth > DEEPEST) return fc.constant(null);
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map((one) => make(one, name, within)));
  if (schema.allOf !== undefined) return make(Object.assign({}, ...schema.allOf), name, within);
  if (schema.$ref !== undefined) {
    const found = within.defs[schema.$ref.split('/').at(-1) ?? ''];
    return found === undefined ? fc.constant(null) : make(found, name, within);
  }
  return ofType(schema, name, within);
};

/** Values that it allows, with places for what the office has said under the names in it. */
export const valuesOf = (schema: Schema): fc.Arbitrary<Tree> => make(schema, '', { defs: {}, depth: 0 });
