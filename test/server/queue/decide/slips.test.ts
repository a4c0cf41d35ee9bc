// P2, P3, W3: slips and printers.
import fc from 'fast-check';
import type { Slip } from '../../../../server/queue/day/day';
import { NOTHING_LEARNED } from '../../../../server/queue/forecast/lessons';
import { alarms } from '../../../../server/queue/views/counter';
import { createScene } from '../../../../server/queue/views/parts';
import { demonstrationOffice } from '../../../../server/starting/demonstration';
import { clerk, kiosk, min, OFFICE, openHistory, settingsWith } from '../history';

const printer = (...problems: ('paperOut' | 'paperLow' | 'unreachable')[]) =>
  ({ type: 'reportPrinter', printerId: 'drucker-1', problems }) as const;

const drawn = () => {
  const history = openHistory();
  history.openCounter(1);
  const { visitId } = history.draw();
  const slips = () => [...history.day.slips.values()];
  const report = (state: 'sending' | 'printed' | 'notSent' | 'unknown', slipId = slips()[0]?.id ?? '') =>
    history.done({ type: 'reportSlip', slipId, state, problem: null }, OFFICE);
  return { ...history, visitId, slips, report, again: { type: 'printAgain', visitId } as const };
};

test('P2 a slip goes from queued over sending to its end, and stays there', () => {
  const { slips, report } = drawn();
  expect(slips()[0]?.state).toBe('queued');
  report('sending');
  report('unknown');
  report('printed');
  expect(slips()[0]?.state).toBe('unknown');
});

test('W3 with the printer out of order the number exists, and its slip is noted as not sent', () => {
  const { done, slips, day } = drawn();
  done(printer('paperOut'), OFFICE);
  const second = done<{ slipId: string | null; visitId: string }>(
    { type: 'drawTicket', serviceIds: ['ausweis'], persons: 1, language: 'de' },
    kiosk(),
  );
  expect(second.slipId).toBeNull();
  expect(day.visits.get(second.visitId)?.number).toBe('A002');
  expect(slips()[1]).toMatchObject({ state: 'notSent', problem: 'paperOut' });
});

test('W3 a kiosk without a printer draws numbers all the same', () => {
  const kiosks = settingsWith({}).kiosks.map((one) => ({ ...one, printerId: null }));
  const history = openHistory(settingsWith({ kiosks }));
  expect(history.draw().number).toBe('A001');
  expect(history.day.slips.size).toBe(0);
});

test('P3 when the printer is mended young slips print, older ones and settled ones do not', () => {
  const { done, draw, slips, time } = drawn();
  done(printer('paperOut'), OFFICE);
  draw();
  time.now = min(2);
  draw();
  draw();
  const last = slips()[3]?.id ?? '';
  done({ type: 'settleSlip', slipId: last }, clerk(1));
  done(printer('paperLow'), OFFICE);
  expect(slips().map((slip) => slip.state)).toEqual(['queued', 'notSent', 'queued', 'notSent']);
});

test('P3 the same condition reported twice is one event', () => {
  const { done, events } = drawn();
  done(printer('paperOut'), OFFICE);
  const before = events.length;
  done(printer('paperOut'), OFFICE);
  expect(events).toHaveLength(before);
});

test('W2 print again prints the same number, at the kiosk only for its own visitor and not without end', () => {
  const { refused, report, slips, again, time } = drawn();
  expect(refused(again, kiosk())).toBe('notYetPrinted');
  report('printed');
  expect(refused(again, kiosk('kiosk-2'))).toBe('unknownVisit');
  expect(refused(again, kiosk())).toBeNull();
  expect(slips()[1]).toMatchObject({ copy: true, state: 'queued' });
  report('printed', slips()[1]?.id);
  expect(refused(again, kiosk())).toBeNull();
  report('printed', slips()[2]?.id);
  expect(refused(again, kiosk())).toBe('tooManyCopies');
  time.now = min(3);
  expect(refused(again, kiosk())).toBe('unknownVisit');
  expect(refused(again, clerk(1))).toBeNull();
});

test('P2 a slip that was never sent is no copy when it is printed again', () => {
  const { done, report, slips, again } = drawn();
  report('notSent');
  done(again, kiosk());
  expect(slips()[1]?.copy).toBe(false);
});

test('P2 after a restart nobody knows of a slip that was being sent, and old ones are not begun', () => {
  const { done, draw, report, slips, time } = drawn();
  report('sending');
  draw();
  time.now = min(2);
  draw();
  done({ type: 'recoverSlips' }, OFFICE);
  expect(slips().map((slip) => slip.state)).toEqual(['unknown', 'notSent', 'queued']);
});

test('P2 slips in doubt are the ones that looking through all of them finds', () => {
  const states = ['sending', 'printed', 'notSent', 'unknown'] as const;
  const step = fc.record({ act: fc.integer({ min: 0, max: 8 }), slip: fc.nat(5), isSilent: fc.boolean() });
  const found = (slips: readonly Slip[]) =>
    slips
      .filter(({ settled }) => !settled)
      .filter(({ state, problem }) => state === 'notSent' || (state === 'unknown' && problem !== 'silent'))
      .map(({ id }) => id);
  let seen = 0;
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const { day, visitId, refused: ask, slips } = drawn();
      for (const { act, slip, isSilent } of steps) {
        const slipId = slips()[slip % slips().length]?.id ?? '';
        const state = states[act];
        if (state) ask({ type: 'reportSlip', slipId, state, problem: isSilent ? 'silent' : null }, OFFICE);
        else if (act === 4) ask({ type: 'settleSlip', slipId }, clerk(1));
        else if (act === 5) ask({ type: 'printAgain', visitId }, clerk(1));
        else if (act === 6) ask({ type: 'drawTicket', serviceIds: ['ausweis'], persons: 1, language: 'de' }, kiosk());
        else ask(act === 7 ? printer('unreachable') : printer(), OFFICE);
        expect([...day.doubtful].sort()).toEqual(found(slips()).sort());
        seen += day.doubtful.size;
      }
    }),
    { numRuns: 60 },
  );
  expect(seen).toBeGreaterThan(0);
});

test('P3 an alarm is taken on at one counter and quiet at all, until the printer’s condition changes', () => {
  const { done, day, events } = drawn();
  const see = { type: 'acknowledgeAlarm', printerId: 'drucker-1' } as const;
  const seen = () =>
    alarms(day, createScene({ day, settings: demonstrationOffice, learned: NOTHING_LEARNED, now: 0 })).find(
      (one) => one.kind === 'printer',
    );
  done(printer('paperLow'), OFFICE);
  expect(seen()).toMatchObject({ seen: null });
  done(see, clerk(2));
  expect(seen()).toMatchObject({ seen: { counter: '2' } });
  const before = events.length;
  done(see, clerk(1));
  expect(events).toHaveLength(before);
  done(printer('paperOut'), OFFICE);
  expect(seen()).toMatchObject({ problems: ['paperOut'], seen: null });
  done(printer(), OFFICE);
  done(see, clerk(1));
  expect(seen()).toBeUndefined();
});

test('P3 the conditions of a day are kept with their times', () => {
  const { done, day, time } = drawn();
  time.now = min(1);
  done(printer('paperOut'), OFFICE);
  time.now = min(2);
  done(printer(), OFFICE);
  expect(day.conditions).toMatchObject([
    { printerId: 'drucker-1', problems: ['paperOut'] },
    { printerId: 'drucker-1', problems: [] },
  ]);
  const [one, other] = day.conditions;
  expect((other?.at ?? 0) - (one?.at ?? 0)).toBe(60_000);
});
