// S88 on the page: slips are scanned into a list that outlives a reload, corrected, and brought in once.
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { PaperPage } from '../../../admin/paper/PaperPage';
import { broughtSlips, type ListedSlip } from '../../../admin/paper/slips';
import { demonstrationOffice } from '../../../server/starting/demonstration';
import type { ScreenCommand } from '../../../shared/commands';
import { type BroughtView, type PaperBlockView, type PaperPrinting, readPaper } from '../../../shared/paper/slips';
import type { Right } from '../../../shared/rights';
import { Holding } from '../../../ui/rights';
import { Speaking } from '../../../ui/words';

const TODAY = '2017-11-06';
const NOW = Date.parse('2017-11-06T12:00:00+01:00');
const at = (time: string) => Date.parse(`${TODAY}T${time}:00+01:00`);

// jsdom has dialogs, but cannot open them.
HTMLDialogElement.prototype.showModal = function showModal() {
  this.open = true;
};
HTMLDialogElement.prototype.close = function close() {
  this.open = false;
};
afterEach(() => {
  cleanup();
  localStorage.clear();
});
const settle = () => act(async () => void (await new Promise((resolve) => setTimeout(resolve))));

type Room = { blocks: PaperBlockView[]; printing: PaperPrinting | null; brought?: BroughtView[] };
const show = async (
  refuse: (command: ScreenCommand) => object | null = () => null,
  room: Room = { blocks: [], printing: null },
  rights: Right[] = ['operate'],
) => {
  const asked: ScreenCommand[] = [];
  const ask = (command: ScreenCommand) => {
    asked.push(command);
    const refusal = refuse(command);
    if (refusal) return Promise.resolve({ ok: false, refusal });
    if (command.type === 'paperBlocks') return Promise.resolve({ ok: true, result: { blocks: room.blocks } });
    if (command.type === 'paperPrinting') return Promise.resolve({ ok: true, result: { printing: room.printing } });
    if (command.type === 'broughtPaper')
      return Promise.resolve({ ok: true, result: { slips: command.day === TODAY ? (room.brought ?? []) : [] } });
    if (command.type === 'takeBackPaper') {
      room.brought = room.brought?.filter(({ key }) => !command.keys.includes(key)) ?? [];
      return Promise.resolve({ ok: true, result: { takenBack: command.keys.length } });
    }
    if (command.type === 'printPaperBlock' || command.type === 'stopPaperPrinting')
      return Promise.resolve({ ok: true, result: null });
    if (command.type === 'bringInPaper')
      return Promise.resolve({ ok: true, result: { brought: command.slips.length, known: 0 } });
    const slip = command.type === 'readPaper' ? readPaper(command.typed) : null;
    if (slip === null) return Promise.resolve({ ok: false, refusal: { code: 'unknownPaper', values: {} } });
    return Promise.resolve({ ok: true, result: { ...slip, serviceId: null, usedOn: null } });
  };
  const view = { settings: demonstrationOffice, settingsVersion: 1, now: NOW, office: { timeZone: 'Europe/Berlin' } };
  const page = (day: string) => (
    <Speaking language="de">
      <Holding rights={rights}>
        <PaperPage {...({ ask, view, draft: {}, day } as object as Parameters<typeof PaperPage>[0])} />
      </Holding>
    </Speaking>
  );
  const { rerender } = render(page(TODAY));
  await settle();
  return {
    becomes: (day: string) => rerender(page(day)),
    asked,
    brought: () => asked.flatMap((one) => (one.type === 'bringInPaper' ? [one] : [])),
  };
};
const scan = async (number: number) => {
  const field = screen.getByLabelText('Zettel scannen oder abtippen');
  fireEvent.input(field, { target: { value: `Q00${number}-K7MX-3F8PARTBZ4` } });
  fireEvent.submit(field.closest('form') as HTMLFormElement);
  await settle();
};
const rows = () =>
  screen.queryAllByRole('row').filter((row) => within(row).queryByRole('button', { name: /Entfernen/ }));

test('S88 scanned into a list that outlives a reload; twice is once; corrected, brought in, and gone', async () => {
  await show();
  for (const number of [1, 2, 1]) await scan(number);
  expect(rows()).toHaveLength(2);
  expect(screen.getAllByRole('status')[0]?.textContent).toContain('Q001 stand schon in der Liste');
  fireEvent.input(screen.getByLabelText('Q002: Ausgegeben'), { target: { value: '09:30' } });
  cleanup();

  const { brought } = await show();
  expect(rows()).toHaveLength(2);
  fireEvent.change(screen.getByLabelText('Q001: Ausgang'), { target: { value: 'done' } });
  fireEvent.input(screen.getByLabelText('Q001: Aufgerufen'), { target: { value: '09:10' } });
  fireEvent.change(screen.getByLabelText('Q001: Schalter'), { target: { value: 'schalter-3' } });
  fireEvent.click(screen.getByRole('button', { name: '2 Zettel nachtragen' }));
  await settle();
  expect(brought()).toHaveLength(1);
  expect(brought()[0]).toMatchObject({
    day: TODAY,
    slips: [
      {
        ...{ key: 'Q001-K7MX-3F8PARTBZ4', outcome: 'done', isEstimated: true, counterId: 'schalter-3' },
        calledAt: at('09:10'),
      },
      { outcome: 'waiting', isEstimated: false, cameAt: at('09:30'), calledAt: null, counterId: null },
    ],
  });
  expect(rows()).toHaveLength(0);
  expect(screen.getAllByRole('status')[0]?.textContent).toContain('2 Zettel sind nachgetragen.');
  expect(localStorage.getItem('admin:paper')).toBeNull();
});

