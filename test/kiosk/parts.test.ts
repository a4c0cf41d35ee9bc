// Codes, hours and offers as the kiosk reads and writes them.
import { codeOf, isAddress } from '../../kiosk/checkIn/code';
import { endsTooSoon } from '../../kiosk/parts/hours';
import { bookingAddress, isClosed, leadsOn, slotPhrase, whyNoTicket } from '../../kiosk/start/noTicketReason';
import type { ClosedReason, KioskService } from '../../shared/protocol';
import type { Span } from '../../shared/settings';
import { hoursPhrase } from '../../shared/words/hours';
import { kioskWordsOf } from '../../shared/words/kiosk';

test.each([
  ['ABC234', 'ABC234'],
  [' abc 234 ', 'ABC234'],
  ['http://192.168.1.5:3001/t/aZ-_y0#ABC234', 'ABC234'],
  ['HTTPS://TERMINE.LUENEN.DE/T/Az-_Y0#abc234', 'ABC234'],
  ['https://termine.luenen.de/t/aZ-_y0#ZYX234', 'ZYX234'],
  // A scanner with American keys at a computer with German ones, the other way round, and at one with British ones.
  ['httpsÖ--termine.luenen.de-t-ayß?z0§YZX234', 'ZYX234'],
  ['https>&&termine.luenen.de&t&aY/?z0\\YZX234', 'ZYX234'],
  ['https://termine.luenen.de/t/aZ-_y0£ZYX234', 'ZYX234'],
  ['https://termine.luenen.de/t/aZ-ABC234', null],
  ['ABC23', null],
  ['ABC2345', null],
  ['ABC10O', null],
  ['https://termine.luenen.de/', null],
  ['', null],
])('C1 in %j the code is %j', (typed, code) => expect(codeOf(typed)).toBe(code));

test.each([
  ['https://termine.luenen.de/t/aZ', true],
  ['httpÖ--termine.luenen.de-t-ay', true],
  ['HTTPS>&&TERMINE', true],
  ['httpxyz', false],
  ['ABC234', false],
])('C1 %j is an address: %j', (typed, is) => expect(isAddress(typed)).toBe(is));

const spansOn = (weekdays: number[], from: string, to: string): Span[] =>
  weekdays.map((weekday) => ({ weekday, from, to }));
const plain = (phrase: string) => phrase.replace(/\u2060/g, '').replace(/\u00a0/g, ' ');

test('W1 days in a row with the same hours stand together', () => {
  const spans = [...spansOn([4], '14:00', '18:00'), ...spansOn([1, 2, 3, 4, 5], '08:00', '12:30')];
  expect(plain(hoursPhrase(spans, 'de'))).toBe('Mo–Mi 8:00–12:30; Do 8:00–12:30, 14:00–18:00; Fr 8:00–12:30');
  expect(plain(hoursPhrase(spansOn([6], '09:00', '12:00'), 'en'))).toBe('Sat 9:00–12:00');
  expect(plain(hoursPhrase(spansOn([1, 3], '09:00', '12:00'), 'de'))).toBe('Mo 9:00–12:00; Mi 9:00–12:00');
});

describe('F4 hours that end before the wait may be over', () => {
  const hours = spansOn([1], '08:00', '12:00');
  const at = (time: string) => Date.parse(`2025-03-03T${time}:00+01:00`);
  test.each([
    ['11:30', { fromMin: 20, toMin: 35 }, '12:00'],
    ['11:30', { fromMin: 20, toMin: 30 }, null],
    ['11:30', null, null],
    ['12:30', { fromMin: 20, toMin: 35 }, null],
  ])('at %s with %j: %s', (time, forecast, ends) => {
    expect(endsTooSoon(hours, forecast, at(time), 'Europe/Berlin')).toBe(ends);
  });
  test('always open never ends', () =>
    expect(endsTooSoon(null, { fromMin: 60, toMin: 90 }, at('11:30'), 'Europe/Berlin')).toBeNull());
});

describe('N5, F4, W1 where there is no ticket', () => {
  const NINE = Date.parse('2025-03-03T09:00:00+01:00');
  const BERLIN = 'Europe/Berlin';
  const serviceWith = (closed: ClosedReason | null, more: Partial<KioskService> = {}): KioskService => ({
    ...{
      id: 'ausweis',
      letter: 'A',
      name: { de: 'Ausweis' },
      group: null,
      pictogram: null,
      keywords: null,
      hours: null,
      closed,
      waiting: 1,
      forecast: null,
    },
    bring: [],
    counterIds: ['schalter-1'],
    ...{ isBookable: false, nextSlotAt: null, ...more },
  });
  const closesAt = Date.parse('2025-03-03T16:00:00+01:00');

  test.each<[ClosedReason | null, boolean, boolean]>([
    [null, false, true],
    [{ why: 'fullHouse', closesAt }, false, true],
    [{ why: 'contingent' }, false, true],
    [{ why: 'hours', opensAt: null }, false, false],
    [{ why: 'hours', opensAt: null }, true, true],
    [{ why: 'noCounter' }, false, false],
  ])('with %j, booked online: %j, a tap leads on: %j', (closed, isBookable, leads) =>
    expect(leadsOn(serviceWith(closed, { isBookable }))).toBe(leads),
  );

  test.each<[ClosedReason, number, string]>([
    [{ why: 'fullHouse', closesAt }, 1, '1 Person wartet. Wir schließen um 16:00 Uhr.'],
    [{ why: 'fullHouse', closesAt }, 0, 'nicht mehr an die Reihe. Wir schließen um 16:00 Uhr.'],
    [{ why: 'fullHouse', closesAt: null }, 3, 'Heute gibt es keine neuen Wertmarken mehr.'],
    [{ why: 'hours', opensAt: null }, 3, 'Zurzeit geschlossen'],
  ])('%j with %i waiting: %s', (closed, waiting, said) => {
    const service = serviceWith(closed, { waiting });
    if (!isClosed(service)) throw new Error('it is closed');
    expect(whyNoTicket(kioskWordsOf('de'), service, NINE, BERLIN)).toContain(said);
  });

  test("today ends at the office's midnight", () => {
    const midnight = Date.parse('2025-03-04T00:00:00+01:00');
    const phraseOf = (slotAt: number) => plain(slotPhrase(kioskWordsOf('de'), slotAt, NINE, BERLIN));
    expect(phraseOf(midnight - 60_000)).toBe('Nächster freier Termin: heute, 23:59 Uhr');
    expect(phraseOf(midnight)).toBe('Nächster freier Termin: Dienstag, 4. März, 0:00 Uhr');
  });

  test('the booking site with the service chosen', () =>
    expect(bookingAddress('https://termine.luenen.de/', 'ausweis')).toBe('https://termine.luenen.de/?service=ausweis'));
});
