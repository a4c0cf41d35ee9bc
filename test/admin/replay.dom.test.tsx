// R10-R12 on the page: the question, how far it is, and what came out, in words and tables.
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { ReplayPage } from '../../admin/replay/ReplayPage';
import type { ScreenCommand } from '../../shared/commands';
import type { ReplayState } from '../../shared/replay/replay';
import { REPLAYED } from '../../ui/gallery/replayed';
import type { Answer } from '../../ui/link/link';
import { Speaking } from '../../ui/words';

afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

const settle = () => act(async () => void (await Promise.resolve()));

const show = async (first: ReplayState) => {
  const asked: ScreenCommand[] = [];
  let state = first;
  const ask = (command: ScreenCommand) => {
    asked.push(command);
    return Promise.resolve({ ok: true, result: state } as Answer<never>);
  };
  const parts = { ask, view: { office: { timeZone: 'Europe/Berlin' } } } as never;
  render(
    <Speaking language="de">
      <ReplayPage {...(parts as object as Parameters<typeof ReplayPage>[0])} />
    </Speaking>,
  );
  await settle();
  return {
    asked,
    become: (next: ReplayState) => {
      state = next;
    },
  };
};
const done: ReplayState = { state: 'done', result: REPLAYED, at: 0 };
const press = async (name: string) => {
  fireEvent.click(screen.getByRole('button', { name }));
  await settle();
};

test('R11 the page says in words and tables what a counter fewer does, and how sure that is', async () => {
  await show(done);
  expect(screen.getByRole('heading', { name: '1 Schalter weniger' })).toBeTruthy();
  expect(screen.getByText(/ohne Termin.*22 min statt 14 min, recht sicher 6 bis 9 min länger/)).toBeTruthy();
  expect(screen.getByText(/mit Termin.*kaum anders/)).toBeTruthy();
  const table = screen.getByRole('table', { name: /Mittlere Wartezeit In|Mittlere Wartezeit Was|Mittlere Wartezeit$/ });
  expect(within(table).getByText('+6 bis +9 min')).toBeTruthy();
  expect(screen.getByRole('row', { name: /8 bis 9 Uhr/ })).toBeTruthy();
  expect(screen.getByRole('row', { name: /Montag/ })).toBeTruthy();
});

test('R10 the check stands on the page, good or bad, with the days that are off or left out', async () => {
  await show(done);
  expect(screen.getByText(/auf eine Minute genau/)).toBeTruthy();
  expect(screen.getByText(/lassen sich nicht auf die Minute nachspielen: Mittwoch, 4. Oktober 2017/)).toBeTruthy();
  expect(screen.getByText(/An diesem Tag wurde die Uhr gestellt/)).toBeTruthy();
  cleanup();
  await show({ state: 'done', at: 0, result: { ...REPLAYED, isTrue: false, days: 3 } });
  expect(screen.getByText(/um mehr als eine Minute/)).toBeTruthy();
  expect(screen.getByText(/erst 3 Tage/)).toBeTruthy();
});

test('R12 it is started with what was chosen, watched while it runs, and can be stopped', async () => {
  jest.useFakeTimers();
  const { asked, become } = await show({ state: 'none' });
  fireEvent.change(screen.getByRole('combobox', { name: 'Zahl der Besuche' }), { target: { value: '20' } });
  fireEvent.click(screen.getByRole('checkbox', { name: 'Sonntag' }));
  become({ state: 'running', change: REPLAYED.change, progress: 0.4 });
  await press('Durchspielen');
  expect(asked.at(-1)).toMatchObject({
    type: 'startReplay',
    change: { counters: -1, visitorsPercent: 20, weekdays: [1, 2, 3, 4, 5, 6] },
  });
  expect(screen.getByText(/werden durchgespielt: 40\s%/)).toBeTruthy();
  become(done);
  await act(() => jest.advanceTimersByTimeAsync(1000));
  expect(asked.at(-1)).toEqual({ type: 'replayState' });
  expect(screen.queryByRole('progressbar')).toBeNull();
  const looks = asked.length;
  await act(() => jest.advanceTimersByTimeAsync(5000));
  expect(asked).toHaveLength(looks);
});

test('R12 what failed says why, and without a weekday nothing is started', async () => {
  const { asked } = await show({ state: 'failed', change: REPLAYED.change, why: 'noDays' });
  expect(screen.getByText(/Noch ist kein Tag zu Ende gegangen/)).toBeTruthy();
  for (const box of screen.getAllByRole('checkbox')) fireEvent.click(box);
  expect(screen.getByText('Wählen Sie mindestens einen Wochentag.')).toBeTruthy();
  const before = asked.length;
  fireEvent.click(screen.getByRole('button', { name: 'Durchspielen' }));
  expect(asked).toHaveLength(before);
});
