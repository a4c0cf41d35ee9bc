// When new settings may take the place of the old ones.
import type { CommandOf } from '../../../shared/commands';
import type { DayEvent } from '../../../shared/events';
import { merge } from '../../../shared/merging/merge';
import { type Refusal, refuse } from '../../../shared/refusals';
import { MOST_FORMER, type Settings, settingsSchema } from '../../../shared/settings';
import { type Day, isOpen } from '../day/day';
import { anyCounterServes } from '../order/serving';
import { type Decision, happens } from './decision';

/**
 * G4: what somebody has made of `base`, joined with what others have saved since. Refused where both have changed the
 * same field, where nobody knows what it was made from, and where both together do not fit.
 */
export const joined = (
  base: Settings | null,
  theirs: Settings,
  mine: Settings,
): { settings: Settings } | { refusal: Refusal } => {
  if (base === null) return refuse('settingsChangedMeanwhile');
  if (base === theirs) return { settings: mine };
  const { merged, conflicts } = merge({ base, theirs, mine });
  if (conflicts.length > 0) return refuse('settingsChangedMeanwhile');
  const { data, error } = settingsSchema.safeParse(merged);
  if (data) return { settings: data };
  const [issue] = error.issues;
  return refuse('settingsInvalid', { where: issue?.path.join('.') ?? '', what: issue?.message ?? '' });
};

/**
 * Refused: leaving out a counter at which somebody is called or served, leaving nobody to serve a visitor who is here, and
 * moving the clock under people and appointments. Null is consent.
 */
export const changeSettings = (
  day: Day,
  before: Settings,
  settings: Settings,
  isAnythingBooked: boolean,
): { refusal: Refusal } | null => {
  const kept = new Set(settings.counters.map((counter) => counter.id));
  for (const counter of before.counters) {
    const busy = day.counters.get(counter.id)?.visitId;
    if (busy && !kept.has(counter.id)) return refuse('counterInUse', { counter: counter.name });
  }
  for (const visit of day.visits.values())
    if (visit.number !== null && isOpen(visit) && !anyCounterServes(settings, visit.serviceIds))
      return refuse('serviceInUse', { number: visit.number });
  const isMoved = settings.office.timeZone !== before.office.timeZone;
  return isMoved && (isAnybodyHere(day) || isAnythingBooked) ? refuse('timeZoneInUse') : null;
};

/** Somebody waits or is served, or a clerk sits at a counter. */
const isAnybodyHere = (day: Day): boolean =>
  day.counters.size > 0 || [...day.visits.values()].some((visit) => visit.number !== null && isOpen(visit));

type Named<Name> = { id: string; name: Name };

/** An entry that returns is no longer former; the oldest are dropped first. */
const formerOf = <Name>(known: Named<Name>[], before: Named<Name>[], now: Named<Name>[]): Named<Name>[] => {
  const names = new Map([...known, ...before].map(({ id, name }) => [id, name]));
  for (const { id } of now) names.delete(id);
  return [...names].map(([id, name]) => ({ id, name })).slice(-MOST_FORMER);
};

/** W8: new settings as they are kept: with the names of what they leave out, whatever the asker said of those. */
export const withFormerNames = (before: Settings, settings: Settings): Settings => ({
  ...settings,
  former: {
    services: formerOf(before.former.services, before.services, settings.services),
    counters: formerOf(before.former.counters, before.counters, settings.counters),
  },
});

/** R4: figures per clerk are shown since they were switched on, whatever the asker said. */
export const withSince = (before: Settings, { figuresPerClerk, ...settings }: Settings, today: string): Settings => ({
  ...settings,
  figuresPerClerk: figuresPerClerk && { ...figuresPerClerk, since: before.figuresPerClerk?.since ?? today },
});

/** Counters that new settings leave out: nobody sits there any more. */
export const countersLeftOut = (day: Day, settings: Settings): DayEvent[] =>
  [...day.counters.keys()]
    .filter((id) => !settings.counters.some((counter) => counter.id === id))
    .map((counterId) => ({ type: 'counterClosed', counterId }));

/** A17: it stays although the settings have no room for it, or its owner was telephoned. Said twice, it happens once. */
export const keepAppointment = (day: Day, command: CommandOf<'keepAppointment'>): Decision => {
  const visit = day.visits.get(command.visitId);
  if (visit === undefined || visit.slotAt === null) return refuse('unknownVisit');
  return visit.unfit === null ? happens() : happens({ type: 'appointmentKept', visitId: visit.id });
};
