// K27, K28, S88: numbers from paper: a paper day brought in, and who still waits in the line of today.
import fc from 'fast-check';
import { riseOf } from '../../../../booking/ticket/rise';
import { checkDay } from '../../../../scripts/checkDay.mjs';
import { aheadOf } from '../../../../server/queue/ahead/ahead';
import { learnRanges } from '../../../../server/queue/ahead/ranges';
import { createNoted } from '../../../../server/queue/ahead/truth';
import { broughtInto } from '../../../../server/queue/decide/paper/takeBack';
import { createFacts } from '../../../../server/queue/figures/facts';
import { lessonOf, NOTHING_LEARNED } from '../../../../server/queue/forecast/lessons';
import type { RecordLine } from '../../../../server/queue/record/lines';
import { recordOf } from '../../../../server/queue/record/record';
import { createScene } from '../../../../server/queue/views/parts';
import { receiptOf } from '../../../../server/queue/views/receipt';
import { ticketView } from '../../../../server/queue/views/ticket';
import { createMasks } from '../../../../server/records/masks';
import { NO_RECORD, recordText } from '../../../../server/records/text';
import { parseCommand } from '../../../../shared/commands';
import type { BroughtSlip } from '../../../../shared/paper/brought';
import type { PaperResult, TakenBackResult } from '../../../../shared/paper/slips';
import { settingsSchema } from '../../../../shared/settings';
import { ADMIN } from '../../../../ui/gallery/history';
import { clerk, min, openHistory, settingsWith } from '../history';

const DAY = '2017-11-06';
const keyOf = (number: number, block = 'ABCD') => `Q${String(number).padStart(3, '0')}-${block}-ABCDEFGHJK`;
const slip = (number: number, more: Partial<BroughtSlip> = {}): BroughtSlip => ({
  ...{ key: keyOf(number), serviceIds: ['ausweis'], persons: 1, language: 'de', cameAt: min(-30 + number) },
  ...{ isEstimated: false, outcome: 'done', calledAt: null, endedAt: null, counterId: null, ...more },
});
const waits = (number: number, more: Partial<BroughtSlip> = {}) => slip(number, { outcome: 'waiting', ...more });

const office = () => {
  const history = openHistory();
  return {
    ...history,
    bring: (slips: BroughtSlip[], day = DAY) =>
      history.done<PaperResult>({ type: 'bringInPaper', day, slips }, ADMIN, history.dayNamed(day)),
    takeBack: (numbers: number[], day = DAY) =>
      history.done<TakenBackResult>(
        { type: 'takeBackPaper', day, keys: numbers.map((number) => keyOf(number)) },
        ADMIN,
        history.dayNamed(day),
      ),
    notTakenBack: (numbers: number[], day = DAY) => {
      const command = { type: 'takeBackPaper', day, keys: numbers.map((number) => keyOf(number)) } as const;
      const decision = history.when(command, ADMIN, history.dayNamed(day));
      return 'refusal' in decision ? decision.refusal : null;
    },
    refused: (slips: BroughtSlip[], day = DAY) => {
      const decision = history.when({ type: 'bringInPaper', day, slips }, ADMIN, history.dayNamed(day));
      return 'refusal' in decision ? decision.refusal : null;
    },
  };
};
const hourOf = (at: number) => 9 + Math.floor((at - min(0)) / 3_600_000);
const factsOf = ({ events }: Pick<ReturnType<typeof office>, 'events'>, day = DAY) => {
  const facts = createFacts(hourOf);
  for (const stored of events) if (stored.day === day) facts.add(stored);
  return facts.facts();
};

test('K27 who waits with a slip from paper stands in the line by its time, before who came later and behind who came earlier', () => {
  const history = office();
  history.openCounter(1);
  const early = history.draw();
  history.time.now = min(15);
  const late = history.draw();
  history.time.now = min(20);
  // Scanned in another order than they were handed out.
  history.bring([waits(12, { cameAt: min(10) }), waits(11, { cameAt: min(5) })]);
  expect([...history.day.waiting.values()].map(({ number }) => number)).toEqual([
    ...[early.number, 'Q011', 'Q012', late.number],
  ]);
  const called = [1, 2, 3, 4].map(() => {
    const number = history.callNext(1);
    const { visitId } = history.day.counters.get('schalter-1') ?? {};
    history.done({ type: 'begin', visitId: visitId ?? '' }, clerk(1));
    history.done({ type: 'finish', visitId: visitId ?? '' }, clerk(1));
    return number;
  });
  expect(called).toEqual([early.number, 'Q011', 'Q012', late.number]);
});

