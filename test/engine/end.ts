// After the tests that run over PostgreSQL.
export default async function end(): Promise<void> {
  await (globalThis as { stopPostgres?: () => Promise<void> }).stopPostgres?.();
}
