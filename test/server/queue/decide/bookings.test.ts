// A, C: slots held, appointments booked, moved, cancelled and kept; given what was, when a command, then what happens.
import { lettersOf } from '../../../../server/queue/day/dueMessages';
import { slotsOn } from '../../../../server/queue/slots/slots';
import type { CommandOf } from '../../../../shared/commands';
import type { Contact } from '../../../../shared/contacts';
import type { Actor } from '../../../../shared/events';
import type { Settings } from '../../../../shared/settings';
import { dayOf, MINUTE_MS } from '../../../../shared/time';
import { clerk, kiosk, min, OFFICE, openHistory, settingsWith, VISITOR } from '../history';

const TODAY = '2017-11-06';
const TOMORROW = '2017-11-07';
const DAY_MIN = 24 * 60;
const OFFERS = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '08:00', to: '16:00', public: 1, internal: 1 }));

/** From eight to four, one place for those at home and one for staff. */
const office = (changes: Partial<Settings['appointments']> = {}): Settings => {
  const { appointments } = settingsWith({});
  return settingsWith({ appointments: { ...appointments, hours: OFFERS, ...changes } });
};

const ANNA: Contact = { name: 'Anna Muster', email: 'anna@example.org', phone: null };
type Booked = { visitId: string; key: string; code: string; slotAt: number };
type Held = { holdId: string; slotAt: number; until: number };

const hold = (slotAt: number, more: Partial<CommandOf<'holdSlot'>> = {}): CommandOf<'holdSlot'> => ({
  type: 'holdSlot',
  ...{ serviceIds: ['ausweis'], persons: 1, slotAt, instead: null },
  ...more,
});
const free = (holdId: string | null = null) => ({ kind: 'free', holdId }) as const;
const EXTRA = { kind: 'extra' } as const;
const book = (slotAt: number, more: Partial<CommandOf<'bookAppointment'>> = {}): CommandOf<'bookAppointment'> => ({
  type: 'bookAppointment',
  ...{ serviceIds: ['ausweis'], persons: 1, language: 'de', slotAt, place: free(), contact: null },
  ...more,
});
const moveOf = (day: string, visitId: string, slotAt: number, place: CommandOf<'moveAppointment'>['place'] = free()) =>
  ({ type: 'moveAppointment', day, visitId, slotAt, place }) as const;
const cancelOf = (day: string, visitId: string) => ({ type: 'cancelAppointment', day, visitId }) as const;

const start = (settings = office()) => {
  const history = openHistory(settings);
  const dayAt = (slotAt: number) => history.dayNamed(dayOf(slotAt, settings.office.timeZone));
  return {
    ...history,
    tomorrow: history.dayNamed(TOMORROW),
    hold: (slotAt: number, more = {}) => history.done<Held>(hold(slotAt, more), VISITOR, dayAt(slotAt)),
    book: (slotAt: number, more = {}, by: Actor = VISITOR) =>
      history.done<Booked>(book(slotAt, more), by, dayAt(slotAt)),
    starts: (day = history.day, via: 'public' | 'staff' = 'public') =>
      slotsOn(day, settings, { wish: { serviceIds: ['ausweis'], persons: 1 }, via, now: history.time.now }).starts,
    latest: () => history.events.at(-1)?.event,
  };
};

