// What a counter sees: its visitor, whom it would call next and why, who waits, and what needs looking after.
import type {
  ActView,
  Alarm,
  CounterAlways,
  CounterOfClerk,
  CounterOfNobody,
  CounterView,
  DisplacedView,
  LoggedInView,
  UnservedView,
  VisitCard,
} from '../../../shared/protocol';
import { FAULTS_OF_MACHINE } from '../../../shared/serverFaults';
import type { Counter } from '../../../shared/settings';
import { type CounterState, counterWith, type Day, isOpen, type Slip, type Visit } from '../day/day';
import { counterOrders, forgottenFor } from '../order/order';
import { isAtWork, unservedOf, waitingGroups } from '../order/serving';
import { refusalOfNoting, refusalOfUndo } from '../slots/takingBack';
import { appointmentsOn, bookedView } from './booked';
import { colleagueViews } from './colleagues';
import { emergencyViews } from './emergency';
import { sentMessages, unreadMessages } from './messages';
import {
  counterName,
  latestSlips,
  lockView,
  officeView,
  receptionView,
  type Scene,
  serviceNames,
  slipView,
  unservedView,
  visitCard,
} from './parts';

const MOST_ALARMS = 10;
const SHOWN_WAITING = 40;

/** P2: of somebody who still waits for the call that is on it. */
const isDoubtful = (day: Day, { id, visitId }: Slip): boolean =>
  day.doubtful.has(id) && day.visits.get(visitId)?.state === 'waiting';

/** Only the latest slip of a visit counts: a reprint settles the one before. */
const doubtfulSlips = (day: Day, scene: Scene): Slip[] => {
  // Most days have none.
  const doubtful = [...day.doubtful].flatMap((id) => day.slips.get(id) ?? []);
  if (!doubtful.some((slip) => isDoubtful(day, slip))) return [];
  const latest = new Map([...day.slips.values()].map((slip) => [slip.visitId, slip.id]));
  return latestSlips(day, scene, (slip) => latest.get(slip.visitId) === slip.id && isDoubtful(day, slip), MOST_ALARMS);
};

/** W13, P3, W3, X4: who needs help, the server, printers with problems, and slips of which nobody knows that they are on paper. */
export const alarms = (day: Day, scene: Scene): Alarm[] => {
  const help = scene.settings.kiosks.flatMap(({ id: kioskId, name }): Alarm[] => {
    const call = day.help.get(kioskId);
    return call?.taken === null ? [{ kind: 'help', kioskId, name, at: call.at }] : [];
  });
  const printers = scene.settings.printers.flatMap(({ id, name }): Alarm[] => {
    const problems = day.printers.get(id) ?? [];
    const counterId = day.acknowledged.get(id);
    const seen = counterId === undefined ? null : { counter: counterName(scene.settings, counterId) };
    return problems.length > 0 ? [{ kind: 'printer', printerId: id, name, problems, seen }] : [];
  });
  return [
    ...help,
    ...scene.serverAlarms,
    ...printers,
    ...doubtfulSlips(day, scene).map((slip): Alarm => ({ kind: 'slip', slip: slipView(day, scene, slip) })),
  ];
};

/** K12: what a clerk can do something about, or has to know. */
const isForClerks = (alarm: Alarm): boolean => alarm.kind !== 'server' || !FAULTS_OF_MACHINE.includes(alarm.fault);

/** K13: the newest first: of many who did not come, it is the latest who still turn up. */
const inState = (day: Day, { settings }: Scene, state: Visit['state']): VisitCard[] =>
  [...day.visits.values()]
    .filter((visit) => visit.state === state && visit.number !== null && isOpen(visit))
    .sort((a, b) => b.since - a.since)
    .map((visit) => visitCard(day, settings, visit, null));

const bookedToday = (day: Day, { settings }: Scene): CounterView['booked'] =>
  appointmentsOn(day)
    .filter((visit) => visit.state === 'booked')
    .map((visit) => bookedView(day, settings, visit));

