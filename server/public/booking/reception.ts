// W1 for people at home: what the kiosks say now of each service.
import type { PublicReception } from '../../../shared/booking';
import type { Branch } from '../../office/branch';
import { officeReception, receptionsOf } from '../../queue/forecast/reception';

/** Many ask in the same second. */
const KEPT_MS = 1000;

export const createReception = (branch: Pick<Branch, 'outlook'>): (() => PublicReception) => {
  let kept: PublicReception | null = null;
  return () => {
    const outlook = branch.outlook();
    if (kept !== null && Math.abs(outlook.now - kept.now) < KEPT_MS) return kept;
    const receptions = receptionsOf(outlook);
    kept = {
      now: outlook.now,
      reception: officeReception(outlook, receptions),
      services: receptions.map(({ service: { id, leikaKey, name, booking }, closed, forecast }) => ({
        ...{ id, leikaKey, name, isBookable: booking === 'online', closed, forecast },
      })),
    };
    return kept;
  };
};