describe('A3 holding', () => {
  test('A3 a slot that is held is nobody else’s for ten minutes, and its holder’s for as long', () => {
    const { hold: held, refused, done, time, starts } = start();
    const { holdId, until } = held(min(60));
    expect(until).toBe(min(10));
    expect(starts()).not.toContain(min(60));
    expect(refused(hold(min(60)), VISITOR)).toBe('slotTaken');
    expect(refused(book(min(60)), VISITOR)).toBe('slotTaken');
    expect(refused(book(min(60), { place: free('somebody-elses') }), VISITOR)).toBe('slotTaken');
    time.now = until - 1;
    expect(done<Booked>(book(min(60), { place: free(holdId) }), VISITOR).slotAt).toBe(min(60));
    expect(refused(book(min(60), { place: free(holdId) }), VISITOR)).toBe('slotTaken');
  });

  test('A3 a hold takes no place of staff’s', () => {
    const { hold: held, refused } = start();
    held(min(60));
    expect(refused(book(min(60)), clerk(1))).toBeNull();
    expect(refused(book(min(60)), clerk(1))).toBe('slotTaken');
  });

  test('A3 whoever was slow books all the same while the place is free, and is told when it has gone', () => {
    const { hold: held, refused, time } = start();
    const slow = held(min(60));
    const slower = held(min(120));
    time.now = slow.until;
    expect(refused(book(min(60), { place: free(slow.holdId) }), VISITOR)).toBeNull();
    time.now = min(9 + 60);
    held(min(120));
    expect(refused(book(min(120), { place: free(slower.holdId) }), VISITOR)).toBe('slotTaken');
  });

  test('A3 a hold that ran out and has not been cleared away yet is called by its name', () => {
    const other = start(office({ freeAgainMin: { least: 0, most: 0 } }));
    const late = other.hold(min(60));
    other.time.now = late.until;
    other.book(min(60));
    expect(other.refused(book(min(60), { place: free(late.holdId) }), VISITOR)).toBe('holdExpired');
  });

  test('A3 a hold is of its own slot and its own length', () => {
    const { hold: held, refused, book: booked, starts } = start();
    const { holdId } = held(min(60));
    booked(min(75));
    expect(refused(book(min(60), { place: free(holdId), persons: 2 }), VISITOR)).toBe('holdExpired');
    expect(refused(book(min(90), { place: free(holdId) }), VISITOR)).toBeNull();
    expect(starts()).not.toContain(min(60));
    expect(refused(book(min(60), { place: free(holdId) }), VISITOR)).toBeNull();
  });

  test('A3 a hold of another slot does not lead past the notice', () => {
    const { hold: held, refused, time, book: booked } = start(office({ noticeMin: 60 }));
    const { holdId } = held(min(120));
    expect(refused(book(min(30), { place: free(holdId) }), VISITOR)).toBe('slotNotOffered');
    const soon = held(min(60));
    time.now = min(5);
    expect(refused(hold(min(60)), VISITOR)).toBe('slotNotOffered');
    expect(refused(hold(min(45), { instead: soon }), VISITOR)).toBe('slotNotOffered');
    const own = booked(min(120), { place: free(holdId) });
    expect(refused(moveOf(TODAY, own.visitId, min(30), free('bogus-hold')), VISITOR)).toBe('slotNotOffered');
    expect(booked(min(60), { place: free(soon.holdId) }).slotAt).toBe(min(60));
  });

  test('A3 whoever began in time is not too late, even when the hold has run out', () => {
    const { hold: held, refused, time } = start(office({ noticeMin: 60 }));
    const { holdId, until } = held(min(60));
    time.now = until;
    expect(refused(book(min(60)), VISITOR)).toBe('slotNotOffered');
    expect(refused(book(min(60), { place: free(holdId) }), VISITOR)).toBeNull();
  });

  test('A3 a hold given for another one is given back only if that one is had', () => {
    const { hold: held, book: booked, refused, day, done, time } = start();
    const first = held(min(60));
    booked(min(75));
    expect(refused(hold(min(75), { instead: first }), VISITOR)).toBe('slotTaken');
    expect(day.holds.get(first.holdId)?.until).toBe(first.until);
    held(min(90), { instead: first });
    expect(day.holds.get(first.holdId)?.until).toBe(time.now);
    expect(refused(book(min(60), { place: free(first.holdId) }), VISITOR)).toBeNull();
    expect(done({ type: 'returnSlot', holdId: 'unknown-hold', slotAt: min(60) }, VISITOR)).toBeNull();
  });

  test('A3 the same slot for more persons, or one that overlaps it, can be had instead of one’s own hold of it', () => {
    const { hold: held, refused } = start();
    const first = held(min(60));
    const second = held(min(60), { persons: 2, instead: first });
    expect(refused(hold(min(60)), VISITOR)).toBe('slotTaken');
    expect(refused(hold(min(75)), VISITOR)).toBe('slotTaken');
    expect(refused(hold(min(75), { instead: first }), VISITOR)).toBe('slotTaken');
    const third = held(min(75), { persons: 2, instead: second });
    expect(refused(book(min(75), { persons: 2, place: free(third.holdId) }), VISITOR)).toBeNull();
  });

  test('A3 a hold of another day is given back there', () => {
    const { hold: held, tomorrow, time, happened } = start();
    const first = held(min(DAY_MIN + 60));
    held(min(60), { instead: first });
    expect(happened()).toEqual(['slotHeld', 'slotHeld', 'slotReturned']);
    expect(tomorrow.holds.get(first.holdId)?.until).toBe(time.now);
  });

  test('A5 a slot given back is free after a time between the two that are set, and not before', () => {
    const { hold: held, done, starts, time } = start();
    const { holdId } = held(min(60));
    time.now = min(2);
    done({ type: 'returnSlot', holdId, slotAt: min(60) }, VISITOR);
    time.now = min(2 + 32.5) - 1;
    expect(starts()).not.toContain(min(60));
    time.now += 1;
    expect(starts()).toContain(min(60));
    const expired = start();
    const { until } = expired.hold(min(120));
    expired.time.now = until;
    expired.hold(min(180));
    expired.time.now = until + 32.5 * MINUTE_MS - 1;
    expect(expired.starts()).not.toContain(min(120));
    expired.time.now += 1;
    expect(expired.starts()).toContain(min(120));
    const twice = start();
    const other = twice.hold(min(60));
    const back = { type: 'returnSlot', holdId: other.holdId, slotAt: min(60) } as const;
    twice.done(back, VISITOR);
    twice.done(back, VISITOR);
    expect(twice.happened()).toEqual(['slotHeld', 'slotReturned']);
  });
});

