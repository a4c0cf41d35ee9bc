// An office in a process of its own, which is asked by its parent how it fares.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { queryObjects } from 'node:v8';
import { endOnSignals, startOffice } from '../server/start';
import type { Asked, Ready, Strain, Taken } from './host';
import { stayInside } from './inside';
import { recordRoutes } from './routes';

const NS_PER_MS = 1e6;

stayInside();
const delay = monitorEventLoopDelay({ resolution: 10 });
delay.enable();
const routes = recordRoutes();
const faults: string[] = [];
process.on('unhandledRejection', (reason) =>
  faults.push(`unhandled rejection: ${reason instanceof Error ? reason.stack : reason}`),
);

const strain = (): Strain => {
  const heldMs = delay.max / NS_PER_MS;
  delay.reset();
  return { heldMs: Number.isFinite(heldMs) ? heldMs : 0, faults: faults.splice(0) };
};

const taken = (kept: Record<string, number>): Taken => {
  globalThis.gc?.();
  globalThis.gc?.();
  const handles: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) handles[kind] = (handles[kind] ?? 0) + 1;
  const { heapUsed, external, rss } = process.memoryUsage();
  const objects = queryObjects(Object, { format: 'count' });
  return { heap: heapUsed + external, objects, resident: rss, handles, kept };
};

const tell = (n: number, answer: unknown): void => void process.send?.({ n, answer });

const run = async () => {
  const office = await startOffice(process.env);
  if ('cannotStart' in office) throw new Error(office.cannotStart);
  endOnSignals(office.close);
  process.on('disconnect', () => process.exit(1));
  process.on('message', async (question: Asked & { n: number }) => {
    if (question.ask === 'strain') return tell(question.n, strain());
    if (question.ask === 'taken') return tell(question.n, taken(await office.sizes()));
    const link = await office.link(question.role as 'admin', question.stationId);
    tell(question.n, link?.path.split('#pair=')[1] ?? null);
  });
  const ready: Ready = { ports: { office: office.port, public: office.publicPort }, routes: routes.list() };
  tell(0, ready);
};

run().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
