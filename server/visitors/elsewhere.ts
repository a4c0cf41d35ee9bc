// An office without a public side of its own: those on other machines have its visitors (S87).
import type { Carrier } from './carrier';

export const visitorsElsewhere: Carrier = {
  isElsewhere: true,
  drop: () => undefined,
  open: ({ office }) =>
    Promise.resolve({
      port: () => office.config.port,
      seen: () => Promise.resolve({ phones: 0, sizes: {} }),
      close: () => Promise.resolve(),
    }),
};