test('A3 the own hold is no obstacle to who takes a start a quarter of an hour later for it', () => {
  const one = office({ hours: OFFERS.map((offer) => ({ ...offer, public: 1, internal: 0 })) });
  const { done, refused } = start(one);
  const long = { serviceIds: ['wohnsitz', 'ausweis'] };
  const { holdId, slotAt } = done<Held>(hold(min(60), long), VISITOR);
  expect(refused(hold(min(75), long), VISITOR)).toBe('slotTaken');
  expect(refused(hold(min(75), { ...long, instead: { holdId, slotAt } }), VISITOR)).toBeNull();
});

describe('A1, A2 booking', () => {
  test('A1 a booking has a code, a key, its length, and says where it was made', () => {
    const { book: booked, latest, day } = start();
    const { visitId, key, code } = booked(min(60), { persons: 2, contact: ANNA });
    expect(latest()).toEqual({
      type: 'appointmentBooked',
      ...{ visitId, key, code, serviceIds: ['ausweis'], persons: 2, language: 'de', slotAt: min(60), minutes: 24 },
      ...{ via: 'public', holdId: null, importKey: null, importSaid: null, revision: 0, movedFrom: null },
    });
    expect(day.bookers.get(visitId)).toEqual({
      ...ANNA,
      visitId,
      externalId: null,
      deleteOn: TODAY,
      origin: expect.anything(),
      answers: [],
    });
    booked(min(120), {}, clerk(1));
    expect(latest()).toMatchObject({ via: 'staff' });
    expect(day.byCode.get(code)?.id).toBe(visitId);
  });

  test('X1 who booked is kept for as many days as are set', () => {
    const { book: booked, tomorrow } = start(office({ keepDays: 3 }));
    const { visitId } = booked(min(DAY_MIN), { contact: ANNA });
    expect(tomorrow.bookers.get(visitId)?.deleteOn).toBe('2017-11-10');
  });

  test('A2 what may not be booked is refused by its name', () => {
    const counters = settingsWith({}).counters.map((one) => ({ ...one, serviceIds: ['ausweis', 'abholung'] }));
    const services = settingsWith({}).services.map((one) =>
      one.id === 'abholung' ? { ...one, booking: 'staff' as const } : one,
    );
    const { refused } = start({ ...office(), counters, services });
    expect(refused(book(min(60), { serviceIds: ['nothing'] }), VISITOR)).toBe('unknownService');
    expect(refused(book(min(60), { serviceIds: ['ausweis', 'ausweis'] }), VISITOR)).toBe('malformed');
    expect(refused(book(min(60), { serviceIds: ['fundsachen'] }), clerk(1))).toBe('serviceNotBookable');
    expect(refused(book(min(60), { serviceIds: ['abholung'] }), VISITOR)).toBe('serviceNotBookable');
    expect(refused(hold(min(60), { serviceIds: ['abholung'] }), VISITOR)).toBe('serviceNotBookable');
    expect(refused(book(min(60), { serviceIds: ['wohnsitz'] }), clerk(1))).toBe('noCounterServes');
    expect(refused(book(min(60), { serviceIds: ['abholung'] }), clerk(1))).toBeNull();
  });

  test('A2 so many persons and services online, and more by staff', () => {
    const { refused } = start();
    expect(refused(book(min(60), { persons: 5 }), VISITOR)).toBe('tooManyPersons');
    const many = ['abholung', 'beglaubigung', 'fischerei', 'meldebescheinigung'];
    expect(refused(book(min(60), { serviceIds: many }), VISITOR)).toBe('tooManyPersons');
    expect(refused(book(min(60), { persons: 5 }), clerk(1))).toBeNull();
    expect(refused(book(min(180), { serviceIds: many }), clerk(1))).toBeNull();
  });

  test('A2 a slot that has passed, that is not offered, that lies too far ahead', () => {
    const { refused, dayNamed, time } = start();
    expect(refused(book(min(-15)), VISITOR)).toBe('slotInThePast');
    expect(refused(book(min(-15)), clerk(1))).toBe('slotInThePast');
    time.now = min(5);
    expect(refused(book(min(0)), VISITOR)).toBe('slotNotOffered');
    expect(refused(book(min(0)), clerk(1))).toBeNull();
    time.now = min(0);
    expect(refused(book(min(61)), clerk(1))).toBe('slotNotOffered');
    expect(refused(book(min(8 * 60)), clerk(1))).toBe('slotNotOffered');
    const sunday = min(6 * DAY_MIN);
    expect(refused(book(sunday), clerk(1), dayNamed('2017-11-12'))).toBe('slotNotOffered');
    expect(refused(book(min(57 * DAY_MIN)), VISITOR, dayNamed('2018-01-02'))).toBe('slotNotOffered');
    expect(refused(book(min(57 * DAY_MIN)), clerk(1), dayNamed('2018-01-02'))).toBeNull();
    expect(refused(book(min(401 * DAY_MIN)), clerk(1), dayNamed('2018-12-12'))).toBe('slotTooFar');
  });

  test('A2 one more than there are places is staff’s alone, at any minute, but not long ago', () => {
    const { refused } = start();
    for (let i = 0; i < 2; i++) expect(refused(book(min(60)), clerk(1))).toBeNull();
    expect(refused(book(min(60)), clerk(1))).toBe('slotTaken');
    expect(refused(book(min(60), { place: EXTRA }), clerk(1))).toBeNull();
    expect(refused(book(min(67), { place: EXTRA }), clerk(1))).toBeNull();
    expect(refused(book(min(60), { place: EXTRA }), VISITOR)).toBe('notAllowed');
    expect(refused(book(min(-16), { place: EXTRA }), clerk(1))).toBe('slotInThePast');
    expect(refused(book(min(-15), { place: EXTRA }), clerk(1))).toBeNull();
  });

  test('A15 so many are booked from one network within an hour, and within a day; staff book more', () => {
    const { refused, book: booked, done, time } = start(office({ perNetworkAndHour: 2, perNetworkAndDay: 3 }));
    const contact = { ...ANNA, email: null };
    const first = booked(min(180), { contact });
    booked(min(210), { contact });
    expect(refused(book(min(240), { contact }), VISITOR)).toBe('tooManyBookings');
    expect(refused(book(min(240), { contact }), clerk(1))).toBeNull();
    // What was cancelled has been booked all the same.
    done(cancelOf(TODAY, first.visitId), VISITOR);
    expect(refused(book(min(270), { contact }), VISITOR)).toBe('tooManyBookings');
    time.now = min(61);
    expect(refused(book(min(270), { contact }), VISITOR)).toBeNull();
    time.now = min(130);
    expect(refused(book(min(300), { contact }), VISITOR)).toBe('tooManyBookings');
  });

  test('A14 whoever books for an address that has appointments is answered as for any other', () => {
    const { refused } = start(office({ perEmail: 1, perEmailAndDay: 1 }));
    for (let nth = 1; nth <= 4; nth++) expect(refused(book(min(60 * nth), { contact: ANNA }), VISITOR)).toBeNull();
  });

  test('T1 nothing is booked, held, moved or cancelled on a day that is over, but another system may say so', () => {
    const { book: booked, done, refused, time, day, tomorrow } = start();
    const { visitId } = booked(min(60));
    const later = booked(min(DAY_MIN));
    time.now = min(15 * 60);
    done({ type: 'closeDay' }, OFFICE);
    expect(day.visits.get(visitId)?.state).toBe('missed');
    for (const command of [book(min(14 * 60)), hold(min(14 * 60)), cancelOf(TODAY, visitId)])
      expect(refused(command, clerk(1))).toBe('dayClosed');
    expect(refused(moveOf(TOMORROW, later.visitId, min(420)), clerk(1), tomorrow)).toBe('slotInThePast');
    expect(refused(moveOf(TOMORROW, later.visitId, min(420), EXTRA), clerk(1), tomorrow)).toBe('slotInThePast');
  });
});

