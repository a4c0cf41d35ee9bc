// W14: whether this kiosk gives tickets now, and if not, why: what its whole glass says.
import type { ClosedReason, KioskView } from '../../shared/protocol';
import type { Text } from '../../shared/settings';

export type WholeState =
  | { is: 'offline' }
  | { is: 'locked'; reason: Text }
  | { is: 'closed' | 'contingent' | 'noCounter' | 'full'; closed: ClosedReason };

const NAMES = { hours: 'closed', contingent: 'contingent', noCounter: 'noCounter', fullHouse: 'full' } as const;

/** null while tickets are given. */
export const wholeState = ({ locked, reception }: KioskView, isOnline: boolean): WholeState | null => {
  if (!isOnline) return { is: 'offline' };
  if (locked !== null) return { is: 'locked', reason: locked };
  if (reception.state !== 'closed') return null;
  return { is: NAMES[reception.closed.why], closed: reception.closed };
};
