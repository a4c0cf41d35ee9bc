// Slips of an office on a real printer, over a restart of the program.
import { demonstrationOffice } from '../../../server/starting/demonstration';
import type { PaperPrinting } from '../../../shared/paper/slips';
import type { KioskView, Reply, TicketResult } from '../../../shared/protocol';
import { DEFAULT_PROFILE } from '../../../shared/settings';
import { decodeSlip } from '../../printers/decoder';
import { startPrinter } from '../../printers/printer';
import { type Client, draw, openWorld } from '../../world';

jest.setTimeout(60_000);

const resultOf = <Result>(reply: Reply): Result => {
  if (!reply.ok) throw new Error(reply.refusal.code);
  return reply.result as Result;
};
const ticketOf = resultOf<TicketResult>;

test('P10 what hangs there of a slip broken off before a restart is cut off before the next one', async () => {
  const printer = await startPrinter({ breaksAfterBytes: 200 });
  const channel = { kind: 'network', host: '127.0.0.1', port: printer.port } as const;
  const [first, ...others] = demonstrationOffice.printers;
  if (first === undefined) throw new Error('the demonstration has a printer');
  const printers = [{ ...first, channel, profile: DEFAULT_PROFILE }, ...others];
  const world = await openWorld({ settings: { ...demonstrationOffice, printers } });
  try {
    const kiosk = await world.connect('kiosk', 'kiosk-1');
    ticketOf(await kiosk.ask(draw('ausweis')));
    await kiosk.until((view) => view.slips[0]?.state === 'unknown');
    await world.restart();
    const again = await world.reconnect<'kiosk'>(kiosk.deviceId, kiosk.cookie);
    const { slipId, number } = ticketOf(await again.ask(draw('ausweis')));
    await again.until((view) => view.slips.some((slip) => slip.slipId === slipId && slip.state === 'printed'));
    expect(printer.strips.map(({ torso, isBlank }) => ({ torso, isBlank }))).toEqual([
      { torso: true, isBlank: true },
      { torso: false, isBlank: false },
    ]);
    expect(printer.slips.map((slip) => decodeSlip(slip).lines.find(({ width }) => width > 4)?.text)).toEqual([number]);
  } finally {
    await world.close();
    await printer.close();
  }
});

test('P10, P18 so is what hangs there of a slip of a paper block, which is of no day', async () => {
  const printer = await startPrinter({ breaksAfterBytes: 200 });
  const channel = { kind: 'network', host: '127.0.0.1', port: printer.port } as const;
  const [first, ...others] = demonstrationOffice.printers;
  if (first === undefined) throw new Error('the demonstration has a printer');
  const printers = [{ ...first, channel, profile: DEFAULT_PROFILE }, ...others];
  const world = await openWorld({ settings: { ...demonstrationOffice, printers } });
  const strips = () => printer.strips.map(({ isBlank }) => isBlank);
  const drawn = async (kiosk: Client<KioskView>) => {
    const { slipId } = ticketOf(await kiosk.ask(draw('ausweis')));
    await kiosk.until((view) => view.slips.some((slip) => slip.slipId === slipId && slip.state === 'printed'));
  };
  try {
    const admin = await world.connect('admin', 'admin');
    const { blockId } = resultOf<{ blockId: string }>(
      await admin.ask({ type: 'makePaperBlock', count: 50, serviceId: null }),
    );
    const stateOf = async ({ ask }: Pick<typeof admin, 'ask'>) =>
      resultOf<{ printing: PaperPrinting | null }>(await ask({ type: 'paperPrinting' })).printing?.state;
    await admin.ask({ type: 'printPaperBlock', blockId, printerId: first.id, from: 'Q001', to: 'Q001' });
    for (let state = await stateOf(admin); state !== 'trouble'; state = await stateOf(admin))
      expect(state).toBe('printing');
    const kiosk = await world.connect('kiosk', 'kiosk-1');
    // A start that prints nothing has seen to nothing.
    await world.restart();
    await world.restart();
    await drawn(await world.reconnect<'kiosk'>(kiosk.deviceId, kiosk.cookie));
    expect(strips()).toEqual([true, false]);
    // What came out whole hangs nowhere.
    await world.restart();
    const again = await world.reconnect<'admin'>(admin.deviceId, admin.cookie);
    await again.ask({ type: 'printPaperBlock', blockId, printerId: first.id, from: 'Q001', to: 'Q002' });
    for (let state = await stateOf(again); state !== 'done'; state = await stateOf(again))
      expect(state).toBe('printing');
    await world.restart();
    await drawn(await world.reconnect<'kiosk'>(kiosk.deviceId, kiosk.cookie));
    expect(strips()).toEqual([true, false, false, false, false]);
  } finally {
    await world.close();
    await printer.close();
  }
});
