// What must hold on a real kernel with the real usb module: printing, stuck, unplugged, busy, forbidden, and lp0 back.
import { deepStrictEqual, strictEqual } from 'node:assert';
import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { ChannelSettings } from '../../shared/settings';
import { networkPrinter, openDesk } from '../printers/desk';
import { createGadget, DEVICE_FILE, deviceFileIsThere } from './gadget';

const USB: ChannelSettings = { kind: 'usb', vendorId: 0x04b8, productId: 0x0e15, serial: 'X1' };
const FILE: ChannelSettings = { kind: 'deviceFile', path: DEVICE_FILE };
const PRINTED = { state: 'printed', problem: null };
const STUCK = { bufferBytes: 64, paperEndsAfterLines: 2 };
const GENEROUS_MS = 40_000;

let warnings: object[] = [];
const at = (channel: ChannelSettings) => {
  const desk = openDesk([{ ...networkPrinter(1), channel }]);
  warnings = desk.warnings;
  return desk;
};
/** More than printer and kernel together hold. */
const LONG = { services: Array.from({ length: 3000 }, (_, i) => `Anliegen Nummer ${i}`) };

/** Holds the printer in a process of its own, perhaps as somebody who may not have it. */
const other = async (channel: ChannelSettings, uid: number): Promise<{ told: string; child: ChildProcess }> => {
  const child = fork(__filename, ['hold', JSON.stringify(channel)], { uid, gid: uid });
  const told = await new Promise<string>((resolve) => child.once('message', (message) => resolve(String(message))));
  return { told, child };
};

const hold = async (channel: ChannelSettings) => {
  const desk = at(channel);
  while (desk.conditions.length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
  process.send?.(desk.conditions[0]?.[1].join());
};

/** Plugged in and known to the system's driver, before anybody takes it from there. */
const plugIn = async (habits: object) => {
  await createdGadget.plug(habits);
  await deviceFileIsThere();
};

const prints = async (channel: ChannelSettings) => {
  const gadget = createdGadget;
  await plugIn({});
  const desk = at(channel);
  await desk.condition([], GENEROUS_MS);
  desk.print('s1');
  deepStrictEqual(await desk.result('s1', GENEROUS_MS), PRINTED);
  strictEqual(existsSync(DEVICE_FILE), channel.kind === 'deviceFile');
  strictEqual(await gadget.slips(), 1);
  await gadget.unplug();
  await desk.condition(['unplugged'], GENEROUS_MS);
  await gadget.plug({});
  await desk.condition([], GENEROUS_MS);
  desk.print('s2');
  deepStrictEqual(await desk.result('s2', GENEROUS_MS), PRINTED);
  await desk.spooler.close();
  await deviceFileIsThere();
  await gadget.unplug();
};

const getsStuck = async (channel: ChannelSettings) => {
  await plugIn(STUCK);
  const desk = at(channel);
  await desk.condition([], GENEROUS_MS);
  desk.print('s1', LONG);
  const { state } = await desk.result('s1', 2 * GENEROUS_MS);
  strictEqual(state, 'unknown');
  await desk.spooler.close();
  await deviceFileIsThere();
  await createdGadget.unplug();
};

const isPulledInASlip = async (channel: ChannelSettings) => {
  await plugIn(STUCK);
  const desk = at(channel);
  await desk.condition([], GENEROUS_MS);
  desk.print('s1', LONG);
  while (desk.sending.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  await new Promise((resolve) => setTimeout(resolve, 500));
  await createdGadget.unplug();
  deepStrictEqual(await desk.result('s1', GENEROUS_MS), { state: 'unknown', problem: 'unplugged' });
  await desk.spooler.close();
};

const isTaken = async (channel: ChannelSettings) => {
  await plugIn({});
  const holder = await other(USB, 0);
  strictEqual(holder.told, '');
  const desk = at(channel);
  await desk.condition([channel.kind === 'usb' ? 'busy' : 'unplugged'], GENEROUS_MS);
  holder.child.kill('SIGKILL');
  if (channel.kind === 'usb') await desk.condition([], GENEROUS_MS);
  await desk.spooler.close();
  await createdGadget.unplug();
};

const isForbidden = async (channel: ChannelSettings) => {
  await plugIn({});
  const { told, child } = await other(channel, 65_534);
  strictEqual(told, 'noAccess');
  child.kill('SIGKILL');
  await createdGadget.unplug();
};

const isFound = async () => {
  await plugIn({});
  const { spooler } = openDesk([]);
  deepStrictEqual(await spooler.findUsb(), [
    { vendorId: 0x04b8, productId: 0x0e15, serial: 'X1', name: 'EPSON TM-T20III' },
  ]);
  await spooler.close();
  await createdGadget.unplug();
};

const createdGadget = process.argv[2] === 'hold' ? createNothing() : createGadget();
function createNothing(): ReturnType<typeof createGadget> {
  const never = () => Promise.reject(new Error('no gadget here'));
  return { plug: never, unplug: never, slips: never };
}

const checkAll = async () => {
  const checks: [string, () => Promise<void>][] = [
    ['USB printers are found by name and serial', isFound],
    ...[USB, FILE].flatMap((channel): [string, () => Promise<void>][] => [
      [`${channel.kind} prints, is unplugged and plugged in, and gives its device file back`, () => prints(channel)],
      [`${channel.kind} stuck in a slip leaves it unknown`, () => getsStuck(channel)],
      [`${channel.kind} pulled in a slip leaves it unknown`, () => isPulledInASlip(channel)],
      [`${channel.kind} held by another program is told`, () => isTaken(channel)],
      [`${channel.kind} without permission is told`, () => isForbidden(channel)],
    ]),
  ];
  for (const [name, check] of checks) {
    const begun = performance.now();
    await check();
    process.stdout.write(`ok ${name} (${Math.round(performance.now() - begun)} ms)\n`);
  }
  process.stdout.write('ALL CHECKS PASSED\n');
};

if (process.argv[2] === 'hold') void hold(JSON.parse(process.argv[3] ?? ''));
else
  checkAll().catch((error) => {
    process.stdout.write(
      `FAILED ${error instanceof Error ? error.stack : String(error)}\n${JSON.stringify(warnings)}\n`,
    );
    process.exit(1);
  });
