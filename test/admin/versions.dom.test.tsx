// G2, G3: the page with the versions of the settings, and their file.
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import type { z } from 'zod';
import { App } from '../../admin/App';
import { fieldWords } from '../../admin/changes/fields';
import { demonstrationOffice } from '../../server/starting/demonstration';
import type { ScreenCommand } from '../../shared/commands';
import { shapeOf } from '../../shared/merging/tree';
import { type Settings, settingsSchema } from '../../shared/settings';
import type { SettingsVersion } from '../../shared/versions/listed';
import type { Answer, Ask } from '../../ui/link/link';
import { everythingSet } from '../everything';
import { adminSnapshotOf, adminViewOf, NINE } from './leading';

const first = demonstrationOffice;
const second: Settings = {
  ...first,
  hours: [{ weekday: 1, from: '08:00', to: '12:00' }],
  services: first.services.slice(1).map((service, i) => (i === 0 ? { ...service, durationMin: 9 } : service)),
  policy: { ...first.policy, forgottenMin: 5 },
};
const third: Settings = { ...second, placeWord: 'Zimmer', office: { ...second.office, name: 'Bürgeramt' } };

const versionOf = (version: number, settings: Settings, by: SettingsVersion['by']): SettingsVersion => ({
  ...{ version, at: NINE + version * 60_000, by, settings },
});
const VERSIONS = [
  versionOf(3, third, { kind: 'person', name: 'Erika Muster' }),
  versionOf(2, second, { kind: 'screen', role: 'admin' }),
  versionOf(1, first, { kind: 'office' }),
];

/** Opens the page; what it asks is answered as the test says. */
const open = async (answers: Partial<Record<ScreenCommand['type'], Answer<unknown>>> = {}) => {
  location.hash = '#/versions';
  const asked: ScreenCommand[] = [];
  const ask = ((command: ScreenCommand) => {
    asked.push(command);
    const versions = { ok: true, result: { versions: VERSIONS, base: null } };
    return Promise.resolve(answers[command.type] ?? versions);
  }) as Ask;
  const view = adminViewOf({ settings: third, settingsVersion: 3 });
  render(<App link={{ snapshot: adminSnapshotOf(view), online: true, ask }} reconnect={() => undefined} />);
  await act(() => Promise.resolve());
  return asked;
};
const press = (name: string | RegExp) =>
  act(async () => {
    fireEvent.click(screen.getByRole('button', { name, hidden: true }));
    await Promise.resolve();
  });
const rowsOf = (table: HTMLElement) =>
  [...table.querySelectorAll('tbody tr')].map((row) => [...row.children].map((cell) => cell.textContent).join(' | '));
const tableOf = (name: RegExp) => rowsOf(screen.getByRole('table', { name }));
const bar = () => screen.queryByRole('region', { name: 'Nicht gespeicherte Änderungen' });
/** Reading a file takes some turns. */
const choose = async (content: string) => {
  const file = new File([content], 'einstellungen.json', { type: 'application/json' });
  // jsdom reads files only by the older way.
  Object.defineProperty(file, 'text', { value: () => Promise.resolve(content) });
  await act(async () => {
    fireEvent.change(screen.getByLabelText('Datei einlesen'), { target: { files: [file] } });
    for (let turn = 0; turn < 6; turn++) await Promise.resolve();
  });
};

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

test('G2 each version says when, who, and what changed, in the words of the forms', async () => {
  await open();
  expect(tableOf(/^Stand 3 vom Mo., 03.03.2025, 9:03 Uhr/)).toEqual([
    'Büro: Name | Bürgerbüro Lünen | Bürgeramt',
    'Büro: So heißen die Schalter | Schalter | Zimmer',
  ]);
  expect(tableOf(/^Stand 2/)).toEqual([
    'Öffnungszeiten: Zeiten | Immer geöffnet | Mo 08:00–12:00',
    'Ausweis oder Reisepass abholen: Dauer in Minuten | 4 | 9',
    'Anliegen: Personalausweis oder Reisepass beantragen | vorhanden | entfernt',
    'Reihenfolge: Auch aufrufen, wer das Einchecken vergessen hat | nein | 5',
  ]);
  expect(screen.getByText('Gespeichert: Erika Muster')).toBeTruthy();
  expect(screen.getByText('Gespeichert: in der Verwaltung')).toBeTruthy();
  expect(screen.getByText('Damit hat das Büro begonnen.')).toBeTruthy();
});

