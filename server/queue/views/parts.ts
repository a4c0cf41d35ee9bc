// What several screens show alike: the office, a visit, a slip, a kiosk's lock.

import type { Why } from '../../../shared/events';
import type { OfficeView, SlipView, VisitCard } from '../../../shared/protocol';
import type { ServerAlarm } from '../../../shared/serverFaults';
import type { Settings, Text } from '../../../shared/settings';
import { lockReasonText } from '../../../shared/words/counter/lockReasons';
import type { Day, Slip, Visit } from '../day';
import { expectedFor, type Outlook, projectCalls } from '../forecast';
import { timetableLock } from '../hours';
import type { Learned } from '../lessons';

/** The circumstances of a view: the office's settings, its clock (epoch ms), and what several views work out alike. */
export type Scene = {
  settings: Settings;
  learned: Learned;
  now: number;
  /** What is wrong with the server itself. */
  serverAlarms: readonly ServerAlarm[];
  /** Minutes until the call of each who waits, by visit. */
  minutesUntilCall: () => Map<string, number>;
  /** Minutes until the call of somebody whom every counter serves and who draws a ticket now; null for nobody knows. */
  minutesOfNewcomer: () => number | null;
};

/** One moment of a day, for all the screens that are shown it. */
export const createScene = (outlook: Outlook, serverAlarms: readonly ServerAlarm[] = []): Scene => {
  const { settings, learned, now } = outlook;
  let minutes: Map<string, number> | null = null;
  let newcomer: { minutes: number | null } | null = null;
  return {
    settings,
    learned,
    now,
    serverAlarms,
    minutesUntilCall: () => {
      minutes ??= projectCalls(outlook, null);
      return minutes;
    },
    minutesOfNewcomer: () => {
      newcomer ??= { minutes: expectedFor(outlook, { id: 'newcomer', serviceIds: [], onlyCounterId: null }) };
      return newcomer.minutes;
    },
  };
};

export const officeView = ({ office, placeWord, languages }: Settings): OfficeView => ({
  ...office,
  placeWord,
  languages,
});

/** Names of services in their order; one that has since left the settings keeps its place under its id. */
export const serviceNames = ({ services }: Settings, serviceIds: string[]): Text[] =>
  serviceIds.map((id) => services.find((one) => one.id === id)?.name ?? { de: id });

export const counterName = ({ counters }: Settings, counterId: string | null): string | null =>
  counters.find((one) => one.id === counterId)?.name ?? counterId;

/** A visit as a clerk sees it; `why` is the reason of a call to come, or else of the one that was. */
export const visitCard = (day: Day, settings: Settings, visit: Visit, why: Why | null): VisitCard => ({
  visitId: visit.id,
  number: visit.number ?? '',
  name: day.bookers.get(visit.id)?.name ?? null,
  kind: visit.kind,
  state: visit.state,
  services: serviceNames(settings, visit.serviceIds),
  serviceIds: visit.serviceIds,
  persons: visit.persons,
  language: visit.language,
  ticketAt: visit.slotAt ?? visit.arrivedAt ?? visit.since,
  slotAt: visit.slotAt,
  since: visit.since,
  calls: visit.calls,
  lastCallAt: visit.lastCallAt,
  place: visit.state === 'parked' ? (day.remarks.get(visit.id)?.place ?? '') : '',
  note: day.remarks.get(visit.id)?.note ?? '',
  why: why ?? visit.why,
  counterName: counterName(settings, visit.counterId),
});

export const slipView = (day: Day, { settings }: Scene, slip: Slip): SlipView => {
  const channel = settings.printers.find((one) => one.id === slip.printerId)?.channel;
  const drawn = channel?.kind === 'virtual' && slip.state !== 'queued' && slip.state !== 'sending';
  return {
    slipId: slip.id,
    visitId: slip.visitId,
    number: day.visits.get(slip.visitId)?.number ?? '',
    state: slip.state,
    problem: slip.problem,
    printerId: slip.printerId,
    kioskId: slip.kioskId,
    queuedAt: slip.queuedAt,
    picture: drawn ? `/slips/${slip.id}.svg` : null,
  };
};

/** W5: a kiosk's lock, by hand before timetable. */
export const lockView = (day: Day, { settings, now }: Scene, kioskId: string) => {
  const byHand = day.locks.get(kioskId);
  const locked: Text | null = byHand === undefined ? timetableLock(settings, kioskId, now) : lockReasonText(byHand);
  return { id: kioskId, locked, lockedByHand: byHand !== undefined };
};

/** The latest slips, newest first. */
export const latestSlips = (day: Day, isMeant: (slip: Slip) => boolean, most: number): Slip[] => {
  const found: Slip[] = [];
  const slips = [...day.slips.values()];
  for (let i = slips.length - 1; i >= 0 && found.length < most; i--) {
    const slip = slips[i];
    if (slip && isMeant(slip)) found.push(slip);
  }
  return found;
};
