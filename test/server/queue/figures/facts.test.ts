// R1: the facts of a day, from its events.
import fc from 'fast-check';
import { withoutUndone } from '../../../../server/queue/day/acts';
import type { DayCommand } from '../../../../server/queue/decide';
import { createFacts, type DayFacts } from '../../../../server/queue/figures/facts';
import { keepFacts, keptFacts } from '../../../../server/queue/figures/kept';
import { createReport, totalOf, unitFor } from '../../../../server/queue/figures/report';
import { spreadOf } from '../../../../server/queue/figures/tally';
import type { Happened } from '../../../../server/queue/figures/visitFacts';
import { createWork } from '../../../../server/queue/figures/work';
import type { StoredEvent, Work } from '../../../../shared/events';
import type { Figures } from '../../../../shared/figures/reports';
import { clerk, kiosk, min, OFFICE, openHistory } from '../history';

type History = ReturnType<typeof openHistory>;
/** Nine o'clock by the office's clock is `min(0)`. */
const hourOf = (at: number) => 9 + Math.floor((at - min(0)) / 3_600_000);

const factsOf = (events: readonly Happened[]): DayFacts => {
  const facts = createFacts(hourOf);
  for (const event of events) facts.add(event);
  return facts.facts();
};
const visitsOf = ({ events }: History) => factsOf(events.filter(({ day }) => day === '2017-11-06')).visits;

let history: History;
const at = (minute: number): History => {
  history.time.now = min(minute);
  return history;
};
const act = (counter: number, command: DayCommand) => history.done(command, clerk(counter));
beforeEach(() => {
  history = openHistory();
  history.openCounter(1);
  history.openCounter(2);
});

test('R1 a walk-in: wait, way, service, counter and hour', () => {
  const { visitId } = at(10).draw('wohnsitz');
  at(25).callNext(1);
  at(26);
  act(1, { type: 'begin', visitId });
  at(38.5);
  act(1, { type: 'finish', visitId });
  expect(visitsOf(history)).toEqual([
    {
      ...{ kind: 'walkIn', serviceId: 'wohnsitz', counterId: 'schalter-1', hour: 9, outcome: 'done', handedOn: 0 },
      ...{ waitSec: 900, presentSec: 900, waySec: 60, serviceSec: 750, outOfOrder: 0, isFromHome: false },
      forecast: expect.objectContaining({ expectedMin: expect.any(Number) }),
    },
  ]);
});

test('R1 an appointment waits from its time, or from its check-in when that is later; both are known', () => {
  const early = history.checkIn(30, 20);
  const late = history.checkIn(35, 43);
  at(50);
  history.callNext(1);
  at(52);
  history.callNext(2);
  const [one, two] = visitsOf(history);
  expect(one).toMatchObject({ kind: 'appointment', waitSec: 20 * 60, presentSec: 30 * 60 });
  expect(two).toMatchObject({ kind: 'appointment', waitSec: 9 * 60, presentSec: 9 * 60 });
  expect([early.number, late.number]).toEqual(['T001', 'T002']);
});

test('R1 called before its time, an appointment has not waited', () => {
  history.checkIn(30, 10);
  at(12).callNext(1);
  expect(visitsOf(history)).toMatchObject([{ waitSec: 0, presentSec: 120 }]);
});

test('R1 handed on, a visit counts once: its first wait, all its service, its last service and counter', () => {
  const { visitId } = at(0).draw('ausweis');
  at(5).callNext(1);
  act(1, { type: 'begin', visitId });
  at(9);
  act(1, { type: 'handOn', visitId, to: { kind: 'service', serviceId: 'wohnsitz' }, note: '' });
  at(30).callNext(2);
  at(31);
  act(2, { type: 'begin', visitId });
  at(41);
  act(2, { type: 'finish', visitId });
  expect(visitsOf(history)).toMatchObject([
    { serviceId: 'wohnsitz', counterId: 'schalter-2', waitSec: 300, waySec: 0, serviceSec: 14 * 60, handedOn: 1 },
  ]);
});

test('K5 R1 who was called past the order is counted, once a visitor; who was next anyway is not', () => {
  const { visitId: first } = at(0).draw();
  const { visitId: second } = at(1).draw();
  const { visitId: third } = at(2).draw();
  at(3);
  act(1, { type: 'callOutOfOrder', visitId: third, reason: 'health' });
  act(1, { type: 'returnToLine', visitId: third });
  act(1, { type: 'callOutOfOrder', visitId: third, reason: 'other' });
  act(2, { type: 'callOutOfOrder', visitId: first, reason: 'child' });
  expect(visitsOf(history).map(({ outOfOrder }) => outOfOrder)).toEqual([0, 0, 2]);
  expect(history.day.visits.get(second)?.state).toBe('waiting');
  const report = createReport({ from: '2017-11-06', to: '2017-11-06' }, 'day');
  report.add('2017-11-06', factsOf(history.events));
  const { total, counters } = report.report();
  expect(total.outOfOrder).toBe(1);
  expect(counters.map(({ key, figures }) => [key, figures.outOfOrder])).toContainEqual(['schalter-1', 1]);
});

