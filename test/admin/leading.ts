// Who is logged in at the administration of tests: somebody with every right.
import type { LoggedInView } from '../../shared/protocol';
import { RIGHTS, SUPERVISOR } from '../../shared/rights';

export const LEADING: LoggedInView = {
  ...{ id: 'person-0009', name: 'Katharina Brandt', roleIds: [SUPERVISOR], rights: [...RIGHTS] },
};
