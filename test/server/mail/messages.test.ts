// What arrives at a mail server of another make, as its reader's parser shows it.
import ICAL from 'ical.js';
import { demonstrationOffice } from '../../../server/starting/demonstration';
import type { Service } from '../../../shared/settings';
import { type MailServer, openMailServer, type Taken } from './mailServer';
import { ERIKA, HOUR, mailAt, type Office, openOffice, until, WEDNESDAY } from './office';

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

const letter = async (nth: number): Promise<Taken> => {
  await until(() => server.taken.length >= nth);
  const taken = server.taken[nth - 1];
  if (taken === undefined) throw new Error('no letter');
  return taken;
};
const calendarOf = ({ mail }: Taken): { method: string; event: ICAL.Component; raw: string } => {
  const raw = mail.attachments.find(({ filename }) => filename === 'invite.ics')?.content.toString('utf8') ?? '';
  const calendar = new ICAL.Component(ICAL.parse(raw));
  const event = calendar.getFirstSubcomponent('vevent');
  if (event === null) throw new Error('no event');
  return { method: String(calendar.getFirstPropertyValue('method')), event, raw };
};
const value = (event: ICAL.Component, name: string): string => String(event.getFirstPropertyValue(name));
const services = (...changed: (Partial<Service> & { id: string })[]): Service[] =>
  demonstrationOffice.services.map((one) => ({ ...one, ...changed.find(({ id }) => id === one.id) }));

test('A1 the confirmation says when, where, what for, the code, what to bring, and where to move or cancel', async () => {
  await office.change({
    services: services(
      { id: 'ausweis', bring: [{ de: 'Ein Lichtbild' }, { de: 'Alter Ausweis' }] },
      { id: 'meldebescheinigung', bring: [{ de: 'Alter Ausweis' }] },
    ),
  });
  const { code, key } = await office.book({ serviceIds: ['ausweis', 'meldebescheinigung'], persons: 2 });
  const { mail, from, to } = await letter(1);
  expect({ from, to }).toEqual({ from: 'termine@luenen.example', to: ['erika@example.org'] });
  expect(mail.subject).toBe('Ihr Termin am Mittwoch, 8. November 2017 um 10:15 Uhr – Bürgerbüro Lünen');
  expect(mail.from?.text).toBe('"Bürgerbüro Lünen" <termine@luenen.example>');
  expect(mail.replyTo?.text).toBe('buergerbuero@luenen.example');
  expect(mail.text?.trim()).toBe(`Guten Tag Erika Mustermann,

Ihr Termin ist gebucht.

Wann: Mittwoch, 8. November 2017 um 10:15 Uhr
Wo: Bürgerbüro Lünen, Rathaus, Foyer
Anliegen: Personalausweis oder Reisepass beantragen, Meldebescheinigung
Personen: 2
Code: ${code}

Melden Sie Ihre Ankunft vor Ort mit dem Code. Das geht ab 30 Minuten vor dem Termin.

Bitte bringen Sie mit:
- Ein Lichtbild
- Alter Ausweis

Termin ansehen, verschieben oder absagen:
https://termine.luenen.example/t/${key}

Bürgerbüro Lünen, Rathaus, Foyer

Diese Nachricht wurde automatisch verschickt.`);
});