/** K22: the numbers of those who wait and whom nobody at work would call without this counter. */
const leftAloneBy = (day: Day, scene: Scene, counterId: string, unserved: readonly UnservedView[]): string[] => {
  const counters = new Map(day.counters);
  counters.delete(counterId);
  const already = new Set(unserved.flatMap(({ visits }) => visits.map(({ visitId }) => visitId)));
  return unservedOf({ ...scene, day: { ...day, counters } }, scene.once(day, waitingGroups))
    .flatMap(({ visits }) => visits)
    .filter(({ id }) => !already.has(id))
    .map(({ number }) => number);
};

type Queue = Pick<CounterView, 'next' | 'waiting' | 'waitingCount' | 'waitingElsewhere' | 'handedOn' | 'unserved'>;

const ordersOf = (day: Day, scene: Scene) => counterOrders({ ...scene, day }, scene.once(day, waitingGroups));

const queueOf = (day: Day, scene: Scene, counter: Counter): Queue => {
  const { settings } = scene;
  const moment = { ...scene, day };
  const { order, served } = scene.once(day, ordersOf)(counter);
  const missing = forgottenFor(moment, counter, order);
  const forgotten = missing && visitCard(day, settings, missing, { rule: 'forgotten', slotAt: missing.slotAt });
  const waiting = order.slice(0, SHOWN_WAITING).flatMap((call) => {
    const visit = day.visits.get(call.id);
    return visit ? [visitCard(day, settings, visit, call.why)] : [];
  });
  const unserved = scene.once(day, unservedView);
  const nobodys = new Set(unserved.flatMap(({ visits }) => visits.map(({ visitId }) => visitId)));
  const elsewhere = scene
    .once(day, waitingGroups)
    .filter((group) => !served.has(group) && !nobodys.has(group.visits[0].id))
    .map(({ visits }) => visits);
  const handedOn = elsewhere
    .filter(([{ onlyCounterId: only }]) => only !== null && isAtWork(moment, only))
    .flat()
    .sort((one, other) => one.arrival - other.arrival)
    .map(({ number, onlyCounterId: only }) => ({ number, counter: counterName(settings, only) ?? '' }));
  return {
    next: forgotten ?? waiting[0] ?? null,
    waiting,
    waitingCount: order.length,
    waitingElsewhere: elsewhere.flat().length,
    handedOn: handedOn.slice(0, SHOWN_WAITING),
    unserved,
  };
};

/** K7. */
const unnotedOf = ({ settings, now }: Scene, visit: Visit, counterId: string): ActView['unnoted'] => {
  if (visit.work !== null || refusalOfNoting(visit, counterId, now) !== null) return null;
  const names = serviceNames(settings, visit.serviceIds);
  return {
    services: visit.serviceIds.flatMap((id, i) => (names[i] ? [{ id, name: names[i] }] : [])),
    persons: visit.persons,
  };
};

/** K10. */
const actsView = (day: Day, scene: Scene, counterId: string, counter: CounterState): ActView[] =>
  [...(day.acts.get(counterId) ?? [])].reverse().map((act) => {
    const { name, at, visitId, isUndone } = act;
    const visit = day.visits.get(visitId);
    const { number = null, slotAt = null } = visit ?? {};
    const hindrance = isUndone ? null : (refusalOfUndo(day, act, counter, scene)?.refusal ?? null);
    const unnoted = visit && name === 'finish' && !isUndone ? unnotedOf(scene, visit, counterId) : null;
    return { act: act.versions[0] ?? 0, name, at, visitId, number, slotAt, isUndone, hindrance, unnoted };
  });

const parkedNow = (day: Day, scene: Scene) => inState(day, scene, 'parked');
const missedNow = (day: Day, scene: Scene) => inState(day, scene, 'missed');

/** K5: names are for those who may read them. */
const withoutNames = ({ visit, next, waiting, parked, missed, booked, ...rest }: CounterOfClerk): CounterOfClerk => {
  const nameless = <Named extends { name: string | null }>(named: Named): Named => ({ ...named, name: null });
  return {
    ...rest,
    visit: visit && nameless(visit),
    answers: [],
    next: next && nameless(next),
    waiting: waiting.map(nameless),
    parked: parked.map(nameless),
    missed: missed.map(nameless),
    booked: booked.map(nameless),
  };
};

