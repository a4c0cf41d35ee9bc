// S30: what somebody who is logged in may do. The server decides; a screen only does not offer what would be refused.
import { type ComponentChildren, createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Right } from '../shared/rights';

const Held = createContext<readonly Right[]>([]);

/** Everything inside is shown to somebody who has these rights. */
export const Holding = ({ rights, children }: { rights: readonly Right[]; children: ComponentChildren }) => (
  <Held.Provider value={rights}>{children}</Held.Provider>
);

/** Tells whether one of these rights is held here. */
export const useMay = (): ((...rights: readonly Right[]) => boolean) => {
  const held = useContext(Held);
  return (...rights) => rights.some((right) => held.includes(right));
};
