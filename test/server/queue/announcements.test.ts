// G10: announcements as displays and kiosks are shown them: by day, weekday, time and screen, and never longer.
import fc from 'fast-check';
import { announcedAtHome, announcedOn, SHOWN_AT_ONCE } from '../../../shared/house/announcements';
import { type Announcement, settingsSchema } from '../../../shared/settings';
import { dayAfter } from '../../../shared/time';
import { openHistory, settingsWith } from './history';
import { screensOf } from './office';

const MONDAY = '2025-03-03';
const at = (day: string, time: string) => Date.parse(`${day}T${time}:00+01:00`);
const cash = (more: Partial<Announcement> = {}): Announcement => ({
  ...{ text: { de: 'Heute keine Barzahlung', en: 'No cash today' }, from: MONDAY, to: MONDAY },
  ...{ weekdays: [1, 2, 3, 4, 5], begins: '08:00', ends: '12:00', displayIds: null, kioskIds: null },
  ...{ onPublicPages: false, poster: null },
  ...more,
});
const saidAt = (announcement: Announcement, when: number) =>
  announcedOn(settingsWith({ announcements: [announcement] }), when, 'displayIds', 'anzeige-1').length === 1;

test('G10 an announcement begins and ends by itself, to the minute', () => {
  expect(saidAt(cash(), at(MONDAY, '07:59'))).toBe(false);
  expect(saidAt(cash(), at(MONDAY, '08:00'))).toBe(true);
  expect(saidAt(cash(), at(MONDAY, '11:59'))).toBe(true);
  expect(saidAt(cash(), at(MONDAY, '12:00'))).toBe(false);
  expect(saidAt(cash({ begins: '00:00', ends: '24:00' }), at(MONDAY, '23:59'))).toBe(true);
  expect(saidAt(cash(), at(dayAfter(MONDAY, 1), '09:00'))).toBe(false);
  expect(saidAt(cash({ to: '2025-03-09' }), at('2025-03-07', '09:00'))).toBe(true);
  expect(saidAt(cash({ to: '2025-03-09' }), at('2025-03-08', '09:00'))).toBe(false);
});

test('G10 only the screens that are ticked show it, at most two at a time, the first ones first', () => {
  const three = ['Eins', 'Zwei', 'Drei'].map((de) => cash({ text: { de } }));
  const settings = settingsWith({ announcements: [cash({ displayIds: ['andere'], kioskIds: [] }), ...three] });
  const nine = at(MONDAY, '09:00');
  const said = (where: 'displayIds' | 'kioskIds', id: string) =>
    announcedOn(settings, nine, where, id).map(({ text }) => text.de);
  expect(said('displayIds', 'anzeige-1')).toEqual(['Eins', 'Zwei']);
  expect(said('displayIds', 'andere')).toEqual(['Heute keine Barzahlung', 'Eins']);
  expect(said('kioskIds', 'kiosk-1')).toEqual(['Eins', 'Zwei']);
});

test('G10 displays and kiosks are shown them in their view', () => {
  const everyDay = cash({
    from: '2000-01-01',
    to: '2100-01-01',
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    begins: '00:00',
    ends: '24:00',
  });
  const settings = settingsWith({ announcements: [everyDay] });
  const { display, kiosks } = screensOf(openHistory(settings));
  expect(display.announcements).toEqual([{ text: cash().text, poster: null }]);
  expect(kiosks[0]?.announcements).toEqual([cash().text]);
});

test('G10 whatever the timetable, nothing is shown outside it, and no screen shows more than two', () => {
  const clock = fc.integer({ min: 0, max: 23 }).map((hour) => `${String(hour).padStart(2, '0')}:30`);
  const announcement = fc
    .record({
      first: fc.integer({ min: 0, max: 400 }),
      days: fc.integer({ min: 0, max: 40 }),
      weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      begins: clock,
      ends: clock,
    })
    .filter(({ begins, ends }) => begins < ends)
    .map(({ first, days, ...rest }) => {
      const from = dayAfter('2025-01-01', first);
      return cash({ ...rest, from, to: dayAfter(from, days) });
    });
  fc.assert(
    fc.property(fc.array(announcement, { maxLength: 6 }), fc.integer({ min: 0, max: 450 * 24 * 60 }), (all, minute) => {
      const now = Date.parse('2025-01-01T00:00:00+01:00') + minute * 60_000;
      const settings = settingsWith({ announcements: all });
      const shown = announcedOn(settings, now, 'displayIds', 'anzeige-1');
      const wall = new Date(now).toLocaleString('sv-SE', { timeZone: 'Europe/Berlin' });
      const [day = '', time = ''] = wall.split(' ');
      const weekday = new Date(`${day}T12:00:00Z`).getUTCDay() || 7;
      const due = all.filter(
        (one) =>
          one.from <= day &&
          day <= one.to &&
          one.weekdays.includes(weekday) &&
          one.begins <= time &&
          `${time}` < `${one.ends}:00`,
      );
      return shown.length === Math.min(due.length, SHOWN_AT_ONCE);
    }),
    { numRuns: 300 },
  );
});

