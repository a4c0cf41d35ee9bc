// How inputs are made up and written.
import fc from 'fast-check';
import { z } from 'zod';
import { schemaOf, valuesOf } from '../../inputs/values/schema';
import { type Mutation, mutated, resolveKnown, written } from '../../inputs/values/tree';

const change = (more: Partial<Mutation>): Mutation => ({
  at: 1,
  what: 'replace',
  value: 7,
  name: 'x',
  times: 3,
  ...more,
});

test('S66 what a schema allows is made up from the schema alone', () => {
  const schema = z.strictObject({
    type: z.literal('x'),
    id: z.string().regex(/^[a-z]{3}-\d$/),
    to: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('all') }),
      z.strictObject({ kind: z.literal('one'), n: z.int().min(3).max(9) }),
    ]),
    when: z.iso.date().nullable(),
    list: z
      .array(z.enum(['a', 'b']))
      .min(1)
      .max(2),
    more: z.string().max(5).optional(),
  });
  const nobodyKnows = (tree: unknown) => JSON.parse(written(resolveKnown(tree, () => undefined)));
  for (const tree of fc.sample(valuesOf(schemaOf(schema)), { numRuns: 200, seed: 7 }))
    expect(schema.safeParse(nobodyKnows(tree))).toMatchObject({ success: true });
});

test('S66 what the office has said is said again in its place', () => {
  const tree = {
    visitId: { '§known': 'visitId', pick: 4, otherwise: 'x' },
    n: [{ '§known': 'none', pick: 0, otherwise: 1 }],
  };
  expect(resolveKnown(tree, (name, n) => (name === 'visitId' ? `visit ${n}` : undefined))).toEqual({
    visitId: 'visit 4',
    n: [1],
  });
});

test.each<[string, Mutation[], string]>([
  ['replaced', [change({})], '{"a":7,"b":"xy"}'],
  ['removed', [change({ what: 'remove' })], '{"b":"xy"}'],
  ['there twice', [change({ what: 'twice' })], '{"a":[1,2],"a":7,"b":"xy"}'],
  ['nested', [change({ what: 'nest' })], '{"a":[[[[1,2]]]],"b":"xy"}'],
  [
    'joined by the name that all objects have',
    [change({ at: 0, what: 'add', name: '__proto__' })],
    '{"a":[1,2],"b":"xy","__proto__":7}',
  ],
  ['replaced by what is no JSON', [change({ value: { '§raw': '1e400' } })], '{"a":1e400,"b":"xy"}'],
])('S66 something in a tree is %s', (_what, mutations, text) => {
  expect(written(mutated({ a: [1, 2], b: 'xy' }, mutations))).toBe(text);
});
