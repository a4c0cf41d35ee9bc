// A21: reminders at a real mail server: when they go, what they say, and that they do not go to who wants none.
import { createReminders } from '../../../server/mail/reminders';
import { createSteps } from '../../../server/storage/steps';
import { auditOf } from '../storage/care';
import { type MailServer, openMailServer } from './mailServer';
import { ERIKA, HOUR, MINUTE, mailAt, type Office, openOffice, until, WEDNESDAY } from './office';

let server: MailServer;
let office: Office;
beforeEach(async () => {
  server = await openMailServer();
  office = await openOffice({ mail: mailAt(server.port) });
});
afterEach(async () => {
  await office.close();
  await server.close();
});

const remindBefore = (remindHours: number) => {
  const { appointments } = office.parts().branch.settings();
  return office.change({ appointments: { ...appointments, remindHours } });
};
/** Time passes in steps, as it does, until so long before the appointment; what is due has gone. */
const until_ = async (before: number) => {
  const { time } = office;
  while (WEDNESDAY - before > time.now) await office.pass(Math.min(HOUR, WEDNESDAY - before - time.now));
  await office.tried();
};
const reminders = () => server.taken.filter(({ mail }) => mail.subject?.startsWith('Erinnerung'));

test('A21 a reminder goes so many hours before as is set, once, also over restarts', async () => {
  await remindBefore(2);
  await office.book();
  await until(() => server.taken.length === 1);
  await until_(2 * HOUR + MINUTE);
  expect(reminders()).toHaveLength(0);
  await office.restart();
  await until_(2 * HOUR);
  await until(() => reminders().length === 1);
  await office.restart();
  await until_(HOUR);
  expect(reminders()).toHaveLength(1);
});

test('A21 what waits follows the settings, also those that were changed just before the program ended', async () => {
  await office.book();
  await until(() => server.taken.length === 1);
  await remindBefore(3);
  await office.restart();
  await until_(4 * HOUR);
  expect(reminders()).toHaveLength(0);
  await until_(3 * HOUR);
  await until(() => reminders().length === 1);
});

test('A21 an office that reminds nobody does not, and its list of letters empties', async () => {
  await office.book();
  await until(() => server.taken.length === 1);
  await remindBefore(0);
  await until_(-MINUTE);
  expect([reminders().length, office.letters()]).toEqual([0, []]);
});

test('A21 nobody is reminded of what was cancelled, and who moved only of the new time', async () => {
  const gone = await office.book();
  const kept = await office.book({ contact: { ...ERIKA, email: 'moved@example.org' } });
  await until(() => server.taken.length === 2);
  await office.cancel('2017-11-08', gone.visitId);
  await office.move('2017-11-08', kept.visitId, WEDNESDAY + 3 * HOUR);
  await until(() => server.taken.length === 4);
  await until_(HOUR);
  await until(() => reminders().length === 1);
  expect(reminders().map(({ to, mail }) => [to[0], mail.subject?.includes('13:15')])).toEqual([
    ['moved@example.org', true],
  ]);
});

test('A21 it says what a missed appointment costs others, and leads to two pages', async () => {
  const { key } = await office.book();
  await until(() => server.taken.length === 1);
  await until_(HOUR);
  await until(() => reminders().length === 1);
  const text = reminders()[0]?.mail.text ?? '';
  expect(text).toMatch(/Kommen Sie nicht, bleibt ein Schalter \d+ Minuten lang leer/);
  const page = `https://termine.luenen.example/t/${key}`;
  expect(text).toContain(`Ja, ich komme:\n${page}?comes\n`);
  expect(text).toContain(`Termin freigeben oder verschieben:\n${page}?release\n`);
});

test('A21 a mail program finds its own button for no more reminders (RFC 8058); other letters have none', async () => {
  const { key } = await office.book();
  await until(() => server.taken.length === 1);
  await until_(HOUR);
  await until(() => reminders().length === 1);
  const headers = (raw = '') => raw.slice(0, raw.indexOf('\r\n\r\n')).replace(/\r\n\s+/g, ' ');
  const own = headers(reminders()[0]?.raw);
  expect(own).toContain(`List-Unsubscribe: <https://termine.luenen.example/api/appointments/${key}/no-reminders>`);
  expect(own).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
  expect(headers(server.taken[0]?.raw)).not.toContain('List-Unsubscribe');
});

test('A21 an address that wants none gets none, however it is written, and confirmations as ever', async () => {
  const { store, branch } = office.parts();
  const { key } = await office.book();
  const refusing = createReminders({ take: createSteps(store), audit: auditOf(store), branch });
  expect(await refusing.refuse(key)).toBe(true);
  expect(await refusing.refuse('unknown-key-1234')).toBe(false);
  await office.book({ slotAt: WEDNESDAY + 15 * MINUTE, contact: { ...ERIKA, email: 'ERIKA@example.org' } });
  await office.book({ slotAt: WEDNESDAY + 15 * MINUTE, contact: { ...ERIKA, email: 'else@example.org' } });
  await until(() => server.taken.length === 3);
  await until_(HOUR);
  await until(() => reminders().length === 1);
  expect(reminders().map(({ to }) => to[0])).toEqual(['else@example.org']);
});
