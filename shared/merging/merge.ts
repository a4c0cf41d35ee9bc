// Two people have changed the same settings: what only one of them has changed is taken from either. Pure.
import { isReordered } from './changes';
import { isSame, ORDER, type Path, type Shape, shapeOf } from './tree';

/** A field that both have changed, each in another way; undefined where somebody has taken it out. */
export type Conflict = { path: Path; base: unknown; theirs: unknown; mine: unknown };
export type Side = 'theirs' | 'mine';
/** Whose of a field that both have changed; null while nobody has chosen. */
export type Choose = (path: Path) => Side | null;

export const ASK: Choose = () => null;

type Three<Value> = { base: Value; theirs: Value; mine: Value };

/** Of what has to be chosen; theirs stands until somebody does. */
const chosen = (path: Path, { base, theirs, mine }: Three<unknown>, choose: Choose, conflicts: Conflict[]) => {
  const side = choose(path);
  if (side === null) conflicts.push({ path, base, theirs, mine });
  return side === 'mine' ? mine : theirs;
};

/** Keys in the order of the first; each of the second that is new stands behind what it stands behind there. */
const interleaved = (order: readonly string[], others: readonly string[]): string[] => {
  const keys = [...order];
  others.forEach((key, place) => {
    // At the beginning, where it stands behind nothing.
    if (!keys.includes(key)) keys.splice(keys.indexOf(others[place - 1] ?? '') + 1, 0, key);
  });
  return keys;
};

const orderOf = (path: Path, { base, theirs, mine }: Three<string[]>, choose: Choose, conflicts: Conflict[]) => {
  if (!isReordered(base, mine)) return interleaved(theirs, mine);
  if (!isReordered(base, theirs) || !isReordered(theirs, mine)) return interleaved(mine, theirs);
  const order = chosen([...path, ORDER], { base, theirs, mine }, choose, conflicts);
  return order === mine ? interleaved(mine, theirs) : interleaved(theirs, mine);
};

const mergedParts = (
  path: Path,
  shape: Shape,
  { base, theirs, mine }: Three<unknown>,
  choose: Choose,
  conflicts: Conflict[],
): unknown => {
  const parts = { base: shape.parts(base), theirs: shape.parts(theirs), mine: shape.parts(mine) };
  const keys = { base: [...parts.base.keys()], theirs: [...parts.theirs.keys()], mine: [...parts.mine.keys()] };
  const order = shape.isList ? orderOf(path, keys, choose, conflicts) : interleaved(keys.theirs, keys.mine);
  const merged = order.map((key) => {
    const three = { base: parts.base.get(key), theirs: parts.theirs.get(key), mine: parts.mine.get(key) };
    return [key, mergedValue([...path, key], three, choose, conflicts)] as const;
  });
  return shape.whole(new Map(merged));
};

const mergedValue = (path: Path, three: Three<unknown>, choose: Choose, conflicts: Conflict[]): unknown => {
  const { base, theirs, mine } = three;
  if (isSame(mine, base)) return theirs;
  if (isSame(theirs, base) || isSame(theirs, mine)) return mine;
  const shape = shapeOf(path, [base, theirs, mine]);
  return shape === null ? chosen(path, three, choose, conflicts) : mergedParts(path, shape, three, choose, conflicts);
};

/**
 * What both have made of `base`. Where both have changed a field in different ways, `choose` says whose counts; what it
 * does not say is a conflict.
 */
export const merge = <Value>(
  { base, theirs, mine }: Three<Value>,
  choose: Choose = ASK,
): { merged: Value; conflicts: Conflict[] } => {
  const conflicts: Conflict[] = [];
  // Fields come from states of this type; whether they fit each other says its schema.
  const merged = mergedValue([], { base, theirs, mine }, choose, conflicts) as Value;
  return { merged, conflicts };
};
