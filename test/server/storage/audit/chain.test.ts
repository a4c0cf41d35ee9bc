// The chain over a real file, broken by SQL in every way that somebody who can write to the file has.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { type Covered, hashOfEntry } from '../../../../server/storage/audit/chain';
import type { KeptHead, NewAuditEntry } from '../../../../server/storage/auditPort';
import { checkFile } from '../../../../server/storage/sqlite/audit/checkFile';
import { forgetAuditPeople } from '../../../../server/storage/sqlite/audit/forgetting';
import { Database } from '../../../../server/storage/sqlite/connection';
import { openStore, type Store } from '../../../../server/storage/store';
import { auditDetailSchema } from '../../../../shared/audit/entry';
import { MONDAY_NINE } from '../../../world';

const DAY = 24 * 3_600_000;

let folder: string;
let file: string;
let store: Store;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wertmarke-chain-'));
  file = join(folder, 'office.db');
  store = openStore(file);
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const entry = (i: number, changes: Partial<NewAuditEntry> = {}): NewAuditEntry => ({
  ...{ at: MONDAY_NINE + i * 1000, kind: 'act', name: 'callNext', outcome: 'done', asker: 'counter' },
  ...{ place: 'schalter-1', device: 'device-1', roles: ['Sachbearbeitung'], person: 'person-1', about: null },
  ...{ subject: `A${String(i).padStart(3, '0')}`, detail: { number: `A${String(i).padStart(3, '0')}` }, ...changes },
});
const write = (from: number, to: number) =>
  store.save(Array.from({ length: to - from + 1 }, (_, i) => ({ type: 'audit', entry: entry(from + i) }) as const));
const head = async (at = MONDAY_NINE + DAY): Promise<KeptHead> => {
  const found = await store.audit.head();
  if (found === null) throw new Error('no head');
  return { ...found, at };
};
const sql = (...statements: string[]) => {
  const other = new Database(file);
  for (const statement of statements) other.exec(statement);
  other.close();
};
const faultOf = (heads: KeptHead[] = []) => checkFile(file, heads, MONDAY_NINE).fault;

/** Exchanges what two entries say, their hashes with it or not. */
const swap = (one: number, other: number, columns: string) =>
  sql(
    `CREATE TEMP TABLE two AS SELECT * FROM audit WHERE seq IN (${one}, ${other});
     UPDATE audit SET (${columns}) = (SELECT ${columns} FROM temp.two WHERE two.seq <> audit.seq)
     WHERE seq IN (${one}, ${other})`,
  );
const SAID =
  'at, kind, name, outcome, asker, place, roles, subject, detail, who, about, person, device, about_person, salt';

