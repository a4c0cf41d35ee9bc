// A city for tests: offices of its own at their real ports, one that is gone, and one that never answers.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLog } from '../../../server/basics/log';
import { createAsking } from '../../../server/city/asking';
import { createOffices, type Offices } from '../../../server/city/offices';
import { createCityHttp } from '../../../server/city/port';
import { createOwnPages } from '../../../server/http/ownPages';
import { createNetworks } from '../../../server/limits/networks';
import type { OfficeAtHome } from '../../../server/storage/engine';

const log = createLog('silent');
/** Who is deaf is given up soon; the others are waited for, however busy this machine is. */
const DEAF_MS = 200;
const deafAddresses = new Set<string>();
const deadline = (address: string): AbortSignal =>
  AbortSignal.timeout(deafAddresses.has(new URL(address).origin) ? DEAF_MS : 30_000);

const listening = (server: Server): Promise<string> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });

/** Whoever takes what is asked and says nothing. */
export const openDeaf = async (): Promise<{ address: string; asked: () => number; close: () => void }> => {
  let asked = 0;
  const server = createServer(() => {
    asked++;
  });
  const address = await listening(server);
  deafAddresses.add(address);
  return {
    ...{ address, asked: () => asked },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};

/** The city's page over these offices. */
export const openCity = async (known: () => OfficeAtHome[], screensDir: string, keptMs = 0) => {
  const offices: Offices = createOffices({
    ...{ known: () => Promise.resolve(known()), ask: createAsking({ log, deadline, keptMs }) },
  });
  const app = createCityHttp({
    ...{ offices, screensDir, log, health: { version: '0.0.0', build: 'test' } },
    ownPages: createOwnPages({ ownUrl: null, hasTls: false, log }),
    networks: createNetworks({ trusted: 0, log }),
  });
  const server = createServer(app);
  const address = await listening(server);
  return {
    address,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
};
