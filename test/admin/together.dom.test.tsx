// G2, G4, G5: a draft beside what others save, over a reload of the page, and the way back right after saving.
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { App } from '../../admin/App';
import { demonstrationOffice } from '../../server/starting/demonstration';
import type { ScreenCommand } from '../../shared/commands';
import type { AdminView, Snapshot } from '../../shared/protocol';
import type { Settings } from '../../shared/settings';
import type { Answer, Ask } from '../../ui/link/link';
import { adminSnapshotOf, adminViewOf, LEADING } from './leading';

const snapshotOf = (settings: Settings, settingsVersion: number, person = LEADING): Snapshot<AdminView> => {
  const view = adminViewOf({ settings, settingsVersion, person });
  return adminSnapshotOf(view);
};

/** Opens a page; what it asks is kept, and answered as the test says. */
const open = (hash: string, settings = demonstrationOffice, version = 1, person = LEADING) => {
  location.hash = hash;
  const asked: ScreenCommand[] = [];
  let reply: Answer<unknown> = { ok: true, result: { version: version + 1 } };
  const ask = ((command: ScreenCommand) => {
    asked.push(command);
    return Promise.resolve(reply);
  }) as Ask;
  const page = (now: Settings, of: number) => (
    <App link={{ snapshot: snapshotOf(now, of, person), online: true, ask }} reconnect={() => undefined} />
  );
  const shown = render(page(settings, version));
  const saved = () => {
    const last = asked.findLast((one) => one.type === 'changeSettings');
    if (last?.type !== 'changeSettings') throw new Error('nothing was saved');
    return last;
  };
  return {
    asked,
    saved,
    answer: (next: Answer<unknown>) => {
      reply = next;
    },
    receive: (now: Settings, of: number) => act(() => shown.rerender(page(now, of))),
    /** The page is loaded again. */
    reload: () => {
      shown.unmount();
      return open(location.hash, settings, version, person);
    },
    /** Somebody else logs in in the same tab. */
    handOver: (to: AdminView['person']) => {
      shown.unmount();
      return open(location.hash, settings, version, to);
    },
  };
};

const type = (label: string, value: string) =>
  act(() => {
    fireEvent.input(screen.getByLabelText(label), { target: { value } });
  });
const press = (name: string | RegExp) =>
  act(async () => {
    fireEvent.click(screen.getByRole('button', { name }));
    await Promise.resolve();
  });
const bar = () => screen.queryByRole('region', { name: 'Nicht gespeicherte Änderungen' });
const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label).value;

const named = (name: string, settings = demonstrationOffice): Settings => ({
  ...settings,
  office: { ...settings.office, name },
});
const placed = (place: string, settings = demonstrationOffice): Settings => ({
  ...settings,
  office: { ...settings.office, place },
});

beforeEach(() => {
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
  };
});
afterEach(() => {
  cleanup();
  sessionStorage.clear();
});

test('G4 what somebody else saves in another field comes in, and both are saved', async () => {
  const { saved, receive } = open('#/office');
  type('Name', 'Bürgeramt');
  receive(placed('Markt 1'), 2);
  expect([field('Name'), field('Ort')]).toEqual(['Bürgeramt', 'Markt 1']);
  expect(bar()?.textContent).toContain('Beides passt zusammen');
  // Only the own change is named as not saved.
  expect(bar()?.textContent).toContain('Nicht gespeichert: Büro geändert');
  await press('Speichern');
  expect(saved()).toMatchObject({ version: 2, settings: placed('Markt 1', named('Bürgeramt')) });
});

test('G4 the same field in another way: both stand side by side, and what is chosen counts', async () => {
  const { asked, saved, receive } = open('#/office');
  type('Name', 'Bürgeramt');
  type('Ort', 'Markt 1');
  receive(named('Bürgerservice'), 2);
  expect(field('Name')).toBe('Bürgeramt');
  expect(bar()?.textContent).toContain('hat jemand anderes inzwischen auch geändert: 1 Angabe');
  expect(screen.queryByRole('button', { name: 'Speichern' })).toBeNull();
  await press('Ansehen und entscheiden');
  const group = screen.getByRole('group', { name: 'Büro: Name', hidden: true });
  expect(group.textContent).toContain('Vorher war es: Bürgerbüro Lünen');
  const sides = within(group).getAllByRole('radio', { hidden: true });
  expect(sides.map((side) => side.closest('div')?.textContent)).toEqual([
    'Schon gespeichertBürgerservice',
    'Ihre ÄnderungBürgeramt',
  ]);
  await press('So übernehmen');
  expect(group.textContent).toContain('Bitte wählen Sie, was gelten soll.');
  expect(asked).toEqual([]);
  act(() => void fireEvent.click(sides[1] as HTMLElement));
  await press('So übernehmen');
  expect(screen.queryByRole('dialog', { hidden: true })).toBeNull();
  await press('Speichern');
  expect(saved()).toMatchObject({ version: 2, settings: placed('Markt 1', named('Bürgeramt')) });
});

