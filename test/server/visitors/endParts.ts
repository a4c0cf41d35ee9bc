// What stands around an office's end of the line in tests.
import { createSignal } from '../../../server/basics/signal';
import type { Branch } from '../../../server/office/branch';
import type { OfficeEndParts } from '../../../server/visitors/officeEnd';

/** What an office's end of the line needs besides a branch that is real: nothing comes of what is asked of the rest. */
export const endParts = (branch: Branch, file: string): OfficeEndParts => ({
  branch,
  waitingList: {
    join: () => Promise.resolve({ ok: true, result: null }),
    ...{ leave: () => Promise.resolve(true), confirm: () => Promise.resolve(true) },
  },
  reminders: { refuse: () => Promise.resolve(true) },
  push: { publicKey: '', add: () => Promise.resolve('done') },
  signs: { isGood: () => false },
  ...{ url: () => 'http://127.0.0.1', isReady: () => true, changed: createSignal() },
  config: {
    ...{
      file,
      database: null,
      screensDir: '',
      health: { version: '0.0.0', build: 'test' },
      speed: 1,
    },
    ...{ effort: { cost: 1, least: 1, most: 2, calm: 1, calmNetwork: 1 }, host: undefined, port: 0 },
    ...{ trustedProxies: 0, ownUrl: null, tls: null, logLevel: 'silent' },
  },
});
