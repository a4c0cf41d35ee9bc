// Loaded into every process of a program under test: what the file in BEFALLS says then befalls whoever gets SIGUSR2.
const { readFileSync } = require('node:fs');

const kept = [];
const BEFALLS = {
  /** The heap fills with what scripts make. */
  heap: () => setInterval(() => kept.push(Array.from({ length: 100_000 }, (_, i) => ({ i }))), 1),
  /** And memory beside it. */
  buffers: () => setInterval(() => kept.push(Buffer.alloc(8 * 1024 * 1024, 1)), 1),
  /** The loop is held for good. */
  loop: () => {
    for (;;);
  },
};
process.on('SIGUSR2', () => BEFALLS[readFileSync(process.env.BEFALLS, 'utf8')]());
