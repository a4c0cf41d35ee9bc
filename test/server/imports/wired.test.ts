// The import API where it stands in the program: on the office port, beside everything else.
import type { RoomCommand } from '../../../shared/commands';
import type { CsvImport, FeedView, SourceResult } from '../../../shared/imports';
import type { AdminView } from '../../../shared/protocol';
import { type Client, openWorld, type World } from '../../world';
import { type CalendarServer, openCalendarServer } from './calendarServer';

let world: World;
let admin: Client<AdminView>;
let calendars: CalendarServer;
beforeEach(async () => {
  calendars = await openCalendarServer();
  world = await openWorld();
  admin = await world.connect('admin', 'admin');
});
afterEach(async () => {
  await world.close();
  await calendars.close();
});

const ask = async <Result>(command: RoomCommand): Promise<Result> => {
  const reply = await admin.ask(command);
  if (!reply.ok) throw new Error(reply.refusal.code);
  return reply.result as Result;
};
const post = (token: string, body: unknown, url = world.url('/api/import/appointments')) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
const row = (id: string) => ({ id, start: '2017-11-06 09:15', services: ['ausweis'], name: 'Erika Muster' });

test('A6 an appointment of another system is checked in at the kiosk with its code, and called at its time', async () => {
  const { token } = await ask<SourceResult>({ type: 'createSource', name: 'Terminland' });
  const many = Array.from({ length: 100 }, (_, i) => ({ ...row(`T-${i}`), phone: 'x'.repeat(40) }));
  const answered = await post(token, { appointments: many });
  expect(answered.status).toBe(200);
  const { result } = (await answered.json()) as { result: { rows: { code: string }[] } };
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  const counter = await world.connect('counter', 'schalter-1');
  const code = result.rows[0]?.code ?? '';
  expect(await kiosk.ask({ type: 'checkIn', code, language: null })).toMatchObject({
    ok: true,
    result: { number: 'T001' },
  });
  await world.pass(15 * 60_000);
  expect(await counter.ask({ type: 'callNext' })).toMatchObject({ ok: true, result: { number: 'T001' } });
  await admin.until(({ sources }) => sources[0]?.lastUsedAt !== null);
});

test('S2 the public port knows no import, and the office port takes no large body elsewhere', async () => {
  const { token } = await ask<SourceResult>({ type: 'createSource', name: 'Terminland' });
  expect((await post(token, { appointments: [row('1')] }, world.publicUrl('/api/import/appointments'))).status).toBe(
    404,
  );
  expect((await world.post('/api/pair', { code: 'x'.repeat(9000) })).status).toBe(413);
});

test('A6 a file and a calendar come in through the administration\u2019s socket', async () => {
  const file = Buffer.from(
    `Nr;Termin;Anliegen;Bemerkung\n1;06.11.2017 09:15;Meldebescheinigung;${'x'.repeat(290_000)}`,
  );
  const answer = await ask<CsvImport>({ type: 'importCsv', file: file.toString('base64'), serviceId: null });
  expect(answer.imported).toMatchObject({ booked: 1 });
  calendars.serve(['UID:1', 'DTSTART:20171108T090000Z', 'SUMMARY:Erika Muster']);
  const { settings, settingsVersion } = admin.view();
  const feed = { id: 'alt', name: 'Alt', serviceId: 'ausweis', everyMin: 5 };
  const changed = { ...settings, feeds: [feed] };
  await admin.ask({ type: 'changeSettings', version: settingsVersion, settings: changed });
  await ask({ type: 'setFeedAddress', feedId: 'alt', url: calendars.url });
  const view = await ask<FeedView>({ type: 'readFeed', feedId: 'alt' });
  expect(view.reading?.counts).toMatchObject({ booked: 1 });
  await admin.until(({ feeds }) => feeds[0]?.reading?.counts.booked === 1);
});
