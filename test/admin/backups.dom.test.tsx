// S45 to S47: the page of backups, as the administration sees it.
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { App } from '../../admin/App';
import type { ScreenCommand } from '../../shared/commands';
import type { AdminView } from '../../shared/protocol';
import german from '../../shared/words/backups/de.json';
import type { Office } from '../../ui/gallery/office';
import { withBackups, withFailedBackups, withHouseBackups } from '../../ui/gallery/states/machine/backups';
import type { Ask, Link } from '../../ui/link/link';

afterEach(() => {
  cleanup();
  location.hash = '';
});

const settle = () => act(async () => void (await new Promise((resolve) => setTimeout(resolve))));

const show = async (office: Office) => {
  location.hash = '#/backups';
  const asked: ScreenCommand[] = [];
  const ask = ((command: ScreenCommand) => {
    asked.push(command);
    return Promise.resolve({ ok: true, result: office.beside.backups });
  }) as Ask;
  const snapshot = office.snapshotOf(office.viewOf('admin', 'admin') as AdminView);
  const link: Link<AdminView> = { snapshot, online: true, ask };
  render(<App link={link} reconnect={() => undefined} />);
  await settle();
  return asked;
};
const press = async (name: string | RegExp) => {
  fireEvent.click(screen.getAllByRole('button', { name })[0] as HTMLElement);
  await settle();
};

test('S45 every backup stands there with time, place and size, and one is made now', async () => {
  const asked = await show(withBackups());
  const rows = within(screen.getByRole('table', { name: /^Vorhandene Sicherungen/ })).getAllByRole('row');
  expect(rows.length).toBe(9);
  expect(rows[1]?.textContent).toMatch(/2017.*Server.*MB.*geprüft, vollständig/);
  await press(german['backups.now']);
  expect(asked.map(({ type }) => type)).toEqual(['backups', 'backUpNow']);
});

test('S79 where the house’s database is the office’s, nothing is offered or promised that only the house can do', async () => {
  await show(withHouseBackups());
  expect(screen.getByText(german['backups.ofHouse.what'])).toBeTruthy();
  expect(screen.queryByRole('button', { name: german['backups.now'] })).toBeNull();
  expect(screen.queryByText(german['backups.none'])).toBeNull();
  expect(screen.queryByText(german['backups.when'])).toBeNull();
});

test('S47 the rehearsal says what is in it, what would be lost, and how it is really done', async () => {
  const asked = await show(withBackups());
  expect(screen.getByText(/lässt sich einspielen/)).toBeTruthy();
  expect(screen.getByText(/verliert.*96 Vorgänge.*21 gezogene Nummern.*3 gebuchte Termine/)).toBeTruthy();
  expect(screen.getByText(/^npm run restore -- "\/mnt\/sicherung/)).toBeTruthy();
  await press(/^Wiederherstellung proben/);
  expect(asked.at(-1)).toEqual({
    ...{ type: 'rehearseRestore', place: 'here' },
    name: expect.stringMatching(/^wertmarke-2017/),
  });
});

test('S45 S49 what failed is said with its reason, and which backup is torn', async () => {
  await show(withFailedBackups());
  expect(screen.getByText(/zweiten Ort um .* fehlgeschlagen: Das Laufwerk .* nicht eingehängt/)).toBeTruthy();
  expect(screen.getAllByText(german['backups.torn']).length).toBe(1);
});
