// Stands for the reverse proxy of the house: leads everybody to the program that says it is ready, and cuts off who is not any more.
import { connect, createServer, type Socket } from 'node:net';
import { freePort, type Ports } from '../office';

const LOOK_MS = 100;
const PATIENCE_MS = 1000;

const isReady = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(PATIENCE_MS) }).then(
    ({ status }) => status === 200,
    () => false,
  );

/** Resolves with the address that everybody in the house uses. */
export const openProxy = async (programs: readonly Ports[]) => {
  let chosen: number | null = null;
  const lines = new Set<{ ends: Socket[]; program: number }>();
  const cut = (isCut: (program: number) => boolean): void => {
    for (const line of lines) if (isCut(line.program)) for (const end of line.ends) end.destroy();
  };
  let isClosed = false;
  const look = async (): Promise<void> => {
    const found = await Promise.all(programs.map(({ office }) => isReady(office)));
    const next = found.indexOf(true);
    // One that is silent for a moment keeps its lines until another one is there.
    if (next >= 0 && !(chosen !== null && found[chosen])) chosen = next;
    if (next >= 0) cut((program) => program !== chosen);
    if (!isClosed) setTimeout(() => void look(), LOOK_MS);
  };
  void look();
  const listen = async () => {
    const port = await freePort();
    const server = createServer((client) => {
      const to = chosen === null ? undefined : programs[chosen];
      if (to === undefined || chosen === null) return void client.destroy();
      const line = { ends: [client, connect(to.office, '127.0.0.1')], program: chosen };
      lines.add(line);
      const [, office] = line.ends as [Socket, Socket];
      client.pipe(office).pipe(client);
      for (const end of line.ends)
        end
          .on('error', () => undefined)
          .once('close', () => {
            lines.delete(line);
            for (const other of line.ends) other.destroy();
          });
    });
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    return { base: `http://127.0.0.1:${port}`, close: () => void server.close() };
  };
  const office = await listen();
  return {
    base: office.base,
    close: (): void => {
      isClosed = true;
      office.close();
      cut(() => true);
    },
  };
};
