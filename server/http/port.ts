// A port's server: plain http, or https with a certificate that is read again when it is renewed.
import { readFileSync, unwatchFile, watchFile } from 'node:fs';
import { createServer as createHttpServer, type Server, type ServerOptions } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createSecureContext } from 'node:tls';
import type { Logger } from '../basics/log';

/** Paths of PEM files: the certificate with its chain, and its key. */
export type TlsFiles = { cert: string; key: string };

const LOOK_EVERY_MS = 10_000;
/** Who says half a request and no more is not waited for. */
const PATIENCE: ServerOptions = { headersTimeout: 10_000, requestTimeout: 15_000, connectionsCheckingInterval: 2_000 };
/** Nor is who takes nothing of what is answered. Sockets (WebSocket) have their heartbeat instead. */
const SILENCE_MS = 10_000;

/** Reads both and holds them against each other. Throws when one cannot be read or they do not belong together. */
export const readTls = ({ cert, key }: TlsFiles): { cert: Buffer; key: Buffer } => {
  const read = { cert: readFileSync(cert), key: readFileSync(key) };
  createSecureContext(read);
  return read;
};

/** A server that listens nowhere yet. */
export const openPort = (files: TlsFiles | null, log: Logger): Server => {
  const server = files === null ? createHttpServer(PATIENCE) : openSecure(files, log);
  server.timeout = SILENCE_MS;
  return server;
};

const openSecure = (files: TlsFiles, log: Logger): Server => {
  const server = createHttpsServer({ ...PATIENCE, ...readTls(files) });
  const renew = () => {
    try {
      server.setSecureContext(readTls(files));
      log.info('the certificate was read again');
    } catch (error) {
      log.error({ error }, 'the new certificate cannot be used; the one before stays');
    }
  };
  for (const file of [files.cert, files.key]) watchFile(file, { interval: LOOK_EVERY_MS, persistent: false }, renew);
  server.once('close', () => {
    for (const file of [files.cert, files.key]) unwatchFile(file, renew);
  });
  return server;
};

/** Rejects when the port is taken. */
export const listenOn = (server: Server, port: number, host: string | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host }, () => {
      server.off('error', reject);
      resolve();
    });
  });

/** Where it listens; 0 as long as it does not. */
export const portOf = (server: Server): number => {
  const address = server.address();
  return address === null || typeof address === 'string' ? 0 : address.port;
};