test('K27 of one minute the slips stand by number, in whichever order they are scanned', () => {
  const history = office();
  const at = { cameAt: min(-5) };
  history.bring([waits(13, at), waits(11, at), waits(12, at), waits(10, { cameAt: min(-4) })]);
  expect([...history.day.waiting.values()].map(({ number }) => number)).toEqual(['Q011', 'Q012', 'Q013', 'Q010']);
});

test('K27 a slip that is scanned again changes nothing, also once it has been called', () => {
  const history = office();
  history.openCounter(1);
  expect(history.bring([waits(1), waits(1), waits(2)])).toEqual({ brought: 2, known: 1 });
  expect(history.bring([waits(1), slip(2)])).toEqual({ brought: 0, known: 2 });
  expect(history.callNext(1)).toBe('Q001');
  const before = history.events.length;
  expect(history.bring([waits(1)])).toEqual({ brought: 0, known: 1 });
  expect(history.events.length).toBe(before);
  expect(history.day.waiting.size).toBe(1);
});

test('K27, F7 the page of its ticket shows it, and who stands behind it is told that somebody is back', () => {
  const history = office();
  history.openCounter(1);
  history.time.now = min(5);
  const { visitId } = history.draw();
  const view = (key: string) => {
    const scene = createScene({
      ...{ day: history.day, settings: history.settings(), learned: NOTHING_LEARNED, now: history.time.now },
    });
    return ticketView(history.day, scene, key);
  };
  const ownKey = history.day.visits.get(visitId)?.key ?? '';
  const before = view(ownKey)?.ahead;
  history.bring([waits(1)]);
  expect(view(keyOf(1))).toMatchObject({ number: 'Q001', state: 'waiting' });
  const after = view(ownKey)?.ahead;
  expect(before && after && riseOf(before, after)).toBe('back');
});

test('K27 nobody waits on a day that is over, or for what nobody serves', () => {
  const history = office();
  expect(history.refused([waits(1)], '2017-11-03')?.code).toBe('paperTimes');
  expect(history.refused([waits(1, { cameAt: min(-3 * 1440) })], '2017-11-03')?.code).toBe('dayClosed');
  expect(history.refused([waits(1, { serviceIds: ['nothing'] })])?.code).toBe('unknownService');
});

test('K28 no settings can give the letter of paper numbers to a matter, and no kiosk draws one', () => {
  const { services } = settingsWith({});
  const [first] = services;
  const taken = settingsWith({ services: first ? [{ ...first, letter: 'Q' }, ...services.slice(1)] : [] });
  expect(settingsSchema.safeParse(taken).success).toBe(false);
  expect(settingsSchema.safeParse(settingsWith({ appointmentLetter: 'Q' })).success).toBe(false);
});

test('S88 refused by name: of another day, a number twice, times that cannot be; and nothing of it happens', () => {
  const history = office();
  const friday = '2017-11-03';
  history.bring([slip(1, { cameAt: min(-3 * 1440) })], friday);
  const before = history.events.length;
  expect(history.refused([slip(2), slip(1)])).toEqual({ code: 'paperUsed', values: { number: 'Q001', day: friday } });
  expect(history.refused([slip(3), slip(3, { key: keyOf(3, 'EFGH') })])).toEqual({
    ...{ code: 'paperTwice', values: { number: 'Q003' } },
  });
  expect(history.refused([slip(4, { calledAt: min(-28) })])).toEqual({
    ...{ code: 'paperTimes', values: { number: 'Q004' } },
  });
  expect(history.refused([slip(5, { endedAt: min(1) })])?.code).toBe('paperTimes');
  expect(history.refused([slip(6, { key: 'somebody-elses-key' })])?.code).toBe('unknownPaper');
  expect(history.refused([slip(7, { counterId: 'schalter-99' })])?.code).toBe('unknownCounter');
  expect(history.refused([slip(8)], '2017-11-07')?.code).toBe('dayClosed');
  expect(history.events.length).toBe(before);
});

test('S88 figures have what was written down, and measure nothing by a time that was not', () => {
  const history = office();
  const times = { cameAt: min(-60), calledAt: min(-45), endedAt: min(-35), counterId: 'schalter-2' };
  history.bring([
    ...[slip(1, times), slip(2, { ...times, isEstimated: true }), slip(3, { outcome: 'missed', calledAt: min(-20) })],
    slip(4, { outcome: 'left', endedAt: min(-10) }),
  ]);
  const of = (number: number) => factsOf(history).visits[number - 1];
  expect(of(1)).toMatchObject({ outcome: 'done', waitSec: 900, serviceSec: 600, counterId: 'schalter-2', hour: 8 });
  expect(of(2)).toMatchObject({ outcome: 'done', waitSec: null, presentSec: null, serviceSec: 600 });
  expect(of(3)).toMatchObject({ outcome: 'missed', serviceSec: null, waySec: null, forecast: null });
  expect(of(4)).toMatchObject({ outcome: 'left', waitSec: null });
  expect(history.day.served.get('schalter-2')).toBe(2);
});

