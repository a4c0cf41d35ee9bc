// What is said, as a tree of JSON: with places for what the office has said itself, and with what JSON.stringify never writes.

/** A JSON value, or one of the marks below anywhere in it. */
export type Tree = unknown;

/** Stands for something that the office has said under this name; `otherwise` where it has said nothing of it yet. */
export type KnownMark = { '§known': string; pick: number; otherwise: Tree };
/** Text that is written as it is, whether JSON or not. */
export type RawMark = { '§raw': string };
/** Two values under one name. */
export type TwiceMark = { '§twice': [Tree, Tree] };

const isObject = (tree: Tree): tree is Record<string, Tree> => typeof tree === 'object' && tree !== null;
const has = <Mark extends object>(tree: Tree, name: keyof Mark & string): tree is Mark =>
  isObject(tree) && Object.hasOwn(tree, name);

/** Puts what the office has said in its places. */
export const resolveKnown = (tree: Tree, pick: (name: string, n: number) => Tree): Tree => {
  if (has<KnownMark>(tree, '§known')) {
    const found = pick(tree['§known'], tree.pick);
    return found === undefined ? resolveKnown(tree.otherwise, pick) : found;
  }
  if (Array.isArray(tree)) return tree.map((one) => resolveKnown(one, pick));
  if (!isObject(tree) || has<RawMark>(tree, '§raw')) return tree;
  return Object.fromEntries(Object.entries(tree).map(([name, value]) => [name, resolveKnown(value, pick)]));
};

/** The JSON of a tree, with what its marks stand for. */
export const written = (tree: Tree): string => {
  if (has<RawMark>(tree, '§raw')) return tree['§raw'];
  if (Array.isArray(tree)) return `[${tree.map(written).join(',')}]`;
  if (!isObject(tree)) return JSON.stringify(tree) ?? 'null';
  const fields = Object.entries(tree).flatMap(([name, value]) => {
    const values = has<TwiceMark>(value, '§twice') ? value['§twice'] : [value];
    return values.map((one) => `${JSON.stringify(name)}:${written(one)}`);
  });
  return `{${fields.join(',')}}`;
};

/** One change of a tree, at one of its places. */
export type Mutation = {
  /** Which place, of all there are, counted round and round. */
  at: number;
  what: 'replace' | 'remove' | 'add' | 'twice' | 'nest' | 'repeat' | 'near' | 'swap';
  value: Tree;
  name: string;
  times: number;
};

type Place = { holder: Record<string, Tree> | Tree[]; key: string | number };

/** The places of a tree, in order; marks are leaves. */
const placesOf = (holder: Place['holder'], into: Place[] = []): Place[] => {
  for (const key of Object.keys(holder)) {
    const place = { holder, key: Array.isArray(holder) ? Number(key) : key };
    into.push(place);
    const value = at(place);
    if (isObject(value) && !has<RawMark>(value, '§raw') && !has<TwiceMark>(value, '§twice'))
      placesOf(value as Place['holder'], into);
  }
  return into;
};
const at = ({ holder, key }: Place): Tree => (holder as Record<string | number, Tree>)[key];
/** As JSON does it: `__proto__` is a name like any other. */
const put = ({ holder, key }: Place, value: Tree): void =>
  void Object.defineProperty(holder, key, { value, enumerable: true, writable: true, configurable: true });

const MOST_REPEATED = 20_000;
const repeated = (value: Tree, times: number): Tree => {
  if (typeof value === 'string') return value.repeat(Math.min(times, Math.ceil(MOST_REPEATED / (value.length + 1))));
  if (Array.isArray(value)) return Array.from({ length: times % 50 }, () => value).flat();
  return Array.from({ length: times % 50 }, () => value);
};
const STEPS = [-1, 1, 0.5, 86_400_000, -86_400_000];
const near = (value: Tree, times: number): Tree => {
  if (typeof value === 'number') return value + (STEPS[times % STEPS.length] ?? 1);
  if (typeof value === 'boolean') return !value;
  if (typeof value !== 'string') return [value];
  const place = times % (value.length + 1);
  return `${value.slice(0, place)}${String.fromCharCode(times % 0x300)}${value.slice(place + 1)}`;
};

type Change = (place: Place, mutation: Mutation, places: Place[]) => void;
const CHANGES: Record<Mutation['what'], Change> = {
  replace: (place, { value }) => put(place, value),
  remove: ({ holder, key }) => {
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else delete holder[key];
  },
  add: (place, { value, name }) => {
    const before = at(place);
    if (Array.isArray(before)) before.push(value);
    else put({ holder: isObject(before) ? before : place.holder, key: name }, value);
  },
  twice: (place, { value }) =>
    put(place, Array.isArray(place.holder) ? [at(place), value] : { '§twice': [at(place), value] }),
  nest: (place, { times }) => put(place, { '§raw': `${'['.repeat(times)}${written(at(place))}${']'.repeat(times)}` }),
  repeat: (place, { times }) => put(place, repeated(at(place), times)),
  near: (place, { times }) => put(place, near(at(place), times)),
  swap: (place, { times }, places) => {
    const other = places[times % places.length] ?? place;
    // Taken as they are now: one may lie within the other.
    const [before, theirs] = [structuredClone(at(place)), structuredClone(at(other))];
    put(other, before);
    put(place, theirs);
  },
};

/** The tree with these changes, one after the other; the one given stays as it is. */
export const mutated = (tree: Tree, mutations: readonly Mutation[]): Tree => {
  const root = { tree: structuredClone(tree) };
  for (const mutation of mutations) {
    const places = placesOf(root);
    const place = places[mutation.at % places.length];
    // A value that is put in is changed by the next: it is a copy each time.
    if (place !== undefined)
      CHANGES[mutation.what](place, { ...mutation, value: structuredClone(mutation.value) }, places);
  }
  return root.tree;
};
