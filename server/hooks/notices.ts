// S36: what web hooks are told of what has happened: numbers, matters, counters; nothing of anybody's person.
import type { StoredEvent, Work } from '../../shared/events';
import { type HookEvent, isUrgent } from '../../shared/programs';
import type { Settings } from '../../shared/settings';
import type { AlarmNews } from '../../shared/watching/alarms';
import { newToken } from '../basics/tokens';
import type { Day, Visit } from '../queue/day/day';
import type { TurnNotice } from '../storage/port';
import type { Hooks } from './register';

type Named = { id: string; name: string };
/** What a message says besides its type and its time. */
type Data = Record<string, unknown>;
/** `says`: its sentence, in German. */
type AlarmTold = AlarmNews & { says: string };
type Told = { type: HookEvent; data: Data };

const counterNamed = ({ counters, former }: Settings, id: string | null): Named | null => {
  if (id === null) return null;
  return { id, name: [...counters, ...former.counters].find((one) => one.id === id)?.name ?? '' };
};
const servicesNamed = ({ services, former }: Settings, ids: readonly string[]): Named[] =>
  ids.map((id) => ({ id, name: [...services, ...former.services].find((one) => one.id === id)?.name.de ?? '' }));

const visitData = (day: Day, settings: Settings, visit: Visit, counterId: string | null): Data => ({
  ...{ visitId: visit.id, day: day.day, number: visit.number, kind: visit.kind, slotAt: visit.slotAt },
  ...{ services: servicesNamed(settings, visit.serviceIds), persons: visit.persons },
  counter: counterNamed(settings, counterId),
});

const TYPES = {
  ticketCalled: 'visit.called',
  serviceBegan: 'visit.begun',
  visitFinished: 'visit.finished',
  workNoted: 'visit.noted',
  visitMissed: 'visit.missed',
  actUndone: 'visit.undone',
  emergencyCalled: 'emergency.called',
  emergencyAcknowledged: 'emergency.acknowledged',
  emergencyEnded: 'emergency.ended',
} as const;
type ToldEvent = Extract<StoredEvent['event'], { type: keyof typeof TYPES }>;
const isTold = (event: StoredEvent['event']): event is ToldEvent => event.type in TYPES;

/** K7: what was really done. */
const workData = (settings: Settings, { services, persons, hindrance }: Work): Data => {
  const names = servicesNamed(
    settings,
    services.map(({ serviceId }) => serviceId),
  );
  return { services: names.map((one, i) => ({ ...one, count: services[i]?.count ?? 0 })), persons, hindrance };
};

/** What an event says of its own, beside whom and where. */
const ownData = (event: ToldEvent, settings: Settings, visit: Visit | undefined): Data => {
  switch (event.type) {
    case 'visitFinished':
      return { done: visit?.work ? workData(settings, visit.work) : null };
    case 'workNoted':
      return { done: workData(settings, event.work) };
    case 'actUndone':
      // K10: what holds now, instead of what was told before.
      return { state: visit?.state ?? null };
    case 'emergencyAcknowledged':
      return { from: counterNamed(settings, event.from) };
    default:
      return {};
  }
};

/** What is told of an event by the day as it is after it; null for what no web hook tells. */
export const toldOf = (day: Day, settings: Settings, event: StoredEvent['event']): Told | null => {
  if (!isTold(event)) return null;
  const type = TYPES[event.type];
  const visit = 'visitId' in event ? day.visits.get(event.visitId) : undefined;
  const counterId = 'counterId' in event ? event.counterId : (visit?.counterId ?? null);
  const about = visit
    ? visitData(day, settings, visit, counterId)
    : { day: day.day, counter: counterNamed(settings, counterId) };
  return { type, data: { ...about, ...ownData(event, settings, visit) } };
};

/** A message as it is sent; `at` in epoch ms. */
export const bodyOf = (type: string, at: number, data: Data): string =>
  JSON.stringify({ type, timestamp: new Date(at).toISOString(), data });

/** S50: what is stored for those hooks that tell of alarms, but for the one that it is about. */
export const alarmNotices = (hooks: Pick<Hooks, 'all'>, news: readonly AlarmTold[], at: number): TurnNotice[] =>
  news.flatMap(({ phase, kind, about, since, says }) => {
    const type = phase === 'over' ? 'alarm.ended' : 'alarm.raised';
    const data = { kind, about, says, since: new Date(since).toISOString(), isReminder: phase === 'still' };
    return hooks
      .all()
      .filter(({ name, events }) => events.includes(type) && !(kind === 'hook' && about === name))
      .map(({ id }) => ({
        ...{ hookId: id, isUrgent: false, message: `msg_${newToken()}`, at },
        body: bodyOf(type, at, data),
      }));
  });

/** What is stored with events for those hooks that tell of them. */
export const createNotices =
  (hooks: Pick<Hooks, 'all'>, settings: () => Settings) =>
  (events: readonly StoredEvent[], dayNamed: (day: string) => Day): TurnNotice[] => {
    const all = hooks.all();
    if (all.length === 0) return [];
    /** What was noted with the end of the service is told with it. */
    const isSaidWith = ({ commandId, event }: StoredEvent): boolean =>
      event.type === 'workNoted' &&
      events.some((other) => other.commandId === commandId && other.event.type === 'visitFinished');
    return events.flatMap((stored) => {
      const { day, at, event } = stored;
      const told = isSaidWith(stored) ? null : toldOf(dayNamed(day), settings(), event);
      if (told === null) return [];
      const { type, data } = told;
      return all
        .filter((hook) => hook.events.includes(type))
        .map((hook) => ({
          ...{ hookId: hook.id, isUrgent: isUrgent(type), message: `msg_${newToken()}`, at },
          body: bodyOf(type, at, data),
        }));
    });
  };
