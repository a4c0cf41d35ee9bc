// K6: what a clerk's screen says once somebody else works at the counter, or they themselves at another.

import { NOTHING_LEARNED } from '../../../../server/queue/forecast/lessons';
import { counterView } from '../../../../server/queue/views/counter';
import { createScene } from '../../../../server/queue/views/parts';
import { clerk, kiosk, OFFICE, openHistory } from '../history';
import { smallOffice } from '../office';

const NAMES: Record<string, string> = { 'person-0001': 'Aylin Demir', 'person-0002': 'Peter Lang' };

const open = () => {
  const history = openHistory(smallOffice);
  const sitDown = (counter: number, person: number) =>
    history.done({ type: 'openCounter', counterId: `schalter-${counter}`, personId: `person-000${person}` }, OFFICE);
  const shownTo = (personId: string | null) => {
    const { day, time } = history;
    const besides = { serverAlarms: [], sign: '', nameOf: (id: string | null) => (id && NAMES[id]) ?? null };
    const scene = createScene({ day, settings: history.settings(), learned: NOTHING_LEARNED, now: time.now }, besides);
    const person = personId === null ? null : { id: personId, name: '', roleIds: [], rights: [] };
    return counterView(day, scene, 'schalter-1', person)?.displaced;
  };
  sitDown(1, 1);
  return { ...history, sitDown, shownTo };
};

test('K6 who was displaced reads who works there now and with whom, and nobody else does', () => {
  const { sitDown, shownTo, done } = open();
  done({ type: 'drawTicket', serviceIds: [smallOffice.services[0]?.id ?? ''], persons: 1, language: 'de' }, kiosk());
  expect(shownTo('person-0001')).toBeNull();
  done({ type: 'callNext' }, clerk(1));
  sitDown(1, 2);
  expect(shownTo('person-0001')).toEqual({ by: 'Peter Lang', number: 'A001', at: null });
  expect([shownTo('person-0002'), shownTo(null)]).toEqual([null, null]);
});

test('K6 who has sat down elsewhere reads where, and a day that has ended displaces nobody', () => {
  const { sitDown, shownTo, done } = open();
  sitDown(2, 1);
  expect(shownTo('person-0001')).toEqual({ by: null, number: null, at: '2' });
  done({ type: 'closeDay' }, OFFICE);
  expect(shownTo('person-0001')).toBeNull();
});
