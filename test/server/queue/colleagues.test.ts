// K15: what counters see of each other, on whatever day.
import fc from 'fast-check';
import { clerk, min, openHistory, settingsWith } from './history';
import { acts, perform, screensOf, smallOffice } from './office';

test('K15 every other counter is there with who is logged in, whom it calls or serves since when, and until when it pauses', () => {
  const history = openHistory(settingsWith({}));
  for (const counter of [1, 2, 3]) history.openCounter(counter);
  const { visitId } = history.draw();
  history.draw();
  history.callNext(2);
  history.time.now = min(2);
  history.done({ type: 'begin', visitId }, clerk(2));
  history.done({ type: 'pause', until: min(20) }, clerk(3));
  const [first, second] = screensOf(history).counters;
  const short = first?.colleagues.map(({ name, clerk: who, state, number, since, until }) => [
    ...[name, who, state, number, since, until],
  ]);
  expect(short?.slice(0, 3)).toEqual([
    ['2', 'Person 2', 'serving', 'A001', min(2), null],
    ['3', 'Person 3', 'paused', null, min(2), min(20)],
    ['4', null, 'closed', null, null, null],
  ]);
  expect(second?.colleagues[0]).toMatchObject({ name: '1', state: 'free', number: null });
  // Nobody sees it who is not logged in.
  expect(screensOf(history).loggedOut[0]?.colleagues).toEqual([]);
});

test('K15 it says of the present moment only, whatever was done: the same day by another way looks the same', () => {
  fc.assert(
    fc.property(acts, (list) => {
      const history = openHistory(smallOffice);
      history.openCounter(1);
      for (const act of list) perform(history, act);
      const { day } = history;
      for (const { colleagues, counter } of screensOf(history).counters) {
        const others = history.settings().counters.filter(({ id }) => id !== counter.id);
        expect(colleagues.map(({ id }) => id)).toEqual(others.map(({ id }) => id));
        for (const one of colleagues) {
          const state = day.counters.get(one.id);
          const visit = state?.visitId ? day.visits.get(state.visitId) : undefined;
          const expected = state && (visit?.state ?? (state.paused ? 'paused' : 'free'));
          expect(one.state).toBe(expected ?? 'closed');
          expect(one.number).toBe(visit?.number ?? null);
          expect(one.until).toBe(state?.paused?.until ?? null);
        }
      }
    }),
    { numRuns: 30 },
  );
});
