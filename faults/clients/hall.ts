// Who is in the office: people at kiosks, and clerks who call, begin and finish.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Chance } from '../../server/queue/replay/chance';
import type { CallResult, CounterView } from '../../shared/protocol';
import type { Asker } from './asking';
import type { Screen } from './screen';

export type HallParts = {
  asker: Asker;
  /** Who it is, as it stands in the record. */
  name: string;
  chance: Chance;
  isOver: () => boolean;
};

/** One ticket after the other, each for one service, with pauses of so many milliseconds and more. */
export const drawTickets = async (parts: HallParts, services: string[], pauseMs: number): Promise<void> => {
  const { asker, name, chance, isOver } = parts;
  while (!isOver()) {
    const serviceId = chance.pick(services) ?? '';
    await asker.ask('ticket', name, { type: 'drawTicket', serviceIds: [serviceId], persons: 1, language: 'de' });
    await sleep(pauseMs * (1 + 2 * chance.share()));
  }
};

/** The visitor who is called or served here, whether or not its answer was heard. */
const here = (screen: Screen<CounterView>) => {
  const view = screen.view();
  return view !== null && view.person !== null ? view.visit : null;
};

const serve = async ({ asker, name }: HallParts, visitId: string, state: string) => {
  if (state === 'called') {
    const begun = await asker.ask('begin', name, { type: 'begin', visitId });
    if (begun?.ok !== true) return;
  }
  await asker.ask('finish', name, { type: 'finish', visitId });
};

/** Calls, begins and finishes; logged out, the clerk comes back by another link. */
export const workAtCounter = async (
  parts: HallParts,
  screen: Screen<CounterView>,
  linkOf: () => string | undefined,
): Promise<void> => {
  const { asker, name, chance, isOver } = parts;
  while (!isOver()) {
    await sleep(10 + chance.share() * 60);
    const view = screen.view();
    if (view === null) continue;
    const left = here(screen);
    if (view.person === null) {
      const link = linkOf();
      if (link !== undefined) await screen.enter(link);
      else await sleep(200);
    } else if (left !== null) await serve(parts, left.visitId, left.state);
    else {
      const called = await asker.ask('call', name, { type: 'callNext' });
      if (called?.ok === true) await serve(parts, (called.result as CallResult).visitId, 'called');
      else await sleep(100);
    }
  }
};
