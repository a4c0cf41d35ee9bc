// G4: what two people make of the same settings, by examples and by what must always hold.
import fc from 'fast-check';
import { changesOf } from '../../../shared/merging/changes';
import { type Choose, merge } from '../../../shared/merging/merge';
import { isSame, ORDER, type Path, shapeOf } from '../../../shared/merging/tree';
import type { Settings } from '../../../shared/settings';
import { everythingSet } from '../../everything';

const START: Settings = {
  ...everythingSet,
  hours: [
    { weekday: 1, from: '08:00', to: '12:00' },
    { weekday: 1, from: '14:00', to: '16:00' },
    { weekday: 3, from: '08:00', to: '12:00' },
  ],
};

/** The paths of all fields and of all things in lists. */
const pathsIn = (value: unknown, path: Path = []): Path[] => {
  const shape = shapeOf(path, [value]);
  if (shape === null) return [path];
  const inner = [...shape.parts(value)].flatMap(([key, part]) => pathsIn(part, [...path, key]));
  const things = shape.isList ? [...shape.parts(value).keys()].map((key) => [...path, key]) : [];
  return [...things, ...inner];
};

const valueAt = (value: unknown, [key, ...rest]: Path, path: Path = []): unknown => {
  if (key === undefined) return value;
  const shape = value === undefined ? null : shapeOf(path, [value]);
  return shape ? valueAt(shape.parts(value).get(key), rest, [...path, key]) : undefined;
};

/** With another value at a path; undefined takes it out. */
const put = <Whole>(whole: Whole, [key, ...rest]: Path, to: unknown, path: Path = []): Whole => {
  const shape = shapeOf(path, [whole]);
  if (key === undefined || shape === null) return to as Whole;
  const parts = shape.parts(whole);
  if (rest.length > 0 && !parts.has(key)) return whole;
  return shape.whole(parts.set(key, put(parts.get(key), rest, to, [...path, key]))) as Whole;
};

const keysAt = (settings: Settings, list: Path): string[] => {
  const value = valueAt(settings, list);
  return [...(shapeOf(list, [value])?.parts(value).keys() ?? [])];
};

const LISTS: Path[] = [
  ['services'],
  ['counters'],
  ['kiosks'],
  ['appointments', 'exceptions'],
  ['calendar', 'closures'],
];
const newThing = ([, inner]: Path, name: string) => {
  if (inner === 'exceptions') return { day: name, hours: [], reason: null };
  return inner === 'closures' ? { from: name, to: name, reason: { de: name } } : { id: name, name };
};

/** What one person does: a field typed anew, a thing added, taken out, or moved. */
type Edit = { kind: 'change' | 'remove'; path: Path; to: string } | { kind: 'add' | 'turn'; path: Path; to: string };
const edits = (by: string): fc.Arbitrary<Edit[]> =>
  fc.array(
    fc.oneof(
      fc.record({
        kind: fc.constantFrom('change' as const, 'change' as const, 'remove' as const),
        path: fc.constantFrom(...pathsIn(START)),
        to: fc.constantFrom(by, 'both', 'other'),
      }),
      fc.record({
        kind: fc.constantFrom('add' as const, 'turn' as const),
        path: fc.constantFrom(...LISTS),
        to: fc.constantFrom(by, 'both'),
      }),
    ),
    { maxLength: 6 },
  );
const edited = (settings: Settings, { kind, path, to }: Edit): Settings => {
  switch (kind) {
    case 'change':
      return put(
        settings,
        path,
        LISTS.some((list) => list.length + 1 === path.length) && isThing(path)
          ? { ...thing(settings, path), name: to }
          : to,
      );
    case 'remove':
      return isThing(path) ? put(settings, path, undefined) : settings;
    case 'add':
      return put(settings, [...path, to], newThing(path, to));
    case 'turn':
      return put(settings, path, [...(valueAt(settings, path) as unknown[])].reverse());
  }
};
const isThing = (path: Path) => LISTS.some((list) => isSame(list, path.slice(0, -1)));
const thing = (settings: Settings, path: Path) =>
  (valueAt(settings, path) ?? newThing(path, path.at(-1) ?? '')) as object;

