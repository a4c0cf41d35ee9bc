// F1: the calls to come, played through; plain numbers in and out.
import fc from 'fast-check';
import { createChance } from '../../../../demo/chance';
import {
  type ProjectedCounter,
  type ProjectedVisitor,
  paceOf,
  projectWaits,
  restOf,
} from '../../../../server/queue/forecast/projection';
import { MINUTE_MS } from '../../../../shared/time';

const POLICY = { leadMin: 5, graceMin: 15, run: 2 };
const NOW = 1_000_000 * MINUTE_MS;
const at = (minute: number) => NOW + minute * MINUTE_MS;

const desk = (
  freeMin: number,
  absences: [number, number][] = [],
  serves: (id: string) => boolean = () => true,
): ProjectedCounter => ({
  freeAt: at(freeMin),
  absences: absences.map(([from, to]) => ({ from: at(from), to: to === Number.POSITIVE_INFINITY ? to : at(to) })),
  mayServe: serves,
});
const walkIn = (id: string, arrivedMin: number, busyMin = 10, comesMin = 0): ProjectedVisitor => ({
  ...{ id, slotAt: null, arrivedAt: at(arrivedMin), comesAt: at(comesMin), busyMs: busyMin * MINUTE_MS },
});
const booked = (id: string, slotMin: number, comesMin: number, busyMin = 10): ProjectedVisitor => ({
  ...{ id, slotAt: at(slotMin), arrivedAt: at(comesMin), comesAt: at(comesMin), busyMs: busyMin * MINUTE_MS },
});
const waits = (desks: ProjectedCounter[], people: ProjectedVisitor[], until: string | null = null) =>
  Object.fromEntries(projectWaits({ now: NOW, desks, people, policy: POLICY, recent: [], until }));

test('F1 the line is called as counters become free', () => {
  const line = [walkIn('a', -3), walkIn('b', -2, 4), walkIn('c', -1)];
  expect(waits([desk(0), desk(3)], line)).toEqual({ a: 0, b: 3, c: 7 });
});

test('F1 an appointment that is expected goes before the line when its time has come', () => {
  const line = [walkIn('a', -3), walkIn('b', -2)];
  expect(waits([desk(0)], [...line, booked('t', 12, 8)])).toEqual({ a: 0, t: 10, b: 20 });
});

test('F3 a break begins when the visitor before it has gone, and keeps its length; after the shift nobody calls', () => {
  const line = [walkIn('a', -3), walkIn('b', -2), walkIn('c', -1)];
  expect(waits([desk(0, [[5, 20]])], line)).toEqual({ a: 0, b: 25, c: 35 });
  expect(waits([desk(0, [[15, Number.POSITIVE_INFINITY]])], line)).toEqual({ a: 0, b: 10 });
});

test('F1 who is served by no desk has no wait, and holds up nobody', () => {
  const line = [walkIn('a', -3), walkIn('b', -2)];
  expect(waits([desk(0, [], (id) => id !== 'a')], line)).toEqual({ b: 0 });
  expect(waits([], line)).toEqual({});
});

test('F1 it stops at the one that is asked for', () => {
  const line = [walkIn('a', -3), walkIn('b', -2), walkIn('c', -1)];
  expect(Object.keys(waits([desk(0)], line, 'b'))).toEqual(['a', 'b']);
});

test('F1 every person is called once and not before coming, no desk has two at a time, and nobody idles beside work', () => {
  const people = fc
    .array(
      fc.record({
        comes: fc.integer({ min: -60, max: 120 }),
        busy: fc.integer({ min: 1, max: 30 }),
        slot: fc.option(fc.integer({ min: -20, max: 120 })),
      }),
      { maxLength: 40 },
    )
    .map((list) =>
      list.map(({ comes, busy, slot }, i) =>
        slot === null
          ? walkIn(`p${i}`, comes, busy, Math.max(0, comes))
          : booked(`p${i}`, slot, Math.max(0, comes), busy),
      ),
    );
  fc.assert(
    fc.property(people, fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 8 }), (all, free) => {
      const called = waits(
        free.map((minute) => desk(minute)),
        all,
      );
      expect(Object.keys(called).sort()).toEqual(all.map(({ id }) => id).sort());
      for (const { id, comesAt } of all) expect(at(called[id] ?? 0)).toBeGreaterThanOrEqual(comesAt);
      const starts = all.map(({ id, busyMs }) => ({
        from: called[id] ?? 0,
        to: (called[id] ?? 0) + busyMs / MINUTE_MS,
      }));
      for (const { from } of starts)
        expect(starts.filter((one) => one.from <= from && from < one.to).length).toBeLessThanOrEqual(free.length);
    }),
  );
});

test('F1 a desk that has been free for a while calls now, and a break that is over is not taken again', () => {
  expect(waits([desk(-20)], [walkIn('a', -3, 10, -3)])).toEqual({ a: 0 });
  expect(waits([desk(0, [[-30, -15]])], [walkIn('a', -3)])).toEqual({ a: 0 });
});

test('F1 the rest of a service is exceeded as often as not by those that have taken as long, and never nothing', () => {
  const chance = createChance(3);
  const normal = () => Math.sqrt(-2 * Math.log(1 - chance.share())) * Math.cos(2 * Math.PI * chance.share());
  const times = Array.from({ length: 40_000 }, () => 12 * Math.exp(0.5 * normal() - 0.125));
  for (const elapsed of [0, 3, 12, 20]) {
    const longer = times.filter((time) => time > elapsed);
    const exceeded = longer.filter((time) => time - elapsed > restOf(12, elapsed)).length / longer.length;
    expect(exceeded).toBeGreaterThan(0.48);
    expect(exceeded).toBeLessThan(0.52);
  }
  expect(restOf(0, 5)).toBe(0);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 600 }), (usual, elapsed) => {
      const rest = restOf(usual, elapsed);
      expect(rest).toBeGreaterThan(0);
      expect(Number.isFinite(rest)).toBe(true);
    }),
  );
});

test('F1 the pace of the day follows its services, slowly, whatever they are, and not a forgotten button', () => {
  const slow = (count: number) => paceOf(Array.from({ length: count }, () => ({ took: 15, usual: 10 })));
  expect(slow(0)).toBe(1);
  expect(slow(1)).toBeLessThan(1.02);
  expect(slow(40)).toBeCloseTo(1.25);
  expect(paceOf([{ took: 480, usual: 10 }])).toBeLessThan(1.1);
  expect(paceOf([{ took: 5, usual: 0 }])).toBe(1);
});
