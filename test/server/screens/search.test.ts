// K13: the search as counters ask for it, by right, and what the audit keeps of it.
import type { AuditEntry } from '../../../shared/audit/entry';
import type { AuditResult, FoundVisits, Reply } from '../../../shared/protocol';
import { type Client, draw, MONDAY_NINE, openWorld, trustingOffice, type World } from '../../world';

const MINUTE = 60_000;
const ALL = { from: null, to: null, kind: null, place: null, personId: null, text: null };

let world: World;
afterEach(() => world.close());

const foundBy = (reply: Reply): FoundVisits => {
  if (!reply.ok) throw new Error(reply.refusal.code);
  return reply.result as FoundVisits;
};
const codeOf = (reply: Reply): string | null => (reply.ok ? null : reply.refusal.code);
const book = async (counter: Client<unknown>, name: string): Promise<string> => {
  const what = { serviceIds: ['ausweis'], persons: 1, language: 'de' as const, place: { kind: 'extra' as const } };
  const contact = { name, email: null, phone: null };
  const reply = await counter.ask({ type: 'bookAppointment', ...what, slotAt: MONDAY_NINE + 60 * MINUTE, contact });
  if (!reply.ok) throw new Error(reply.refusal.code);
  return (reply.result as { code: string }).code;
};

test('K13 S4 S29 who may read names finds by them, and the audit has one look however often is typed, and nobody’s name', async () => {
  world = await openWorld();
  const [counter, admin] = [await world.connect('counter', 'schalter-1'), await world.connect('admin', 'admin')];
  await book(counter, 'Özlem Quastenflosser');
  for (const text of ['q', 'qua', 'quasten', 'ozlem'])
    expect(foundBy(await counter.ask({ type: 'findPeople', text, most: 20 })).found).toMatchObject([
      { visit: { name: 'Özlem Quastenflosser' } },
    ]);
  const reply = await admin.ask({ type: 'auditEntries', before: null, filter: { ...ALL, kind: 'look' } });
  const entries = reply.ok ? (reply.result as AuditResult).entries : [];
  const looks = entries.filter(({ name }: AuditEntry) => name === 'findPeople');
  expect(looks).toHaveLength(1);
  expect(JSON.stringify(entries)).not.toMatch(/uasten|zlem/);
});

test('K13 S25 who may not read names finds by number and code, and nobody by name', async () => {
  const roles = trustingOffice.roles.map((one) => ({
    ...one,
    rights: one.id === 'supervisor' ? one.rights : one.rights.filter((right) => right !== 'readNames'),
  }));
  world = await openWorld({ settings: { ...trustingOffice, roles } });
  const staff = (await world.connect('admin', 'admin')).view().staff;
  const name = staff.find(({ roleIds }) => !roleIds.includes('supervisor'))?.name ?? '';
  const password = world.app().passwords.find((one) => one.name === name)?.password ?? '';
  const code = await book(await world.connect('counter', 'schalter-1'), 'Erika Quastenflosser');
  const counter = await world.logIn('counter', 'schalter-8', { name, password });
  await counter.ask(draw('ausweis'));
  expect(codeOf(await counter.ask({ type: 'findPeople', text: 'erika', most: 20 }))).toBe('noRight');
  const seek = async (text: string) => foundBy(await counter.ask({ type: 'findVisits', text, most: 20 }));
  expect((await seek('quasten')).count).toBe(0);
  expect(await seek(code)).toMatchObject({ count: 1, found: [{ code, visit: { name: null } }] });
  expect(await seek('1')).toMatchObject({ count: 1, found: [{ visit: { number: 'A001' }, standing: { place: 1 } }] });
});

test('K13 S3 the search is bounded in length and in what it answers', async () => {
  world = await openWorld();
  const counter = await world.connect('counter', 'schalter-1');
  for (const asked of [
    { text: 'x'.repeat(81), most: 20 },
    { text: ' ', most: 20 },
    { text: 'x', most: 101 },
    { text: 'x', most: 0 },
  ])
    expect(codeOf(await counter.ask({ type: 'findPeople', ...asked }))).toBe('malformed');
});
