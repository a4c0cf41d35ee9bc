// A change of the settings: whom it would hit (T8), whether somebody has agreed to that, and what happens on which day.
import type { Affected, AffectedResult } from '../../../shared/affected';
import type { CommandOf } from '../../../shared/commands';
import type { DayEvent } from '../../../shared/events';
import { type Refusal, refuse } from '../../../shared/refusals';
import type { Settings } from '../../../shared/settings';
import { hashOf } from '../../basics/tokens';
import type { Day } from '../../queue/day/day';
import { changeSettings, countersLeftOut, joined, withFormerNames, withSince } from '../../queue/decide/settings';
import { affectedBy, type Change, eventsOfChange } from '../../queue/slots/affected';

/** Agrees to just this list of people; null where there is nobody to agree about. */
const consentTo = (affected: Affected[]): string | null =>
  affected.length === 0 ? null : hashOf(JSON.stringify(affected));

const isBooked = (day: Day): boolean => [...day.visits.values()].some(({ state }) => state === 'booked');

/** Today, and those of these days on which appointments stand. */
export const daysBooked = (today: Day, days: readonly Day[]): Day[] => {
  const isNamed = (day: Day) => day.day > today.day && [...day.visits.values()].some(({ slotAt }) => slotAt !== null);
  return [today, ...days.filter(isNamed)];
};

export type SettingsChangeParts = {
  today: () => Day;
  /** Today and every later day on which something is booked, of this turn too. */
  bookedDays: () => Day[];
  now: () => number;
};

export const createSettingsChange = ({ today, bookedDays, now }: SettingsChangeParts) => {
  const changeTo = (before: Settings, after: Settings): Change => ({
    ...{ today: today(), days: bookedDays(), before, after, now: now() },
  });
  return {
    /** Whom new settings would hit now. */
    affected: (before: Settings, after: Settings): AffectedResult => {
      const affected = affectedBy(changeTo(before, after));
      return { affected, consent: consentTo(affected) };
    },
    /** What happens when they are saved, by day; or why they are not. `base` is what they were made from. */
    decide: (
      before: Settings,
      base: Settings | null,
      { settings: mine, consent }: CommandOf<'changeSettings'>,
    ): { happens: { day: Day; events: DayEvent[] }[]; settings: Settings } | { refusal: Refusal } => {
      const after = joined(base, before, mine);
      if ('refusal' in after) return after;
      const change = changeTo(before, after.settings);
      const refused = changeSettings(today(), before, after.settings, change.days.some(isBooked));
      if (refused) return refused;
      const affected = affectedBy(change);
      if (consentTo(affected) !== (consent ?? null)) return refuse('affectsPeople', { count: affected.length });
      const settings = withSince(before, withFormerNames(before, after.settings), today().day);
      const closed = { day: today(), events: countersLeftOut(today(), after.settings) };
      return { happens: [...eventsOfChange(change), closed], settings };
    },
  };
};
