// The calendar file by itself, as it is downloaded from the ticket page.
import ICAL from 'ical.js';
import { calendarFile } from '../../../server/mail/calendarFile';
import type { Appointment } from '../../../server/mail/letters/facts';
import { newVisit } from '../../../server/queue/day/place';
import { demonstrationOffice } from '../../../server/starting/demonstration';
import { settingsWith } from '../queue/history';
import { mailAt, WEDNESDAY } from './office';

const appointment: Appointment = {
  ...newVisit({
    ...{ id: 'visit-of-erika', key: 'key-of-the-ticket-page', kind: 'appointment', state: 'booked' },
    ...{
      serviceIds: ['ausweis'],
      persons: 1,
      language: 'de',
      kioskId: null,
      since: Date.parse('2017-11-06T09:00:00+01:00'),
    },
    slot: null,
  }),
  ...{ code: 'K7WQ4M', slotAt: WEDNESDAY, minutes: 12 },
};
const url = 'https://termine.luenen.example/t/key-of-the-ticket-page';
const mail = mailAt(25);
const fileOf = (changes: Partial<Appointment> = {}, settings = settingsWith({ mail })) => {
  const { content, method } = calendarFile({
    appointment: { ...appointment, ...changes },
    settings,
    url,
    attendee: null,
  });
  const calendar = new ICAL.Component(ICAL.parse(content));
  const event = calendar.getFirstSubcomponent('vevent');
  if (event === null) throw new Error('no event');
  return { content, method, calendar, event, said: (name: string) => String(event.getFirstPropertyValue(name)) };
};

test('A1 a download is published and invites nobody', () => {
  const { method, calendar, event, said } = fileOf();
  expect(method).toBe('PUBLISH');
  expect(calendar.getFirstPropertyValue('method')).toBe('PUBLISH');
  expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
  expect(calendar.getFirstPropertyValue('prodid')).toBe('-//Wertmarke//Wertmarke//DE');
  expect(event.getAllProperties('attendee')).toEqual([]);
  expect(said('organizer')).toBe('mailto:termine@luenen.example');
  expect(said('dtstamp')).toBe('2017-11-06T08:00:00Z');
});

test('A1 an office without mail has calendar files too', () => {
  const { event, method } = fileOf({}, settingsWith({ mail: null }));
  expect(method).toBe('PUBLISH');
  expect(event.getAllProperties('organizer')).toEqual([]);
});

test('A1 every calendar knows it by the same id, which does not give away the ticket page', () => {
  const { said } = fileOf();
  expect(fileOf({ slotAt: WEDNESDAY + 1, id: 'another-visit' }).said('uid')).toBe(said('uid'));
  expect(fileOf({ key: 'another-key' }).said('uid')).not.toBe(said('uid'));
  expect(said('uid')).toMatch(/^[\w-]{43}@wertmarke$/);
});

test('A1 any text comes through as it is, on lines of 75 bytes at most', () => {
  const name = 'Bürgerbüro "Süd", Straße; Nr. 1 \\ Æther – 市役所 👩🏽‍🦽 '.repeat(2).slice(0, 80).trim();
  const office = { ...demonstrationOffice.office, name, place: 'Ä'.repeat(120) };
  const { content, event, said } = fileOf({}, settingsWith({ mail, office }));
  expect(said('location')).toBe(`${name}, ${'Ä'.repeat(120)}`);
  expect(said('summary')).toBe(`Termin: ${name}`);
  expect(event.getFirstProperty('organizer')?.getFirstParameter('cn')).toBe(name);
  for (const line of content.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(content.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
});

test.each([
  ['the night the clocks go forward', '2018-03-25T01:30:00+01:00', '2018-03-25T00:30:00Z', '2018-03-25T01:30:00Z'],
  [
    'the first 2:30 of the night they go back',
    '2018-10-28T02:30:00+02:00',
    '2018-10-28T00:30:00Z',
    '2018-10-28T01:30:00Z',
  ],
  ['the second', '2018-10-28T02:30:00+01:00', '2018-10-28T01:30:00Z', '2018-10-28T02:30:00Z'],
])('T2 an appointment in %s is an hour long everywhere', (_, slot, start, end) => {
  const { said } = fileOf({ slotAt: Date.parse(slot), minutes: 60 });
  expect([said('dtstart'), said('dtend')]).toEqual([start, end]);
});

test('A1 a cancelled one takes itself out of the calendar', () => {
  const { method, said } = fileOf({ state: 'cancelled' });
  expect(method).toBe('CANCEL');
  expect(said('status')).toBe('CANCELLED');
});

test('G22 the office’s own text stands in the entry, above the way to change it, in its language and as it was typed', () => {
  const calendarEntry = { de: 'Parken: Tiefgarage; 1 h frei,\\n „Rathaus“ BEGIN:VEVENT', en: 'Park below' };
  const settings = settingsWith({ mail, ownWords: { kioskStart: null, calendarEntry } });
  const lines = fileOf({}, settings).said('description').split('\n');
  expect(lines.slice(-3)).toEqual([calendarEntry.de, '', expect.stringContaining(url)]);
  expect(fileOf({ language: 'en' }, settings).said('description')).toContain('Park below\n\n');
  const long = settingsWith({ mail, ownWords: { kioskStart: null, calendarEntry: { de: 'ö'.repeat(300) } } });
  const { content, said } = fileOf({}, long);
  expect(said('description')).toContain('ö'.repeat(300));
  for (const line of content.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(fileOf().said('description')).not.toContain('null');
});
