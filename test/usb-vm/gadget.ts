// A USB printer made of the kernel's own gadget: plugged in and out, with a machine behind it that prints.
import { type ChildProcess, fork } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const ROOT = '/sys/kernel/config/usb_gadget/printer';
export const DEVICE_FILE = '/dev/usb/lp0';

const BUSES = '/sys/class/udc';

const PATIENT_MS = 60_000;

const put = (path: string, text: string) => writeFileSync(join(ROOT, path), text);

const until = async (what: string, found: () => boolean, withinMs = PATIENT_MS) => {
  const deadline = performance.now() + withinMs;
  while (!found()) {
    if (performance.now() > deadline) throw new Error(`${what}: not within ${withinMs} ms`);
    await sleep(50);
  }
};

const NOT_YET = ['ENODEV', 'EBUSY', 'EAGAIN', 'ENXIO', 'ENOENT'];

/** Tries until the kernel takes it. */
export const untilTaken = async <T>(attempt: () => T): Promise<T> => {
  for (const deadline = performance.now() + PATIENT_MS; ; await sleep(50)) {
    try {
      return attempt();
    } catch (error) {
      if (performance.now() > deadline || !NOT_YET.some((code) => String(error).includes(code))) throw error;
    }
  }
};

export const deviceFileIsThere = () => until(DEVICE_FILE, () => existsSync(DEVICE_FILE));

/** Describes the printer to the kernel; it is not plugged in yet. */
export const createGadget = () => {
  mkdirSync(ROOT);
  put('idVendor', '0x04b8');
  put('idProduct', '0x0e15');
  mkdirSync(join(ROOT, 'strings/0x409'));
  put('strings/0x409/manufacturer', 'EPSON');
  put('strings/0x409/product', 'TM-T20III');
  put('strings/0x409/serialnumber', 'X1');
  mkdirSync(join(ROOT, 'configs/c.1'));
  mkdirSync(join(ROOT, 'functions/printer.0'));
  // Two packets of eight kilobytes: the printer's own buffer
  put('functions/printer.0/q_len', '2');
  symlinkSync(join(ROOT, 'functions/printer.0'), join(ROOT, 'configs/c.1/printer.0'));
  let machine: ChildProcess | null = null;

  /** A slow machine still looks for its bus, or has not yet let go of the printer that was pulled. */
  const connect = async () => {
    await until('a bus', () => readdirSync(BUSES).length > 0);
    await untilTaken(() => put('UDC', readdirSync(BUSES)[0] ?? ''));
  };

  return {
    /** Plugs it in, with a machine of these habits (JSON) behind it. */
    plug: async (habits: object) => {
      await connect();
      await until('/dev/g_printer0', () => existsSync('/dev/g_printer0'));
      const child = fork(join(__dirname, 'machine.js'), [JSON.stringify(habits)]);
      machine = child;
      await new Promise((ready) => child.once('message', ready));
    },
    /** The kernel does not bear being unplugged while the machine has its end open. */
    unplug: async () => {
      const child = machine;
      if (child) {
        const ended = new Promise((resolve) => child.once('exit', resolve));
        child.kill('SIGKILL');
        await ended;
      }
      put('UDC', '\n');
      await sleep(300);
    },
    /** Slips that came out since it was plugged in. */
    slips: () =>
      new Promise<number>((resolve) => {
        machine?.once('message', (count) => resolve(Number(count)));
        machine?.send('count');
      }),
  };
};