test('A1 the same letter as HTML has a language, labels as headings of their rows, and nothing from elsewhere', async () => {
  const { code, key } = await office.book();
  const html = String((await letter(1)).mail.html);
  expect(html).toContain('<html lang="de" dir="ltr">');
  expect(html).toContain(
    `<a href="https://termine.luenen.example/t/${key}">Termin ansehen, verschieben oder absagen</a>`,
  );
  expect(html).toMatch(new RegExp(`<th scope="row"[^>]*>Code</th><td[^>]*>${code}</td>`));
  expect(html).not.toMatch(/<img|<script|<link|url\(/i);
});

test('A1 an English booking is answered in English, and what has no English name in German', async () => {
  await office.change({ services: services({ id: 'ausweis', name: { de: 'Ausweis beantragen' } }) });
  await office.book({ language: 'en' });
  const { mail } = await letter(1);
  expect(mail.subject).toBe('Your appointment on Wednesday, 8 November 2017 at 10:15 – Bürgerbüro Lünen');
  expect(mail.text).toContain('For: Ausweis beantragen');
  const html = String(mail.html);
  expect(html).toContain('<html lang="en" dir="ltr">');
  expect(html).toMatch(/<td[^>]*><span lang="de">Ausweis beantragen<\/span><\/td>/);
});

test('A1 G24 an Arabic letter is written from right to left, and what the office has said in German alone is marked as German', async () => {
  const bring = [{ de: 'Passfoto' }, { de: 'Ausweis', ar: 'بطاقة الهوية' }];
  await office.change({ services: services({ id: 'ausweis', name: { de: 'Ausweis beantragen' }, bring }) });
  await office.book({ language: 'ar' });
  const { mail } = await letter(1);
  const html = String(mail.html);
  expect(html).toContain('<html lang="ar" dir="rtl">');
  const marked = [...html.matchAll(/<span lang="de" dir="ltr">([^<]*)<\/span>/g)].map(([, said]) => said);
  const place = 'Bürgerbüro Lünen, Rathaus, Foyer';
  expect(marked).toEqual([place, 'Ausweis beantragen', 'Passfoto', place]);
  expect(html).toContain('<li>بطاقة الهوية</li>');
  expect(html).not.toContain('text-align:left');
  // Nothing of it stands where no language can be said.
  expect(`${mail.subject}${mail.text}${html}`).not.toMatch(/[\u{e000}-\u{f8ff}]/u);
});

test('A1 the calendar file is an event of that time for the one who booked, with two alarms', async () => {
  const { code, key } = await office.book();
  const { method, event, raw } = calendarOf(await letter(1));
  expect(method).toBe('REQUEST');
  expect(value(event, 'dtstart')).toBe('2017-11-08T09:15:00Z');
  expect(value(event, 'dtend')).toBe('2017-11-08T09:27:00Z');
  expect(value(event, 'location')).toBe('Bürgerbüro Lünen, Rathaus, Foyer');
  expect(value(event, 'summary')).toBe('Termin: Bürgerbüro Lünen');
  expect(value(event, 'status')).toBe('CONFIRMED');
  expect(value(event, 'description')).toContain(`Code: ${code}\nAnliegen: Personalausweis oder Reisepass beantragen`);
  expect(value(event, 'url')).toBe(`https://termine.luenen.example/t/${key}`);
  expect(value(event, 'uid')).not.toContain(key);
  expect(value(event, 'organizer')).toBe('mailto:termine@luenen.example');
  expect(value(event, 'attendee')).toBe('mailto:erika@example.org');
  expect(raw.replaceAll('\r\n ', '')).toContain('PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:erika@example.org');
  expect(event.getAllSubcomponents('valarm').map((alarm) => value(alarm, 'trigger'))).toEqual(['-P1D', '-PT1H']);
  expect(raw.endsWith('END:VCALENDAR\r\n')).toBe(true);
  expect(raw.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  for (const line of raw.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
});

test('A1 mail programs find the calendar as a part of the letter too, with its method', async () => {
  await office.book();
  const { raw } = await letter(1);
  expect(raw).toMatch(/content-type: text\/calendar; charset=utf-8; method=REQUEST/i);
  expect(raw).toMatch(/content-type: application\/ics; name=invite\.ics/i);
});

test('M18 of what another office has now the letter says where, when and the code there, and the old one leaves the calendar', async () => {
  const { visitId, code } = await office.book({ persons: 2 });
  await letter(1);
  const { branch } = office.parts();
  const place = { day: '2017-11-08', visitId } as const;
  const there = { office: 'nord', name: 'Nebenstelle Nord', slotAt: WEDNESDAY + 24 * HOUR };
  await branch.handleOwn({ type: 'offerAppointment', ...place, ...there, serviceIds: ['perso'] });
  const elsewhere = (await branch.anyDay(place.day)).visits.get(visitId)?.elsewhere;
  const transferId = elsewhere?.is === 'asked' ? elsewhere.transferId : '';
  const url = 'https://nord.example/t/abcdefgh';
  const now = { ...there, place: 'Am Markt 1', code: 'N3UC0D', url };
  expect(await branch.handleOwn({ type: 'leaveAppointment', ...place, transferId, there: now })).toMatchObject({
    result: { letter: 'goes' },
  });
  // The answer was lost, and the same is asked again: nobody is told that no letter goes.
  expect(await branch.handleOwn({ type: 'offerAppointment', ...place, ...there, serviceIds: ['perso'] })).toMatchObject(
    {
      result: { there: { code: 'N3UC0D', letter: 'goes' } },
    },
  );
  const second = await letter(2);
  expect(second.mail.subject).toBe(
    'Ihr Termin ist jetzt hier: Nebenstelle Nord, Donnerstag, 9. November 2017 um 10:15 Uhr',
  );
  expect(second.mail.text?.trim()).toBe(`Guten Tag Erika Mustermann,

Ihr Termin ist jetzt in einem anderen Büro. Es gilt nur noch dieser:

Wann: Donnerstag, 9. November 2017 um 10:15 Uhr
Wo: Nebenstelle Nord, Am Markt 1
Anliegen: Personalausweis oder Reisepass beantragen
Personen: 2
Code: N3UC0D

Termin ansehen, verschieben oder absagen:
${url}

Bürgerbüro Lünen, Rathaus, Foyer

Diese Nachricht wurde automatisch verschickt.`);
  expect(second.mail.text).not.toContain(code);
  expect(calendarOf(second).method).toBe('CANCEL');
});

test('A1 a moved appointment replaces itself in the calendar, a cancelled one goes', async () => {
  const { visitId } = await office.book();
  const booked = calendarOf(await letter(1)).event;
  const moved = await office.move('2017-11-08', visitId, WEDNESDAY + 25 * HOUR);
  const second = await letter(2);
  expect(second.mail.subject).toContain('Ihr Termin ist verschoben auf Donnerstag, 9. November 2017 um 11:15 Uhr');
  expect(second.mail.text).toContain('Es gilt nur noch dieser:');
  const after = calendarOf(second);
  expect(after.method).toBe('REQUEST');
  expect(value(after.event, 'dtstart')).toBe('2017-11-09T10:15:00Z');
  expect(value(after.event, 'uid')).toBe(value(booked, 'uid'));
  expect(Number(value(after.event, 'sequence'))).toBeGreaterThan(Number(value(booked, 'sequence')));

  await office.cancel('2017-11-09', moved.visitId);
  const third = await letter(3);
  expect(third.mail.subject).toContain('ist abgesagt');
  expect(third.mail.text).not.toContain('/t/');
  const gone = calendarOf(third);
  expect(gone.method).toBe('CANCEL');
  expect(third.raw).toMatch(/text\/calendar; charset=utf-8; method=CANCEL/i);
  expect(value(gone.event, 'status')).toBe('CANCELLED');
  expect(value(gone.event, 'uid')).toBe(value(booked, 'uid'));
  expect(Number(value(gone.event, 'sequence'))).toBeGreaterThan(Number(value(after.event, 'sequence')));
  expect(gone.event.getAllSubcomponents('valarm')).toEqual([]);
  expect(server.taken).toHaveLength(3);
});

test('A1 letters say that a machine sent them, so that no machine answers', async () => {
  await office.book();
  const { mail } = await letter(1);
  expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
  expect(mail.headers.get('x-auto-response-suppress')).toBe('OOF, AutoReply');
});

test.each(['Jürgen Müller-Lüdenscheidt', 'Dr. Zoë O’Neill', 'Şükrü Yıldız', 'Нина Иванова', 'a'.repeat(80)])(
  'A1 %j is greeted by name',
  async (name) => {
    await office.book({ contact: { ...ERIKA, name } });
    expect((await letter(1)).mail.text).toContain(`Guten Tag ${name},`);
  },
);

test.each(['Gewinn: www.example.com', 'example.com', 'https://example.com/x', 'Ruf 0900123456', '<b>Erika</b>'])(
  'S3 a name that advertises is not carried to strangers: %j',
  async (name) => {
    await office.book({ contact: { ...ERIKA, name } });
    const { mail, raw } = await letter(1);
    expect(mail.text).toMatch(/^Guten Tag,\n/);
    expect(raw).not.toContain(name);
  },
);

test('S3 texts with line ends begin no header, no paragraph and no line of the calendar', async () => {
  const evil = 'Amt\r\nBcc: everybody@example.org\r\n\r\n<script>alert(1)</script>';
  await office.change({
    office: { ...demonstrationOffice.office, name: evil, place: 'Foyer\r\nATTACH:http://example.com/x' },
    services: services({ id: 'ausweis', name: { de: 'Aus\r\nweis' }, bring: [{ de: 'Foto\nURL:http://example.com' }] }),
  });
  await office.book({ contact: { ...ERIKA, name: 'Erika\r\nBcc: everybody@example.org' } });
  const taken = await letter(1);
  expect(taken.to).toEqual(['erika@example.org']);
  expect(taken.mail.bcc).toBeUndefined();
  expect(taken.mail.headers.has('bcc')).toBe(false);
  expect(taken.mail.from?.value[0]?.address).toBe('termine@luenen.example');
  expect(taken.mail.from?.value[0]?.name).toBe('Amt Bcc: everybody@example.org <script>alert(1)</script>');
  expect(taken.mail.text).toContain('Anliegen: Aus weis\n');
  expect(String(taken.mail.html)).not.toContain('<script');
  const { event } = calendarOf(taken);
  expect(event.getAllProperties('attach')).toEqual([]);
  expect(event.getAllProperties('url')).toHaveLength(1);
  expect(value(event, 'location')).toContain('Foyer ATTACH:http://example.com/x');
});

test('A7 an appointment without an address is written to nobody', async () => {
  await office.book({ contact: { ...ERIKA, email: null } });
  await office.book({ contact: null });
  expect(office.letters()).toEqual([]);
});

test('A1 who booked long before is reminded the day before, once, and only of what still stands', async () => {
  const { visitId } = await office.book({ slotAt: WEDNESDAY + 5 * 24 * HOUR });
  await office.book({ slotAt: WEDNESDAY + 5 * 24 * HOUR, contact: { ...ERIKA, email: 'other@example.org' } });
  await letter(2);
  await until(() => office.letters().length === 2);
  await office.cancel('2017-11-13', visitId);
  await letter(3);
  await office.pass((6 * 24 + 2) * HOUR);
  const { mail, to } = await letter(4);
  expect(to).toEqual(['other@example.org']);
  expect(mail.subject).toContain('Erinnerung: Ihr Termin am Montag, 13. November 2017');
  expect(mail.attachments).toEqual([]);
  await until(() => office.letters().length === 0);
  expect(server.taken).toHaveLength(4);
});

test('A1 who booked for tomorrow is not reminded', async () => {
  await office.book({ slotAt: WEDNESDAY - 24 * HOUR });
  await letter(1);
  await until(() => office.letters().length === 0);
});
