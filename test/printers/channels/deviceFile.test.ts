// The way to a device file, with a terminal's line in the printer's place: the same calls, blocked and lost the same way.
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDeviceFile } from '../../../printers/channels/deviceFile';
import { channelSchema } from '../../../shared/settings';
import { networkPrinter, openDesk, until } from '../desk';
import { createMachine, type Habits } from '../printer';

jest.setTimeout(120_000);

const children: ChildProcessWithoutNullStreams[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** A line whose other end is this child's input and output; gives its path. */
const openLine = async () => {
  const child = spawn('script', ['-qefc', 'stty raw -echo; tty; sleep 60', '/dev/null']);
  children.push(child);
  let told = '';
  const path = await new Promise<string>((resolve) => {
    const hear = (bytes: Buffer) => {
      told += bytes.toString('latin1');
      const [, found] = /(\/dev\/\S+)\s*\n/.exec(told) ?? [];
      if (found === undefined) return;
      child.stdout.off('data', hear);
      child.stdout.pause();
      resolve(found);
    };
    child.stdout.on('data', hear);
  });
  return { path, child };
};

const startLinePrinter = async (habits: Partial<Habits> = {}) => {
  const { path, child } = await openLine();
  const machine = createMachine(habits);
  const take = machine.serve({
    say: (bytes) => void child.stdin.write(bytes),
    hold: () => void child.stdout.pause(),
    goOn: () => void child.stdout.resume(),
    isCut: () => child.exitCode !== null,
    isBroken: () => false,
    reset: () => null,
  });
  child.stdout.on('data', take);
  child.stdout.resume();
  return { path, machine };
};

test('P4 a slip comes out of a printer at a device file, proved', async () => {
  const { path, machine } = await startLinePrinter({ bufferBytes: 64 });
  const { print, result, condition, spooler } = openDesk([
    { ...networkPrinter(1), channel: { kind: 'deviceFile', path } },
  ]);
  await condition([]);
  print('s1');
  expect(await result('s1')).toEqual({ state: 'printed', problem: null });
  expect(machine.slips).toHaveLength(1);
  await spooler.close();
});

test('P2 a device that takes nothing lets the write time out, blocks nobody, and can be closed', async () => {
  const { path } = await openLine();
  const opened = await openDeviceFile({ path })(1000);
  if (!opened.ok) throw new Error(opened.detail);
  let beats = 0;
  const heart = setInterval(() => {
    beats += 1;
  }, 10);
  expect(await opened.channel.write(Buffer.alloc(2_000_000), 500)).toBe('timeout');
  clearInterval(heart);
  expect(beats).toBeGreaterThan(10);
  await opened.channel.close(100);
});

test('P2 P3 a device that goes away ends the channel', async () => {
  const { path, child } = await openLine();
  const opened = await openDeviceFile({ path })(1000);
  if (!opened.ok) throw new Error(opened.detail);
  const { channel } = opened;
  child.kill('SIGKILL');
  await until('end', () => child.signalCode !== null);
  let written = await channel.write(Buffer.from('x'), 500);
  for (let i = 0; i < 50 && written === 'written'; i += 1) written = await channel.write(Buffer.from('x'), 500);
  expect(written).toBe('ended');
  expect(channel.lost).toBe('unplugged');
  await channel.close(100);
});

test('P3 no device at the path is unplugged; a file that is no device is not written to', async () => {
  expect(await openDeviceFile({ path: '/dev/usb/lp99' })(1000)).toMatchObject({ ok: false, problem: 'unplugged' });
  const folder = mkdtempSync(join(tmpdir(), 'wertmarke-'));
  const path = join(folder, 'lp0');
  writeFileSync(path, '');
  expect(await openDeviceFile({ path })(1000)).toMatchObject({ ok: false, problem: 'noAccess' });
  rmSync(folder, { recursive: true });
});

test.each(['/etc/passwd', '/dev/../etc/passwd', 'lp0', '/dev/'])('P4 %s is no device file for a printer', (path) => {
  expect(channelSchema.safeParse({ kind: 'deviceFile', path }).success).toBe(false);
});