test('G4 what is saved counts where it is chosen, and the rest of the own change stays', async () => {
  const { receive } = open('#/office');
  type('Name', 'Bürgeramt');
  type('Ort', 'Markt 1');
  receive(named('Bürgerservice', placed('Rathaus')), 2);
  await press('Ansehen und entscheiden');
  await press('Überall das Gespeicherte');
  await press('So übernehmen');
  // Nothing of the own change is left.
  expect(bar()).toBeNull();
  expect([field('Name'), field('Ort')]).toEqual(['Bürgerservice', 'Rathaus']);
});

test('G4 a thing that the other has taken out is shown with what was made of it', async () => {
  const [first, ...services] = demonstrationOffice.services;
  const { receive } = open(`#/services/${first?.id}`);
  type('Dauer in Minuten', '25');
  receive({ ...demonstrationOffice, services }, 2);
  await press('Ansehen und entscheiden');
  const [theirs, mine] = screen.getAllByRole('radio', { hidden: true }).map((side) => side.closest('div')?.textContent);
  expect(theirs).toBe('Schon gespeichertentfernt');
  expect(mine).toBe('Ihre ÄnderungDauer in Minuten: 25');
});

test('G5 a draft outlives a reload of the page and says so; saved or discarded, it is gone', async () => {
  const before = open('#/office');
  type('Name', 'Bürgeramt');
  const after = before.reload();
  expect(field('Name')).toBe('Bürgeramt');
  expect(bar()?.textContent).toContain('von vor dem Neuladen');
  await press('Speichern');
  expect(after.saved()).toMatchObject({ version: 1, settings: named('Bürgeramt') });
  after.receive(named('Bürgeramt'), 2);
  expect(sessionStorage.length).toBe(0);
  type('Name', 'Noch anders');
  await press('Verwerfen');
  const dialog = screen.getByRole('dialog', { hidden: true });
  await act(() => void fireEvent.click(within(dialog).getByRole('button', { name: 'Verwerfen', hidden: true })));
  expect(sessionStorage.length).toBe(0);
});

test('G5 a draft is of whoever began it: somebody else in the same tab does not see it, and does not end it', async () => {
  const other = { ...LEADING, id: 'person-0010', name: 'Zoë Weiß' };
  const mine = open('#/office');
  type('Name', 'Bürgeramt');
  const theirs = mine.handOver(other);
  expect([bar(), field('Name')]).toEqual([null, 'Bürgerbüro Lünen']);
  type('Ort', 'Markt 1');
  const again = theirs.handOver(LEADING);
  expect([field('Name'), field('Ort')]).toEqual(['Bürgeramt', 'Rathaus, Foyer']);
  expect(bar()?.textContent).toContain('Nicht gespeichert: Büro geändert');
  await press('Speichern');
  expect(again.saved().settings).toEqual(named('Bürgeramt'));
});

test('G5 an empty field for a number is empty after a reload too, and not a missing limit', () => {
  const before = open('#/order');
  type('Höchstens so viele Aufrufe', '');
  before.reload();
  expect(field('Höchstens so viele Aufrufe')).toBe('');
});

test('G5 a draft of before meets what was saved meanwhile like any other', () => {
  const before = open('#/office');
  type('Name', 'Bürgeramt');
  cleanup();
  open('#/office', placed('Markt 1'), 5);
  expect([field('Name'), field('Ort')]).toEqual(['Bürgeramt', 'Markt 1']);
  expect(before.asked).toEqual([]);
});

test('G5 in a browser that keeps nothing, a draft is there until the page goes', () => {
  const storage = jest.spyOn(window, 'sessionStorage', 'get').mockImplementation(() => {
    throw new Error('denied');
  });
  open('#/office');
  type('Name', 'Bürgeramt');
  expect(bar()).not.toBeNull();
  storage.mockRestore();
});

test('G2 right after saving it is undone with one press, and what others have saved since stays', async () => {
  const { saved, answer, receive } = open('#/office');
  type('Name', 'Bürgeramt');
  await press('Speichern');
  receive(named('Bürgeramt'), 2);
  receive(placed('Markt 1', named('Bürgeramt')), 3);
  answer({ ok: true, result: { version: 4 } });
  await press('Rückgängig machen');
  expect(saved()).toMatchObject({ version: 3, settings: placed('Markt 1') });
  receive(placed('Markt 1'), 4);
  expect(bar()).toBeNull();
  expect(screen.getByRole('status').textContent).toContain('zurückgenommen');
  // What was undone is done again in the same way.
  await press('Rückgängig machen');
  expect(saved()).toMatchObject({ version: 4, settings: placed('Markt 1', named('Bürgeramt')) });
});

test('G2 T8 an undoing that would hit somebody says whom, like any change', async () => {
  const { asked, answer, receive } = open('#/office');
  type('Name', 'Bürgeramt');
  await press('Speichern');
  receive(named('Bürgeramt'), 2);
  answer({ ok: false, refusal: { code: 'affectsPeople', values: { count: 1 } } });
  await press('Rückgängig machen');
  expect(asked.at(-1)).toMatchObject({ type: 'affectedBy', version: 2, settings: demonstrationOffice });
  expect(bar()).not.toBeNull();
});
