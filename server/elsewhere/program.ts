// `npm start -- public`: the public side of an office in a database, on a machine of its own (S87).
import { join } from 'node:path';
import { createLog } from '../basics/log';
import { createWaitingPorts } from '../standby/ports';
import { type CannotStart, readBeside, readHealth, refusalFor } from '../start';
import { readLine } from '../storage/engine';
import type { Carrier, VisitorsSide } from '../visitors/carrier';
import { openRemoteOffice } from './remoteOffice';

const NO_DATABASE =
  'Die öffentliche Seite auf einem Rechner für sich (public) gehört zu einem Amt in einer Datenbank: Bitte DATABASE_URL setzen, dieselbe wie beim Amt. Ein Amt in einer Datei bringt seine öffentliche Seite selbst mit.';
const WAITING =
  'Diese Seite ist gleich wieder da. Bitte versuchen Sie es in einer Minute noch einmal.\nThis page will be back shortly. Please try again in a minute.\n';

/** Who stands by for nobody has no alarms: the terminal and `/readyz` say how it is. */
const NO_ALARMS = { raise: () => undefined, settle: () => undefined };

/**
 * Begins; `serving` resolves with the port when the office was found and visitors are served, null when it was closed before. The
 * build lies in `root`.
 */
export const startPublic = async (
  variables: Record<string, string | undefined>,
  root: string,
  visitors: (mostMb: number) => Carrier,
) => {
  const read = readBeside(variables, NO_DATABASE);
  if ('cannotStart' in read) return read;
  const { environment, database, tls } = read;
  const { PUBLIC_PORT, HOST, LOG_LEVEL, PUBLIC_URL, TRUST_PROXY, PUBLIC_MEMORY } = environment;
  const [log, health] = [createLog(LOG_LEVEL), readHealth(root)];
  let isReached = false;
  const waiting = createWaitingPorts({
    ...{ ports: [PUBLIC_PORT], host: HOST, tls, health, log, role: 'public', words: WAITING },
    isReached: () => isReached,
  });
  const orRefused = (error: unknown): CannotStart => {
    const refused = refusalFor(error, environment);
    if (refused === null) throw error;
    return refused;
  };
  try {
    await waiting.listen();
  } catch (error) {
    return orRefused(error);
  }
  const remote = openRemoteOffice({
    read: async () => {
      const read = await readLine(database);
      isReached = true;
      return read;
    },
    version: health.version,
    own: {
      ...{ file: '', database, screensDir: join(root, 'screens'), health, host: HOST, port: PUBLIC_PORT, tls },
      ...{ trustedProxies: TRUST_PROXY, ownUrl: PUBLIC_URL ?? null, logLevel: LOG_LEVEL },
    },
    log,
  });
  const carrier = visitors(PUBLIC_MEMORY);
  let side: VisitorsSide | null = null;
  let over: () => void = () => undefined;
  const closed = new Promise<'closed'>((resolve) => {
    over = () => resolve('closed');
  });
  const serve = async (): Promise<number | CannotStart | null> => {
    if ((await Promise.race([remote.first, closed])) === 'closed') {
      carrier.drop();
      return null;
    }
    await waiting.close();
    try {
      side = await carrier.open({ office: remote.office(), log, serverAlarms: NO_ALARMS });
    } catch (error) {
      return orRefused(error);
    }
    remote.serve(side.seen);
    return side.port();
  };
  const serving = serve();
  return {
    serving,
    close: async (): Promise<void> => {
      over();
      await serving.catch(() => null);
      await waiting.close();
      await side?.close();
      await remote.close();
    },
  };
};