test('S88 what was brought in afterwards makes the day no longer: a printer was in trouble until its end', () => {
  const history = office();
  const printers = () => factsOf(history).printers;
  history.done({ type: 'reportPrinter', printerId: 'drucker-1', problems: ['paperOut'] }, { kind: 'office' });
  history.time.now = min(60);
  history.draw();
  const before = JSON.stringify(printers());
  history.time.now = min(5 * 60);
  history.bring([slip(1)]);
  expect(JSON.stringify(printers())).toBe(before);
});

test('S88, M13 the record of a day tells calls from paper and derives nothing from them; the line with them is checked', () => {
  const history = office();
  history.openCounter(1);
  history.time.now = min(10);
  history.draw();
  history.bring([slip(1, { calledAt: min(-20), endedAt: min(-10) }), waits(2), waits(3, { cameAt: min(12 - 3) })]);
  for (let call = 0; call < 3; call++) {
    history.callNext(1);
    const visitId = history.day.counters.get('schalter-1')?.visitId ?? '';
    history.done({ type: 'begin', visitId }, clerk(1));
    history.time.now += 60_000;
    history.done({ type: 'finish', visitId }, clerk(1));
  }
  const lines = recordOf({
    ...{ day: DAY, events: history.events, settings: [{ at: 0, settings: history.settings(), after: null }] },
    masked: createMasks(Buffer.from('always the same')),
  });
  const head = { day: DAY, office: 'Bürgerbüro', timeZone: 'Europe/Berlin', before: NO_RECORD };
  expect(checkDay(recordText(head, lines).text)).toMatchObject({ faults: [], calls: 3, paper: 1 });
  const brought: RecordLine = { at: min(10), paper: 'Q001', cameAt: min(-29), calledAt: min(-20) };
  expect(lines).toContainEqual(brought);

  // A call of the machine is passed off as one that people made.
  const faultsOf = (forged: RecordLine[]) => checkDay(recordText(head, forged).text).faults.map(({ what }) => what);
  const passedOff = lines.map((line) => ('call' in line ? { ...brought, at: line.at, paper: line.number } : line));
  expect(faultsOf(passedOff)).toEqual([
    ...['Q002 waits, and was called by hand', 'Q003 waits, and was called by hand', 'A001 is no number from paper'],
  ]);
  const twice = lines.flatMap((line): RecordLine[] => ('paper' in line ? [line, line] : [line]));
  expect(faultsOf(twice)).toEqual(['Q001 is from paper twice']);
});

test('S88, F10 nothing is learned of a wait from a time that nobody wrote down, nor of what was told from any slip', () => {
  const history = office();
  history.openCounter(1);
  const noted = createNoted();
  noted.note(
    aheadOf(
      { day: history.day, settings: history.settings(), learned: NOTHING_LEARNED, now: min(0) },
      learnRanges([]),
      [10],
    ),
    min(0),
  );
  history.time.now = min(90);
  const times = { cameAt: min(10), calledAt: min(40), endedAt: min(50) };
  history.bring([slip(1, times), slip(2, { ...times, isEstimated: true }), slip(3, { ...times, calledAt: null })]);
  history.bring([waits(4, { cameAt: min(10), isEstimated: true })]);
  expect(history.callNext(1)).toBe('Q004');
  const taught = lessonOf(history.day, () => 36);
  expect(taught.halfHours).toEqual([{ half: 18, came: 1, waitedMin: 30 }]);
  expect(taught.arrivals[36]).toBe(4);
  expect(noted.against(history.day)).toEqual([]);
});

test('S88, M14 who was called by hand while the server was gone went before by no rule, and by no other matter', () => {
  const history = office();
  history.openCounter(1);
  const { visitId } = history.draw();
  history.time.now = min(40);
  history.bring([slip(1, { cameAt: min(5), calledAt: min(10), endedAt: min(20) })]);
  history.callNext(1);
  const receipt = (key: string) => receiptOf(history.day, history.settings(), key)?.before;
  expect(receipt(history.day.visits.get(visitId)?.key ?? '')).toMatchObject([{ number: 'Q001', why: 'raised' }]);
});

