// R5: who waits and since when, line by line, who is called and does not come, and who promised to be back.
import type { LiveLine, LiveView } from '../../../shared/figures/live';
import { MINUTE_MS } from '../../../shared/time';
import { onTheWay, type Present } from '../day/day';
import { isAtWork, keeperOf, type Moment, mayServe, type WaitingGroup, waitingGroups } from '../order/serving';
import { counterName, serviceNames } from './parts';

/**
 * Since when somebody waits: from the ticket, of an appointment from its time or from its check-in when that is later (R1);
 * who was called and is back in the line, since then.
 */
export const waitsSince = ({ arrivedAt, slotAt, calledAt, since }: Present): number =>
  calledAt === null ? Math.max(arrivedAt, slotAt ?? arrivedAt) : since;

const lineOf = (moment: Moment, { key, visits }: WaitingGroup): LiveLine => {
  const { day, settings } = moment;
  const [any] = visits;
  const handedTo = any.onlyCounterId !== null && isAtWork(moment, any.onlyCounterId) ? any.onlyCounterId : null;
  const only = keeperOf(moment, any.errand) ?? handedTo;
  const longest = visits.reduce((one, other) => (waitsSince(other) < waitsSince(one) ? other : one));
  return {
    key,
    services: serviceNames(settings, any.serviceIds),
    counter: counterName(settings, only),
    waiting: visits.length,
    longest: { number: longest.number, since: waitsSince(longest) },
    atWork: settings.counters
      .filter((counter) => isAtWork(moment, counter.id) && mayServe(moment, counter, any))
      .map(({ id, name }) => ({ name, isPaused: Boolean(day.counters.get(id)?.paused) })),
  };
};

export const liveView = (moment: Moment, groups = waitingGroups(moment.day)): LiveView => {
  const { day, settings } = moment;
  const states = [...day.counters].map(([id, state]) => ({ name: counterName(settings, id) ?? '', state }));
  return {
    lines: groups.map((group) => lineOf(moment, group)),
    called: states.flatMap(({ name, state: { visitId } }) => {
      const visit = visitId === null ? undefined : day.visits.get(visitId);
      return visit?.state === 'called' ? [{ number: visit.number ?? '', counter: name, since: visit.since }] : [];
    }),
    errands: [...day.visits.values()].flatMap(({ state, number, counterId, errand, since }) => {
      if (state !== 'parked' || errand === null) return [];
      const counter = counterName(settings, counterId) ?? '';
      const { name, overdueMin } = errand;
      return [{ number: number ?? '', counter, name, since, overdueAt: since + overdueMin * MINUTE_MS }];
    }),
    onTheWay: onTheWay(day).length,
    pauses: states.flatMap(({ name, state: { paused } }) =>
      paused === null || paused.until === null ? [] : [{ counter: name, until: paused.until }],
    ),
  };
};
