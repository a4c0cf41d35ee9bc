// Starts the city's page as its environment says. It reads the database for who there is and where, and asks the offices.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { createLog, type Logger } from '../basics/log';
import { createOwnPages } from '../http/ownPages';
import { listenOn, openPort, portOf, readTls } from '../http/port';
import { createNetworks } from '../limits/networks';
import { databaseSchema, portSchema, trustProxySchema, urlSchema } from '../starting/values';
import { type OfficeAtHome, officesAtHome } from '../storage/engine';
import { wordsForDatabase } from '../storage/postgres/words';
import { wordsForStart } from '../storage/safekeeping/cannotStart';
import { createAsking } from './asking';
import { createOffices } from './offices';
import { createCityHttp } from './port';

const environmentSchema = z.object({
  DATABASE_URL: databaseSchema,
  PUBLIC_PORT: portSchema.default(3001),
  PUBLIC_URL: urlSchema,
  HOST: z.string().min(1).optional(),
  TLS_CERT: z.string().min(1).optional(),
  TLS_KEY: z.string().min(1).optional(),
  TRUST_PROXY: trustProxySchema,
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('warn'),
});
const builtSchema = z.object({ version: z.string(), build: z.string() });

/** The list of offices changes rarely; while the database is away, the last one holds. */
const KEPT_MS = 10_000;

export const rememberedOffices = (read: () => Promise<OfficeAtHome[]>, log: Pick<Logger, 'warn'>, keptMs = KEPT_MS) => {
  let last: { at: number; offices: OfficeAtHome[] } | null = null;
  let reading: Promise<OfficeAtHome[]> | null = null;
  const again = async (): Promise<OfficeAtHome[]> => {
    try {
      last = { at: performance.now(), offices: await read() };
      return last.offices;
    } catch (error) {
      if (last === null) throw error;
      log.warn({ error }, 'the database does not say which offices there are; those of before are shown');
      last.at = performance.now();
      return last.offices;
    } finally {
      reading = null;
    }
  };
  return (): Promise<OfficeAtHome[]> => {
    if (last !== null && performance.now() - last.at < keptMs) return Promise.resolve(last.offices);
    reading ??= again();
    return reading;
  };
};

export type City = { port: number; close: () => Promise<void> };

/** The build lies in `root`. Words for the terminal where it cannot start. */
export const startCity = async (
  variables: Record<string, string | undefined>,
  root: string,
): Promise<City | { cannotStart: string }> => {
  const environment = environmentSchema.safeParse(variables);
  if (!environment.success)
    return {
      cannotStart: environment.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'),
    };
  const { DATABASE_URL, PUBLIC_PORT, PUBLIC_URL, HOST, TLS_CERT, TLS_KEY, TRUST_PROXY, LOG_LEVEL } = environment.data;
  if ((TLS_CERT === undefined) !== (TLS_KEY === undefined))
    return { cannotStart: 'TLS_CERT und TLS_KEY gehören zusammen: Zertifikat und Schlüssel, zwei Dateien.' };
  const tls = TLS_CERT === undefined || TLS_KEY === undefined ? null : { cert: TLS_CERT, key: TLS_KEY };
  const log = createLog(LOG_LEVEL);
  try {
    if (tls !== null) readTls(tls);
    const known = rememberedOffices(() => officesAtHome(DATABASE_URL), log);
    await known();
    const server = openPort(tls, log);
    server.on(
      'request',
      createCityHttp({
        ...{ offices: createOffices({ known, ask: createAsking({ log }) }), screensDir: join(root, 'screens'), log },
        health: builtSchema.parse(JSON.parse(readFileSync(join(root, 'build.json'), 'utf8'))),
        ownPages: createOwnPages({ ownUrl: PUBLIC_URL ?? null, hasTls: tls !== null, log }),
        networks: createNetworks({ trusted: TRUST_PROXY, log }),
      }),
    );
    await listenOn(server, PUBLIC_PORT, HOST);
    return {
      port: portOf(server),
      close: () =>
        new Promise((done) => {
          server.close(() => done());
          server.closeAllConnections();
        }),
    };
  } catch (error) {
    const place = { dir: resolve('.'), host: HOST, port: PUBLIC_PORT, publicPort: PUBLIC_PORT };
    const words = wordsForDatabase(error, DATABASE_URL) ?? wordsForStart(error, place);
    if (words !== null) return { cannotStart: words };
    throw error;
  }
};