test('S88 what is no slip of this office is said, and what the office refuses stays in the list', async () => {
  await show(({ type }) =>
    type === 'bringInPaper' ? { code: 'paperUsed', values: { number: 'Q001', day: '2017-11-03' } } : null,
  );
  const field = screen.getByLabelText('Zettel scannen oder abtippen');
  fireEvent.input(field, { target: { value: 'A001' } });
  fireEvent.submit(field.closest('form') as HTMLFormElement);
  await settle();
  expect(screen.getByRole('alert').textContent).toContain('nicht aus einem gültigen Papierblock');
  await scan(1);
  fireEvent.click(screen.getByRole('button', { name: '1 Zettel nachtragen' }));
  await settle();
  expect(screen.getByRole('alert').textContent).toContain('Q001 wurde schon am Freitag, 3. November nachgetragen.');
  expect(rows()).toHaveLength(1);
});

test('S88 which slip of many is refused is said, whatever for', async () => {
  await show(({ type }) => (type === 'bringInPaper' ? { code: 'noCounterServes', values: { number: 'Q002' } } : null));
  for (const number of [1, 2]) await scan(number);
  expect(screen.queryByText('Nummer Q002')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: '2 Zettel nachtragen' }));
  await settle();
  expect(screen.getByText('Nummer Q002')).not.toBeNull();
});

test('S88 on a day that is over nobody waits', async () => {
  await show();
  await scan(1);
  fireEvent.input(screen.getByLabelText('Tag'), { target: { value: '2017-11-03' } });
  await settle();
  expect(screen.getByLabelText<HTMLSelectElement>('Q001: Ausgang').value).toBe('done');
  expect(screen.queryByRole('option', { name: 'wartet noch' })).toBeNull();
});

test('S88 over midnight nobody waits any more on a page that stands open', async () => {
  const { becomes, brought } = await show();
  await scan(1);
  becomes('2017-11-07');
  expect(screen.getByLabelText<HTMLSelectElement>('Q001: Ausgang').value).toBe('done');
  fireEvent.click(screen.getByRole('button', { name: '1 Zettel nachtragen' }));
  await settle();
  expect(brought()).toMatchObject([{ day: TODAY, slips: [{ outcome: 'done' }] }]);
});

test('S88 where nobody wrote down when, the list is the order: between neighbours, and never after the call', () => {
  const listed = (number: number, some: Partial<ListedSlip> = {}): ListedSlip => ({
    ...{ key: `Q00${number}-K7MX-3F8PARTBZ4`, number: `Q00${number}`, serviceId: 'ausweis', outcome: 'done' },
    ...{ came: '', called: '', ended: '', counterId: '', ...some },
  });
  const list = { day: TODAY, from: '08:00', to: '18:00' };
  const slips = [listed(1), listed(2, { came: '09:00' }), listed(3), listed(4), listed(5, { called: '09:05' })];
  const came = broughtSlips({ ...list, slips }, { timeZone: 'Europe/Berlin', now: NOW });
  expect(came.map(({ cameAt }) => cameAt)).toEqual([
    ...[at('08:30'), at('09:00'), at('09:05'), at('09:05'), at('09:05')],
  ]);
  expect(came.map(({ isEstimated }) => isEstimated)).toEqual([true, false, true, true, true]);
});

test('S88 before anything is brought in the page says what that would do', async () => {
  await show();
  for (const number of [1, 2, 3]) await scan(number);
  fireEvent.change(screen.getByLabelText('Q003: Ausgang'), { target: { value: 'missed' } });
  expect(screen.getByText('Das geschieht beim Nachtragen, Montag, 6. November:')).not.toBeNull();
  const items = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
  expect(items).toEqual([
    '1 zählt als nicht gekommen.',
    '2 stellen sich in die Schlange von heute und werden aufgerufen.',
  ]);
});

