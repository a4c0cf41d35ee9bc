// A4 over a real file and a real mail server: who is told, in which order, and how many.
import type { Joining } from '../../../server/mail/joining';
import { demonstrationOffice } from '../../../server/starting/demonstration';
import type { BookingResult } from '../../../shared/protocol';
import { type MailServer, openMailServer } from './mailServer';
import { HOUR, MINUTE, mailAt, type Office, openOffice, until } from './office';

const DAY = '2017-11-08';
const TEN = Date.parse('2017-11-08T10:00:00+01:00');
const appointments = {
  ...demonstrationOffice.appointments,
  gridMin: 30 as const,
  hours: [{ weekday: 3, from: '10:00', to: '11:30', public: 1, internal: 0 }],
  freeAgainMin: { least: 0, most: 0 },
};
const wish: Joining = {
  id: null,
  serviceIds: ['ausweis'],
  persons: 1,
  from: '2017-11-06',
  to: DAY,
  email: 'first@example.org',
  language: 'de',
};

let server: MailServer;
let office: Office;
let booked: BookingResult[];
/** A Wednesday with three starts, all taken. */
beforeEach(async () => {
  server = await openMailServer();
  office = await openOffice({ mail: mailAt(server.port), settings: { appointments } });
  const take = (slotAt: number) => office.book({ slotAt, place: { kind: 'free', holdId: null }, contact: null });
  booked = [await take(TEN), await take(TEN + 30 * MINUTE), await take(TEN + HOUR)];
});
afterEach(async () => {
  await office.close();
  await server.close();
});

const list = () => office.parts().waitingList;
const rows = () => office.parts().store.database.prepare('SELECT * FROM waiting_list').all();
const join = (email: string, changes: Partial<Joining> = {}) => list().join({ ...wish, email, ...changes });
const free = (nth: number) => office.cancel(DAY, booked[nth]?.visitId ?? '');
/** A minute of the office goes by: the list is looked through, and what comes of it is sent. */
const minutePasses = async () => {
  await office.pass(MINUTE);
  await list().look(true);
  await office.pass(1000);
  await office.tried();
};
const joined = async (...emails: string[]) => {
  for (const email of emails) {
    expect(await join(email)).toEqual({ ok: true, result: null });
    await minutePasses();
    expect(await list().confirm(confirmKeyOf(email))).toBe(true);
  }
};
/** By the newest letter to an address. */
const confirmKeyOf = (email: string): string => {
  const letter = server.taken.findLast(({ to, mail }) => to[0] === email && mail.text?.includes('?confirm='));
  return /\/\?confirm=([\w-]+)/.exec(letter?.mail.text ?? '')?.[1] ?? '';
};
/** As if everybody had tapped the link. */
const allConfirm = () =>
  office.parts().store.database.prepare('UPDATE waiting_list SET confirmed_at = joined_at').run();
const told = () =>
  server.taken.filter(({ mail }) => mail.subject?.startsWith('Ein Termin ist frei')).map(({ to }) => to[0]);
const keyIn = (text: string | undefined) => /\/\?leave=([\w-]+)/.exec(text ?? '')?.[1] ?? '';

test('A4 who joins is told so, and how to leave; leaving takes the address away', async () => {
  await joined('first@example.org');
  const { mail } = server.taken[0] ?? {};
  expect(mail?.subject).toBe('Bitte bestätigen: Warteliste für einen Termin – Bürgerbüro Lünen');
  expect(mail?.text).toContain('Tage: Montag, 6. November 2017 bis Mittwoch, 8. November 2017');
  const key = keyIn(mail?.text);
  expect(mail?.headers.get('list')).toEqual({ unsubscribe: { url: `https://termine.luenen.example/?leave=${key}` } });
  expect(JSON.stringify(rows())).not.toContain(key);
  expect(await list().leave('x'.repeat(32))).toBe(false);
  expect(await list().leave(key)).toBe(true);
  expect(rows()).toEqual([]);
  expect(await list().leave(key)).toBe(false);
  await free(0);
  await minutePasses();
  expect(told()).toEqual([]);
});

test('A4 nobody is told while all is taken; then the oldest first, and the next after ten minutes', async () => {
  await joined('first@example.org', 'second@example.org', 'third@example.org');
  await minutePasses();
  expect(told()).toEqual([]);
  await free(1);
  await minutePasses();
  expect(told()).toEqual(['first@example.org']);
  for (let minute = 0; minute < 8; minute++) await minutePasses();
  expect(told()).toEqual(['first@example.org']);
  for (let minute = 0; minute < 3; minute++) await minutePasses();
  expect(told()).toEqual(['first@example.org', 'second@example.org']);
  await office.book({ slotAt: TEN + 30 * MINUTE, place: { kind: 'free', holdId: null }, contact: null });
  for (let minute = 0; minute < 12; minute++) await minutePasses();
  expect(told()).toHaveLength(2);
});

