// The outbox against real mail servers: those that refuse, hang, go away, and are not to be trusted.
import { createServer, type Server, type Socket } from 'node:net';
import tls from 'node:tls';
import { newToken } from '../../../server/basics/tokens';
import type { Command } from '../../../shared/commands';
import type { BookingResult } from '../../../shared/protocol';
import { trustingOffice } from '../../world';
import { CERTIFICATE, KEY } from './certificate';
import { type MailServer, type Manners, openMailServer } from './mailServer';
import { ERIKA, HOUR, MINUTE, mailAt, type Office, type OfficeOptions, openOffice, until, WEDNESDAY } from './office';

/** Wednesday, 8 November 2017, 10:00: a start of the grid. */
const WEDNESDAY_TEN = WEDNESDAY - 15 * MINUTE;

const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
});
const serve = async (manners: Manners = {}, port = 0): Promise<MailServer> => {
  const server = await openMailServer(manners, port);
  open.push(server);
  return server;
};
const office = async (options: OfficeOptions): Promise<Office> => {
  const opened = await openOffice(options);
  open.push(opened);
  return opened;
};
const fault = (one: Office) => one.parts().post.state().lastFault?.what ?? null;
const saysFault = (one: Office) => until(() => fault(one) !== null);
const faults = (one: Office) => one.lines.filter((line) => line.includes('a letter was not taken')).length;
const settled = (one: Office) => until(() => one.waiting() === 0);

test('A1 a recipient that is refused for the moment is asked again after a growing time, and told once', async () => {
  const server = await serve({ recipient: (_, nth) => (nth < 4 ? '451 4.7.1 Greylisted' : null) });
  const here = await office({ mail: mailAt(server.port) });
  await here.book();
  await saysFault(here);
  expect(fault(here)).toBe('Der Mailserver nimmt gerade nichts an.');
  for (const [minutes, asked] of [
    [0.9, 1],
    [0.2, 2],
    [1.8, 2],
    [0.3, 3],
    [3.8, 3],
    [0.3, 4],
  ] as const) {
    await here.pass(minutes * MINUTE);
    await here.tried();
    expect(server.asked()).toBe(asked);
  }
  await settled(here);
  expect(server.taken).toHaveLength(1);
  expect(here.parts().post.state()).toEqual({ waiting: 0, lastFault: null });
  await here.pass(HOUR);
  expect(server.asked()).toBe(4);
});

test('A1 a recipient that does not exist is given up at once, and stops nobody else', async () => {
  const server = await serve({ recipient: (to) => (to === 'gone@example.org' ? '550 5.1.1 No such user' : null) });
  const here = await office({ mail: mailAt(server.port) });
  await here.book({ contact: { ...ERIKA, email: 'gone@example.org' } });
  await here.book();
  await settled(here);
  expect(server.taken.map(({ to }) => to)).toEqual([['erika@example.org']]);
  expect(server.asked()).toBe(2);
});

test('A1 a server that lets nobody through to a recipient is asked again: the letter is not at fault', async () => {
  const server = await serve({ recipient: (_, nth) => (nth === 1 ? '554 5.7.1 Relay access denied' : null) });
  const here = await office({ mail: mailAt(server.port) });
  await here.book();
  await saysFault(here);
  expect(here.letters()).toHaveLength(1);
  await here.pass(2 * MINUTE);
  await settled(here);
  expect(server.taken).toHaveLength(1);
});

test('A1 a sender that is refused loses no letter', async () => {
  const server = await serve({ sender: (from) => (from === 'wrong@luenen.example' ? '550 5.7.60 Not yours' : null) });
  const here = await office({ mail: mailAt(server.port, { from: 'wrong@luenen.example' }) });
  await here.book();
  await saysFault(here);
  expect(fault(here)).toBe('Der Mailserver lehnt die Absenderadresse ab.');
  await here.change({ mail: mailAt(server.port) });
  await settled(here);
  expect(server.taken).toHaveLength(1);
});

