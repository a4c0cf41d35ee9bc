// An office of this process as one under trial.
import { join } from 'node:path';
import type { Host } from '../../inputs/host';
import { createOffice, type Office } from '../../inputs/office';
import { recordRoutes } from '../../inputs/routes';
import { createLogTo } from '../../server/basics/log';
import type { Role } from '../../shared/actors';
import { openWorld, type World } from '../world';

/** Opens one; what it writes of its own faults is held against it. */
export const openTried = (): Promise<Office> => {
  const faults: string[] = [];
  const start = async (): Promise<Host> => {
    const recorded = recordRoutes();
    const log = createLogTo({ write: (line: string) => void faults.push(line) }, 'error');
    const world: World = await openWorld({ log, more: { trustedProxies: 1 } });
    recorded.end();
    const { port, publicPort } = world.app();
    return {
      ports: { office: port, public: publicPort },
      file: join(world.folder, 'wertmarke.db'),
      pid: process.pid,
      routes: recorded.list(),
      link: async (role, stationId) =>
        (await world.app().link(role as Role, stationId))?.path.split('#pair=')[1] ?? null,
      strain: () => Promise.resolve({ heldMs: 0, faults: faults.splice(0) }),
      taken: async () => ({ heap: 0, objects: 0, resident: 0, handles: {}, kept: await world.app().sizes() }),
      ended: () => null,
      close: world.close,
    };
  };
  return createOffice(start);
};