test('R1 what is not service: parked, taken back, and an end that only the closing of the day brought', () => {
  const { visitId: parked } = at(0).draw();
  const { visitId: forgotten } = at(1).draw();
  at(2).callNext(1);
  act(1, { type: 'begin', visitId: parked });
  at(6);
  act(1, { type: 'park', visitId: parked, place: 'Foto' });
  at(7).callNext(2);
  act(2, { type: 'begin', visitId: forgotten });
  at(20);
  act(1, { type: 'callBack', visitId: parked });
  act(1, { type: 'begin', visitId: parked });
  at(23);
  act(1, { type: 'finish', visitId: parked });
  at(600).done({ type: 'closeDay' }, OFFICE);
  const [one, two] = visitsOf(history);
  expect(one).toMatchObject({ outcome: 'done', serviceSec: 7 * 60, waitSec: 120 });
  expect(two).toMatchObject({ outcome: 'done', serviceSec: null, waitSec: 360 });
});

test('R1 who did not come: no-shows, gone, missed, cancelled, expected; moved to another day is another day’s', () => {
  const contact = null;
  const book = (slot: number) =>
    history.done<{ visitId: string }>(
      {
        ...{ type: 'bookAppointment', serviceIds: ['ausweis'], persons: 1, language: 'de', slotAt: min(slot) },
        ...{ place: { kind: 'extra' }, contact },
      },
      OFFICE,
    ).visitId;
  book(30);
  const cancelled = book(45);
  const moved = book(60);
  history.done({ type: 'cancelAppointment', day: '2017-11-06', visitId: cancelled }, OFFICE);
  history.done(
    {
      ...{ type: 'moveAppointment', day: '2017-11-06', visitId: moved, slotAt: min(24 * 60) },
      ...{ place: { kind: 'extra' } },
    } as DayCommand,
    OFFICE,
  );
  at(1).draw();
  at(2).callNext(1);
  at(3).draw();
  expect(visitsOf(history).map(({ outcome }) => outcome)).toEqual(['expected', 'cancelled', 'open', 'open']);
  at(600).done({ type: 'closeDay' }, OFFICE);
  const visits = visitsOf(history);
  expect(visits.map(({ outcome }) => outcome)).toEqual(['noShow', 'cancelled', 'missed', 'left']);
  const figures = totalOf([{ visits, printers: [], work: createWork().figures() }]);
  expect(figures).toMatchObject({
    visitors: 2,
    walkIns: 2,
    appointments: 0,
    noShows: 1,
    cancelled: 1,
    left: 1,
    missed: 1,
  });
});

test('R1 a clock that leaps makes no wait longer', () => {
  at(0).draw();
  const leapt = { ...history.events.at(-1), version: 99, at: min(65), event: { type: 'clockLeapt', byMs: 3_600_000 } };
  const { visitId } = { visitId: visitsOf(history).length };
  expect(visitId).toBe(1);
  const drawn = history.events.find(({ event }) => event.type === 'ticketDrawn');
  const id = drawn?.event.type === 'ticketDrawn' ? drawn.event.visitId : '';
  const called: Happened = {
    ...{ at: min(70), by: OFFICE },
    event: { type: 'ticketCalled', visitId: id, counterId: 'schalter-1', why: { rule: 'line' }, line: [] },
  };
  expect(factsOf([...history.events, leapt as StoredEvent, called]).visits).toMatchObject([{ waitSec: 600, hour: 10 }]);
});

test('R1 printers: how often and how long out of order, slips and those that failed', () => {
  const report = (minute: number, problems: string[]): Happened => ({
    ...{ at: min(minute), by: OFFICE },
    event: { type: 'printerReported', printerId: 'drucker-1', problems: problems as never },
  });
  const slip = (slipId: string, state: 'printed' | 'notSent'): Happened[] => [
    {
      ...{ at: min(1), by: OFFICE },
      event: {
        ...{ type: 'slipQueued', slipId, visitId: 'visit-0001', kioskId: 'kiosk-1', printerId: 'drucker-1' },
        copy: false,
      },
    },
    { at: min(2), by: OFFICE, event: { type: 'slipReported', slipId, state, problem: null } },
  ];
  const events = [
    ...[...slip('slip-0001', 'printed'), ...slip('slip-0002', 'notSent')],
    // Low paper is no fault; out of paper and then open is one.
    ...[report(5, ['paperLow']), report(10, ['paperOut']), report(12, ['coverOpen']), report(14, [])],
    ...[report(20, ['unreachable']), report(21, ['paperLow']), report(30, ['cutter'])],
    { at: min(40), by: OFFICE, event: { type: 'dayClosed' } } as const,
  ];
  expect(factsOf(events).printers).toEqual([
    { printerId: 'drucker-1', faults: 3, faultSec: (4 + 1 + 10) * 60, slips: 2, failed: 1 },
  ]);
});