test('A1 after three days a letter is given up', async () => {
  const server = await serve({ recipient: () => '451 4.3.0 Later' });
  const here = await office({ mail: mailAt(server.port) });
  await here.book({ slotAt: WEDNESDAY + 7 * 24 * HOUR });
  await here.tried();
  for (let hours = 0; hours < 70; hours += 2) {
    await here.pass(2 * HOUR);
    await here.tried();
  }
  expect(here.letters()).toHaveLength(1);
  for (let hours = 70; hours < 76; hours += 2) {
    await here.pass(2 * HOUR);
    await here.tried();
  }
  expect(here.letters()).toEqual([]);
  expect(server.asked()).toBeGreaterThan(8);
  expect(server.taken).toEqual([]);
});

test('A1 what is booked while the mail server is down is mailed when it is back, each once', async () => {
  const first = await openMailServer();
  await first.close();
  const here = await office({ mail: mailAt(first.port) });
  for (const email of ['a@example.org', 'b@example.org', 'c@example.org'])
    await here.book({ contact: { ...ERIKA, email } });
  await saysFault(here);
  expect(fault(here)).toMatch('nicht zu erreichen');
  expect(here.parts().post.state().waiting).toBe(3);
  const server = await serve({}, first.port);
  await here.pass(15 * MINUTE);
  await settled(here);
  expect(server.taken.map(({ to }) => to[0])).toEqual(['a@example.org', 'b@example.org', 'c@example.org']);
});

test('A1 without a mail server nothing is sent and nothing breaks; later there is none for what is over', async () => {
  const here = await office({ mail: null });
  await here.book();
  await here.pass(MINUTE);
  expect(here.parts().post.state()).toEqual({ waiting: 0, lastFault: null });
  expect(await here.parts().post.test('somebody@example.org', null)).toEqual({
    failed: 'Es ist kein Mailserver eingetragen.',
  });
  await here.pass(WEDNESDAY + HOUR - here.time.now);
  const server = await serve();
  await here.change({ mail: mailAt(server.port) });
  await settled(here);
  expect(server.asked()).toBe(0);
});

test('A1 a server that says nothing holds up nobody, and closing ends it', async () => {
  const sockets: Socket[] = [];
  const silent: Server = createServer((socket) => void sockets.push(socket));
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const address = silent.address();
  const port = address === null || typeof address === 'string' ? 0 : address.port;
  const here = await openOffice({ mail: mailAt(port) });
  await here.book();
  await until(() => sockets.length === 1);
  // Booked while the server is still silent: nothing was waited for.
  await here.book();
  expect(sockets[0]?.destroyed).toBe(false);
  await here.close();
  await until(() => sockets[0]?.destroyed === true);
  silent.close();
});

test('A1 a letter that is cut off by the closing goes after the next start, once', async () => {
  const sockets: Socket[] = [];
  const silent: Server = createServer((socket) => void sockets.push(socket));
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const address = silent.address();
  const port = address === null || typeof address === 'string' ? 0 : address.port;
  const here = await office({ mail: mailAt(port) });
  await here.book();
  await until(() => sockets.length === 1);
  await here.parts().post.close();
  // Cut off is no fault of the letter's: no attempt is counted against it, and nothing is said to be wrong.
  expect(here.letters()).toMatchObject([{ kind: 'booked', attempts: 0, next_at: 0 }]);
  expect(here.parts().post.state()).toEqual({ waiting: 1, lastFault: null });
  silent.close();
  await until(() => !silent.listening);
  const server = await serve({}, port);
  await here.restart();
  await settled(here);
  await until(() => server.taken.length === 1);
  await here.restart();
  await settled(here);
  expect(server.taken.map(({ to }) => to[0])).toEqual([ERIKA.email]);
}, 30_000);

