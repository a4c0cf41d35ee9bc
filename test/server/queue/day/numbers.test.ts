// N: numbers, by examples and by what must never happen.
import fc from 'fast-check';
import { newDay } from '../../../../server/queue/day/day';
import { freeNumber } from '../../../../server/queue/day/numbers';
import type { CommandOf } from '../../../../shared/commands';
import { clerk, kiosk, openHistory, settingsWith } from '../history';

test('N1 letter and three digits, counted per letter from 001', () => {
  const { draw } = openHistory();
  expect([draw('ausweis'), draw('wohnsitz'), draw('ausweis')].map((one) => one.number)).toEqual([
    'A001',
    'C001',
    'A002',
  ]);
});

test('N1 appointments have a letter of their own', () => {
  expect(openHistory().checkIn(0, 0).number).toBe('T001');
});

test('N2 after 999 comes 001, without the numbers that open visits still carry', () => {
  const day = newDay('2017-11-06');
  day.lastNumber.set('A', 998);
  day.numbersInUse.add('A999').add('A001');
  expect(freeNumber(day, 'A')).toBe('A002');
});

test('N2 with all numbers of a letter in use there is none left', () => {
  const day = newDay('2017-11-06');
  for (let n = 1; n <= 999; n++) day.numbersInUse.add(`A${String(n).padStart(3, '0')}`);
  expect(freeNumber(day, 'A')).toBeNull();
  expect(freeNumber(day, 'B')).toBe('B001');
});

test('N5 a daily contingent ends', () => {
  const services = settingsWith({}).services.map((one) => (one.id === 'ausweis' ? { ...one, contingent: 2 } : one));
  const { draw, refused } = openHistory(settingsWith({ services }));
  draw('ausweis');
  draw('ausweis');
  const third: CommandOf<'drawTicket'> = { type: 'drawTicket', serviceIds: ['ausweis'], persons: 1, language: 'de' };
  expect(refused(third, kiosk())).toBe('contingentUsedUp');
  expect(draw('wohnsitz').number).toBe('C001');
});

test('N2 no two open visits carry the same number, whatever is drawn, finished, missed and wrapped', () => {
  const act = fc.constantFrom('draw', 'call', 'finish', 'miss');
  fc.assert(
    fc.property(fc.array(act, { maxLength: 120 }), fc.integer({ min: 990, max: 999 }), (acts, last) => {
      const history = openHistory();
      history.openCounter(1);
      history.day.lastNumber.set('A', last);
      for (const one of acts) {
        const visitId = history.day.counters.get('schalter-1')?.visitId ?? 'nobody-there';
        if (one === 'draw') history.draw('ausweis');
        else if (one === 'call') history.callNext(1);
        else history.when({ type: one, visitId }, clerk(1));
      }
      const open = [...history.day.visits.values()].filter((visit) => visit.state !== 'done');
      expect(new Set(open.map((visit) => visit.number)).size).toBe(open.length);
    }),
    { numRuns: 60 },
  );
});
