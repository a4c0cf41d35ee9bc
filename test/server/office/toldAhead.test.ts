// F10: how the office notes what it tells ahead, while counters wait.
import { createToldAhead } from '../../../server/office/memory/toldAhead';
import { NOTHING_LEARNED } from '../../../server/queue/forecast/lessons';
import { clerk, min, openHistory, settingsWith } from '../queue/history';

test('F10 at each look one time ahead is noted, and all of them within some seconds, every five minutes', () => {
  const history = openHistory();
  history.openCounter(1);
  const told = createToldAhead();
  const settings = settingsWith({});
  let looks = 0;
  const look = (at: number) => {
    const outlook = { day: history.day, settings, learned: NOTHING_LEARNED, now: at };
    let isNoted = false;
    told.note(outlook, () => {
      isNoted = true;
      return [];
    });
    looks += isNoted ? 1 : 0;
  };
  for (let second = 0; second < 60; second++) look(min(0) + 1000 * second);
  expect(looks).toBe(6);
  for (let second = 0; second < 60; second++) look(min(5) + 1000 * second);
  expect(looks).toBe(12);
  history.time.now = min(60);
  const { visitId } = history.draw('ausweis');
  history.callNext(1);
  history.done({ type: 'begin', visitId }, clerk(1));
  // Of the first time an hour ahead.
  expect(told.against(history.day)).toMatchObject([{ inMin: 60, told: 1, held: 1 }]);
});
