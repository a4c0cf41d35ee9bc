// What differs between two states of the settings, field by field. Pure.
import { isSame, ORDER, type Path, shapeOf } from './tree';

/** One field that differs; undefined where it is not there. */
export type Change = { path: Path; before: unknown; after: unknown };

/** The keys that stand in both, in the order of the first. */
const commonKeys = (ones: readonly string[], others: readonly string[]): string[] => {
  const there = new Set(others);
  return ones.filter((key) => there.has(key));
};

/** Whether what stands in both stands in another order. */
export const isReordered = (before: readonly string[], after: readonly string[]): boolean =>
  !isSame(commonKeys(before, after), commonKeys(after, before));

/** Every field that differs, in the order of the later state, what is gone at the end. */
export const changesOf = (before: unknown, after: unknown, path: Path = []): Change[] => {
  if (isSame(before, after)) return [];
  const shape = shapeOf(path, [before, after]);
  if (shape === null) return [{ path, before, after }];
  const [old, now] = [shape.parts(before), shape.parts(after)];
  const [oldKeys, nowKeys] = [[...old.keys()], [...now.keys()]];
  const changes = [...new Set([...nowKeys, ...oldKeys])].flatMap((key) =>
    changesOf(old.get(key), now.get(key), [...path, key]),
  );
  return shape.isList && isReordered(oldKeys, nowKeys)
    ? [...changes, { path: [...path, ORDER], before: oldKeys, after: nowKeys }]
    : changes;
};
