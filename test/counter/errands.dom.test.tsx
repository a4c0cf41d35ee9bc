// K20, K21: to the photo and back, at a counter.
import { screen, within } from '@testing-library/preact';
import type { CounterView } from '../../shared/protocol';
import { button, called, click, giveDialogs, HALF_PAST_NINE, press, showCounter, visitOf } from './session';

beforeAll(giveDialogs);
beforeEach(() => localStorage.clear());

const MINUTE = 60_000;
const PHOTO = { id: 'foto', name: { de: 'Foto', en: 'photo' }, article: 'zum' } as const;
const TILL = { id: 'kasse', name: { de: 'Kasse' }, article: 'zur' } as const;
const errands: CounterView['errands'] = [PHOTO, TILL];
const awaySince = (minutes: number, counterName = '3') => {
  const since = HALF_PAST_NINE - minutes * MINUTE;
  const { name, article } = PHOTO;
  const errand = { name, article, usualAt: since + 5 * MINUTE, overdueAt: since + 20 * MINUTE };
  return visitOf('A042', { state: 'parked', since, counterName, errand });
};
const parked = () => within(screen.getByRole('region', { name: /Geparkt/ }));

test('K20 one key sends to the first place, without a question; the others stand where somebody is parked', () => {
  const { commands, receive } = showCounter({ errands, visit: called() });
  expect(button(/Zum Foto/).textContent).toBe('Zum FotoO');
  press('o');
  expect(commands).toEqual([{ type: 'sendOnErrand', visitId: 'visit-A042', errandId: 'foto' }]);
  receive({ errands, visit: called({ state: 'serving' }) });
  press('p');
  click('Zur Kasse');
  expect(commands.slice(1)).toEqual([{ type: 'sendOnErrand', visitId: 'visit-A042', errandId: 'kasse' }]);
});

test('K20 where the office has no such place there is no such key', () => {
  const { commands } = showCounter({ visit: called() });
  press('o');
  expect(commands).toEqual([]);
  expect(screen.queryByRole('button', { name: /Zum/ })).toBeNull();
});

test('K21 who is away stands there with place and time, and is back by a press', () => {
  const { commands } = showCounter({ errands, parked: [awaySince(4)] });
  expect(parked().getByRole('listitem').textContent).toMatch(/A042.*Zum Foto.*Schalter 3, seit 9:26 \(4 Min\.\)/);
  expect(screen.queryByText('Noch nicht zurück')).toBeNull();
  click('Ist zurück: A042');
  expect(commands).toEqual([{ type: 'reportBack', ticket: 'visit-A042' }]);
});

test('K21 R5 who has given no sign for too long is told at the counter that sent them, and in every list', () => {
  const { receive } = showCounter({ errands, parked: [awaySince(25)] });
  expect(screen.getByText('A042 ist seit 25 Min. zum Foto unterwegs und hat sich nicht zurückgemeldet.')).toBeTruthy();
  receive({ errands, parked: [awaySince(25, '4')] });
  expect(screen.queryByText(/hat sich nicht zurückgemeldet/)).toBeNull();
  expect(parked().getByText('seit 25 Min. ohne Rückmeldung')).toBeTruthy();
});

test('K21 M8 the clerk sees why who is back is next', () => {
  const why = { rule: 'errand', name: PHOTO.name, article: 'zum' } as const;
  showCounter({ errands, next: visitOf('A042', { why }), waiting: [visitOf('A042', { why })], waitingCount: 1 });
  expect(screen.getAllByText(/zurück vom Foto/).length).toBeGreaterThan(0);
});
