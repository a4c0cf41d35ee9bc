// K6: what a clerk reads at a counter that is no longer theirs.
import { screen } from '@testing-library/preact';
import { giveDialogs, showCounter } from './session';

beforeAll(giveDialogs);
beforeEach(() => localStorage.clear());

const alert = () => screen.getByText(/beendet|arbeitet jetzt/).closest('.kern-alert')?.textContent;

test('K6 who was displaced reads by whom and with which visitor, also after a reload', () => {
  showCounter({ person: null, displaced: { by: 'Peter Lang', number: 'A042', at: null } });
  expect(alert()).toContain('Peter Lang arbeitet jetzt an diesem Schalter.');
  expect(alert()).toContain('A042 ist hier geblieben; Peter Lang bedient weiter.');
});

test('K6 who sits elsewhere reads where; a visitor without a clerk is said', () => {
  const { receive } = showCounter({ person: null, displaced: { by: null, number: null, at: '5' } });
  expect(alert()).toContain('Sie sind jetzt an Schalter 5 angemeldet.');
  receive({ person: null, displaced: { by: null, number: 'A042', at: null } });
  expect(alert()).toContain('A042 ist hier geblieben. Bitte melden Sie sich hier an');
  receive({ person: null, displaced: null });
  expect(screen.queryByText(/beendet|arbeitet jetzt/)).toBeNull();
});