describe('S26 the chain', () => {
  beforeEach(() => write(1, 9));

  test('S26 is whole as it was written, in several programs, and begins with the first entry', async () => {
    store.close();
    store = openStore(file);
    await write(10, 12);
    const check = checkFile(file, [await head()], MONDAY_NINE);
    expect(check).toMatchObject({ entries: 12, first: 1, fault: null, head: await store.audit.head() });
  });

  test.each([
    ['outcome', "outcome = 'nobodyWaiting'"],
    ['time', 'at = at - 3600000'],
    ['place', "place = 'schalter-2'"],
    ['what it was about', `detail = '{"number":"A999"}'`],
    ['role', `roles = '["Leitung"]'`],
    ['commitment', "who = x'00'"],
  ])('S26 names the entry whose %s was changed', (_what, change) => {
    sql(`UPDATE audit SET ${change} WHERE seq = 5`);
    expect(faultOf()).toEqual({ what: 'changed', seq: 5, to: null });
  });

  test('S26 names a changed last entry, and another person in the place of the one who did it', () => {
    sql("UPDATE audit SET outcome = 'x' WHERE seq = 9");
    expect(faultOf()).toEqual({ what: 'changed', seq: 9, to: null });
    sql("UPDATE audit SET outcome = 'done', person = 'somebody-else' WHERE seq = 9");
    expect(faultOf()).toEqual({ what: 'person', seq: 9, to: null });
  });

  test('S26 names a person who was taken out before others', () => {
    sql('UPDATE audit SET person = NULL, salt = NULL WHERE seq = 6');
    expect(faultOf()).toEqual({ what: 'person', seq: 6, to: null });
  });

  test('S26 names entries that were removed', () => {
    sql('DELETE FROM audit WHERE seq IN (4, 5)');
    expect(faultOf()).toEqual({ what: 'removed', seq: 4, to: 5 });
  });

  test('S26 names an entry that was removed and whose gap was closed', () => {
    sql('DELETE FROM audit WHERE seq = 4', 'UPDATE audit SET seq = -seq WHERE seq > 4');
    sql('UPDATE audit SET seq = -seq - 1 WHERE seq < 0');
    expect(faultOf()).toEqual({ what: 'removed', seq: 4, to: null });
  });

  test.each([
    ['what they say', SAID],
    ['what they say and their hashes', `${SAID}, hash`],
  ])('S26 names entries that were swapped: %s', (_how, columns) => {
    swap(4, 5, columns);
    expect(faultOf()).toEqual({ what: 'moved', seq: 4, to: 5 });
  });

  test('S26 names entries that were swapped far apart', () => {
    swap(3, 7, `${SAID}, hash`);
    expect(faultOf()).toEqual({ what: 'moved', seq: 3, to: 7 });
  });

  test('S26 names an entry that was put between others', () => {
    sql('UPDATE audit SET seq = -seq - 1 WHERE seq > 4', 'UPDATE audit SET seq = -seq WHERE seq < 0');
    sql(`INSERT INTO audit (seq, ${SAID}, hash) SELECT 5, ${SAID}, hash FROM audit WHERE seq = 2`);
    expect(faultOf()).toEqual({ what: 'added', seq: 5, to: null });
  });

  test('S26 names an entry that was added at the end', async () => {
    const kept = await head();
    sql(`INSERT INTO audit (seq, ${SAID}, hash) SELECT 10, ${SAID}, hash FROM audit WHERE seq = 9`);
    expect(faultOf([kept])).toEqual({ what: 'added', seq: 10, to: null });
  });

  test('S26 names the beginning that was cut off', () => {
    sql('DELETE FROM audit WHERE seq <= 3');
    expect(faultOf()).toEqual({ what: 'cutHead', seq: 1, to: 3 });
  });

  test('S26 names an end that was cut off, by the head that is kept elsewhere, and by the running office', async () => {
    const kept = await head();
    sql('DELETE FROM audit WHERE seq > 6');
    expect(faultOf()).toBeNull();
    expect(faultOf([kept])).toEqual({ what: 'cutTail', seq: 7, to: 9 });
    // The office that runs meanwhile goes on where it was, and leaves the gap.
    await write(10, 10);
    expect(faultOf()).toEqual({ what: 'removed', seq: 7, to: 9 });
    sql('DELETE FROM audit');
    expect(faultOf([kept])).toEqual({ what: 'cutTail', seq: 1, to: 9 });
  });

  test('S26 names a chain that was written anew from an entry on, by the head that is kept elsewhere', async () => {
    const kept = await head();
    const other = new Database(file);
    other.exec("UPDATE audit SET outcome = 'nobodyWaiting' WHERE seq = 5");
    for (let seq = 5; seq <= 9; seq++) {
      const [before, one] = [seq - 1, seq].map(
        (n) => other.prepare('SELECT * FROM audit WHERE seq = ?').get(n) as Covered & { hash: Buffer },
      );
      if (before === undefined || one === undefined) throw new Error('no such entry');
      other.prepare('UPDATE audit SET hash = ? WHERE seq = ?').run(hashOfEntry(before.hash, one), seq);
    }
    other.close();
    expect(faultOf()).toBeNull();
    expect(faultOf([kept])).toEqual({ what: 'rewritten', seq: 9, to: null });
  });

  test('S26 a copy of before is no end that was cut off once it says that it is one', async () => {
    const kept = await head();
    store.close();
    sql('DELETE FROM audit WHERE seq > 6');
    store = openStore(file);
    expect(faultOf([kept])).toMatchObject({ what: 'cutTail' });
    const restore = entry(0, { ...{ at: kept.at + 1, name: 'restore', asker: 'terminal', person: null } });
    await store.save([{ type: 'audit', entry: restore }]);
    expect(faultOf([kept])).toBeNull();
  });

  test('S27 forgetting takes who it was, leaves the role, and the chain is whole', async () => {
    expect(forgetAuditPeople(store.database)(MONDAY_NINE + 5500)).toBe(true);
    const who = store.database
      .prepare('SELECT seq FROM audit WHERE person IS NOT NULL OR device IS NOT NULL OR salt IS NOT NULL')
      .pluck();
    expect(who.all()).toEqual([6, 7, 8, 9]);
    expect(faultOf([await head()])).toBeNull();
    const all = { from: null, to: null, kind: null, place: null, personId: null, text: null };
    const { rows } = await store.audit.page({
      ...{ before: null, stretch: 100, most: 9, filter: all, names: [], places: [] },
    });
    expect(rows.find(({ seq }) => seq === 2)).toMatchObject({ roles: ['Sachbearbeitung'], person: { name: null } });
  });

  test('S28 entries past their time go, one tells of it, and the chain begins where that says', async () => {
    const told = { ...entry(0, { at: MONDAY_NINE + DAY, name: 'cutAudit', asker: 'office', person: null }) };
    const { detail: _detail, ...cut } = told;
    expect(await store.audit.cut(MONDAY_NINE + 4500, 3, cut)).toBe(true);
    expect(await store.audit.cut(MONDAY_NINE + 4500, 3, cut)).toBe(false);
    expect(await store.audit.cut(MONDAY_NINE + 4500, 3, cut)).toBe(false);
    const check = checkFile(file, [await head()], MONDAY_NINE);
    expect(check).toMatchObject({ first: 5, entries: 7, fault: null });
    const last = store.database.prepare("SELECT detail FROM audit WHERE name = 'cutAudit' ORDER BY seq DESC").pluck();
    expect(auditDetailSchema.parse(JSON.parse(String(last.get())))).toMatchObject({ upTo: 4, count: 1 });
    sql('DELETE FROM audit WHERE seq = 5');
    expect(faultOf()).toEqual({ what: 'cutHead', seq: 5, to: 5 });
  });

  const PERSON = {
    ...{
      id: 'p',
      name: 'A',
      passwordHash: '',
      roleIds: [],
      mustChange: false,
      lockedUntil: null,
      lastLoginAt: null,
      signOn: null,
    },
  };
  test('S26 what was not stored is not in the chain either', async () => {
    const bad = { type: 'addPerson', person: PERSON } as const;
    await store.save([bad]);
    const saving = store.save([{ type: 'audit', entry: entry(10) }, bad]);
    await expect(saving).rejects.toMatchObject({ name: 'SqliteError' });
    await write(10, 11);
    expect(checkFile(file, [await head()], MONDAY_NINE)).toMatchObject({ entries: 11, fault: null });
  });
});