test('A1 rests grow while a server is down, and once it has taken a letter they begin anew with a minute', async () => {
  const first = await openMailServer();
  await first.close();
  const here = await office({ mail: mailAt(first.port) });
  await here.book();
  await until(() => faults(here) === 1);
  for (const [minutes, count] of [
    [1, 2],
    [2, 3],
    [4, 4],
  ] as const) {
    await here.pass(minutes * MINUTE);
    await until(() => faults(here) === count);
  }
  const server = await serve({}, first.port);
  await here.pass(8 * MINUTE);
  await until(() => server.taken.length === 1);
  await server.close();
  await here.book({ slotAt: WEDNESDAY + HOUR });
  await until(() => faults(here) === 5);
  await here.pass(MINUTE);
  await until(() => faults(here) === 6);
});

test('A14 an address gets so many letters a day about what is booked online; the rest stands without, and says so', async () => {
  const server = await serve();
  const { appointments } = trustingOffice;
  const here = await office({
    mail: mailAt(server.port),
    settings: { appointments: { ...appointments, lettersPerDay: 3 } },
  });
  const { branch } = here.parts();
  const ask = async (command: Command) => {
    const reply = await branch.handle({
      id: newToken(),
      by: { kind: 'visitor' },
      command,
      network: { narrow: 'network-01', wide: null },
    });
    if (!reply.ok) throw new Error(reply.refusal.code);
    return reply.result as BookingResult;
  };
  const bookFor = (email: string, nth: number) =>
    ask({
      type: 'bookAppointment',
      ...{ serviceIds: ['ausweis'], persons: 1, language: 'de', slotAt: WEDNESDAY_TEN + nth * HOUR },
      ...{ place: { kind: 'free', holdId: null }, contact: { ...ERIKA, email } },
    });
  const spelled = ['erika@example.org', 'ERIKA+2@example.org', 'erika+x@example.org', 'erika@example.org'];
  const fates: string[] = [];
  for (const [nth, email] of spelled.entries()) {
    const { visitId, letter } = await bookFor(email.toLowerCase(), nth);
    fates.push(letter);
    await settled(here);
    if (nth > 1) await ask({ type: 'cancelAppointment', day: '2017-11-08', visitId });
  }
  expect(fates).toEqual(['goes', 'goes', 'goes', 'tooMany']);
  await settled(here);
  expect(server.taken).toHaveLength(3);
  expect((await bookFor('max@example.org', 5)).letter).toBe('goes');
  // A restart forgets nothing of it, and the next day begins anew.
  await here.restart();
  await settled(here);
  expect(server.taken).toHaveLength(4);
  await here.pass(15 * HOUR);
  expect(here.parts().branch.today().day).toBe('2017-11-07');
  await settled(here);
  const said = server.taken.length;
  const again = await here.parts().branch.handle({
    ...{ id: newToken(), by: { kind: 'visitor' }, network: { narrow: 'network-01', wide: null } },
    command: {
      type: 'bookAppointment',
      ...{ serviceIds: ['ausweis'], persons: 1, language: 'de', slotAt: WEDNESDAY_TEN + 6 * HOUR },
      ...{ place: { kind: 'free', holdId: null }, contact: ERIKA },
    },
  });
  expect(again).toMatchObject({ ok: true, result: { letter: 'goes' } });
  await settled(here);
  expect(server.taken).toHaveLength(said + 1);
});

