// What administrations of tests have in common: somebody with every right, and a hall in which nobody waits.
import type { LiveView } from '../../shared/figures/live';
import type { LoggedInView } from '../../shared/protocol';
import { RIGHTS, SUPERVISOR } from '../../shared/rights';

export const LEADING: LoggedInView = {
  ...{ id: 'person-0009', name: 'Katharina Brandt', roleIds: [SUPERVISOR], rights: [...RIGHTS] },
};
export const NOBODY_WAITS: LiveView = { lines: [], called: [], pauses: [] };
