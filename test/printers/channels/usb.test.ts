// Slips on their way to USB printers: the real escpos-usb over a bus that behaves as the real one does.
import { setTimeout as sleep } from 'node:timers/promises';
import type { PrinterProfile, PrinterSettings } from '../../../shared/settings';
import { decodeSlip } from '../decoder';
import { type Desk, networkPrinter, openDesk, until } from '../desk';
import { createFakeBus, type FakeSettings } from '../usb';

jest.setTimeout(120_000);

const mockBus = createFakeBus();
jest.mock('usb', () => mockBus.usb);

const PRINTED = { state: 'printed', problem: null };

const usbPrinter = (serial: string | null = null, id = 'printer', profile: Partial<PrinterProfile> = {}) => {
  const channel: PrinterSettings['channel'] = { kind: 'usb', vendorId: 0x04b8, productId: 0x0e15, serial };
  return { ...networkPrinter(1, profile, id), channel };
};

let desk: Desk | null = null;
const open = (...printers: PrinterSettings[]) => {
  desk = openDesk(printers);
  return desk;
};
const plug = (settings: Partial<FakeSettings> = {}) => mockBus.add(settings);

afterEach(async () => {
  await desk?.spooler.close();
  expect(desk?.errors).toEqual([]);
  desk = null;
  expect(mockBus.aborts()).toBe(0);
  expect(mockBus.listeners()).toBe(0);
  mockBus.clear();
});

test('P4 a slip comes out of a USB printer, proved, and its device file is back when the printer is let go', async () => {
  const printer = plug({ isComposite: true });
  const { print, result, spooler } = open(usbPrinter());
  print('s1');
  expect(await result('s1')).toEqual(PRINTED);
  expect(printer.machine.slips.map((slip) => decodeSlip(slip).cuts)).toEqual([1]);
  expect(printer.hasDeviceFile()).toBe(false);
  await spooler.close();
  expect(printer.hasDeviceFile()).toBe(true);
  expect(printer.isOpen()).toBe(false);
});

test('P3 a USB printer that is unplugged is seen within 5 s, and again when it is plugged in', async () => {
  const printer = plug();
  const { print, result, condition } = open(usbPrinter());
  await condition([]);
  printer.unplug();
  await condition(['unplugged']);
  print('s1');
  expect(await result('s1')).toEqual({ state: 'notSent', problem: 'unplugged' });
  printer.plug();
  await condition([]);
  print('s2');
  expect(await result('s2')).toEqual(PRINTED);
});

test('P2 the cable pulled in the middle of a slip leaves it unknown at once', async () => {
  const printer = plug({ habits: { lineMs: 200 } });
  const { print, result, sending } = open(usbPrinter());
  print('s1');
  await until('sending', () => sending.length > 0);
  await sleep(100);
  printer.unplug();
  expect(await result('s1')).toEqual({ state: 'unknown', problem: 'unplugged' });
});

test('P2 a printer stuck in a slip ends it by its own clock, unknown; it is never sent again', async () => {
  const printer = plug({ habits: { bufferBytes: 64, paperEndsAfterLines: 2 } });
  const { print, result, results, condition, sending } = open(usbPrinter());
  print('s1');
  expect(await result('s1')).toEqual({ state: 'unknown', problem: 'offline' });
  printer.machine.put({ paper: 'enough' });
  await condition([]);
  await sleep(300);
  expect(sending).toEqual(['s1']);
  expect(results.get('s1')).toHaveLength(1);
});

test.each([
  ['busy', 'otherProgram'],
  ['noAccess', 'forbidden'],
] as const)('P3 %s is told as such, and nothing is aborted', async (problem, access) => {
  plug({ access });
  const { print, result, condition } = open(usbPrinter());
  await condition([problem]);
  print('s1');
  expect(await result('s1')).toEqual({ state: 'notSent', problem });
});

test('P4 two printers of one make are told apart by their serials', async () => {
  const [one, two] = [plug({ serial: 'X1' }), plug({ serial: 'X2' })];
  const { print, result } = open(usbPrinter('X2', 'two'), usbPrinter('X1', 'one'));
  print('s1', { number: 'A001' }, 'one');
  print('s2', { number: 'A002' }, 'two');
  await result('s1');
  expect(await result('s2')).toEqual(PRINTED);
  const numbers = [one, two].map(({ machine }) => machine.slips.map((slip) => decodeSlip(slip).lines[2]?.text));
  expect(numbers).toEqual([['A001'], ['A002']]);
});

test('P2 what a printer says while nobody asks is not taken for an answer', async () => {
  const printer = plug({ habits: { automatic: true, split: true } });
  const { print, result, condition } = open(usbPrinter());
  await condition([]);
  printer.machine.put({ paper: 'low' });
  await condition(['paperLow']);
  print('s1');
  expect(await result('s1')).toEqual(PRINTED);
});

test('P4 printers that are plugged in are found by name and serial, also while one of them prints', async () => {
  plug({ serial: 'X1' });
  plug({ serial: 'X2', access: 'forbidden' });
  const { spooler, condition } = open(usbPrinter('X1'));
  await condition([]);
  const found = { vendorId: 0x04b8, productId: 0x0e15 };
  expect(await spooler.findUsb()).toEqual([
    { ...found, serial: 'X1', name: 'EPSON TM-T20III' },
    { ...found, serial: null, name: null },
  ]);
});
