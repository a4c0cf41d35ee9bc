// A day of an office as people have it, with every line that it logs: nothing of anybody stands there.
import { Writable } from 'node:stream';
import { createLogTo } from '../../../server/basics/log';
import type { Settings } from '../../../shared/settings';
import { draw, openWorld, trustingOffice } from '../../world';
import { openMailServer } from '../mail/mailServer';

const lines: string[] = [];
const log = createLogTo(
  new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(String(chunk));
      done();
    },
  }),
  'trace',
);

/** Of whoever books, logs in, asks: each is found nowhere in the log. */
const PLANTED = {
  ...{ name: 'Wilhelmine Ötzbach-Grünspan', email: 'wilhelmine.oetzbach@post.example', phone: '02306 998877' },
  ...{ remark: 'sitzt im Rollstuhl und hört schlecht', password: 'Geheimes-Wort-der-Wilhelmine-7' },
  ...{ login: 'Hannelore Unbekannt-Tippfehler', search: 'Ötzbach' },
  ...{ forwarded: '203.0.113.77', network: '127.0.0.1', itMail: 'nachtdienst@amt.example', clerk: 'Katharina Brandt' },
};

test('S55 X1 a day of bookings, letters, logins, searches and faults leaves nobody in the log', async () => {
  const mail = await openMailServer({
    recipient: (to) => `550 5.1.1 <${to}>: ${PLANTED.name} unknown`,
  });
  const server: Settings['mail'] = {
    ...{ host: '127.0.0.1', port: mail.port, security: 'none', user: null, from: 'amt@luenen.example', replyTo: null },
  };
  const watching = { ...trustingOffice.watching, mailTo: [PLANTED.itMail], printerMin: 1 };
  const world = await openWorld({ log, settings: { ...trustingOffice, mail: server, watching } });
  const admin = await world.connect('admin', 'admin');
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  const clerk = await world.connect('counter', 'schalter-3');
  const { name, email, phone, remark } = PLANTED;

  const booker = { name, email, phone };
  const from = { headers: { 'content-type': 'application/json', 'x-forwarded-for': PLANTED.forwarded } };
  const bodies = [{ serviceIds: ['ausweis'], persons: 1, language: 'de', booker, ...booker }, { email, name }, PLANTED];
  for (const path of ['/api/appointments', '/api/waiting-list', '/api/find', '/api/holds'])
    for (const body of bodies)
      await fetch(world.publicUrl(path), { ...from, method: 'POST', body: JSON.stringify(body) });
  await fetch(world.publicUrl('/api/appointments'), { ...from, method: 'POST', body: `{ "name": "${name}", ` });
  await fetch(world.publicUrl(`/t/${encodeURIComponent(email)}`), from);

  const slots = await admin.ask({ type: 'freeSlots', serviceIds: ['ausweis'], persons: 1, day: '2017-11-06' } as never);
  const firstSlot = JSON.stringify(slots).match(/\d{13}/)?.[0];
  const slotAt = Number(firstSlot ?? world.time.now + 3_600_000);
  const booked = await admin.ask({
    ...{ type: 'bookAppointment', serviceIds: ['ausweis'], persons: 1, language: 'de', slotAt, day: '2017-11-06' },
    ...{ name, email, phone, answers: [] },
  } as never);
  await kiosk.ask(draw('ausweis'));
  const called = await clerk.ask({ type: 'callNext' });
  const visitId = called.ok ? (called.result as { visitId: string }).visitId : '';
  await clerk.ask({ type: 'writeRemark', visitId, text: remark } as never);
  await admin.ask({ type: 'searchPerson', text: PLANTED.search } as never);
  await admin.ask({ type: 'findAppointments', text: name } as never);
  for (const { deviceId, cookie } of [admin, clerk])
    for (const person of [PLANTED.login, PLANTED.clerk, email])
      await world.post('/api/login', { deviceId, name: person, password: PLANTED.password }, cookie);

  await world.app().branch.handleOwn({ type: 'reportPrinter', printerId: 'drucker-1', problems: ['paperOut'] });
  for (let i = 0; i < 4; i++) {
    await world.pass(5 * 60_000);
    await new Promise((resolve) => setTimeout(resolve, 1100));
  }
  log.error({ error: new Error(`cannot read "${name}" of ${email}`) }, 'planted');
  log.error(
    { error: Object.assign(new SyntaxError(`Unexpected token, "{${name}" is not JSON`), { body: booker }) },
    'planted',
  );
  await world.close();
  await mail.close();

  // It was a day: something was said of logins, letters, the printer and what failed.
  for (const said of ['a login failed', 'a letter was not taken', 'TRUST_PROXY', 'planted'])
    expect([said, lines.some((line) => line.includes(said))]).toEqual([said, true]);
  for (const line of lines)
    expect(JSON.parse(line)).toMatchObject({ level: expect.any(Number), msg: expect.any(String) });
  const whole = lines.join('').normalize('NFC');
  const found = Object.entries(PLANTED).filter(([what, value]) => what !== 'network' && whole.includes(value));
  expect([found, booked.ok]).toEqual([[], expect.any(Boolean)]);
  const withAddress = lines.filter((line) => line.includes(PLANTED.network) && !line.includes('TRUST_PROXY'));
  expect(withAddress).toEqual([]);
}, 60_000);
