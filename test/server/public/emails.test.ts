// Addresses with umlauts in their domain, at every door through which one comes.
import { readCalendarFor, readFileFor } from '../../../server/imports/reading/readings';
import { demonstrationOffice } from '../../../server/starting/demonstration';
import { waitingListRequestSchema } from '../../../shared/booking';
import { parseCommand } from '../../../shared/commands';
import { contactSchema, emailSchema } from '../../../shared/contacts';
import { importRowSchema } from '../../../shared/imports';
import { mailSchema } from '../../../shared/settings/appointments';
import { openOffice } from '../imports/office';

const SAID = ' Erika@Bürgerbüro-Lünen.Example ';
const STORED = 'erika@xn--brgerbro-lnen-wobfe.example';
const emailOf = (text: string) => emailSchema.safeParse(text).data ?? null;

test.each([
  ['erika@müller.example', 'erika@xn--mller-kva.example'],
  ['erika@MÜLLER.example', 'erika@xn--mller-kva.example'],
  ['erika@mu\u0308ller.example', 'erika@xn--mller-kva.example'],
  ['erika@xn--mller-kva.example', 'erika@xn--mller-kva.example'],
  ['erika@post.straße.example', 'erika@post.xn--strae-oqa.example'],
  ['erika@пример.рф', 'erika@xn--e1afmkfd.xn--p1ai'],
  ['erika@müller。example', 'erika@xn--mller-kva.example'],
  ['erika@example.org', 'erika@example.org'],
  ['jörg@example.org', null],
  ['erika@müller', null],
  ['erika@müller..example', null],
  ['erika@müller.example/pfad', null],
  ['erika@müller.example:25', null],
  ['erika@a@müller.example', null],
  ['erika@müller.example?x', null],
  ['@müller.example', null],
  [`erika@${'ü'.repeat(100)}.example`, null],
])('A11 the address %s is %s', (said, stored) => {
  expect(emailOf(said)).toBe(stored);
});

test('A11 every door takes it, and it is the same behind each of them', () => {
  const contact = { name: 'Erika', email: SAID, phone: null };
  expect(emailOf(SAID)).toBe(STORED);
  expect(contactSchema.parse(contact).email).toBe(STORED);
  const booking = {
    ...{ type: 'bookAppointment', serviceIds: ['ausweis'], persons: 1, language: 'de', slotAt: 1, contact },
    place: { kind: 'extra' },
  };
  const said = parseCommand(booking);
  expect(said.success ? said.data : said.error.issues).toMatchObject({ contact: { email: STORED } });
  expect(parseCommand({ type: 'sendTestMail', to: SAID, letter: null }).data).toMatchObject({ to: STORED });
  expect(importRowSchema.parse({ id: '1', email: SAID }).email).toBe(STORED);
  expect(mailSchema.shape.from.parse(SAID)).toBe(STORED);
  expect(mailSchema.shape.replyTo.parse(SAID)).toBe(STORED);
  expect(waitingListRequestSchema.shape.email.parse(SAID)).toBe(STORED);
});

const asked = (text: string) => ({
  ...{ bytes: new TextEncoder().encode(text), sourceId: 'x', settings: demonstrationOffice, serviceId: 'abholung' },
});

test('A11 a file and a calendar bring it too', () => {
  const file = readFileFor(asked(`Nr;Termin;E-Mail\n1;04.03.2026 9:00;${SAID}`));
  expect(file.rows[0]?.appointment.contact?.email).toBe(STORED);
  const lines = ['UID:1', 'DTSTART:20260304T083000Z', `ATTENDEE:mailto:${SAID.trim()}`];
  const calendar = ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', ...lines, 'END:VEVENT', 'END:VCALENDAR'].join('\n');
  expect(readCalendarFor(asked(calendar))?.rows[0]?.appointment.contact?.email).toBe(STORED);
});

test('A11 another system brings it over REST', async () => {
  const office = await openOffice();
  const body = { start: '2017-11-08 10:15', services: ['meldebescheinigung'], email: SAID };
  expect(await office.fetch('/appointments/1', { method: 'PUT', body })).toMatchObject({ status: 200 });
  const [booker] = office.branch.dayNamed('2017-11-08').bookers.values();
  expect(booker).toMatchObject({ email: STORED });
  await office.close();
});