describe('A1 moving and cancelling', () => {
  test('A1 moved on its day, it keeps key, code, length and its booker; the old slot frees later', () => {
    const { book: booked, done, day, happened, latest, starts, time } = start();
    const before = booked(min(60), { contact: ANNA });
    const after = done<Booked>(moveOf(TODAY, before.visitId, min(120)), VISITOR);
    expect(after).toMatchObject({ key: before.key, code: before.code, slotAt: min(120) });
    expect(happened()).toEqual(['appointmentBooked', 'appointmentCancelled', 'appointmentBooked']);
    expect(latest()).toMatchObject({ movedFrom: TODAY, via: 'public', minutes: 12 });
    expect(day.byKey.get(before.key)?.slotAt).toBe(min(120));
    expect(day.bookers.get(after.visitId)).toMatchObject({ name: 'Anna Muster', deleteOn: TODAY });
    expect(starts()).not.toContain(min(60));
    time.now = min(32.5);
    expect(starts()).toContain(min(60));
    expect(starts()).not.toContain(min(120));
  });

  test('A2 moved by a little, it needs no second place where it overlaps itself', () => {
    const { book: booked, refused } = start();
    const long = booked(min(60), { persons: 4 });
    const staffs = booked(min(60), { persons: 4 }, clerk(1));
    booked(min(135), {}, clerk(1));
    booked(min(135));
    expect(refused(book(min(75)), VISITOR)).toBe('slotTaken');
    expect(refused(moveOf(TODAY, long.visitId, min(75)), VISITOR)).toBeNull();
    expect(refused(moveOf(TODAY, staffs.visitId, min(105)), clerk(1))).toBe('slotTaken');
  });

  test('A1 to another day and back again, with the same key and code, and the limits of a place', () => {
    const { book: booked, done, refused, day, tomorrow } = start();
    booked(min(30));
    const first = booked(min(60), { contact: ANNA });
    booked(min(DAY_MIN + 60));
    expect(refused(moveOf(TODAY, first.visitId, min(DAY_MIN + 60)), VISITOR)).toBe('slotTaken');
    expect(refused(moveOf(TODAY, first.visitId, min(DAY_MIN + 61)), VISITOR)).toBe('slotNotOffered');
    const second = done<Booked>(moveOf(TODAY, first.visitId, min(DAY_MIN + 75)), VISITOR);
    expect(day.visits.get(first.visitId)).toMatchObject({ state: 'cancelled', movedTo: TOMORROW });
    expect(tomorrow.bookers.get(second.visitId)).toMatchObject({ name: 'Anna Muster', deleteOn: TOMORROW });
    const third = done<Booked>(moveOf(TOMORROW, second.visitId, min(90)), VISITOR, tomorrow);
    expect([second, third].map(({ key, code }) => ({ key, code }))).toEqual([
      { key: first.key, code: first.code },
      { key: first.key, code: first.code },
    ]);
    expect(day.byKey.get(first.key)).toMatchObject({ id: third.visitId, state: 'booked' });
    expect(day.byCode.get(first.code)?.id).toBe(third.visitId);
  });

  test('A1 where its code is somebody else’s on the other day, it gets a new one', () => {
    const { book: booked, done, tomorrow } = start();
    const other = booked(min(DAY_MIN));
    const first = booked(min(60));
    expect(first.code).toBe(other.code);
    const moved = done<Booked>(moveOf(TODAY, first.visitId, min(DAY_MIN + 60)), VISITOR);
    expect(moved.code).not.toBe(other.code);
    expect(tomorrow.byCode.get(other.code)?.id).toBe(other.visitId);
  });

  test('A3 moved to a slot that is held, it uses the hold up', () => {
    const { book: booked, hold: held, refused, tomorrow } = start();
    const { visitId } = booked(min(60));
    const { holdId } = held(min(DAY_MIN));
    expect(refused(moveOf(TODAY, visitId, min(DAY_MIN)), VISITOR)).toBe('slotTaken');
    expect(refused(moveOf(TODAY, visitId, min(DAY_MIN), free(holdId)), VISITOR)).toBeNull();
    expect(tomorrow.holds.size).toBe(0);
  });

  test('A2 moved by staff into a place of staff’s, it has none of the public ones', () => {
    const { book: booked, refused, starts, latest } = start();
    const { visitId } = booked(min(60));
    booked(min(120));
    expect(refused(moveOf(TODAY, visitId, min(120)), VISITOR)).toBe('slotTaken');
    expect(refused(moveOf(TODAY, visitId, min(120)), clerk(1))).toBeNull();
    expect(latest()).toMatchObject({ via: 'staff' });
    expect(starts(undefined, 'staff')).not.toContain(min(120));
  });

  test('A1 by its owner until the slot, by staff until the check-in', () => {
    const { book: booked, refused, time, done, day } = start();
    const { visitId, code } = booked(min(60));
    time.now = min(60);
    expect(refused(cancelOf(TODAY, visitId), VISITOR)).toBe('notChangeable');
    expect(refused(moveOf(TODAY, visitId, min(120)), VISITOR)).toBe('notChangeable');
    expect(refused(moveOf(TODAY, visitId, min(120)), clerk(1))).toBeNull();
    const moved = day.byCode.get(code)?.id ?? '';
    time.now = min(90);
    done({ type: 'checkIn', code, language: 'de' }, kiosk());
    expect(refused(cancelOf(TODAY, moved), clerk(1))).toBe('visitMovedOn');
    expect(refused(moveOf(TODAY, moved, min(180)), clerk(1))).toBe('visitMovedOn');
    expect(refused(cancelOf(TODAY, 'no-such-visit'), clerk(1))).toBe('unknownVisit');
    expect(refused(cancelOf(TODAY, visitId), clerk(1))).toBe('notChangeable');
  });

  test('A5 a cancelled slot is free for nobody before its time', () => {
    const { book: booked, done, starts, time, refused } = start();
    const { visitId } = booked(min(120));
    done(cancelOf(TODAY, visitId), VISITOR);
    expect(refused(hold(min(120)), VISITOR)).toBe('slotTaken');
    time.now = min(32.5) - 1;
    expect(starts()).not.toContain(min(120));
    time.now += 1;
    expect(starts()).toContain(min(120));
  });

  test('A1 a walk-in is no appointment', () => {
    const { draw, refused } = start();
    const { visitId } = draw();
    expect(refused(cancelOf(TODAY, visitId), clerk(1))).toBe('unknownVisit');
    expect(refused(moveOf(TODAY, visitId, min(60)), clerk(1))).toBe('unknownVisit');
  });
});