test('A4 as many are told as there are free starts', async () => {
  await joined('first@example.org', 'second@example.org', 'third@example.org');
  await free(0);
  await free(2);
  await minutePasses();
  expect(told()).toEqual(['first@example.org', 'second@example.org']);
});

test('A4 the letter leads to that day and back to the list; who was told is off it, and her address is gone', async () => {
  await joined('first@example.org');
  await free(0);
  await minutePasses();
  const { mail } = server.taken[1] ?? {};
  expect(mail?.subject).toBe('Ein Termin ist frei am Mittwoch, 8. November 2017 – Bürgerbüro Lünen');
  expect(mail?.text).toContain('https://termine.luenen.example/?service=ausweis&persons=1&day=2017-11-08\n');
  expect(mail?.text).toContain('Mit dieser Nachricht stehen Sie nicht mehr auf der Warteliste.');
  expect(mail?.text).toContain('https://termine.luenen.example/?service=ausweis&persons=1&day=2017-11-06\n');
  for (let minute = 0; minute < 11; minute++) await minutePasses();
  expect(rows()).toEqual([]);
  expect(office.letters()).toEqual([]);
  expect(server.taken).toHaveLength(2);
  await joined('first@example.org');
  await minutePasses();
  expect(told()).toHaveLength(2);
});

test('A4 what is too long for what has become free is told to nobody', async () => {
  await join('long@example.org', { persons: 3 });
  allConfirm();
  await free(0);
  await minutePasses();
  expect(told()).toEqual([]);
  await free(1);
  await minutePasses();
  expect(told()).toEqual(['long@example.org']);
});

test('A4, N4 the same wish of the same address stands on the list once, and a retry is one', async () => {
  const id = 'a-fresh-id-of-a-browser';
  expect(await join('first@example.org', { id })).toEqual({ ok: true, result: null });
  expect(await join('first@example.org', { id })).toEqual({ ok: true, result: null });
  expect(await join('first@example.org', { id: 'another-id-of-a-browser' })).toEqual({ ok: true, result: null });
  expect(rows()).toHaveLength(1);
  await join('first@example.org', { serviceIds: ['wohnsitz'] });
  expect(rows()).toHaveLength(2);
});

test('A4, A14 an address stands on the list ten times at most, and nobody is told', async () => {
  const ask = (nth: number) =>
    join('first@example.org', { from: `2017-11-0${6 + (nth % 3)}`, to: `2017-11-1${nth % 5}` });
  await office.change({ appointments: { ...appointments, lettersPerDay: 100 } });
  for (let nth = 0; nth < 12; nth++) expect(await ask(nth)).toEqual({ ok: true, result: null });
  expect(rows()).toHaveLength(10);
});

test.each([
  [{ serviceIds: ['nothing'] }, 'unknownService'],
  [{ serviceIds: ['fundsachen'] }, 'serviceNotBookable'],
  [{ from: '2017-11-09', to: '2017-11-08' }, 'malformed'],
  [{ from: '2017-10-01', to: '2017-11-05' }, 'slotInThePast'],
  [{ to: '2019-01-01' }, 'slotTooFar'],
])('A4 %j is refused: %s', async (changes, code) => {
  expect(await join('first@example.org', changes)).toMatchObject({ ok: false, refusal: { code } });
  expect(rows()).toEqual([]);
});

test('A4 without a mail server there is no list', async () => {
  await office.change({ mail: null });
  expect(await join('first@example.org')).toMatchObject({ ok: false, refusal: { code: 'notAllowed' } });
});

test('A4 what is gone before the letter could go is told to nobody, and nobody loses her place', async () => {
  await joined('first@example.org');
  await server.close();
  await free(0);
  await office.pass(MINUTE);
  await list().look(true);
  await office.pass(1000);
  await until(() => office.parts().post.state().lastFault !== null);
  await office.book({ slotAt: TEN, place: { kind: 'free', holdId: null }, contact: null });
  server = await openMailServer({}, server.port);
  for (let minute = 0; minute < 3; minute++) await minutePasses();
  expect(server.taken).toEqual([]);
  expect(rows()).toMatchObject([{ email: 'first@example.org', told_at: null }]);
  await free(1);
  await minutePasses();
  expect(told()).toEqual(['first@example.org']);
});

test('A4 an address that nobody reads makes way for the next one at once', async () => {
  await server.close();
  server = await openMailServer(
    { recipient: (to) => (to === 'gone@example.org' ? '550 5.1.1 Unknown' : null) },
    server.port,
  );
  await join('gone@example.org');
  await minutePasses();
  expect(rows()).toEqual([]);
  await joined('first@example.org');
  await free(0);
  await minutePasses();
  expect(told()).toEqual(['first@example.org']);
});

test('X1 a wish is deleted by itself with the last of its days', async () => {
  await joined('first@example.org');
  expect(rows()).toHaveLength(1);
  await office.pass(3 * 24 * HOUR);
  await minutePasses();
  expect(rows()).toEqual([]);
  expect(office.letters()).toEqual([]);
});