test('A5, A14 who has more appointments than the office wants is told by letter, across days and on one; nobody else is', async () => {
  const server = await serve();
  const { appointments } = trustingOffice;
  const limits = { perEmail: 3, perEmailAndDay: 2, lettersPerDay: 50 };
  const here = await office({ mail: mailAt(server.port), settings: { appointments: { ...appointments, ...limits } } });
  const bookAt = async (slotAt: number, email: string) => {
    const reply = await here.parts().branch.handle({
      ...{ id: newToken(), by: { kind: 'visitor' }, network: { narrow: 'network-01', wide: null } },
      command: {
        type: 'bookAppointment',
        ...{ serviceIds: ['ausweis'], persons: 1, language: 'de', slotAt },
        ...{ place: { kind: 'free', holdId: null }, contact: { ...ERIKA, email } },
      },
    });
    expect(reply.ok).toBe(true);
    await settled(here);
    return server.taken.at(-1)?.mail.text?.includes('mehr Termine gebucht') ?? null;
  };
  const days = [0, 1, 2, 3].map((day) => WEDNESDAY_TEN + day * 24 * HOUR);
  const told = [];
  for (const slotAt of days) told.push(await bookAt(slotAt, 'erika@example.org'));
  expect(told).toEqual([false, false, false, true]);
  const onOneDay = [];
  for (let i = 0; i < 3; i++) onOneDay.push(await bookAt(WEDNESDAY_TEN + i * HOUR, 'max@example.org'));
  expect(onOneDay).toEqual([false, false, true]);
});

test('A1 a letter that was taken but not crossed out is sent again with the same id, so that it is known', async () => {
  const server = await serve();
  const here = await office({ mail: mailAt(server.port) });
  const { visitId } = await here.book();
  await settled(here);
  // As if the power had failed between the server's yes and the file.
  here
    .parts()
    .store.database.prepare("INSERT INTO letters (kind, day, visit_id, delete_on) VALUES ('booked', ?, ?, ?)")
    .run('2017-11-08', visitId, '2017-11-08');
  await here.restart();
  await until(() => server.taken.length === 2);
  const [first, second] = server.taken.map(({ mail }) => mail.messageId);
  expect(first).toMatch(/^<[\w-]+@luenen\.example>$/);
  expect(second).toBe(first);
});

test('A1 what was sent is not sent again when the disk does not take it', async () => {
  const server = await serve();
  const here = await office({ mail: mailAt(server.port) });
  const { database } = here.parts().store;
  database.exec("CREATE TRIGGER full BEFORE DELETE ON letters BEGIN SELECT RAISE(ABORT, 'disk full'); END");
  await here.book();
  await until(() => here.lines.some((line) => line.includes('the outbox failed')));
  await here.pass(2 * MINUTE);
  database.exec('DROP TRIGGER full');
  await here.pass(2 * MINUTE);
  await settled(here);
  expect(server.taken).toHaveLength(1);
});

test('A1 letters that a restart left are sent after it', async () => {
  const first = await openMailServer();
  await first.close();
  const here = await office({ mail: mailAt(first.port) });
  await here.book();
  await saysFault(here);
  const server = await serve({}, first.port);
  await here.restart();
  await settled(here);
  expect(server.taken).toHaveLength(1);
});

test('A1 a booking that is cancelled or moved before its letter went is not confirmed', async () => {
  const here = await office({ mail: null });
  const { visitId } = await here.book();
  await here.cancel('2017-11-08', visitId);
  const other = await here.book();
  await here.move('2017-11-08', other.visitId, WEDNESDAY + HOUR);
  const server = await serve();
  await here.change({ mail: mailAt(server.port) });
  await settled(here);
  expect(server.taken.map(({ mail }) => mail.subject?.split(' – ')[0])).toEqual([
    'Ihr Termin am Mittwoch, 8. November 2017 um 10:15 Uhr ist abgesagt',
    'Ihr Termin ist verschoben auf Mittwoch, 8. November 2017 um 11:15 Uhr',
  ]);
});

test('S2 a wrong password is said, and the right one sends what waits at once', async () => {
  const server = await serve({ password: 'right' });
  const here = await office({ mail: mailAt(server.port, { user: 'termine' }) });
  const { post, setPassword } = here.parts();
  await here.book();
  await saysFault(here);
  expect(fault(here)).toBe('Zum Benutzernamen fehlt das Passwort.');
  await setPassword('wrong');
  expect(post.hasPassword()).toBe(true);
  expect(await post.test('admin@luenen.example', null)).toEqual({
    failed: 'Der Mailserver lehnt Benutzername oder Passwort ab. – 535 5.7.8 Wrong password',
  });
  await setPassword('right');
  expect(await post.test('admin@luenen.example', null)).toBe('sent');
  await settled(here);
  expect(server.taken.map(({ to }) => to[0]).sort()).toEqual(['admin@luenen.example', 'erika@example.org']);
  await setPassword(null);
  expect(post.hasPassword()).toBe(false);
  expect(here.lines.join()).not.toMatch(/right|wrong/);
});