test('S88 whatever is wrong with a slip among many, its number is told', () => {
  const history = office();
  const refused = (one: BroughtSlip) => history.refused([slip(1), one])?.values['number'];
  expect(refused(slip(2, { serviceIds: ['nothing'] }))).toBe('Q002');
  expect(refused(slip(3, { counterId: 'schalter-99' }))).toBe('Q003');
  expect(refused(slip(4, { key: 'somebody-elses-key' }))).toBe('somebody-elses-key');
  const many = Array.from({ length: 999 }, (_, i) => slip(i + 1, { cameAt: min(-60) }));
  expect(history.bring(many)).toEqual({ brought: 999, known: 0 });
  expect(parseCommand({ type: 'bringInPaper', day: DAY, slips: many }).success).toBe(true);
});

test('K29 a slip that was brought in by mistake is taken back: as if it never had been, and it can be brought in again', () => {
  const history = office();
  history.openCounter(1);
  history.time.now = min(15);
  history.draw();
  const state = () => {
    const { waiting, drawn, served, numbersInUse, byKey } = history.day;
    return JSON.stringify([[...waiting.keys()], [...drawn], [...served], [...numbersInUse], [...byKey.keys()]]);
  };
  const [before, facts] = [state(), JSON.stringify(factsOf(history))];
  history.bring([waits(1), slip(2, { calledAt: min(-20), counterId: 'schalter-2' }), slip(3, { outcome: 'left' })]);
  expect(state()).not.toBe(before);
  expect(history.takeBack([1, 2, 3, 3])).toEqual({ takenBack: 3 });
  expect(state()).toBe(before);
  expect(JSON.stringify(factsOf(history))).toBe(facts);
  expect(broughtInto(history.day, history.time.now)).toEqual([]);
  expect(history.notTakenBack([1])?.code).toBe('unknownVisit');
  // The number is free, and the slip is what it is: on another day as well.
  const friday = '2017-11-03';
  history.bring([slip(1, { cameAt: min(-3 * 1440) })], friday);
  expect(history.bring([waits(2)])).toEqual({ brought: 1, known: 0 });
  expect(history.callNext(1)).toBe('Q002');
  expect(history.takeBack([1], friday)).toEqual({ takenBack: 1 });
  expect(history.bring([waits(1)])).toEqual({ brought: 1, known: 0 });
});

test('K29 not what was called, printed or changed since, nor after seven days; all of them or none', () => {
  const history = office();
  history.openCounter(1);
  history.bring([waits(1), waits(2), waits(3), slip(4)]);
  expect(history.callNext(1)).toBe('Q001');
  const idOf = (number: number) => history.day.byKey.get(keyOf(number))?.id ?? '';
  history.done({ type: 'raise', visitId: idOf(2), reason: 'child' }, clerk(1));
  history.day.slips.set('slip-0001', {
    ...{ id: 'slip-0001', visitId: idOf(3), kioskId: 'kiosk-1', printerId: 'drucker-1', copy: true },
    ...{ state: 'printed', problem: null, queuedAt: min(0), settled: false },
  });
  for (const number of [1, 2, 3])
    expect(history.notTakenBack([4, number])).toEqual({
      ...{ code: 'paperMovedOn', values: { number: `Q00${number}` } },
    });
  const { length } = history.events;
  expect(
    broughtInto(history.day, history.time.now).map(({ number, outcome, back }) => [number, outcome, back]),
  ).toEqual([
    ['Q001', null, 'movedOn'],
    ['Q002', 'waiting', 'movedOn'],
    ['Q003', 'waiting', 'movedOn'],
    ['Q004', 'done', 'can'],
  ]);
  history.time.now = min(7 * 1440 + 1);
  expect(history.notTakenBack([4])).toEqual({ code: 'paperTooLate', values: { number: 'Q004', days: 7 } });
  history.time.now = min(7 * 1440);
  expect(history.events.length).toBe(length);
  expect(history.takeBack([4])).toEqual({ takenBack: 1 });
});

test('K29, M13 the record of a day tells nothing of what was brought in by mistake, and who waited by mistake is gone', () => {
  const history = office();
  history.openCounter(1);
  history.time.now = min(10);
  history.draw();
  history.bring([slip(1, { calledAt: min(-20) }), slip(2, { calledAt: min(-10) }), waits(3), waits(4)]);
  history.time.now = min(11);
  history.takeBack([1, 3]);
  const called = [0, 1].map(() => {
    const number = history.callNext(1);
    const visitId = history.day.counters.get('schalter-1')?.visitId ?? '';
    history.done({ type: 'begin', visitId }, clerk(1));
    history.done({ type: 'finish', visitId }, clerk(1));
    return number;
  });
  expect(called).toEqual(['Q004', 'A001']);
  const lines = recordOf({
    ...{ day: DAY, events: history.events, settings: [{ at: 0, settings: history.settings(), after: null }] },
    masked: createMasks(Buffer.from('always the same')),
  });
  const head = { day: DAY, office: 'Bürgerbüro', timeZone: 'Europe/Berlin', before: NO_RECORD };
  expect(checkDay(recordText(head, lines).text)).toMatchObject({ faults: [], calls: 2, paper: 1 });
  expect(lines.flatMap((line) => ('paper' in line ? [line.paper] : []))).toEqual(['Q002']);
});

