// What several screens show alike: the office, a visit, a slip, a kiosk's lock.
import type { Why } from '../../../shared/events';
import { lookView } from '../../../shared/house/look';
import type { OfficeView, Reception, SlipView, UnservedView, VisitCard } from '../../../shared/protocol';
import type { ServerAlarm } from '../../../shared/serverFaults';
import type { Settings, Text } from '../../../shared/settings';
import { MINUTE_MS } from '../../../shared/time';
import { wordsOf } from '../../../shared/words';
import { ticketWordOf } from '../../../shared/words/ticketWord';
import { type Day, onTheWay, type Slip, type Visit } from '../day/day';
import { type Outlook, projectCalls } from '../forecast/forecast';
import type { Learned } from '../forecast/lessons';
import { kioskReception, lockOf, officeReception, receptionsOf, type ServiceReception } from '../forecast/reception';
import { unservedOf, waitingGroups } from '../order/serving';

/** The circumstances of a view: the office's settings, its clock (epoch ms), and what several views work out alike. */
export type Scene = {
  settings: Settings;
  learned: Learned;
  now: number;
  /** What is wrong with the server itself. */
  serverAlarms: readonly ServerAlarm[];
  /** C7: the code that says of those who type it on the phone that they are here. */
  sign: string;
  /** Who somebody is who works here; null when nobody knows any more. */
  nameOf: (personId: string | null) => string | null;
  /** Minutes until the call of each who waits, by visit. */
  minutesUntilCall: () => Map<string, number>;
  /** D7: what somebody is told who might draw a ticket now, by service. */
  receptions: () => ServiceReception[];
  /** What several screens show of a day at this moment: worked out for the first of them. */
  once: <Answer>(day: Day, work: (day: Day, scene: Scene) => Answer) => Answer;
};

/** What a scene has besides the day. */
export type Besides = Pick<Scene, 'serverAlarms' | 'sign' | 'nameOf'>;
const NOTHING_BESIDES: Besides = { serverAlarms: [], sign: '', nameOf: () => null };

/** Answers again what a piece of work has answered for a day. */
const createOnce = (scene: () => Scene): Scene['once'] => {
  const days = new Map<Day, Map<unknown, unknown>>();
  return <Answer>(day: Day, work: (day: Day, scene: Scene) => Answer): Answer => {
    const answers = days.get(day) ?? new Map<unknown, unknown>();
    days.set(day, answers);
    if (!answers.has(work)) answers.set(work, work(day, scene()));
    return answers.get(work) as Answer;
  };
};

/** One moment of a day, for all the screens that are shown it. */
export const createScene = (outlook: Outlook, besides: Besides = NOTHING_BESIDES): Scene => {
  const { settings, learned, now } = outlook;
  let minutes: Map<string, number> | null = null;
  let receptions: ServiceReception[] | null = null;
  const scene: Scene = {
    settings,
    learned,
    now,
    ...besides,
    once: createOnce(() => scene),
    minutesUntilCall: () => {
      minutes ??= projectCalls(outlook, null);
      return minutes;
    },
    receptions: () => {
      receptions ??= receptionsOf(outlook);
      return receptions;
    },
  };
  return scene;
};

/**
 * Check-in on the phone as it is possible: a sign that no screen shows is none. W24: who has drawn at home shows by a sign
 * to be there, also where appointments check in from anywhere.
 */
export const phoneCheckIn = (
  { checkIn, displays, kiosks }: Settings,
  isFromHome = false,
): Settings['checkIn']['byPhone'] => {
  const wanted = isFromHome && checkIn.byPhone === 'anywhere' ? 'withSign' : checkIn.byPhone;
  return wanted === 'withSign' && displays.length + kiosks.length === 0 ? 'off' : wanted;
};

const areOnTheWay = (day: Day): boolean => onTheWay(day).length > 0;

/** The sign as screens in the office show it; null where it means nothing. Who is on the way with a number from home needs it. */
export const signShown = (day: Day, scene: Scene): string | null => {
  const { settings, sign } = scene;
  const isForHome = settings.fromHome.isOffered || scene.once(day, areOnTheWay);
  return phoneCheckIn(settings, isForHome) === 'withSign' ? sign : null;
};

export const officeView = (settings: Settings): OfficeView => ({
  ...settings.office,
  placeWord: settings.placeWord,
  ticketWord: ticketWordOf(settings),
  look: lookView(settings.look),
  languages: settings.languages,
});

