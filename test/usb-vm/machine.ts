// The printer's end of the cable: the machine of the tests, reading and writing the gadget's device.
import { closeSync, constants, openSync, readSync, writeSync } from 'node:fs';
import { createMachine } from '../printers/printer';

const file = openSync('/dev/g_printer0', constants.O_RDWR | constants.O_NONBLOCK);
const machine = createMachine(JSON.parse(process.argv[2] ?? '{}'));
let isHeld = false;
const take = machine.serve({
  say: (bytes) => void writeSync(file, bytes),
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
  try {
    const bytes = isHeld ? 0 : readSync(file, room);
    if (bytes > 0) take(Buffer.from(room.subarray(0, bytes)));
  } catch (error) {
    if (!String(error).includes('EAGAIN')) throw error;
  }
};
setInterval(read, 5);
process.on('message', () => process.send?.(machine.slips.length));
process.on('disconnect', () => {
  closeSync(file);
  process.exit();
});
process.send?.('ready');
