// F11: before a number from home stand also those who come until its owner would be there.
import { expectedFromHome } from '../../../../server/queue/ahead/fromHome';
import { projectCalls } from '../../../../server/queue/forecast/forecast';
import { NOTHING_LEARNED } from '../../../../server/queue/forecast/lessons';
import { createScene } from '../../../../server/queue/views/parts';
import { ticketView } from '../../../../server/queue/views/ticket';
import { MINUTE_MS } from '../../../../shared/time';
import { min, openHistory, settingsWith, VISITOR } from '../history';

const FROM_HOME = { isOffered: true, perDay: 3, perNetwork: 3, wayMin: 20, graceMin: 15 };

/** One counter, and somebody every four minutes for half an hour. */
const busy = () => {
  const history = openHistory(settingsWith({ fromHome: FROM_HOME }));
  history.openCounter(1);
  for (let minute = 0; minute <= 28; minute += 4) {
    history.time.now = min(minute);
    history.draw();
  }
  history.time.now = min(30);
  const outlook = () => ({
    ...{ day: history.day, settings: history.settings(), learned: NOTHING_LEARNED, now: history.time.now },
  });
  return { history, outlook };
};
const newcomer = (now: number) => ({
  ...{ id: 'newcomer', serviceIds: ['ausweis'], onlyCounterId: null },
  home: { placeAt: now + 20 * MINUTE_MS, wayMin: 20, from: null },
});

test('F11 as many as still come before its place are counted before it', () => {
  const { outlook } = busy();
  const now = outlook().now;
  const alone = projectCalls(outlook(), newcomer(now)).get('newcomer') ?? 0;
  const told = expectedFromHome(outlook(), newcomer(now)) ?? 0;
  // Five come in twenty minutes, each for some ten.
  expect(told - alone).toBeGreaterThan(30);
});

test('F11 the phone says what was said when it was drawn', () => {
  const { history } = busy();
  const wish = { serviceIds: ['ausweis'], persons: 1, language: 'de' as const, wayMin: 20 };
  const { visitId, key } = history.done<{ visitId: string; key: string }>({ type: 'drawFromHome', ...wish }, VISITOR);
  const { day } = history;
  const scene = createScene({ day, settings: history.settings(), learned: NOTHING_LEARNED, now: history.time.now });
  const view = ticketView(day, scene, key);
  expect(view?.forecast).toEqual(day.visits.get(visitId)?.forecastGiven?.forecast);
  expect(view?.home?.setOutAt).toBeGreaterThan(history.time.now);
});
