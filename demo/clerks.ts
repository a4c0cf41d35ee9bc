// Simulated clerks: they call, wait for the way, serve, park, hand on, and go for a break.
import type { Work } from '../shared/events';
import type { CounterView, VisitCard } from '../shared/protocol';
import type { Chance } from './chance';
import type { Screen } from './screen';
import type { Time } from './visitors';

/** Usual minutes of a case; the demonstration's services differ a little, its clerks more. */
const SERVICE_MIN = 10;
const WAY_MIN = 0.6;
const NO_SHOW_SHARE = 0.04;
const PARK_SHARE = 0.05;
const HINDERED_SHARE = 0.06;
const BREAK_SHARE = 0.02;
const BREAK_MIN = 15;

type Parts = { counter: Screen<CounterView>; chance: Chance; time: Time };

const waitFor = async ({ counter, chance, time }: Parts, { visitId }: VisitCard): Promise<boolean> => {
  const comes = chance.share() > NO_SHOW_SHARE;
  for (;;) {
    await time.pass(comes ? chance.duration(WAY_MIN) : 1);
    const visit = counter.view()?.visit;
    if (time.isOver() || visit?.visitId !== visitId) return false;
    if (comes) return true;
    await counter.ask({ type: 'callAgain', visitId });
  }
};

/** K7: what was asked for was done, for most. */
const workOf = ({ serviceIds, persons }: VisitCard, chance: Chance): Work => {
  const isHindered = chance.share() < HINDERED_SHARE;
  const services = serviceIds.map((serviceId) => ({ serviceId, count: isHindered ? 0 : 1 }));
  return { services, persons, hindrance: isHindered ? 'papersMissing' : null };
};

const serve = async (parts: Parts, visit: VisitCard) => {
  const { counter, chance, time } = parts;
  const { visitId } = visit;
  if (visit.state === 'called') {
    if (!(await waitFor(parts, visit))) return;
    await counter.ask({ type: 'begin', visitId });
  }
  await time.pass(chance.duration(SERVICE_MIN));
  if (chance.share() < PARK_SHARE) await counter.ask({ type: 'park', visitId, place: 'Fotoautomat' });
  else await counter.ask({ type: 'finish', visitId, work: workOf(visit, chance) });
};

const takeBreak = async ({ counter, time }: Parts) => {
  await counter.ask({ type: 'pause', until: time.now() + BREAK_MIN * 60_000 });
  await time.pass(BREAK_MIN);
  await counter.ask({ type: 'resume' });
};

/** Works at a counter until the time is over; logged out by the end of the day, the clerk comes back (`enter`). */
export const clerkWorks = async (parts: Parts & { enter: () => Promise<void> }): Promise<void> => {
  const { counter, chance, time } = parts;
  while (!time.isOver()) {
    await time.pass(0.2 + chance.share());
    const view = counter.view();
    const back = view?.parked.find((visit) => visit.counterName === view.counter.name);
    if (!view) continue;
    if (view.person === null) await parts.enter();
    else if (view.visit) await serve(parts, view.visit);
    else if (view.paused) await counter.ask({ type: 'resume' });
    else if (chance.share() < BREAK_SHARE) await takeBreak(parts);
    else if (back && chance.share() < 0.3) await counter.ask({ type: 'callBack', visitId: back.visitId });
    else await counter.ask({ type: 'callNext' });
  }
};
