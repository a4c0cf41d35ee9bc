// What a ticket page is shown, by socket or by a plain request: the same.
import type { Snapshot, TicketView } from '../../shared/protocol';
import { createScene, type Scene } from '../queue/views/parts';
import { ticketView } from '../queue/views/ticket';
import type { Followed } from './followed';

export type TicketSnapshotsParts = { branch: Followed; build: string; speed: number };

export const createTicketSnapshots = ({ branch, build, speed }: TicketSnapshotsParts) => {
  const scene = (): Scene => createScene(branch.outlook());
  return {
    /** The moment for all who are shown something now. */
    scene,
    /** A key that nothing has shows a view of null. */
    of: async (key: string, shown: Scene | null = null): Promise<Snapshot<TicketView | null>> => {
      const found = await branch.dayOfKey(key);
      const now = shown ?? scene();
      const { day, version } = branch.today();
      const view = ticketView(found ?? branch.today(), now, key);
      return { build, day, version, now: now.now, speed, view };
    },
  };
};
export type TicketSnapshots = ReturnType<typeof createTicketSnapshots>;
