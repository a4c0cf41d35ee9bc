// X12: whatever table or column comes: somebody has to say what it holds of people, and by which date that goes.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REGISTER } from '../../../../server/storage/retention/register';
import { schemaOf } from '../../../../server/storage/retention/schema';
import { openStore, type Store } from '../../../../server/storage/store';

let folder: string;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wertmarke-register-'));
  store = openStore(join(folder, 'office.db'));
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A new table or column is declared in server/storage/retention/register.ts, and deleted by its date in acts.ts or deletions.ts. */
test('X12 every column of the real database is declared, and nothing else is', () => {
  const declared = Object.entries(REGISTER).map(([table, { columns }]) => [table, Object.keys(columns).sort()]);
  const there = schemaOf(store.database).map(({ table, columns }) => [table, [...columns].sort()]);
  expect(Object.fromEntries(declared)).toEqual(Object.fromEntries(there));
});

test('X12 whatever is of a person has a date, and that date is a column, or goes with what it belongs to', () => {
  const ofPeople = Object.entries(REGISTER).filter(([, { columns }]) =>
    Object.values(columns).some((holding) => holding !== 'nothing'),
  );
  const dateless = ofPeople.filter(([, { columns, dated }]) => {
    if (dated !== null && 'goneWhen' in dated) return false;
    const column = Object.values(dated ?? {})[0] ?? '';
    return !Object.hasOwn(columns, column);
  });
  expect(dateless.map(([table]) => table)).toEqual([]);
  expect(ofPeople.length).toBeGreaterThan(5);
});