test('S26 whatever is written, forgotten and cut, the chain is whole; and one change of what it covers is always named', async () => {
  const texts = fc.constantFrom('A001', 'ä"\\', '', 'T\u0000', "'; DROP TABLE audit; --");
  const act = fc.oneof(
    fc.record({ do: fc.constant('write' as const), subject: texts, person: fc.option(texts), about: fc.option(texts) }),
    fc.record({ do: fc.constant('forget' as const), upTo: fc.nat(60) }),
    fc.record({ do: fc.constant('cut' as const), upTo: fc.nat(60) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 40 }), fc.nat(), fc.nat(1), async (acts, where, how) => {
      store.database.exec('DELETE FROM audit');
      store.close();
      store = openStore(file);
      store.database.pragma('synchronous = OFF');
      let i = 0;
      for (const one of acts) {
        if (one.do === 'write') {
          const { subject, person, about } = one;
          await store.save([{ type: 'audit', entry: entry(++i, { subject, person, about }) }]);
        } else if (one.do === 'forget') forgetAuditPeople(store.database)(MONDAY_NINE + one.upTo * 1000);
        else {
          const { detail: _detail, ...cut } = entry(++i, { name: 'cutAudit', person: null });
          await store.audit.cut(MONDAY_NINE + Math.min(one.upTo, i) * 1000, 1000, cut);
        }
      }
      const { entries, first, head: last } = checkFile(file, [], 0);
      expect(faultOf()).toBeNull();
      if (entries === 0 || first === null || last === null) return;
      const seq = first + (where % entries);
      sql(`UPDATE audit SET ${how === 0 ? "kind = kind || 'x'" : 'at = at + 1'} WHERE seq = ${seq}`);
      expect(faultOf()).toMatchObject({ seq });
    }),
    { numRuns: 60 },
  );
});