test('R1 mean, median and what nine in ten stay below', () => {
  expect(spreadOf([])).toBeNull();
  expect(spreadOf([60])).toEqual({ cases: 1, meanSec: 60, medianSec: 60, p90Sec: 60 });
  expect(spreadOf([100, 0, 10, 20, 30])).toEqual({ cases: 5, meanSec: 32, medianSec: 20, p90Sec: 72 });
});

test('R1 a report is cut into days, weeks or months as fits its length', () => {
  expect(unitFor({ from: '2017-11-06', to: '2017-11-10' })).toBe('day');
  expect(unitFor({ from: '2017-11-01', to: '2017-12-10' })).toBe('week');
  expect(unitFor({ from: '2017-01-01', to: '2017-12-31' })).toBe('month');
});

const WORK = ['ausweis', 'abholung', 'wohnsitz'] as const;
const workOf = (serviceId: string, which: number): Work => ({
  ...{ services: [{ serviceId, count: which % 3 }], persons: 1 + (which % 4) },
  hindrance: which % 3 === 0 ? 'papersMissing' : null,
});
/** A morning as it comes: what is refused has not happened. */
const randomDay = (steps: readonly [number, number, number][]): History => {
  const day = openHistory();
  for (const counter of [1, 2, 3]) day.openCounter(counter);
  let minute = 0;
  for (const [what, which, after] of steps) {
    minute += after;
    day.time.now = min(minute);
    const counter = 1 + (which % 3);
    const visitId = day.day.counters.get(`schalter-${counter}`)?.visitId ?? 'nobody-there';
    const parked = [...day.day.visits.values()].find(({ state }) => state === 'parked' || state === 'missed')?.id;
    const service = WORK[which % 3] ?? 'ausweis';
    const by = clerk(counter);
    const reason = 'other';
    const finished = [...day.day.visits.values()].findLast(({ state }) => state === 'done')?.id;
    const acts: (() => unknown)[] = [
      () => day.when({ type: 'drawTicket', serviceIds: [service], persons: 1, language: 'de' }, kiosk()),
      () => day.checkIn(minute + which, minute, service),
      () => day.when({ type: 'callNext' }, by),
      () => day.when({ type: 'begin', visitId }, by),
      () => day.when({ type: 'finish', visitId, ...(which % 2 === 0 && { work: workOf(service, which) }) }, by),
      () => day.when({ type: 'changeVisit', visitId, serviceIds: [service], persons: 1 + (which % 4) }, by),
      () => day.when({ type: 'noteWork', visitId: finished ?? visitId, work: workOf(service, which) }, by),
      () => day.when({ type: 'park', visitId, place: 'Foto' }, by),
      () => day.when({ type: 'callBack', visitId: parked ?? visitId }, by),
      () => day.when({ type: 'miss', visitId }, by),
      () => day.when({ type: 'returnToLine', visitId: parked ?? visitId }, by),
      () => day.when({ type: 'handOn', visitId, to: { kind: 'service', serviceId: service }, note: '' }, by),
      () => day.when({ type: 'takeOut', visitId: parked ?? visitId }, by),
      () => day.when({ type: 'callOutOfOrder', visitId: [...day.day.waiting.keys()].at(-1) ?? visitId, reason }, by),
    ];
    acts[what % acts.length]?.();
  }
  return day;
};
const days = fc.array(fc.tuple(fc.nat(13), fc.nat(20), fc.nat(9)), { maxLength: 120 }).map(randomDay);

const COUNTED = [
  'visitors',
  'walkIns',
  'appointments',
  'noShows',
  'cancelled',
  'left',
  'missed',
  'handedOn',
  'outOfOrder',
] as const;
const sumsOf = (parts: readonly { figures: Figures }[]) =>
  COUNTED.map((key) => parts.reduce((sum, { figures }) => sum + figures[key], 0));

