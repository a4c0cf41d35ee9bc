// The reading thread of an office that meets a text which nobody has foreseen: it says what it does to whoever reads it.
import { parentPort } from 'node:worker_threads';
import { type ReadingAsked, readCalendarFor, readFileFor } from '../../../../server/imports/reading/readings';

const does: Record<string, () => void> = {
  'X-HANG': () => {
    for (;;);
  },
  'X-EAT': () => {
    const eaten: string[][] = [];
    for (;;) eaten.push(Array.from({ length: 100_000 }, (_, i) => `${i}`));
  },
  'X-BREAK': () => {
    throw new Error('nobody has foreseen this');
  },
  'X-GO': () => process.exit(3),
};

parentPort?.on('message', (asked: ReadingAsked) => {
  const text = new TextDecoder().decode(asked.bytes);
  for (const [word, act] of Object.entries(does)) if (text.includes(word)) act();
  parentPort?.postMessage(asked.kind === 'calendar' ? readCalendarFor(asked) : readFileFor(asked));
});
