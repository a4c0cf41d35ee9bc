// S26: a restore leaves an entry, and one that failed, too; who it was nobody can know.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createHeads } from '../../../../server/storage/audit/heads';
import { runBackup, runRestore } from '../../../../server/storage/safekeeping/command';
import { checkFile } from '../../../../server/storage/sqlite/audit/checkFile';
import type { AuditEntry } from '../../../../shared/audit/entry';
import type { AdminView, AuditResult } from '../../../../shared/protocol';
import { type Client, draw, openWorld, type World } from '../../../world';

const ALL = { from: null, to: null, kind: null, place: null, personId: null, text: null };

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const entriesNamed = async (name: string, by?: Client<AdminView>): Promise<AuditEntry[]> => {
  const admin = by ?? (await world.connect('admin', 'admin'));
  const reply = await admin.ask({ type: 'auditEntries', before: null, filter: ALL });
  if (!reply.ok) throw new Error(reply.refusal.code);
  return (reply.result as AuditResult).entries.filter((entry) => entry.name === name);
};
const faultOfChain = () =>
  checkFile(join(world.folder, 'wertmarke.db'), createHeads(world.folder).read(), world.time.now).fault;

test('S26 what was restored at the terminal stands in the audit of the restored office', async () => {
  const copy = join(world.folder, 'copy.db');
  expect(await runBackup(world.folder, [copy], world.time.now)).toMatchObject({ code: 0 });
  await (await world.connect('kiosk', 'kiosk-1')).ask(draw('ausweis'));
  await world.restart(() => runRestore(world.folder, [copy], world.time.now));
  const [entry, ...more] = await entriesNamed('restore');
  expect(more).toEqual([]);
  expect(entry).toMatchObject({ kind: 'act', outcome: 'done', asker: 'terminal', person: null });
  expect(await entriesNamed('drawTicket')).toEqual([]);
  expect(faultOfChain()).toBeNull();
});

test('S26 a restore that failed is told by the office, also one that was tried while it ran', async () => {
  const letter = join(world.folder, 'letter.txt');
  writeFileSync(letter, 'Sehr geehrte Damen und Herren,\n'.repeat(99));
  const at = world.time.now;
  expect(await runRestore(world.folder, [letter], at)).toMatchObject({ code: 1 });
  await world.restart(() => runRestore(world.folder, [letter], at + 1));
  let found: AuditEntry[] = [];
  const admin = await world.connect('admin', 'admin');
  while (found.length < 2) {
    found = await entriesNamed('restoreFailed', admin);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(found.map(({ detail }) => detail.until)).toEqual([at + 1, at]);
  for (const entry of found) expect(entry).toMatchObject({ kind: 'refused', asker: 'terminal', person: null });
  expect(await entriesNamed('restore')).toEqual([]);
  await world.restart();
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect((await entriesNamed('restoreFailed')).length).toBe(found.length);
  expect(faultOfChain()).toBeNull();
});