describe('C check-in', () => {
  const checkIn = (code: string, language: 'de' | 'en' | null = null) => ({ type: 'checkIn', code, language }) as const;

  test('C2 the code of another day says from when', () => {
    const { book: booked, when, done, dayNamed } = start();
    const { code, visitId } = booked(min(DAY_MIN + 60));
    const from = min(DAY_MIN + 30);
    expect(when(checkIn(code), kiosk())).toEqual({ refusal: { code: 'tooEarly', values: { from } } });
    done(moveOf(TOMORROW, visitId, min(2 * DAY_MIN + 60)), VISITOR, dayNamed(TOMORROW));
    const later = { refusal: { code: 'tooEarly', values: { from: from + DAY_MIN * MINUTE_MS } } };
    expect(when(checkIn(code), kiosk())).toEqual(later);
    const moved = dayNamed('2017-11-08').byCode.get(code);
    done(cancelOf('2017-11-08', moved?.id ?? ''), VISITOR, dayNamed('2017-11-08'));
    expect(when(checkIn(code), kiosk())).toMatchObject({ refusal: { code: 'unknownCode' } });
  });

  test('C2 what was moved from today to another day cannot be checked in today', () => {
    const { book: booked, when, done } = start();
    const { code, visitId } = booked(min(15));
    done(moveOf(TODAY, visitId, min(DAY_MIN)), VISITOR);
    expect(when(checkIn(code), kiosk())).toMatchObject({ refusal: { code: 'tooEarly' } });
    expect(when({ type: 'checkInVisit', visitId, language: null, familyName: null }, kiosk())).toMatchObject({
      refusal: { code: 'unknownVisit' },
    });
  });

  test('C1 picked from a list or on the phone, once, in the language that was chosen or that of the booking', () => {
    const { book: booked, done, day, refused, draw } = start();
    const ids = [min(15), min(30)].map((slotAt) => booked(slotAt, { language: 'en' }).visitId);
    const [first = '', second = ''] = ids;
    expect(done({ type: 'checkInVisit', visitId: first, language: 'de', familyName: null }, kiosk())).toMatchObject({
      ...{ number: 'T001', late: false },
    });
    done({ type: 'checkInVisit', visitId: second, language: null, familyName: null }, VISITOR);
    expect(ids.map((id) => day.visits.get(id)?.language)).toEqual(['de', 'en']);
    expect(ids.map((id) => day.visits.get(id)?.kioskId)).toEqual(['kiosk-1', null]);
    expect(refused({ type: 'checkInVisit', visitId: first, language: null, familyName: null }, VISITOR)).toBe(
      'alreadyCheckedIn',
    );
    expect(refused({ type: 'checkInVisit', visitId: draw().visitId, language: null, familyName: null }, kiosk())).toBe(
      'unknownVisit',
    );
    expect(refused({ type: 'checkInVisit', visitId: 'no-such-visit', language: null, familyName: null }, kiosk())).toBe(
      'unknownVisit',
    );
  });

  test('C4 later than the grace it is told that it stands in the line', () => {
    const { book: booked, done, time } = start();
    const { code } = booked(min(15));
    time.now = min(30) + 1;
    expect(done(checkIn(code), kiosk())).toMatchObject({ late: true });
  });
});