const FORMER_SERVICE: Text = { de: wordsOf('de').t('service.former'), en: wordsOf('en').t('service.former') };

/** W8: names of services in their order; one that has since left the settings keeps its last name. */
export const serviceNames = ({ services, former }: Settings, serviceIds: string[]): Text[] =>
  serviceIds.map((id) => [...services, ...former.services].find((one) => one.id === id)?.name ?? FORMER_SERVICE);

/** W8: likewise; null for no counter, and for one that no settings knew. */
export const counterName = ({ counters, former }: Settings, counterId: string | null): string | null =>
  [...counters, ...former.counters].find((one) => one.id === counterId)?.name ?? null;

/** D14: where a counter is, as the office says it; null for no counter, and for one that is found without. */
export const placeHintOf = ({ counters }: Settings, counterId: string | null): Text | null =>
  counters.find(({ id }) => id === counterId)?.placeHint ?? null;

/** What to bring for these services; what several of them ask for, once. */
export const bringOf = ({ services }: Settings, serviceIds: string[]): Text[] => {
  const things = serviceIds.flatMap((id) => services.find((one) => one.id === id)?.bring ?? []);
  return [...new Map(things.map((thing) => [thing.de, thing])).values()];
};

/** X5: who booked, as lists say it; an address or a number that stands for a name (an import has none) is not told there. */
export const nameShown = (day: Day, visitId: string): string | null => {
  const booker = day.bookers.get(visitId);
  if (booker === undefined || booker.name.includes('@') || booker.name === booker.phone) return null;
  return booker.name;
};

/** K20: of who is away. */
const errandView = ({ state, errand, since }: Visit): VisitCard['errand'] => {
  if (state !== 'parked' || errand === null) return null;
  const { name, article, usualMin, overdueMin } = errand;
  return { name, article, usualAt: since + usualMin * MINUTE_MS, overdueAt: since + overdueMin * MINUTE_MS };
};

/** A visit as a clerk sees it; `why` is the reason of a call to come, or else of the one that was. */
export const visitCard = (day: Day, settings: Settings, visit: Visit, why: Why | null): VisitCard => ({
  visitId: visit.id,
  number: visit.number ?? '',
  name: nameShown(day, visit.id),
  kind: visit.kind,
  state: visit.state,
  services: serviceNames(settings, visit.serviceIds),
  serviceIds: visit.serviceIds,
  persons: visit.persons,
  language: visit.language,
  ticketAt: visit.slotAt ?? visit.home?.placeAt ?? visit.arrivedAt ?? visit.since,
  slotAt: visit.slotAt,
  isConfirmed: visit.isConfirmed,
  since: visit.since,
  calls: visit.calls,
  lastCallAt: visit.lastCallAt,
  restoredAt: visit.restoredAt,
  errand: errandView(visit),
  place: visit.state === 'parked' && visit.errand === null ? (day.remarks.get(visit.id)?.place ?? '') : '',
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

/** D7: whether the office gives tickets now. */
export const receptionView = (day: Day, scene: Scene): Reception =>
  officeReception({ ...scene, day }, scene.receptions());

/** W5, D7: whether a kiosk gives tickets now. */
export const lockView = (day: Day, scene: Scene, kioskId: string) => {
  const lock = lockOf({ ...scene, day }, kioskId);
  const reception = kioskReception({ ...scene, day }, scene.receptions(), kioskId);
  return { id: kioskId, locked: lock?.reason ?? null, lockedByHand: lock?.byHand ?? false, reception };
};

/** M11: who waits for somebody's decision. */
export const unservedView = (day: Day, scene: Scene): UnservedView[] =>
  unservedOf({ ...scene, day }, scene.once(day, waitingGroups)).map(({ why, visits }) => ({
    why,
    services: serviceNames(scene.settings, visits[0]?.serviceIds ?? []),
    visits: visits.map(({ id, number }) => ({ visitId: id, number })),
  }));

const slipsOf = (day: Day): Slip[] => [...day.slips.values()];

/** The latest slips, newest first. */
export const latestSlips = (day: Day, scene: Scene, isMeant: (slip: Slip) => boolean, most: number): Slip[] => {
  const found: Slip[] = [];
  const slips = scene.once(day, slipsOf);
  for (let i = slips.length - 1; i >= 0 && found.length < most; i--) {
    const slip = slips[i];
    if (slip && isMeant(slip)) found.push(slip);
  }
  return found;
};