test('G10 what ends before it begins, says nothing or says too much is refused', () => {
  const refusedAt = (more: object) => {
    const { error } = settingsSchema.safeParse(settingsWith({ announcements: [{ ...cash(), ...more }] }));
    return error?.issues.map(({ path }) => path.slice(2).join('.'));
  };
  expect(refusedAt({})).toBeUndefined();
  expect(refusedAt({ to: '2025-03-02' })).toEqual(['to']);
  expect(refusedAt({ ends: '08:00' })).toEqual(['ends']);
  expect(refusedAt({ weekdays: [] })).toEqual(['weekdays']);
  expect(refusedAt({ text: { de: 'x'.repeat(121) } })).toEqual(['text.de']);
});

test('G22 public pages tell what is ticked for them, from one day to another, two at a time', () => {
  const home = cash({ onPublicPages: true, displayIds: [], kioskIds: [] });
  const told = (announcements: Announcement[], when = at(MONDAY, '09:00')) =>
    announcedAtHome(settingsWith({ announcements }), when);
  expect(told([cash(), home])).toEqual([home.text]);
  expect(told([home], at(MONDAY, '07:59'))).toEqual([]);
  expect(told([home], at(dayAfter(MONDAY, 1), '09:00'))).toEqual([]);
  expect(told([home, home, home])).toHaveLength(SHOWN_AT_ONCE);
  expect(announcedOn(settingsWith({ announcements: [home] }), at(MONDAY, '09:00'), 'displayIds', 'anzeige-1')).toEqual(
    [],
  );
});

test('G22 a long notice is for the pages at home alone, and the own words keep to their lengths', () => {
  const faults = (more: object) =>
    settingsSchema.safeParse(settingsWith(more)).error?.issues.map(({ path }) => path.join('.'));
  const long = (length: number, more: object) => [
    cash({ text: { de: 'x'.repeat(length) }, onPublicPages: true, ...more }),
  ];
  const home = { displayIds: [], kioskIds: [] };
  expect(faults({ announcements: long(300, home) })).toBeUndefined();
  expect(faults({ announcements: long(301, home) })).toEqual(['announcements.0.text.de']);
  for (const seen of [{ displayIds: [] }, { kioskIds: [] }, { displayIds: [], kioskIds: ['kiosk-1'] }])
    expect(faults({ announcements: long(121, seen) })).toEqual(['announcements.0.text.de']);
  const own = (kioskStart: number, calendarEntry: number) => ({
    ownWords: { kioskStart: { de: 'x'.repeat(kioskStart) }, calendarEntry: { de: 'x'.repeat(calendarEntry) } },
  });
  expect(faults(own(60, 300))).toBeUndefined();
  expect(faults(own(61, 301))).toEqual(['ownWords.kioskStart.de', 'ownWords.calendarEntry.de']);
});

test('G22 a kiosk has the sentence of the office, a ticket page what is told at home', () => {
  const kioskStart = { de: 'Was führt Sie zu uns?' };
  const everyDay = cash({ from: '2000-01-01', to: '2100-01-01', weekdays: [1, 2, 3, 4, 5, 6, 7], onPublicPages: true });
  const always = { ...everyDay, begins: '00:00', ends: '24:00' };
  const settings = settingsWith({ announcements: [always], ownWords: { kioskStart, calendarEntry: null } });
  const history = openHistory(settings);
  const { visitId } = history.draw();
  const { kiosks, phones } = screensOf(history);
  expect(kiosks[0]?.start).toEqual(kioskStart);
  expect(phones.get(visitId)?.notices).toEqual([cash().text]);
});
