// The thread in which the record of a day is made: thousands of events hold nobody up who draws a ticket.
import { parentPort } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import type { StoredEvent } from '../../shared/events';
import { recordOf, type SettingsSince } from '../queue/record/record';
import { createMasks } from './masks';
import { type RecordHead, recordText } from './text';

export type RecordAsked = {
  kind: 'record';
  head: RecordHead;
  events: StoredEvent[];
  settings: [SettingsSince, ...SettingsSince[]];
};
/** The text, compressed by gzip, and its last hash. */
export type RecordMade = { text: Uint8Array; head: string };

parentPort?.on('message', ({ head, events, settings }: RecordAsked) => {
  const lines = recordOf({ day: head.day, events, settings, masked: createMasks() });
  const made = recordText(head, lines);
  parentPort?.postMessage({ text: gzipSync(made.text), head: made.head } satisfies RecordMade);
});
