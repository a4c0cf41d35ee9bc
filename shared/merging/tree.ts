// How the settings are taken apart into fields: by names, things in lists by what tells them apart, hours by weekday. Pure.

/** Where a field stands: ['services', 'ausweis', 'name', 'de'], ['hours', '1'] for Monday. */
export type Path = readonly string[];

/** In place of a field's name: in which order the things of a list stand. */
export const ORDER = '#order';

/** Parts that mean something only together. */
const WHOLE = new Set(['channel', 'codePage', 'logo']);
const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'];

type Named = Record<string, unknown>;

const isNamed = (value: unknown): value is Named =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Equal in everything; what is undefined is not there. */
export const isSame = (one: unknown, other: unknown): boolean => {
  if (Object.is(one, other)) return true;
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((value, i) => isSame(value, other[i]));
  if (!isNamed(one) || !isNamed(other)) return false;
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((key) => isSame(one[key], other[key]));
};

/** What tells a thing of a list from the others: its id, or its day; null for what is told apart by its place alone. */
const keyOf = (thing: unknown): string | null => {
  if (!isNamed(thing)) return null;
  const key = thing['id'] ?? thing['day'] ?? ('reason' in thing ? thing['from'] : undefined);
  return typeof key === 'string' && !('weekday' in thing) ? key : null;
};

/** The keys of a list's things in their order; null where some have none, or one stands twice. */
const keysOf = (list: readonly unknown[]): string[] | null => {
  const keys = list.flatMap((thing) => keyOf(thing) ?? []);
  return keys.length === list.length && new Set(keys).size === keys.length ? keys : null;
};

const isOfWeek = (list: readonly unknown[]): boolean =>
  list.every((span) => isNamed(span) && WEEKDAYS.includes(String(span['weekday'])));

/** One way of taking something apart, and of putting it together again. */
export type Shape = {
  parts: (value: unknown) => Map<string, unknown>;
  /** What is undefined is left out; lists have the order of the map. */
  whole: (parts: ReadonlyMap<string, unknown>) => unknown;
  isList: boolean;
};

const RECORD: Shape = {
  parts: (value) => new Map(Object.entries(value as Named)),
  whole: (parts) => Object.fromEntries([...parts].filter(([, part]) => part !== undefined)),
  isList: false,
};
const LIST: Shape = {
  parts: (value) => new Map((value as unknown[]).map((thing) => [keyOf(thing) ?? '', thing])),
  whole: (parts) => [...parts.values()].filter((part) => part !== undefined),
  isList: true,
};
const WEEK: Shape = {
  parts: (value) =>
    new Map(WEEKDAYS.map((day) => [day, (value as Named[]).filter((span) => String(span['weekday']) === day)])),
  whole: (parts) => WEEKDAYS.flatMap((day) => (parts.get(day) ?? []) as unknown[]),
  isList: false,
};

/** How values that stand at one path are taken apart, all in the same way; null where they are one field. */
export const shapeOf = (path: Path, values: readonly unknown[]): Shape | null => {
  if (WHOLE.has(path.at(-1) ?? '')) return null;
  if (values.every(isNamed)) return RECORD;
  // Hours of one weekday are one field.
  if (!values.every(Array.isArray) || WEEKDAYS.includes(path.at(-1) ?? '')) return null;
  if (values.every((list) => keysOf(list) !== null)) return LIST;
  return values.every(isOfWeek) ? WEEK : null;
};
