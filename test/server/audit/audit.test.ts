// The audit looked through and as a file, over real sockets and HTTP; and checked at the terminal.
import { join } from 'node:path';
import { demonstrationOffice } from '../../../server/starting/demonstration';
import { runAudit } from '../../../server/storage/auditCommand';
import { Database } from '../../../server/storage/sqlite/connection';
import type { AuditEntry, AuditFilter } from '../../../shared/audit/entry';
import { createAuditSentences } from '../../../shared/audited/sentences';
import type { AuditResult } from '../../../shared/protocol';
import { REFUSALS } from '../../../shared/refusals';
import { auditWordsOf } from '../../../shared/words/audit';
import { type Client, draw, openWorld, type World } from '../../world';

const EVERYTHING: AuditFilter = { from: null, to: null, kind: null, place: null, personId: null, text: null };

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const found = async (admin: Client<unknown>, filter: Partial<AuditFilter>, before: number | null = null) => {
  const reply = await admin.ask({ type: 'auditEntries', before, filter: { ...EVERYTHING, ...filter } });
  if (!reply.ok) throw new Error(reply.refusal.code);
  return reply.result as AuditResult;
};
const namesOf = ({ entries }: AuditResult) => entries.map(({ name }) => name);

test('S4 entries are found by number, words, place, person, kind and day; and looking is in there itself', async () => {
  const [kiosk, counter, admin] = [
    await world.connect('kiosk', 'kiosk-1'),
    await world.connect('counter', 'schalter-1'),
    await world.connect('admin', 'admin'),
  ];
  await kiosk.ask(draw('ausweis'));
  await counter.ask({ type: 'callNext' });
  await counter.ask({ type: 'callNext' });
  expect(namesOf(await found(admin, { text: 'a001' }))).toEqual(['callNext', 'drawTicket']);
  expect(namesOf(await found(admin, { text: 'Nächste Person' }))).toEqual(['callNext', 'callNext']);
  expect(namesOf(await found(admin, { text: 'schalter 1' }))).toEqual(['callNext', 'callNext', 'openCounter', 'pair']);
  expect(namesOf(await found(admin, { text: 'A0%1' }))).toEqual([]);
  expect(namesOf(await found(admin, { place: 'kiosk-1' }))).toEqual(['drawTicket', 'pair']);
  expect(namesOf(await found(admin, { kind: 'refused' }))).toEqual(['callNext']);
  const { entries } = await found(admin, { kind: 'act', place: 'schalter-1' });
  const { person } = entries[0] as AuditEntry;
  expect(person?.name).toMatch(/\w+ \w+/);
  const personId = admin.view().staff.find(({ name }) => name === person?.name)?.id ?? '';
  expect(namesOf(await found(admin, { personId }))).toEqual(['callNext', 'callNext', 'openCounter']);
  expect(namesOf(await found(admin, { from: '2017-11-07' }))).toEqual([]);
  expect((await found(admin, { to: '2017-11-06' })).entries.length).toBeGreaterThan(5);
  expect(namesOf(await found(admin, { kind: 'look' }))).toContain('auditEntries');
});

test('S4 pages follow one another without a gap, whatever is written meanwhile', async () => {
  const [kiosk, admin] = [await world.connect('kiosk', 'kiosk-1'), await world.connect('admin', 'admin')];
  for (let i = 0; i < 120; i++) await kiosk.ask(draw('ausweis'));
  const seqs: number[] = [];
  let next: number | null = null;
  do {
    const page = await found(admin, { text: 'A' }, next);
    seqs.push(...page.entries.map(({ seq }) => seq));
    next = page.next;
    await kiosk.ask(draw('ausweis'));
  } while (next !== null);
  expect(seqs.length).toBe(new Set(seqs).size);
  expect(seqs).toEqual([...seqs].sort((a, b) => b - a));
  expect(seqs.length).toBeGreaterThanOrEqual(120);
});

test('S4 the file has what the page has, for the administration alone; a formula in it is a text', async () => {
  const [kiosk, counter] = [await world.connect('kiosk', 'kiosk-1'), await world.connect('counter', 'schalter-1')];
  await kiosk.ask(draw('ausweis'));
  await counter.ask({ type: 'callNext' });
  const admin = await world.connect('admin', 'admin');
  const file = (format: string, { deviceId, cookie }: { deviceId: string; cookie: string }) =>
    fetch(world.url(`/audit?device=${deviceId}&format=${format}&language=de&text=A001`), { headers: { cookie } });
  const csv = await file('csv', admin);
  expect(csv.headers.get('content-disposition')).toBe('attachment; filename="protokoll-2017-11-06.csv"');
  const lines = (await csv.text()).trim().split('\r\n');
  expect(lines[0]).toContain('"Nr.";"Zeit";"Art";"Wer";"Wo";"Was";"Näheres";"Ergebnis"');
  expect(lines).toHaveLength(3);
  expect(lines[1]).toMatch(/"Änderung";"[^"]+";"Schalter 1";"Nächste Person aufrufen";"Nummer A001 · .*";"erledigt"$/);
  const jsonl = (await (await file('jsonl', admin)).text()).trim().split('\n');
  expect(jsonl.map((line) => JSON.parse(line).name)).toEqual(['callNext', 'drawTicket']);
  expect((await file('csv', counter)).status).toBe(403);
  expect((await file('xlsx', admin)).status).toBe(400);
  expect(namesOf(await found(admin, { kind: 'look' }))).toContain('exportAudit');
});

test('S26 the terminal says whether the chain holds, beside the running office, and which entry is wrong', async () => {
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  await kiosk.ask(draw('ausweis'));
  await world.restart();
  const order = { dataDir: world.folder, headsDir: world.folder };
  expect(runAudit(order, ['verify'], 0)).toMatchObject({ code: 0, words: expect.stringContaining('unversehrt: ') });
  expect(runAudit(order, ['prove'], 0).code).toBe(1);
  const database = new Database(join(world.folder, 'wertmarke.db'));
  database.exec("UPDATE audit SET subject = 'A002' WHERE name = 'drawTicket'");
  database.close();
  expect(runAudit(order, ['verify'], 0)).toMatchObject({ code: 1, words: expect.stringContaining('wurde verändert') });
});

test('S4 every refusal is said without what it would name', () => {
  const words = auditWordsOf('de', 'Wertmarke');
  const { outcome } = createAuditSentences(words, { settings: demonstrationOffice, sources: [] });
  const said = REFUSALS.map((code) => outcome({ kind: 'refused', outcome: code } as AuditEntry));
  expect(said.filter((one) => /„“|\{|\(\)| {2}|: $|undefined/.test(one))).toEqual([]);
  expect(new Set(said.map((one) => one.length > 12))).toEqual(new Set([true]));
});
