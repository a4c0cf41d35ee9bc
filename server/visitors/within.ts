// The public side in the office's own process: for tests, and for who opens an office as a part of another program. The same
// messages go over the same line, only that no process lies between.
import type { Carrier, VisitorsSide } from './carrier';
import { cannotListen } from './carrier';
import { createHost } from './host';
import type { ToOffice, ToVisitors } from './messages';

/** As what arrives is another one than what was sent. */
const copied = <Said>(said: Said): Said => JSON.parse(JSON.stringify(said)) as Said;

export const visitorsWithin: Carrier = {
  drop: () => undefined,
  open: ({ office, log }) =>
    new Promise((resolve, reject) => {
      let last = { phones: 0, sizes: {} };
      const tell = (told: ToVisitors): void => host.hear(copied(told));
      const side = (port: number): VisitorsSide => ({
        port: () => port,
        seen: () => {
          tell(office.look());
          return Promise.resolve(last);
        },
        close: host.close,
      });
      const hear = (said: ToOffice): void => {
        if (said.kind === 'ask') void office.answer(copied(said)).then(tell);
        else if (said.kind === 'seen') last = { phones: said.phones, sizes: said.sizes };
        else if (said.kind === 'listening') resolve(side(said.port));
        else reject(cannotListen(said));
      };
      const { url, isReady, now } = office;
      const host = createHost({
        say: hear,
        logOf: () => log,
        stateOf: () => ({ hear: () => undefined, url, isReady, now, isAway: () => false }),
        failed: (error) => log.fatal({ error }, 'the public side has lost the log'),
      });
      office.follow(tell);
      tell(office.begin());
    }),
};
