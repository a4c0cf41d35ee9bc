// The program: reads its environment, starts the office, prints the links, ends in order.
import { mkdirSync, readFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { type App, createApp, type PairingLink } from './app';
import { createClock } from './clock';
import { createLog } from './log';

const portSchema = z.coerce.number().int().min(0).max(65535);
const environmentSchema = z.object({
  PORT: portSchema.default(3000),
  PUBLIC_PORT: portSchema.default(3001),
  DATA_DIR: z.string().default('./data'),
  HOST: z.string().min(1).optional(),
  PUBLIC_URL: z.url().optional(),
  CLOCK_AT: z.iso.datetime({ offset: true }).optional(),
  CLOCK_SPEED: z.coerce.number().min(0.01).max(3600).default(1),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('warn'),
});

const environment = environmentSchema.safeParse(process.env);
if (!environment.success) {
  for (const { path, message } of environment.error.issues) console.error(`${path.join('.')}: ${message}`);
  process.exit(2);
}
const { PORT, PUBLIC_PORT, DATA_DIR, HOST, PUBLIC_URL, CLOCK_AT, CLOCK_SPEED, LOG_LEVEL } = environment.data;

const root = resolve(__dirname, '..');
const builtSchema = z.object({ version: z.string(), build: z.string() });
const health = builtSchema.parse(JSON.parse(readFileSync(join(root, 'build.json'), 'utf8')));

/** The address under which other machines of the network reach this one. */
const lanAddress = (): string => {
  const all = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return all.find((one) => one.family === 'IPv4' && !one.internal)?.address ?? 'localhost';
};
const isAnyAddress = HOST === undefined || HOST === '0.0.0.0' || HOST === '::';
const bracketed = (host: string) => (host.includes(':') ? `[${host}]` : host);
const visible = isAnyAddress ? 'localhost' : bracketed(HOST);

const LABELS = { kiosk: 'Kiosk', display: 'Anzeige', counter: 'Schalter', admin: 'Verwaltung' };

const printLinks = ({ port, publicPort, passwords }: App, links: PairingLink[]) => {
  const lines = links.map(({ role, name, path }) => {
    const label = `${LABELS[role]} ${name}`.trim();
    return `  ${label.padEnd(24)} http://${visible}:${port}${path}`;
  });
  console.log(`\nWertmarke ${health.version} (${health.build})\n`);
  console.log('Jeder Link richtet den Browser ein, der ihn öffnet, einmal und innerhalb eines Tages:\n');
  console.log(lines.join('\n'));
  if (passwords.length > 0) {
    console.log('\nAnmeldung an den Schaltern (wird nur beim ersten Start gezeigt):\n');
    for (const { name, password } of passwords) console.log(`  ${name.padEnd(24)} ${password}`);
  }
  console.log(`\nÖffentlicher Zugang (Wertmarke auf dem Telefon): http://${visible}:${publicPort}/`);
  console.log(`Von anderen Geräten im Netz: http://${lanAddress()}:${port}/ statt http://${visible}:${port}/\n`);
};

const run = async () => {
  mkdirSync(DATA_DIR, { recursive: true });
  const log = createLog(LOG_LEVEL);
  const app = await createApp({
    file: join(DATA_DIR, 'wertmarke.db'),
    clock: createClock({ startAt: CLOCK_AT === undefined ? null : Date.parse(CLOCK_AT), speed: CLOCK_SPEED }),
    speed: CLOCK_SPEED,
    log,
    health,
    screensDir: join(root, 'screens'),
    host: HOST,
    port: PORT,
    publicPort: PUBLIC_PORT,
    publicUrl: (port) => PUBLIC_URL?.replace(/\/$/, '') ?? `http://${isAnyAddress ? lanAddress() : visible}:${port}`,
  });
  const end = async () => {
    await app.close();
    process.exit(0);
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  printLinks(app, app.links());
};

run().catch((error: unknown) => {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE') console.error(`Port ${PORT} oder ${PUBLIC_PORT} ist belegt (PORT, PUBLIC_PORT).`);
  else console.error(error);
  process.exit(1);
});