test('K29 what was brought in is seen by day, and taken back one by one or all that can be, after a question', async () => {
  const brought = (number: number, back: BroughtView['back'] = 'can'): BroughtView => ({
    ...{ key: `Q00${number}-K7MX-3F8PARTBZ4`, number: `Q00${number}`, serviceIds: ['ausweis'], outcome: 'done' },
    ...{ cameAt: at('08:05'), isEstimated: false, calledAt: null, counterId: 'schalter-3', broughtAt: NOW, back },
  });
  const room: Room = {
    ...{ blocks: [], printing: null },
    brought: [brought(1), brought(2), brought(3), { ...brought(4, 'movedOn'), outcome: null }, brought(5, 'tooLate')],
  };
  const { asked } = await show(undefined, room);
  const takes = () =>
    asked.flatMap((one) => (one.type === 'takeBackPaper' ? [one.keys.map((key) => key.slice(0, 4))] : []));
  expect(screen.getByRole('row', { name: /Q004.*schon aufgerufen oder geändert/ })).not.toBeNull();
  expect(screen.getByRole('row', { name: /Q005.*zu lange her/ })).not.toBeNull();
  const answer = async (name: string) => {
    fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name }));
    await settle();
  };
  fireEvent.click(screen.getByRole('button', { name: 'Zurücknehmen Q002' }));
  expect(within(screen.getByRole('dialog')).getByText('Q002 zurücknehmen?')).not.toBeNull();
  await answer('Abbrechen');
  expect(takes()).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: 'Zurücknehmen Q002' }));
  await answer('Zurücknehmen');
  expect(takes()).toEqual([['Q002']]);
  expect(screen.queryByRole('row', { name: /Q002/ })).toBeNull();
  expect(screen.getByText('1 Zettel ist zurückgenommen.')).not.toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Alle 2 Zettel zurücknehmen' }));
  await answer('Zurücknehmen');
  expect(takes().at(-1)).toEqual(['Q001', 'Q003']);
  expect(screen.getAllByRole('row', { name: /^Q00/ })).toHaveLength(2);
});

test('K31 whoever may read names prints the list of the day beside the blocks, and nobody else', async () => {
  await show();
  expect(screen.queryByRole('link', { name: /Tagesliste/ })).toBeNull();
  cleanup();
  await show(undefined, undefined, ['operate', 'readNames']);
  const link = screen.getByRole('link', { name: 'Tagesliste von heute drucken' });
  expect(link.getAttribute('href')).toMatch(/^\/day-list\?device=/);
  expect(screen.getByText(/Sie enthält Namen/)).not.toBeNull();
});

test('P18 a block is printed on a slip printer from one number to another; it is stopped, goes on, and says how far it is', async () => {
  const block = { blockId: 'K7MX', first: 'Q998', last: 'Q003', serviceId: null, madeAt: NOW, used: 1, next: 'Q999' };
  const room: Room = { blocks: [block], printing: null };
  const { asked } = await show(undefined, room);
  const last = () => asked.filter(({ type }) => type === 'printPaperBlock' || type === 'stopPaperPrinting').at(-1);
  fireEvent.click(screen.getByRole('button', { name: 'Auf Bondrucker K7MX' }));
  const dialog = within(screen.getByRole('dialog'));
  expect(dialog.getByLabelText<HTMLSelectElement>('Von Nummer').value).toBe('Q999');
  const to = dialog.getByLabelText<HTMLSelectElement>('Bis Nummer');
  expect([...to.options].map(({ value }) => value)).toEqual(['Q999', 'Q001', 'Q002', 'Q003']);
  fireEvent.change(to, { target: { value: 'Q002' } });
  const [printer] = demonstrationOffice.printers;
  const printing: PaperPrinting = {
    ...{ blockId: 'K7MX', printerId: printer?.id ?? '', first: 'Q999', last: 'Q002', total: 3, printed: 1 },
    ...{ unproven: 0, at: 'Q001', state: 'printing', problem: null, isDoubtful: false, picture: null },
  };
  room.printing = printing;
  fireEvent.click(dialog.getByRole('button', { name: 'Drucken' }));
  await settle();
  const asks = { type: 'printPaperBlock', blockId: 'K7MX', printerId: printer?.id, to: 'Q002' };
  expect(last()).toEqual({ ...asks, from: 'Q999' });
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(screen.getByText('Block K7MX wird gedruckt: 1 von 3')).not.toBeNull();
  room.printing = { ...printing, at: 'Q001', state: 'trouble', problem: 'paperOut', isDoubtful: true };
  fireEvent.click(screen.getByRole('button', { name: 'Anhalten' }));
  await settle();
  expect(last()).toEqual({ type: 'stopPaperPrinting' });
  const alert = screen.getByRole('alert').textContent;
  for (const said of ['1 von 3', 'Papier leer', 'Ob Q001 ganz herausgekommen ist', '„Weiter ab Q001“ druckt'])
    expect(alert).toContain(said);
  room.printing = { ...printing, at: null, printed: 2, unproven: 1, state: 'done' };
  fireEvent.click(screen.getByRole('button', { name: 'Weiter ab Q001' }));
  await settle();
  expect(last()).toEqual({ ...asks, from: 'Q001' });
  expect(screen.getByText('Block K7MX ist gedruckt: Q999 bis Q002, 3 von 3')).not.toBeNull();
  expect(screen.getByText('1 Zettel ohne Bestätigung des Druckers: bitte nachsehen.')).not.toBeNull();
});