const twoPeople = fc
  .tuple(edits('theirs'), edits('mine'))
  .map(([theirs, mine]) => ({ base: START, theirs: theirs.reduce(edited, START), mine: mine.reduce(edited, START) }));

const isWithin = (path: Path, outer: Path) => isSame(path.slice(0, outer.length), outer);
const touches = (one: Path, other: Path) => isWithin(one, other) || isWithin(other, one);
const always =
  (choice: 'theirs' | 'mine'): Choose =>
  () =>
    choice;
const sorted = (changes: { path: Path }[]) => changes.map((change) => JSON.stringify(change)).sort();

test('G4 what two people have changed in different places both stands, whatever it is', () => {
  fc.assert(
    fc.property(twoPeople, ({ base, theirs, mine }) => {
      const [ours, others] = [changesOf(base, mine), changesOf(base, theirs)];
      const isApart = !ours.some(({ path }) => others.some((other) => touches(path, other.path)));
      if (!isApart) return;
      const { merged, conflicts } = merge({ base, theirs, mine });
      expect(conflicts).toEqual([]);
      const inOrder = (changes: { path: Path }[]) => changes.filter(({ path }) => path.at(-1) !== ORDER);
      expect(sorted(inOrder(changesOf(base, merged)))).toEqual(sorted(inOrder([...ours, ...others])));
    }),
    { numRuns: 300 },
  );
});

test('G4 nothing is lost: a change stands, or somebody is asked about just that place', () => {
  fc.assert(
    fc.property(twoPeople, ({ base, theirs, mine }) => {
      const { merged, conflicts } = merge({ base, theirs, mine });
      const isAsked = (path: Path) => conflicts.some((conflict) => touches(path, conflict.path));
      for (const { path, after } of [...changesOf(base, mine), ...changesOf(base, theirs)])
        if (path.at(-1) !== ORDER && !isAsked(path)) expect(valueAt(merged, path)).toEqual(after);
      for (const conflict of conflicts) {
        if (conflict.path.at(-1) === ORDER) continue;
        expect(conflict.mine).toEqual(valueAt(mine, conflict.path));
        expect(conflict.theirs).toEqual(valueAt(theirs, conflict.path));
        expect(isSame(conflict.mine, conflict.theirs)).toBe(false);
        expect(isSame(conflict.mine, conflict.base) || isSame(conflict.theirs, conflict.base)).toBe(false);
      }
    }),
    { numRuns: 300 },
  );
});