describe('leaving', () => {
  const leave = (visitId: string) => ({ type: 'leaveLine', visitId }) as const;

  test('C1 whoever waits, was parked or missed gives the number back', () => {
    const history = start();
    history.openCounter(1);
    const waiting = history.draw().visitId;
    expect(history.refused(leave(waiting), VISITOR)).toBeNull();
    const [parked, missed] = [history.draw().visitId, history.draw().visitId];
    history.callNext(1);
    history.done({ type: 'park', visitId: parked, place: '' }, clerk(1));
    history.callNext(1);
    history.done({ type: 'miss', visitId: missed }, clerk(1));
    for (const visitId of [parked, missed]) expect(history.refused(leave(visitId), VISITOR)).toBeNull();
    expect([waiting, parked, missed].map((id) => history.day.visits.get(id)?.state)).toEqual(['left', 'left', 'left']);
    expect(history.day.numbersInUse.size).toBe(0);
    expect(history.refused(leave(waiting), VISITOR)).toBe('visitMovedOn');
  });

  test('K2 whoever is called and leaves frees the counter; whoever is being served cannot leave by phone', () => {
    const history = start();
    history.openCounter(1);
    const [called, next] = [history.draw().visitId, history.draw().visitId];
    history.callNext(1);
    history.done(leave(called), VISITOR);
    expect(history.day.counters.get('schalter-1')?.visitId).toBeNull();
    history.callNext(1);
    history.done({ type: 'begin', visitId: next }, clerk(1));
    expect(history.refused(leave(next), VISITOR)).toBe('visitMovedOn');
  });

  test('K6 a counter that its clerk has left closes when the visitor that it called leaves', () => {
    const history = start();
    history.openCounter(1);
    const { visitId } = history.draw();
    history.callNext(1);
    history.done({ type: 'openCounter', counterId: 'schalter-2', personId: 'person-0001' }, OFFICE);
    history.done(leave(visitId), VISITOR);
    expect([...history.day.counters.keys()]).toEqual(['schalter-2']);
  });

  test('C5 who has not come cannot leave', () => {
    const { book: booked, refused } = start();
    const { visitId } = booked(min(60));
    expect(refused(leave(visitId), VISITOR)).toBe('visitMovedOn');
    expect(refused(leave('no-such-visit'), VISITOR)).toBe('unknownVisit');
  });
});

