// The printer's end of the cable: the machine of the tests, reading and writing the gadget's device.
import { closeSync, constants, openSync, readSync, writeSync } from 'node:fs';
import { createMachine } from '../printers/printer';
import { untilTaken } from './gadget';

const READ_MS = 5;
/** Nothing to read, no room to write, or not plugged in as far as the kernel is: all of it passes. */
const PASSING = ['EAGAIN', 'ENODEV', 'ENXIO'];

const unlessPassing = (attempt: () => void) => {
  try {
    attempt();
  } catch (error) {
    if (!PASSING.some((code) => String(error).includes(code))) throw error;
  }
};

const run = async () => {
  const file = await untilTaken(() => openSync('/dev/g_printer0', constants.O_RDWR | constants.O_NONBLOCK));
  const machine = createMachine(JSON.parse(process.argv[2] ?? '{}'));
  let isHeld = false;
  let unsaid: Buffer[] = [];
  const take = machine.serve({
    say: (bytes) => unsaid.push(bytes),
    hold: () => {
      isHeld = true;
    },
    goOn: () => {
      isHeld = false;
    },
    isCut: () => false,
    isBroken: () => false,
    reset: () => null,
  });

  const room = Buffer.alloc(8192);
  const read = () => {
    const bytes = isHeld ? 0 : readSync(file, room);
    if (bytes > 0) take(Buffer.from(room.subarray(0, bytes)));
  };
  const speak = () => {
    const [bytes] = unsaid;
    if (bytes === undefined) return;
    writeSync(file, bytes);
    unsaid = unsaid.slice(1);
  };
  setInterval(() => {
    unlessPassing(read);
    unlessPassing(speak);
  }, READ_MS);
  process.on('message', () => process.send?.(machine.slips.length));
  process.on('disconnect', () => {
    closeSync(file);
    process.exit();
  });
  process.send?.('ready');
};

void run();