test('G4 what is chosen counts, and then nothing is left to ask', () => {
  fc.assert(
    fc.property(twoPeople, ({ base, theirs, mine }) => {
      const { conflicts } = merge({ base, theirs, mine });
      for (const side of ['theirs', 'mine'] as const) {
        const { merged, conflicts: left } = merge({ base, theirs, mine }, always(side));
        expect(left).toEqual([]);
        for (const conflict of conflicts)
          if (conflict.path.at(-1) !== ORDER) expect(valueAt(merged, conflict.path)).toEqual(conflict[side]);
      }
      // Whose it was before is whose it is: no change is made up.
      expect(merge({ base, theirs, mine: base }).merged).toEqual(theirs);
      expect(merge({ base, theirs: base, mine }).merged).toEqual(mine);
      expect(isSame(merge({ base, theirs: mine, mine }).merged, mine)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

describe('G4 by examples', () => {
  const ids = ({ services }: Settings) => services.map(({ id }) => id);
  const first = START.services[0]?.id ?? '';
  const both = (theirs: (settings: Settings) => Settings, mine: (settings: Settings) => Settings) =>
    merge({ base: START, theirs: theirs(START), mine: mine(START) });

  test('Monday of one and Wednesday of the other', () => {
    const { merged, conflicts } = both(
      (settings) => put(settings, ['hours', '1'], [{ weekday: 1, from: '07:00', to: '12:00' }]),
      (settings) => put(settings, ['hours', '5'], [{ weekday: 5, from: '08:00', to: '11:00' }]),
    );
    expect(conflicts).toEqual([]);
    expect(merged.hours).toEqual([
      { weekday: 1, from: '07:00', to: '12:00' },
      { weekday: 3, from: '08:00', to: '12:00' },
      { weekday: 5, from: '08:00', to: '11:00' },
    ]);
  });

  test('the German name of one and the English one of the other', () => {
    const { merged, conflicts } = both(
      (settings) => put(settings, ['services', first, 'name', 'de'], 'Neu'),
      (settings) => put(settings, ['services', first, 'name', 'en'], 'New'),
    );
    expect(conflicts).toEqual([]);
    expect(merged.services[0]?.name).toEqual({ de: 'Neu', en: 'New' });
  });

  test('one sorts, the other adds and takes out', () => {
    const { merged, conflicts } = both(
      (settings) => ({ ...settings, services: [...settings.services].reverse() }),
      (settings) =>
        put(put(settings, ['services', first], undefined), ['services', 'neu'], { ...settings.services[0], id: 'neu' }),
    );
    expect(conflicts).toEqual([]);
    expect(new Set(ids(merged))).toEqual(new Set([...ids(START).slice(1), 'neu']));
    expect(ids(merged).filter((id) => id !== 'neu')).toEqual(ids(START).slice(1).reverse());
  });

  test('one takes out what the other changes: that is asked', () => {
    const { conflicts } = both(
      (settings) => put(settings, ['services', first], undefined),
      (settings) => put(settings, ['services', first, 'durationMin'], 99),
    );
    expect(conflicts).toMatchObject([{ path: ['services', first], theirs: undefined, mine: { durationMin: 99 } }]);
  });

  test('both add a counter of one name: that is asked, and neither is lost', () => {
    const add = (name: string) => (settings: Settings) =>
      put(settings, ['counters', 'schalter-9'], { ...settings.counters[0], id: 'schalter-9', name });
    const { conflicts } = both(add('9'), add('9a'));
    expect(conflicts).toMatchObject([
      { path: ['counters', 'schalter-9'], theirs: { name: '9' }, mine: { name: '9a' } },
    ]);
  });

  test('both sort in different ways: that is asked', () => {
    const turned = (settings: Settings) => ({ ...settings, services: [...settings.services].reverse() });
    const moved = (settings: Settings) => ({
      ...settings,
      services: [...settings.services.slice(1), ...settings.services.slice(0, 1)],
    });
    const { conflicts } = both(turned, moved);
    expect(conflicts.map(({ path }) => path)).toEqual([['services', ORDER]]);
    const chosen = merge({ base: START, theirs: turned(START), mine: moved(START) }, always('mine'));
    expect(ids(chosen.merged)).toEqual(ids(moved(START)));
  });

  test('code page and number of a printer go together', () => {
    const [printer] = START.printers;
    const at = ['printers', printer?.id ?? '', 'profile', 'codePage'];
    const { conflicts } = both(
      (settings) => put(settings, at, { encoding: 'CP437', table: 0 }),
      (settings) => put(settings, at, { encoding: 'CP858', table: 20 }),
    );
    expect(conflicts.map(({ path }) => path)).toEqual([at]);
  });
});

test('G2 the fields that differ are named, each once, and nothing else', () => {
  const changed = put(put(START, ['policy', 'run'], 3), ['hours', '3'], []);
  expect(changesOf(START, changed)).toEqual([
    { path: ['hours', '3'], before: [{ weekday: 3, from: '08:00', to: '12:00' }], after: [] },
    { path: ['policy', 'run'], before: START.policy.run, after: 3 },
  ]);
  expect(changesOf(START, structuredClone(START))).toEqual([]);
  expect(keysAt(START, ['appointments', 'exceptions'])).toEqual(['2017-12-22']);
});
