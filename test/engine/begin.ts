// Before the tests that run over PostgreSQL.
import { startPostgres } from '../../bench/postgres/server';

export default async function begin(): Promise<void> {
  const server = await startPostgres();
  process.env['TEST_POSTGRES'] = server.url;
  Object.assign(globalThis, { stopPostgres: server.stop });
}
