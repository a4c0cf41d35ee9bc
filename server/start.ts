// Starts the office as its environment says, and tells the terminal where its screens are.
import { mkdirSync, readFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { App, AppParts } from './app/app';
import { openLasting } from './app/lasting';
import { createLog } from './basics/log';
import { newOffice } from './golive/newOffice';
import { readTls, type TlsFiles } from './http/port';
import { PASSWORD_COST } from './identity/hashing';
import { createClock } from './office/clock';
import { EFFORT } from './public/booking/proofOfWork';
import { announcement, type Reached } from './starting/announcement';
import { demonstrationOffice } from './starting/demonstration';
import { folderOfOther, keepFolders } from './starting/folders';
import { serveLinkRequests } from './starting/linkRequests';
import { stageDemonstration } from './starting/stage';
import { demonstrationTownHall } from './starting/townHall';
import { databaseSchema, portSchema, trustProxySchema, urlSchema } from './starting/values';
import {
  createLineKeeper,
  type DatabasePlace,
  keepAddress,
  officeIdSchema,
  refuseUnknownOffice,
  THE_OFFICE,
} from './storage/engine';
import { wordsForDatabase } from './storage/postgres/words';
import { wordsForStart } from './storage/safekeeping/cannotStart';
import { codeOf } from './storage/safekeeping/errors';
import { DATABASE_FILE } from './storage/safekeeping/fileId';
import type { Carrier } from './visitors/carrier';
import { visitorsElsewhere } from './visitors/elsewhere';

const environmentSchema = z.object({
  ROLE: z.enum(['office', 'standby', 'public'], { message: '„office“, „standby“ oder „public“' }).default('office'),
  PORT: portSchema.default(3000),
  PUBLIC_SIDE: z.enum(['here', 'elsewhere'], { message: '„here“ oder „elsewhere“' }).default('here'),
  PUBLIC_PORT: portSchema.default(3001),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: databaseSchema.optional(),
  OFFICE: officeIdSchema.optional(),
  HOST: z.string().min(1).optional(),
  PUBLIC_URL: urlSchema,
  OFFICE_URL: urlSchema,
  TLS_CERT: z.string().min(1).optional(),
  TLS_KEY: z.string().min(1).optional(),
  TRUST_PROXY: trustProxySchema,
  DAY_LIST_DIR: z.string().min(1).optional(),
  BACKUP_DIR: z.string().min(1).optional(),
  BACKUP_COPY_DIR: z.string().min(1).optional(),
  DEMONSTRATION: z.enum(['lively', 'empty', 'none']).optional(),
  CLOCK_AT: z.iso.datetime({ offset: true }).optional(),
  CLOCK_SPEED: z.coerce.number().min(0.01).max(3600).default(1),
  METRICS_TOKEN: z
    .string()
    .regex(/^[\w.~+/-]{16,200}$/, { message: '16 bis 200 Zeichen: A-Z a-z 0-9 - _ . ~ + /' })
    .optional(),
  PUBLIC_MEMORY: z.coerce.number().int().min(64).max(8192).default(256),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('warn'),
});

/** What a new data folder begins with. */
const FIRST_SETTINGS = { lively: demonstrationTownHall, empty: demonstrationOffice, none: newOffice };

/** The environment was not understood, or a port is taken: words for the terminal instead of a stack trace. */
export type CannotStart = { cannotStart: string; code: string | null };

/** A start that is refused in words. */
export const refusedStart = (words: string, code: string | null = null): CannotStart => ({ cannotStart: words, code });

const builtSchema = z.object({ version: z.string(), build: z.string() });

/** The environment as it is understood. */
export const readEnvironment = (variables: Record<string, string | undefined>) => {
  const { data, error } = environmentSchema.safeParse(variables);
  if (data !== undefined) return data;
  return refusedStart(error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'));
};
export type Environment = Exclude<ReturnType<typeof readEnvironment>, CannotStart>;

/** The database that keeps the office; null where a file does. */
export const databaseOf = ({ DATABASE_URL: url, OFFICE, ROLE }: Environment): DatabasePlace | null | CannotStart => {
  if (url !== undefined) return { url, office: OFFICE ?? THE_OFFICE, isOneOfSeveral: ROLE === 'standby' };
  return OFFICE === undefined
    ? null
    : refusedStart('OFFICE gilt nur mit DATABASE_URL: In einer Datei ist ein einziges Büro.');
};

/** S87: who has no public side of its own has others, and those need a database. */
const NOWHERE =
  'PUBLIC_SIDE=elsewhere gilt nur mit DATABASE_URL: Ein Amt in einer Datei bringt seine öffentliche Seite selbst mit.';

/** Slips, letters and QR codes would lead to a port of this machine at which nobody is. */
const NO_ADDRESS =
  'PUBLIC_SIDE=elsewhere braucht PUBLIC_URL: die Adresse, unter der die öffentliche Seite erreicht wird. Sie steht auf jedem Zettel.';
/** Why an office cannot leave its public side to others, in words; null where it can, or does not. */
export const elsewhereRefused = ({ PUBLIC_SIDE, PUBLIC_URL, DATABASE_URL }: Environment): CannotStart | null => {
  if (PUBLIC_SIDE === 'here') return null;
  if (DATABASE_URL === undefined) return refusedStart(NOWHERE);
  return PUBLIC_URL === undefined ? refusedStart(NO_ADDRESS) : null;
};

/** What a program needs beside an office in a database: its environment, the database, its certificate; or why it cannot start. */
export const readBeside = (variables: Record<string, string | undefined>, noDatabase: string) => {
  const environment = readEnvironment(variables);
  if ('cannotStart' in environment) return environment;
  const database = databaseOf(environment);
  if (database === null) return refusedStart(noDatabase);
  if ('cannotStart' in database) return database;
  const tls = readTlsFiles(environment);
  return tls !== null && 'cannotStart' in tls ? tls : { environment, database, tls };
};

/** Which program this is, as it was built. */
export const readHealth = (root: string) =>
  builtSchema.parse(JSON.parse(readFileSync(join(root, 'build.json'), 'utf8')));

/** Certificate and key; null speaks plain http. Both have been read, and belong together. */
export const readTlsFiles = ({ TLS_CERT, TLS_KEY }: Environment): TlsFiles | null | CannotStart => {
  if ((TLS_CERT === undefined) !== (TLS_KEY === undefined))
    return refusedStart('TLS_CERT und TLS_KEY gehören zusammen: Zertifikat und Schlüssel, zwei Dateien.');
  if (TLS_CERT === undefined || TLS_KEY === undefined) return null;
  const tls = { cert: TLS_CERT, key: TLS_KEY };
  try {
    readTls(tls);
    return tls;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return refusedStart(`Zertifikat oder Schlüssel (TLS_CERT, TLS_KEY) lassen sich nicht benutzen: ${why}`);
  }
};

/** Words for an error at the start; null when it is one that nobody expects. */
export const refusalFor = (error: unknown, environment: Environment): CannotStart | null => {
  const { DATA_DIR, DATABASE_URL, HOST, PORT, PUBLIC_PORT } = environment;
  const place = { dir: resolve(DATA_DIR), host: HOST, port: PORT, publicPort: PUBLIC_PORT };
  const words = wordsForDatabase(error, DATABASE_URL ?? '') ?? wordsForStart(error, place);
  return words === null ? null : refusedStart(words, codeOf(error));
};

/** The address under which other machines of the network reach this one. */
const lanAddress = (): string => {
  const all = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return all.find((one) => one.family === 'IPv4' && !one.internal)?.address ?? 'localhost';
};

/** A host as it stands in an address: IPv6 in brackets. */
const inAddress = (host: string) => (host.includes(':') ? `[${host}]` : host);

/**
 * Starts an office from environment variables (README); `announcement` is for its terminal. The build lies in `root`.
 * With `isAgain` only its code has changed (`npm run dev`): links that it printed stay good, and it announces nothing. With
 * `visitors` the public side is a process of its own, whose scripts may take so many MB of memory.
 */
export const startOffice = async (
  variables: Record<string, string | undefined>,
  root = resolve(__dirname, '..'),
  isAgain = false,
  visitors?: (mostMb: number) => Carrier,
): Promise<(App & { announcement: string }) | CannotStart> => {
  const environment = readEnvironment(variables);
  if ('cannotStart' in environment) return environment;
  const {
    PORT,
    PUBLIC_PORT,
    DATA_DIR,
    HOST,
    PUBLIC_URL,
    OFFICE_URL,
    TRUST_PROXY,
    DAY_LIST_DIR,
    BACKUP_DIR,
    BACKUP_COPY_DIR,
    DEMONSTRATION,
    CLOCK_AT,
    CLOCK_SPEED,
    LOG_LEVEL,
    METRICS_TOKEN,
    PUBLIC_MEMORY,
    PUBLIC_SIDE,
  } = environment;
  const health = readHealth(root);
  const isAnyAddress = HOST === undefined || HOST === '0.0.0.0' || HOST === '::';
  const host = isAnyAddress ? null : inAddress(HOST);
  const tls = readTlsFiles(environment);
  if (tls !== null && 'cannotStart' in tls) return tls;
  const scheme = tls === null ? 'http' : 'https';
  const database = databaseOf(environment);
  if (database !== null && 'cannotStart' in database) return database;
  const nowhere = elsewhereRefused(environment);
  if (nowhere !== null) return nowhere;
  try {
    mkdirSync(DATA_DIR, { recursive: true });
    if (database !== null) {
      const others = folderOfOther(database.office, [DATA_DIR, DAY_LIST_DIR ?? DATA_DIR]);
      if (others !== null) return refusedStart(others);
      await refuseUnknownOffice(database, DEMONSTRATION === undefined ? 'orFirst' : 'mayBeNew');
      keepFolders(database.office, [DATA_DIR, DAY_LIST_DIR ?? DATA_DIR]);
    }
    const clockFrom = (startAt: number | null) => createClock({ startAt, speed: CLOCK_SPEED });
    const clock = clockFrom(CLOCK_AT === undefined ? null : Date.parse(CLOCK_AT));
    const firstSettings = FIRST_SETTINGS[DEMONSTRATION ?? 'lively'];
    const log = createLog(LOG_LEVEL);
    const here = `${scheme}://${host ?? 'localhost'}`;
    const reachedAt = ({ port, publicPort }: App): Reached => ({
      office: OFFICE_URL ?? `${here}:${port}`,
      elsewhere: host === null && OFFICE_URL === undefined ? `${scheme}://${lanAddress()}:${port}` : null,
      visitors: PUBLIC_URL ?? `${here}:${publicPort}`,
    });
    const keepLine = database === null ? null : createLineKeeper(database);
    const parts: AppParts = {
      file: join(DATA_DIR, DATABASE_FILE),
      database,
      clock: clock.wall,
      elapsed: clock.elapsed,
      speed: CLOCK_SPEED,
      log,
      health,
      screensDir: join(root, 'screens'),
      dayListDir: DAY_LIST_DIR ?? DATA_DIR,
      backupDirs: { here: BACKUP_DIR ?? null, copy: BACKUP_COPY_DIR ?? null },
      host: HOST,
      port: PORT,
      publicPort: PUBLIC_PORT,
      firstSettings,
      stage: (store) => stageDemonstration({ store, firstSettings, clock, clockFrom }),
      effort: EFFORT,
      passwordCost: PASSWORD_COST,
      trustedProxies: TRUST_PROXY,
      officeUrl: OFFICE_URL ?? null,
      ownPublicUrl: PUBLIC_URL ?? null,
      tls,
      metricsToken: METRICS_TOKEN ?? null,
      keepsPrintedLinks: isAgain,
      ...(visitors && { visitors: () => visitors(PUBLIC_MEMORY) }),
      ...(PUBLIC_SIDE === 'elsewhere' && { visitors: () => visitorsElsewhere }),
      ...(keepLine !== null && {
        keepLine: (port: number, secret: string) =>
          keepLine({ url: OFFICE_URL ?? `${scheme}://${host ?? lanAddress()}:${port}`, secret }),
      }),
      onLost: () => process.exit(1),
      doorUrl: (port) => OFFICE_URL ?? `${scheme}://${host ?? lanAddress()}:${port}`,
      publicUrl: (port) => PUBLIC_URL ?? `${scheme}://${host ?? lanAddress()}:${port}`,
    };
    const office = await openLasting(parts, (app) => {
      if (database !== null)
        keepAddress(database, parts.publicUrl(app.publicPort)).catch((error: unknown) =>
          log.warn({ error }, 'the city was not told where this office is'),
        );
      const { branch, invitations, take, audit } = app;
      const { settings } = branch;
      return serveLinkRequests({ dataDir: DATA_DIR, settings, invitations, take, audit, reached: reachedAt(app), log });
    });
    const app = office.app();
    return {
      ...app,
      announcement: isAgain ? '' : await announcement(app, reachedAt(app), health),
      close: office.close,
    };
  } catch (error) {
    const refused = refusalFor(error, environment);
    if (refused !== null) return refused;
    throw error;
  }
};

/** Ends an office in order when the process is asked to end. */
export const endOnSignals = (end: () => Promise<void>): void => {
  const ending = async () => {
    await end();
    process.exit(0);
  };
  process.once('SIGINT', ending);
  process.once('SIGTERM', ending);
};
