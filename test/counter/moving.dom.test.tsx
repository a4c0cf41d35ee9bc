// K17: what a counter takes today is chosen with whom that would leave with nobody in sight, and is seen where it is so.
import { act, cleanup, screen } from '@testing-library/preact';
import type { StrandedResult } from '../../shared/commands/counters';
import type { CounterView } from '../../shared/protocol';
import { RIGHTS } from '../../shared/rights';
import { button, click, DONE, giveDialogs, refusedBecause, showCounter } from './session';

const COUNTERS: CounterView['counters'] = ['3', '4'].map((name) => ({
  ...{ id: `schalter-${name}`, name, open: true, serviceIds: null, movedTo: null },
}));
const COLLEAGUES: CounterView['colleagues'] = [
  ...[{ id: 'schalter-4', name: '4', clerk: 'Person 4', state: 'free' as const, number: null, since: null }].map(
    (one) => ({ ...one, until: null, serviceIds: null }),
  ),
];
const A012 = { visitId: 'visit-A012', number: 'A012', slotAt: null, services: [{ de: 'Personalausweis' }] };

beforeAll(giveDialogs);
beforeEach(() => localStorage.clear());
afterEach(cleanup);

const settle = () => act(() => new Promise((resolve) => setTimeout(resolve)));

test('K17 whom it would strand is said while it is ticked, and is what the yes is to', async () => {
  const answerQuery = (): StrandedResult => ({ stranded: [A012] });
  const { commands, queries, answer } = showCounter({ counters: COUNTERS, colleagues: COLLEAGUES }, answerQuery);
  click(/^Anliegen heute.*4/);
  await settle();
  expect(queries.at(-1)).toEqual({ type: 'strandedBy', counterId: 'schalter-4', serves: 'all' });
  act(() => screen.getByLabelText('Personalausweis').click());
  await settle();
  expect(queries.at(-1)).toEqual({ type: 'strandedBy', counterId: 'schalter-4', serves: ['fundsachen'] });
  screen.getByText('1 Person würde dann niemand mehr aufrufen:');
  expect(document.querySelector('.wm-moving__whom')?.textContent).toBe('A012 Personalausweis');
  click('Trotzdem für heute übernehmen');
  expect(commands).toEqual([
    { type: 'moveCounter', counterId: 'schalter-4', serves: ['fundsachen'], agreed: ['visit-A012'] },
  ]);
  await answer(refusedBecause('wouldStrand', { count: 2 }));
  screen.getByText('Inzwischen wären andere betroffen. Bitte sehen Sie noch einmal nach.');
  click('Trotzdem für heute übernehmen');
  await answer(DONE);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('K17 nothing ticked is nothing to be saved; set back with one press', async () => {
  const counters = COUNTERS.map((one) => ({ ...one, movedTo: ['ausweis'] }));
  const { commands, answer } = showCounter({ counters, colleagues: COLLEAGUES }, () => ({ stranded: [] }));
  screen.getByText('Was dieser Platz heute übernimmt:', { exact: false });
  click(/^Anliegen heute.*3/);
  await settle();
  screen.getByText('Alle, die da oder angemeldet sind, kommen weiterhin dran.');
  act(() => screen.getByLabelText('Personalausweis').click());
  await settle();
  screen.getByText('Bitte wählen Sie wenigstens ein Anliegen.');
  expect(button('Für heute übernehmen').getAttribute('aria-disabled')).toBe('true');
  click('Zurück zu den Einstellungen');
  await settle();
  expect(commands).toEqual([{ type: 'moveCounter', counterId: 'schalter-3', serves: null, agreed: [] }]);
  await answer(DONE);
});

test('K17, S30 only who may change it for good may change it for today; everybody sees it', () => {
  const rights = RIGHTS.filter((right) => right !== 'changeSettings');
  const person = { id: 'person-1', name: 'Aylin Demir', roleIds: ['frontdesk'], rights };
  const counters = COUNTERS.map((one) => ({ ...one, movedTo: 'all' as const }));
  showCounter({ counters, colleagues: COLLEAGUES, person });
  expect(screen.queryByRole('button', { name: /^Anliegen heute/ })).toBeNull();
  screen.getByText('Heute alle Anliegen');
  screen.getByText('Was dieser Platz heute übernimmt:', { exact: false });
});
