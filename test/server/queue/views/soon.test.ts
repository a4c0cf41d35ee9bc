// F8: from when on a ticket's page says that the call comes soon.
import type { Settings } from '../../../../shared/settings';
import { clerk, openHistory, settingsWith } from '../history';
import { screensOf } from '../office';

const { calls, policy } = settingsWith({});
/** One counter that serves everything; five people wait, and each takes the usual time of their matter. */
const fiveWait = (changes: Partial<Settings['calls']>) => {
  const history = openHistory(settingsWith({ calls: { ...calls, ...changes }, policy }));
  history.openCounter(1);
  const drawn = Array.from({ length: 5 }, () => history.draw().visitId);
  const soon = () =>
    drawn.flatMap((id, place) => (screensOf(history).phones.get(id)?.isSoon ? [`A00${place + 1}`] : []));
  return { history, soon };
};

test('F8 a call comes soon with so few people before it as the office has set', () => {
  const { history, soon } = fiveWait({ soonPeople: 2, soonMin: 0 });
  expect(soon()).toEqual(['A001', 'A002', 'A003']);
  history.callNext(1);
  expect(soon()).toEqual(['A002', 'A003', 'A004']);
});

test('F8 a call comes soon with so few minutes to go as the office has set', () => {
  expect(fiveWait({ soonPeople: 0, soonMin: 20 }).soon()).toEqual(['A001', 'A002']);
  expect(fiveWait({ soonPeople: 0, soonMin: 1 }).soon()).toEqual(['A001']);
});

test('F8 nothing is said of a soon call while nobody at work takes what it is for', () => {
  const { history, soon } = fiveWait({ soonPeople: 5, soonMin: 60 });
  expect(soon()).toHaveLength(5);
  history.done({ type: 'logOut' }, clerk(1));
  expect(soon()).toEqual([]);
});
