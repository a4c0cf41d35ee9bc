// What a ticket page is shown, by socket or by a plain request: the same.

import type { Snapshot, TicketView } from '../../shared/protocol';
import { MINUTE_MS } from '../../shared/time';
import { hashOf } from '../basics/tokens';
import type { Day } from '../queue/day/day';
import { createScene, type Scene } from '../queue/views/parts';
import { ticketView } from '../queue/views/ticket';
import type { Followed } from './followed';

export type TicketSnapshotsParts = {
  branch: Followed;
  build: string;
  speed: number;
  /** S89: nobody hears of the office just now. */
  isAway?: () => boolean;
};

/** Who asks within so long of each other is shown the same moment, as long as nothing happens. */
const SHARED_MS = 100;

export const createTicketSnapshots = ({ branch, build, speed, isAway = () => false }: TicketSnapshotsParts) => {
  /** What a scene was made from. */
  const made = new WeakMap<Scene, { day: Day; version: number }>();
  let latest: Scene | null = null;

  /** Whether it is still what the office knows. */
  const holds = (scene: Scene): boolean => {
    const [day, of] = [branch.today(), made.get(scene)];
    return of?.day === day && of.version === day.version && scene.settings === branch.settings();
  };
  /** The moment for all who are shown something now: the one that others were shown just now, or `before`, if it holds. */
  const scene = (before: Scene | null = null): Scene => {
    if (before !== null && holds(before)) return before;
    const isJustNow = latest !== null && Math.abs(branch.now() - latest.now) < SHARED_MS;
    if (latest !== null && isJustNow && holds(latest)) return latest;
    latest = createScene(branch.outlook());
    const day = branch.today();
    made.set(latest, { day, version: day.version });
    return latest;
  };
  const shownOf = (found: Day | null, key: string, shown: Scene | null): Snapshot<TicketView | null> => {
    const now = shown ?? scene();
    const { day, version } = branch.today();
    const view = ticketView(found ?? branch.today(), now, key);
    return { build, day, version, now: now.now, speed, ...(isAway() && { isOld: true }), view };
  };
  return {
    scene,
    /** A key that nothing has shows a view of null. */
    of: async (key: string): Promise<Snapshot<TicketView | null>> => shownOf(await branch.dayOfKey(key), key, null),
    /**
     * The same as text; `mark` is another one when the page shows something else, and in another minute; `isOver`: its day is over,
     * and nothing of it changes any more by itself.
     */
    textOf: async (
      key: string,
      shown: Scene | null = null,
    ): Promise<{ text: string; mark: string; isOver: boolean }> => {
      const found = await branch.dayOfKey(key);
      const { view, ...moment } = shownOf(found, key, shown);
      const viewed = JSON.stringify(view);
      return {
        isOver: (found === null || found.day < moment.day) && moment.isOld !== true,
        text: `${JSON.stringify(moment).slice(0, -1)},"view":${viewed}}`,
        mark: `${Math.floor(moment.now / MINUTE_MS)} ${moment.day} ${moment.isOld === true} ${hashOf(viewed)}`,
      };
    },
  };
};
export type TicketSnapshots = ReturnType<typeof createTicketSnapshots>;