const paperDay = fc.array(
  fc.record({
    number: fc.integer({ min: 1, max: 40 }),
    block: fc.constantFrom('ABCD', 'EFGH'),
    outcome: fc.constantFrom<BroughtSlip['outcome'][]>('done', 'done', 'missed', 'left', 'waiting'),
    came: fc.integer({ min: -120, max: 0 }),
    waited: fc.option(fc.integer({ min: 0, max: 60 }), { nil: null }),
    took: fc.option(fc.integer({ min: 0, max: 60 }), { nil: null }),
    isEstimated: fc.boolean(),
    counterId: fc.constantFrom(null, 'schalter-1', 'schalter-2'),
  }),
  { minLength: 1, maxLength: 25 },
);

test('S88, K29 any paper day: no number twice, the order of the slips, its figures; brought in again it changes nothing', () => {
  fc.assert(
    fc.property(paperDay, fc.integer({ min: 0, max: 6 }), (scanned, drawn) => {
      const history = office();
      history.time.now = min(200);
      for (let i = 0; i < drawn; i++) history.draw();
      const slips = scanned.map(({ number, block, came, waited, took, ...one }): BroughtSlip => {
        const calledAt = waited === null ? null : min(came + waited);
        const endedAt = took === null ? null : min(came + (waited ?? 0) + took);
        return slip(number, { ...one, key: keyOf(number, block), cameAt: min(came), calledAt, endedAt });
      });
      const [before, mine] = [history.events.length, new Map<string, BroughtSlip>()];
      for (const one of slips) {
        const number = one.key.slice(0, 4);
        const isTwice = mine.has(number) && mine.get(number)?.key !== one.key;
        expect(history.refused([one])?.code ?? null).toBe(isTwice ? 'paperTwice' : null);
        if (!mine.has(number)) mine.set(number, one);
      }
      const own = [...mine.values()];
      expect(history.events.length).toBe(before + own.length);
      const numbers = [...history.day.visits.values()].map(({ number }) => number);
      expect(new Set(numbers).size).toBe(numbers.length);

      const line = [...history.day.waiting.values()].map(({ arrivedAt, arrival }) => ({ arrivedAt, arrival }));
      const ordered = [...line].sort((a, b) => a.arrivedAt - b.arrivedAt || a.arrival - b.arrival);
      expect(line).toEqual(ordered);

      const facts = factsOf(history).visits.slice(drawn);
      const count = (outcome: string) => facts.filter((fact) => fact.outcome === outcome).length;
      for (const outcome of ['done', 'missed', 'left'] as const)
        expect(count(outcome)).toBe(own.filter((one) => one.outcome === outcome).length);
      const waitsOf = own
        .filter(({ outcome, isEstimated }) => (outcome === 'done' || outcome === 'missed') && !isEstimated)
        .flatMap(({ calledAt, cameAt }) => (calledAt === null ? [] : [(calledAt - cameAt) / 1000]));
      expect(facts.flatMap(({ waitSec }) => waitSec ?? []).sort()).toEqual(waitsOf.sort());

      expect(history.bring(own)).toEqual({ brought: 0, known: own.length });
      expect(history.events.length).toBe(before + own.length);

      // K29: what is taken back leaves the figures of the others, and nothing else.
      const keys = own.filter((_, i) => i % 2 === 0).map(({ key }) => key);
      history.done({ type: 'takeBackPaper', day: DAY, keys }, ADMIN);
      const rest = office();
      rest.time.now = min(200);
      for (let i = 0; i < drawn; i++) rest.draw();
      for (const [i, one] of own.entries()) if (i % 2 === 1) rest.bring([one]);
      expect(factsOf(history)).toEqual(factsOf(rest));
      expect([...history.day.served].sort()).toEqual([...rest.day.served].sort());
      expect(history.day.walkInsWaiting).toEqual(rest.day.walkInsWaiting);
      expect([...history.day.waiting.values()].map(({ number }) => number)).toEqual(
        [...rest.day.waiting.values()].map(({ number }) => number),
      );
    }),
    { numRuns: 60 },
  );
});