test('G2 an old version is looked at, becomes a draft, and is saved like any change', async () => {
  const asked = await open({ changeSettings: { ok: true, result: { version: 4 } } });
  await press(/^Diesen Stand wiederherstellen: Stand 2/);
  const dialog = screen.getByRole('dialog', { hidden: true });
  expect(rowsOf(within(dialog).getByRole('table', { hidden: true }))).toEqual([
    'Büro: Name | Bürgeramt | Bürgerbüro Lünen',
    'Büro: So heißen die Schalter | Zimmer | Schalter',
  ]);
  expect(bar()).toBeNull();
  await press('Als Entwurf übernehmen');
  expect(bar()?.textContent).toContain('Büro geändert');
  await press('Speichern');
  expect(asked.at(-1)).toEqual({ type: 'changeSettings', version: 3, settings: second });
});

test('G3 a file shows what it would change; what belongs to this office alone stays', async () => {
  const file = { ...second, office: { ...second.office, demonstration: false }, former: third.former };
  const asked = await open({ readSettingsFile: { ok: true, result: { settings: file } } });
  await choose(JSON.stringify({ program: 'wertmarke', settings: file }));
  expect(asked.at(-1)).toMatchObject({ type: 'readSettingsFile', file: { program: 'wertmarke' } });
  expect(screen.getByRole('dialog', { hidden: true }).textContent).toContain('So heißen die Schalter');
  expect(screen.getByRole('dialog', { hidden: true }).textContent).not.toContain('Vorführung');
  await press('Als Entwurf übernehmen');
  expect(bar()?.textContent).toContain('Büro geändert');
});

test('G3 a file that is none, or does not fit, is refused in words with the field named', async () => {
  const values = { where: 'services.1.durationMin', what: 'Too small' };
  await open({ readSettingsFile: { ok: false, refusal: { code: 'settingsInvalid', values } } });
  await choose('Sehr geehrte Damen und Herren');
  expect(screen.getByRole('alert').textContent).toContain('keine Datei mit Einstellungen');
  await choose(JSON.stringify({ settings: first }));
  expect(screen.getByRole('alert').textContent).toContain('Anliegen: Ausweis oder Reisepass abholen: Dauer in Minuten');
  await choose(JSON.stringify({ settings: { services: 'x' } }));
  expect(screen.getByRole('alert').textContent).toContain('Anliegen: 1: Dauer in Minuten');
  expect(bar()).toBeNull();
});

test('G13 words of letters are told by letter, language and part, as people read them; what is at fault in a file too', async () => {
  const where = 'mailTexts.booked.de.text';
  const { booked } = third.mailTexts;
  const saying = (text: string) => ({
    ...third,
    mailTexts: { ...third.mailTexts, booked: { ...booked, de: { subject: null, text } } },
  });
  await open({ readSettingsFile: { ok: true, result: { settings: saying('Moin {name}') } } });
  await choose(JSON.stringify({ settings: third }));
  expect(rowsOf(within(screen.getByRole('dialog', { hidden: true })).getByRole('table', { hidden: true }))).toEqual([
    'Texte der E-Mails: Termin gebucht, Deutsch: Text | der des Programms | Moin {Name}',
  ]);
  cleanup();
  const values = { where, what: 'line 2: {Vorname} (unknown)' };
  await open({ readSettingsFile: { ok: false, refusal: { code: 'settingsInvalid', values } } });
  await choose(JSON.stringify({ settings: saying('Moin\n{Vorname}') }));
  expect(screen.getByRole('alert').textContent).toContain(
    'Texte der E-Mails: Termin gebucht, Deutsch: Text: Zeile 2: {Vorname} gibt es in dieser E-Mail nicht.',
  );
  await choose(JSON.stringify({ settings: {} }));
  expect(screen.getByRole('alert').textContent).toContain('Termin gebucht, Deutsch: Text');
});

/** Where things of a schema have no parts any more. */
const leavesOf = (schema: z.core.$ZodType, path: string[] = []): string[] => {
  const { def } = schema._zod as unknown as { def: Record<string, unknown> & { type: string } };
  const inner = (key: string, more: string[] = []) => leavesOf(def[key] as z.core.$ZodType, [...path, ...more]);
  if (def.type === 'array') return inner('element', ['*']);
  if (def.type === 'nullable' || def.type === 'optional') return inner('innerType');
  if (def.type !== 'object') return [path.join('.')];
  return Object.entries(def['shape'] as Record<string, z.core.$ZodType>).flatMap(([key, part]) =>
    leavesOf(part, [...path, key]),
  );
};

test('G1 G2 every field of the settings has its words where changes are told', () => {
  const unnamed = leavesOf(settingsSchema).filter((leaf) => !/(^|\.)(id|former)(\.|$)/.test(leaf) && !fieldWords(leaf));
  expect(unnamed).toEqual([]);
  expect(shapeOf([], [everythingSet])).not.toBeNull();
});
