// A18 on the page: what happens, whom it hits, and one press that saves it and leads on.
import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { OutagePage } from '../../admin/outage/OutagePage';
import { demonstrationOffice } from '../../server/starting/demonstration';
import type { Affected } from '../../shared/affected';
import type { ScreenCommand } from '../../shared/commands';
import type { Settings } from '../../shared/settings';
import { Speaking } from '../../ui/words';

const TODAY = '2017-11-06';
const HIT: Affected[] = [
  { kind: 'appointment', day: TODAY, visitId: 'visit-1', slotAt: Date.UTC(2017, 10, 6, 9), reason: 'dayClosed' },
  { kind: 'appointment', day: TODAY, visitId: 'visit-2', slotAt: Date.UTC(2017, 10, 6, 10), reason: 'dayClosed' },
];

afterEach(cleanup);
const settle = () => act(async () => void (await Promise.resolve().then(() => Promise.resolve())));

type Shown = { none?: { why: string } | null; others?: boolean };
const show = async ({ none = null, others = false }: Shown = {}) => {
  location.hash = '#/outage';
  const asked: ScreenCommand[] = [];
  const saved: { settings: Settings; consent: string | undefined }[] = [];
  const ask = (command: ScreenCommand) => {
    asked.push(command);
    const result = command.type === 'freeSlots' ? { none } : { affected: HIT, consent: 'agreed' };
    return Promise.resolve({ ok: true, result });
  };
  const Page = () => {
    const [settings, setSettings] = useState(demonstrationOffice);
    const draft = {
      ...{ settings, isChanged: others || settings !== demonstrationOffice, isSaving: false },
      edit: (change: (now: Settings) => Settings) => setSettings(change),
      save: (consent?: string) => {
        saved.push({ settings, consent });
        return Promise.resolve(true);
      },
    };
    const view = { settings: demonstrationOffice, settingsVersion: 1, office: { timeZone: 'Europe/Berlin' } };
    return <OutagePage {...({ ask, view, draft, day: TODAY } as object as Parameters<typeof OutagePage>[0])} />;
  };
  render(
    <Speaking language="de">
      <Page />
    </Speaking>,
  );
  await settle();
  return { asked, saved };
};
const choose = async (kind: string) => {
  fireEvent.change(screen.getByRole('combobox', { name: 'Was geschieht?' }), { target: { value: kind } });
  await settle();
};
const SAVE = 'Speichern und weiter zu den Betroffenen';

test('A18 whom it hits is shown while it is typed, and one press saves it with consent and leads to those affected', async () => {
  const { asked, saved } = await show();
  await choose('closed');
  expect(screen.getByText('2 Termine sind betroffen:')).toBeTruthy();
  expect(asked.some(({ type }) => type === 'changeSettings')).toBe(false);
  fireEvent.click(screen.getByRole('button', { name: SAVE }));
  await settle();
  expect(saved).toHaveLength(1);
  expect(saved[0]?.consent).toBe('agreed');
  expect(saved[0]?.settings.calendar.closures.at(-1)).toMatchObject({ from: TODAY, to: TODAY });
  expect(location.hash).toBe('#/unfit');
});

test('A18 a day without appointments needs no plan, a past one is refused, and other changes come first', async () => {
  await show({ none: { why: 'holiday' } });
  expect(screen.getByText(/ohnehin keine Termine/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: SAVE })).toBeNull();
  fireEvent.input(screen.getByLabelText('Tag'), { target: { value: '2017-11-05' } });
  await settle();
  expect(screen.getByText('Dieser Tag ist vorbei.')).toBeTruthy();
  cleanup();
  const { saved } = await show({ others: true });
  await choose('closed');
  expect(screen.getByText(/noch nicht gespeichert/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: SAVE }));
  await settle();
  expect(saved).toEqual([]);
});