describe('S2 encryption', () => {
  const [key, cert] = [KEY, CERTIFICATE];
  let untrust: () => void = () => undefined;
  afterEach(() => untrust());
  /** As an administrator does with NODE_EXTRA_CA_CERTS, which is read before a test begins. */
  const trust = () => {
    const { connect } = tls;
    const trusting = (options: tls.ConnectionOptions, done?: () => void) => connect({ ...options, ca: cert }, done);
    Object.assign(tls, { connect: trusting });
    untrust = () => Object.assign(tls, { connect });
  };

  test.each(['starttls', 'tls'] as const)(
    '%s with a certificate that nobody vouches for is refused',
    async (security) => {
      const server = await serve({ options: { secure: security === 'tls', key, cert } });
      const here = await office({ mail: mailAt(server.port, { security, host: 'localhost' }) });
      expect(await here.parts().post.test('admin@luenen.example', null)).toEqual({
        failed:
          'Dem Zertifikat des Mailservers ist nicht zu trauen. Nachrichten werden nur verschickt, wenn es gültig ist.',
      });
      expect(server.asked()).toBe(0);
    },
  );

  test.each(['starttls', 'tls'] as const)('%s with a certificate that is trusted sends encrypted', async (security) => {
    trust();
    const server = await serve({ options: { secure: security === 'tls', key, cert } });
    const here = await office({ mail: mailAt(server.port, { security, host: 'localhost' }) });
    expect(await here.parts().post.test('admin@luenen.example', null)).toBe('sent');
    expect(server.taken[0]?.isSecure).toBe(true);
  });

  test('a trusted certificate of another name is refused', async () => {
    trust();
    const server = await serve({ options: { secure: true, key, cert } });
    const here = await office({ mail: mailAt(server.port, { security: 'tls', host: '127.0.0.1' }) });
    expect(await here.parts().post.test('admin@luenen.example', null)).toEqual({
      failed: expect.stringMatching('Zertifikat'),
    });
  });

  test.each([
    ['starttls', 'nicht verschlüsselt'],
    ['tls', 'nicht verschlüsselt|antwortet nicht|nicht zu erreichen'],
  ] as const)('%s to a server without it sends nothing', async (security, words) => {
    const server = await serve();
    const here = await office({ mail: mailAt(server.port, { security }) });
    expect(await here.parts().post.test('admin@luenen.example', null)).toEqual({
      failed: expect.stringMatching(words),
    });
    expect(server.taken).toEqual([]);
  });
});

test('X1 no line of the log and no row of the outbox has a name or an address, whatever the server answers', async () => {
  const email = 'erika.mustermann@example.org';
  const answers = [
    '451 4.2.1 <erika.mustermann@example.org> is busy',
    '550 5.1.1 <erika.mustermann@example.org>: unknown',
  ];
  const server = await serve({ recipient: (_, nth) => answers[nth - 1] ?? null });
  const here = await office({ mail: mailAt(server.port) });
  await here.book({ contact: { ...ERIKA, email } });
  await saysFault(here);
  expect(JSON.stringify(here.letters())).not.toMatch(/erika|mustermann/i);
  await here.pass(2 * MINUTE);
  await settled(here);
  await here.book({ contact: { ...ERIKA, email } });
  await until(() => server.taken.length === 1);
  expect(here.lines.filter((line) => line.includes('a letter was'))).toHaveLength(3);
  expect(here.lines.join()).not.toMatch(/erika|mustermann|example\.org/i);
  expect(JSON.stringify(here.parts().post.state())).not.toMatch(/erika|mustermann/i);
});