test('A1 booked, moved and cancelled, one letter each to who gave an address; none about another system’s', () => {
  const { book: booked, done, events, dayNamed } = start();
  const first = booked(min(60), { contact: ANNA });
  booked(min(90), { contact: { ...ANNA, email: null } });
  booked(min(150));
  const second = done<Booked>(moveOf(TODAY, first.visitId, min(120)), VISITOR);
  const third = done<Booked>(moveOf(TODAY, second.visitId, min(DAY_MIN)), clerk(1));
  done(cancelOf(TOMORROW, third.visitId), VISITOR, dayNamed(TOMORROW));
  const said = (stored: typeof events) =>
    lettersOf(
      stored.map((one) => ({ stored: one })),
      dayNamed,
    ).map(({ email: _email, isLimited: _isLimited, ...letter }) => letter);
  expect(said(events)).toEqual([
    { kind: 'booked', day: TODAY, visitId: first.visitId, deleteOn: TODAY },
    { kind: 'moved', day: TODAY, visitId: second.visitId, deleteOn: TODAY },
    { kind: 'moved', day: TOMORROW, visitId: third.visitId, deleteOn: TOMORROW },
    { kind: 'cancelled', day: TOMORROW, visitId: third.visitId, deleteOn: TOMORROW },
  ]);
  expect(said(events.map((one) => ({ ...one, by: { kind: 'import', sourceId: 'source-01' } })))).toEqual([]);
});