/** X1: a field that is new for the clerk has to say here that nobody else sees it. */
const OF_NOBODY: CounterOfNobody = {
  person: null,
  paused: null,
  visit: null,
  answers: [],
  next: null,
  waiting: [],
  waitingCount: 0,
  waitingElsewhere: 0,
  handedOn: [],
  unserved: [],
  leftAlone: [],
  parked: [],
  missed: [],
  booked: [],
  alarms: [],
  emergencies: [],
  acts: [],
  colleagues: [],
  messages: [],
  sent: [],
};

/** K6: null where nobody works here and they are at no other counter: the day has ended, or they have left. */
const displacedView = (
  day: Day,
  { settings, nameOf }: Scene,
  counterId: string,
  personId: string,
): DisplacedView | null => {
  const here = day.counters.get(counterId);
  const [elsewhere] = [...day.counters].find(([id, state]) => id !== counterId && state.personId === personId) ?? [];
  if (here === undefined && elsewhere === undefined) return null;
  const visit = here?.visitId ? day.visits.get(here.visitId) : undefined;
  return {
    by: here ? nameOf(here.personId) : null,
    number: visit?.number ?? null,
    at: counterName(settings, elsewhere ?? null),
  };
};

/**
 * K1. `person` is who proved to be logged in at this screen; to anybody but the counter's clerk it shows the login.
 * A counter that the settings do not name: null.
 */
export const counterView = (
  day: Day,
  scene: Scene,
  counterId: string,
  person: LoggedInView | null,
): CounterView | null => {
  const { settings } = scene;
  const counter = settings.counters.find((one) => one.id === counterId);
  if (counter === undefined) return null;
  const always: CounterAlways = {
    screen: 'counter',
    office: officeView(settings),
    counter: { id: counter.id, name: counter.name },
    servedToday: day.served.get(counterId) ?? 0,
    calls: settings.calls,
    run: settings.policy.run,
    signOn: settings.signOn?.label ?? null,
    services: settings.services.map(({ id, name }) => ({ id, name })),
    errands: settings.errands.map(({ id, name, article }) => ({ id, name, article })),
    formFields: settings.formFields,
    counters: settings.counters.map(({ id, name, serviceIds }) => ({
      ...{ id, name, open: day.counters.has(id), serviceIds, movedTo: day.moved.get(id) ?? null },
    })),
    kiosks: settings.kiosks.map(({ id, name }) => ({ name, ...lockView(day, scene, id) })),
    admission: { set: day.admission, reception: scene.once(day, receptionView) },
    figuresPerClerk: settings.figuresPerClerk,
    displaced: null,
  };
  const state = counterWith(day, counterId, person?.id ?? null);
  if (person !== null && state === null)
    return { ...always, ...OF_NOBODY, displaced: displacedView(day, scene, counterId, person.id) };
  if (person === null || state === null) return { ...always, ...OF_NOBODY };
  const visit = state.visitId === null ? undefined : day.visits.get(state.visitId);
  const queue = queueOf(day, scene, counter);
  const ofClerk: CounterOfClerk = {
    ...queue,
    leftAlone: visit ? leftAloneBy(day, scene, counterId, queue.unserved) : [],
    person,
    paused: state.paused,
    visit: visit ? visitCard(day, settings, visit, null) : null,
    answers: (visit && day.bookers.get(visit.id)?.answers) ?? [],
    parked: scene.once(day, parkedNow),
    missed: scene.once(day, missedNow),
    booked: scene.once(day, bookedToday),
    alarms: scene.once(day, alarms).filter(isForClerks),
    emergencies: scene.once(day, emergencyViews),
    acts: actsView(day, scene, counterId, state),
    colleagues: colleagueViews(day, scene, counterId),
    messages: unreadMessages(day, scene, counterId),
    sent: sentMessages(day, scene, { here: counterId, personId: person.id }),
  };
  return { ...always, ...(person.rights.includes('readNames') ? ofClerk : withoutNames(ofClerk)) };
};
