// The appointment as a calendar takes it (RFC 5545), and replaces or removes it when it is moved or cancelled (RFC 5546).
import ICAL from 'ical.js';
import type { Settings } from '../../shared/settings';
import { MINUTE_MS } from '../../shared/time';
import { textOf } from '../../shared/words';
import { type MailWord, mailWordsOf } from '../../shared/words/mail';
import { hashOf } from '../basics/tokens';
import { type Appointment, placeOf, servicesOf, thingsToBring } from './letters/facts';
import { oneLine } from './letters/plain';

export type CalendarFile = { method: 'PUBLISH' | 'REQUEST' | 'CANCEL'; content: string };

export type CalendarEntry = {
  appointment: Appointment;
  settings: Settings;
  /** Its ticket page. */
  url: string;
  /**
   * E-mail address of whom it is mailed to: calendars take it in by themselves then, and follow what is mailed later.
   * null is a file to download.
   */
  attendee: string | null;
};

const ALARMS = ['-P1D', '-PT1H'];

// ical.js does not count the blank that a continued line begins with among the 75 octets that RFC 5545 allows.
ICAL.foldLength = 74;

const instant = (at: number) => ICAL.Time.fromJSDate(new Date(at), true);

const descriptionOf = ({ appointment, settings, url }: CalendarEntry): string => {
  const t = mailWordsOf(appointment.language);
  const fact = (key: MailWord, value: string) => `${t(key)}: ${value}`;
  const bring = thingsToBring(settings, appointment);
  const own = settings.ownWords.calendarEntry;
  return [
    fact('mail.fact.code', appointment.code),
    fact('mail.fact.services', servicesOf(settings, appointment).join(', ')),
    ...(appointment.persons > 1 ? [fact('mail.fact.persons', String(appointment.persons))] : []),
    ...(bring.length > 0 ? ['', t('mail.bring'), ...bring.map((thing) => `- ${thing}`)] : []),
    '',
    ...(own === null ? [] : [textOf(own, appointment.language), '']),
    `${t('mail.change')}: ${url}`,
  ].join('\n');
};

const addAlarms = (event: ICAL.Component, text: string) => {
  for (const trigger of ALARMS) {
    const alarm = new ICAL.Component('valarm');
    alarm.addPropertyWithValue('action', 'DISPLAY');
    alarm.addPropertyWithValue('description', text);
    alarm.addPropertyWithValue('trigger', ICAL.Duration.fromString(trigger));
    event.addSubcomponent(alarm);
  }
};

/** Exchange takes a change only from the one who asked first: the office's mail address, as in the mail's From. */
const addPeople = (event: ICAL.Component, { settings, attendee }: CalendarEntry) => {
  if (settings.mail === null) return;
  const organizer = event.addPropertyWithValue('organizer', `mailto:${settings.mail.from}`);
  organizer.setParameter('cn', oneLine(settings.office.name));
  if (attendee === null) return;
  const attending = event.addPropertyWithValue('attendee', `mailto:${attendee}`);
  attending.setParameter('role', 'REQ-PARTICIPANT');
  // Who has booked has said yes: no calendar shall ask, and none write to the office.
  attending.setParameter('partstat', 'ACCEPTED');
  attending.setParameter('rsvp', 'FALSE');
};

const eventOf = (entry: CalendarEntry, isCancelled: boolean): ICAL.Component => {
  const { appointment, settings, url } = entry;
  const { key, slotAt, minutes, since, revision, language } = appointment;
  const summary = mailWordsOf(language)('mail.calendar.summary', { office: oneLine(settings.office.name) });
  const event = new ICAL.Component('vevent');
  event.addPropertyWithValue('uid', `${hashOf(`calendar ${key}`)}@wertmarke`);
  event.addPropertyWithValue('dtstamp', instant(since));
  event.addPropertyWithValue('sequence', revision);
  event.addPropertyWithValue('status', isCancelled ? 'CANCELLED' : 'CONFIRMED');
  event.addPropertyWithValue('dtstart', instant(slotAt));
  event.addPropertyWithValue('dtend', instant(slotAt + minutes * MINUTE_MS));
  event.addPropertyWithValue('summary', summary);
  event.addPropertyWithValue('location', placeOf(settings));
  event.addPropertyWithValue('description', descriptionOf(entry));
  event.addPropertyWithValue('url', url);
  event.addPropertyWithValue('class', 'PRIVATE');
  addPeople(event, entry);
  if (!isCancelled) addAlarms(event, summary);
  return event;
};

/** The file of one appointment. A cancelled one is a file that takes it out of the calendar. */
export const calendarFile = (entry: CalendarEntry): CalendarFile => {
  const isCancelled = entry.appointment.state === 'cancelled';
  const asked = entry.attendee === null ? 'PUBLISH' : 'REQUEST';
  const method = isCancelled ? 'CANCEL' : asked;
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('prodid', '-//Wertmarke//Wertmarke//DE');
  calendar.addPropertyWithValue('calscale', 'GREGORIAN');
  // What is published names its organizer, and without mail there is none; what takes an entry out has to say so.
  if (entry.settings.mail !== null || isCancelled) calendar.addPropertyWithValue('method', method);
  calendar.addSubcomponent(eventOf(entry, isCancelled));
  return { method, content: `${calendar.toString()}\r\n` };
};