test('K7 what was noted is counted by service, over days too; a visit counts once, with the latest note, and what was taken back never', () => {
  const finish = (minute: number, service: string, work?: Work): string => {
    const { visitId } = at(minute).draw(service);
    history.callNext(1);
    act(1, { type: 'finish', visitId, ...(work && { work }) });
    return visitId;
  };
  const done = (serviceId: string, count: number) => ({ serviceId, count });
  finish(1, 'ausweis', { services: [done('ausweis', 2), done('wohnsitz', 1)], persons: 3, hindrance: null });
  finish(3, 'wohnsitz', {
    services: [done('wohnsitz', 0), done('ausweis', 1)],
    persons: 1,
    hindrance: 'papersMissing',
  });
  finish(5, 'ausweis');
  const late = finish(7, 'ausweis');
  const note: Work = { services: [done('ausweis', 1)], persons: 1, hindrance: null };
  for (const persons of [1, 2]) act(1, { type: 'noteWork', visitId: late, work: { ...note, persons } });
  const mistaken = finish(9, 'ausweis', { ...note, hindrance: 'other' });
  act(1, { type: 'undo', act: history.day.acts.get('schalter-1')?.at(-1)?.versions[0] ?? 0 });
  act(1, { type: 'finish', visitId: mistaken });
  const events = withoutUndone(history.events);
  const { work } = factsOf(events);
  expect(work).toEqual({
    ...{ noted: 3, notNoted: 2, persons: 6 },
    services: [
      { serviceId: 'ausweis', done: 4, notDone: 0 },
      { serviceId: 'wohnsitz', done: 1, notDone: 1 },
    ],
    hindrances: [{ hindrance: 'papersMissing', visits: 1 }],
  });
  const report = createReport({ from: '2017-11-06', to: '2017-11-07' });
  for (const day of ['2017-11-06', '2017-11-07']) report.add(day, factsOf(events));
  expect(report.report().work).toMatchObject({
    ...{ noted: 6, notNoted: 4, persons: 12, hindrances: [{ hindrance: 'papersMissing', visits: 2 }] },
  });
});

test('K18 what a visit turned out to be for is what reports count it with', () => {
  const { visitId } = at(1).draw('ausweis');
  history.callNext(1);
  act(1, { type: 'changeVisit', visitId, serviceIds: ['wohnsitz', 'ausweis'], persons: 2 });
  act(1, { type: 'finish', visitId });
  expect(visitsOf(history)).toMatchObject([{ serviceId: 'wohnsitz' }]);
});

test('R1 on random days the parts of each kind add up to the whole, and so do their cases', () => {
  fc.assert(
    fc.property(fc.array(days, { minLength: 1, maxLength: 4 }), (histories) => {
      const report = createReport({ from: '2017-11-06', to: '2017-11-20' }, 'week');
      for (const [i, day] of histories.entries())
        report.add(`2017-11-${String(6 + 4 * i).padStart(2, '0')}`, factsOf(day.events));
      const { total, times, services, hours, weekdays, counters } = report.report();
      const whole = COUNTED.map((key) => total[key]);
      for (const parts of [times, services, hours, weekdays, counters]) {
        expect(sumsOf(parts)).toEqual(whole);
        for (const kind of ['walkInTimes', 'appointmentTimes'] as const)
          for (const time of ['wait', 'present', 'way', 'service'] as const)
            expect(parts.reduce((sum, { figures }) => sum + (figures[kind][time]?.cases ?? 0), 0)).toBe(
              total[kind][time]?.cases ?? 0,
            );
      }
      expect(total.visitors).toBe(total.walkIns + total.appointments);
    }),
    { numRuns: 60 },
  );
});

test('R1 the facts of random days are what the day itself says in the end, and as they are kept', () => {
  fc.assert(
    fc.property(days, (history) => {
      const facts = factsOf(history.events);
      const visits = [...history.day.visits.values()];
      expect(facts.visits).toHaveLength(visits.length);
      for (const [i, fact] of facts.visits.entries()) {
        const visit = visits[i];
        const called = visit?.calledAt ?? null;
        expect(fact.presentSec).toBe(called === null ? null : Math.round((called - (visit?.arrivedAt ?? 0)) / 1000));
        expect(fact.outcome === 'done').toBe(visit?.state === 'done');
        expect(fact.counterId).toBe(visit?.counterId ?? null);
        expect(fact.serviceId).toBe(visit?.serviceIds[0]);
        if (visit?.state === 'waiting') expect(fact.outcome).toBe('open');
      }
      const done = visits.filter(({ state }) => state === 'done');
      const noted = done.flatMap(({ work }) => work ?? []);
      expect(facts.work).toMatchObject({ noted: noted.length, notNoted: done.length - noted.length });
      expect(facts.work.persons).toBe(noted.reduce((sum, { persons }) => sum + persons, 0));
      const counted = noted.flatMap((work) => work.services.map(({ count }) => count));
      expect(facts.work.services.reduce((sum, one) => sum + one.done, 0)).toBe(counted.reduce((a, b) => a + b, 0));
      const rounded = facts.visits.map((fact) => ({
        ...fact,
        forecast: fact.forecast && { ...fact.forecast, expectedMin: expect.closeTo(fact.forecast.expectedMin, 1) },
      }));
      expect(keptFacts(keepFacts(facts))).toEqual({ ...facts, visits: rounded });
    }),
    { numRuns: 60 },
  );
});
