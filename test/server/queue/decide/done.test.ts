// K7, K18: what was really done, noted with the end or after it; and what turns out while somebody is served.
import type { Work } from '../../../../shared/events';
import { clerk, openHistory, settingsWith } from '../history';
import { screensOf } from '../office';

const done = (serviceId: string, count = 1) => ({ serviceId, count });
const passport: Work = { services: [done('ausweis', 2)], persons: 2, hindrance: null };

const serving = (settings = settingsWith({})) => {
  const history = openHistory(settings);
  for (const counter of [1, 2]) history.openCounter(counter);
  const { visitId } = history.draw();
  history.callNext(1);
  history.done({ type: 'begin', visitId }, clerk(1));
  const undo = () => {
    const act = history.day.acts.get('schalter-1')?.findLast(({ isUndone }) => !isUndone)?.versions[0] ?? 0;
    return history.refused({ type: 'undo', act }, clerk(1));
  };
  return { ...history, visitId, undo, visit: () => history.day.visits.get(visitId) };
};
const counterOf = (history: Parameters<typeof screensOf>[0]) =>
  screensOf(history).counters.find(({ counter }) => counter.id === 'schalter-1');

test('K7 finish and note are one act: both happen, and one press takes both back', () => {
  const history = serving();
  const { visitId, undo, visit, happened } = history;
  history.done({ type: 'finish', visitId, work: passport }, clerk(1));
  expect(happened().slice(-2)).toEqual(['workNoted', 'visitFinished']);
  expect(visit()).toMatchObject({ state: 'done', work: passport });
  expect(counterOf(history)?.acts[0]).toMatchObject({ name: 'finish', unnoted: null });
  expect(undo()).toBeNull();
  expect(visit()).toMatchObject({ state: 'serving', work: null });
});

test('K7 a note is refused as a whole: services that there are not, one twice, nothing done and no reason', () => {
  const { visitId, refused, visit } = serving();
  const finish = (work: Partial<Work>) =>
    refused({ type: 'finish', visitId, work: { ...passport, ...work } }, clerk(1));
  expect(finish({ services: [done('zauberei')] })).toBe('unknownService');
  expect(finish({ services: [done('ausweis'), done('ausweis')] })).toBe('malformed');
  expect(finish({ services: [done('ausweis', 0)] })).toBe('malformed');
  expect(visit()?.state).toBe('serving');
  expect(finish({ services: [done('ausweis', 0)], hindrance: 'outage' })).toBeNull();
});

test('K7 a service that has left the settings since is noted as any that the visit was for', () => {
  const history = serving();
  const { visitId, change, settings } = history;
  change({ ...settings(), services: settings().services.filter(({ id }) => id !== 'ausweis') });
  expect(history.refused({ type: 'finish', visitId, work: passport }, clerk(1))).toBeNull();
});

test('K7 it can be noted for a quarter of an hour after the end, by the counter that finished, and is an act of its own', () => {
  const history = serving();
  const { visitId, time, undo, visit } = history;
  const note = (counter: number) => history.refused({ type: 'noteWork', visitId, work: passport }, clerk(counter));
  const unnoted = () => counterOf(history)?.acts.find(({ name }) => name === 'finish')?.unnoted;
  expect(note(1)).toBe('visitMovedOn');
  history.done({ type: 'finish', visitId }, clerk(1));
  expect(unnoted()).toMatchObject({ services: [{ id: 'ausweis' }], persons: 1 });
  expect(note(2)).toBe('visitMovedOn');
  expect([note(1), visit()?.work, unnoted()]).toEqual([null, passport, null]);
  expect(counterOf(history)?.acts[0]?.name).toBe('noteWork');
  expect([undo(), visit()?.work, visit()?.state]).toEqual([null, null, 'done']);
  time.now += 15 * 60_000;
  expect(unnoted()).not.toBeNull();
  expect([note(1), undo()]).toEqual([null, null]);
  time.now += 1;
  expect([note(1), unnoted()]).toEqual(['noteTooLate', null]);
});

test('K18 services and persons change while somebody is served: the counter, the phone and the forecast go by the new ones', () => {
  const history = openHistory();
  history.openCounter(1);
  const { visitId } = history.draw();
  history.callNext(1);
  history.done({ type: 'begin', visitId }, clerk(1));
  const { visitId: next } = history.draw('fundsachen');
  const latest = () => screensOf(history).phones.get(next)?.forecast?.toMin ?? 0;
  const [before, serviceIds] = [latest(), ['ausweis', 'wohnsitz']];
  const change = { type: 'changeVisit', visitId, serviceIds, persons: 3 } as const;
  history.done(change, clerk(1));
  expect(counterOf(history)?.visit).toMatchObject({ serviceIds, persons: 3, services: [{}, {}] });
  expect(screensOf(history).phones.get(visitId)?.services).toHaveLength(2);
  expect(latest()).toBeGreaterThan(before);
  const count = history.happened().length;
  history.done(change, clerk(1));
  expect(history.happened()).toHaveLength(count);
  history.done({ type: 'undo', act: history.day.acts.get('schalter-1')?.at(-1)?.versions[0] ?? 0 }, clerk(1));
  expect(history.day.visits.get(visitId)).toMatchObject({ serviceIds: ['ausweis'], persons: 1, state: 'serving' });
  expect(latest()).toBe(before);
});

test('K18 refused: at another counter, once it is over, services that there are not or that nobody does together', () => {
  const { counters } = settingsWith({});
  const apart = counters.map((counter, i) => ({ ...counter, serviceIds: [i === 1 ? 'wohnsitz' : 'ausweis'] }));
  const { visitId, refused, done: act } = serving(settingsWith({ counters: apart }));
  const change = (serviceIds: string[], counter = 1) =>
    refused({ type: 'changeVisit', visitId, serviceIds, persons: 1 }, clerk(counter));
  expect(change(['wohnsitz'], 2)).toBe('visitMovedOn');
  expect(change(['zauberei'])).toBe('unknownService');
  expect(change(['ausweis', 'ausweis'])).toBe('malformed');
  expect(change(['ausweis', 'wohnsitz'])).toBe('noCounterServes');
  act({ type: 'finish', visitId }, clerk(1));
  expect(change(['wohnsitz'])).toBe('visitMovedOn');
});
