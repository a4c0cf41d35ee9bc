// Other offices of the same database, as an office in memory would hear of them.

import { done } from '../../../server/office/answers';
import type { TimesElsewhere } from '../../../shared/commands/hall/elsewhere';

export type Neighbour = { office: string; name: string; times: TimesElsewhere };

/** What they say, and that an appointment is there at once. */
export const elsewhereIn = (neighbours: () => readonly Neighbour[]) => ({
  officesBeside: () => done({ offices: neighbours().map(({ office, name }) => ({ office, name })) }),
  timesElsewhere: ({ office }: { office: string }) =>
    done<TimesElsewhere>(neighbours().find((one) => one.office === office)?.times ?? { is: 'away' }),
});
