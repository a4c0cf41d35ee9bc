// Slips of an office on a real printer, over a restart of the program.
import { demonstrationOffice } from '../../../server/starting/demonstration';
import type { Reply, TicketResult } from '../../../shared/protocol';
import { DEFAULT_PROFILE } from '../../../shared/settings';
import { decodeSlip } from '../../printers/decoder';
import { startPrinter } from '../../printers/printer';
import { draw, openWorld } from '../../world';

jest.setTimeout(60_000);

const ticketOf = (reply: Reply): TicketResult => {
  if (!reply.ok) throw new Error(reply.refusal.code);
  return reply.result as TicketResult;
};

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
