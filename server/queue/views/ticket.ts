// What the ticket page on a visitor's phone sees: its own number or appointment and the wait, nothing personal.
import { announcedAtHome } from '../../../shared/house/announcements';
import type { WaitTold } from '../../../shared/printing';
import type { TicketView } from '../../../shared/protocol';
import type { Settings } from '../../../shared/settings';
import { MINUTE_MS } from '../../../shared/time';
import { minutesOnTheWay } from '../ahead/fromHome';
import { type Day, isOnTheWay, type Visit } from '../day/day';
import { toldRange } from '../forecast/range';
import { toldOf } from '../forecast/standing';
import { isTooLate } from '../order/fromHome';
import { standings } from '../order/order';
import { keeperOf, waitingGroups, whyUnserved } from '../order/serving';
import { bringOf, counterName, officeView, phoneCheckIn, placeHintOf, type Scene, serviceNames } from './parts';

/** Who holds the slip of a visit that was picked from a list sees no code, and changes nothing (C6). */
const appointmentOf = (visit: Visit, { settings, now }: Scene, isOwner: boolean): TicketView['appointment'] => {
  if (visit.slotAt === null) return null;
  const { checkInMin, graceMin } = settings.policy;
  return {
    slotAt: visit.slotAt,
    minutes: visit.minutes ?? 0,
    code: isOwner ? (visit.code ?? '') : '',
    persons: visit.persons,
    serviceIds: visit.serviceIds,
    bring: bringOf(settings, visit.serviceIds),
    checkInAt: visit.slotAt - checkInMin * MINUTE_MS,
    lateAt: visit.slotAt + graceMin * MINUTE_MS,
    movedTo: visit.movedTo,
    ...(isOwner && visit.elsewhere?.is === 'there' && { there: visit.elsewhere.there }),
    isConfirmed: visit.isConfirmed,
    isChangeable: isOwner && visit.state === 'booked' && now < visit.slotAt,
  };
};

type Wait = WaitTold & Pick<TicketView, 'ahead' | 'isSoon' | 'isUnserved'>;

const NO_WAIT: Wait = {
  ...{ ownTimeAt: null, peopleBefore: null, forecast: null, ahead: null, isSoon: false, isUnserved: false },
};

/** F8: by the people before it, where it is told them, or by the minutes of its forecast. */
const isSoon = ({ calls }: Settings, peopleBefore: number | null, minutes: number | null): boolean =>
  (peopleBefore !== null && peopleBefore <= calls.soonPeople) || (minutes !== null && minutes <= calls.soonMin);

const homeMinutes = (day: Day, scene: Scene) => minutesOnTheWay({ ...scene, day });

/** K20, W23: until the call of who is on an errand, or on the way with a number from home, as things are. */
const awayOf = (day: Day, scene: Scene, visit: Visit): Wait => {
  const { id, state, errand } = visit;
  const isOnErrand = state === 'parked' && errand !== null;
  const isHome = isOnTheWay(visit);
  const awaited = isOnErrand ? scene.minutesUntilCall().get(id) : undefined;
  const minutes = isHome ? scene.once(day, homeMinutes).get(id) : awaited;
  return minutes === undefined ? NO_WAIT : { ...NO_WAIT, forecast: toldRange(minutes, scene.learned.bands) };
};

const errandOf = ({ state, errand }: Visit): TicketView['errand'] => {
  if (state !== 'parked' || errand === null) return null;
  const { name, article, place, usualMin } = errand;
  return { name, article, place, usualMin };
};

/** W23: clock times are told in steps of so many minutes. */
const STEP_MS = 5 * MINUTE_MS;

/** W23: when to set out, so as to be there when the told range begins; told in whole steps, and rather a little sooner. */
const homeOf = (day: Day, scene: Scene, visit: Visit, forecast: TicketView['forecast']): TicketView['home'] => {
  if (!isOnTheWay(visit)) return null;
  const { now } = scene;
  const setOutAt = forecast && now + (forecast.fromMin - visit.home.wayMin) * MINUTE_MS;
  return {
    code: visit.code ?? '',
    setOutAt: setOutAt && Math.floor(setOutAt / STEP_MS) * STEP_MS,
    isTooLate: isTooLate({ ...scene, day }, visit),
  };
};

const officeNow = (_: Day, { settings }: Scene) => officeView(settings);
const noticesNow = (_: Day, { settings, now }: Scene) => announcedAtHome(settings, now);
const standingsOf = (day: Day, scene: Scene) => standings({ ...scene, day }, scene.once(day, waitingGroups));

const waitOf = (day: Day, scene: Scene, visit: Visit): Wait => {
  const waiting = day.waiting.get(visit.id);
  if (waiting === undefined) return awayOf(day, scene, visit);
  const moment = { ...scene, day };
  const ahead = scene.once(day, standingsOf)(waiting);
  const minutes = scene.minutesUntilCall().get(visit.id) ?? null;
  const told = toldOf(moment, waiting, { ahead: () => ahead, minutes, bands: scene.learned.bands });
  const isUnserved = whyUnserved(moment, waiting) !== null;
  return {
    ...told,
    ahead: told.peopleBefore === null ? null : ahead,
    isSoon: !isUnserved && isSoon(scene.settings, told.peopleBefore, minutes),
    isUnserved,
  };
};

/** The ticket with this key on a day, which need not be today; null when that day has none. */
export const ticketView = (day: Day, scene: Scene, key: string): TicketView | null => {
  const isOwner = day.byKey.has(key);
  const visit = day.byKey.get(key) ?? day.byViewKey.get(key);
  if (visit === undefined) return null;
  const { settings } = scene;
  const wait = waitOf(day, scene, visit);
  const atCounter = visit.state === 'called' || visit.state === 'serving';
  return {
    screen: 'ticket',
    office: scene.once(day, officeNow),
    links: settings.publicLinks,
    notices: scene.once(day, noticesNow),
    number: visit.number,
    kind: visit.kind,
    state: visit.state,
    services: serviceNames(settings, visit.serviceIds),
    persons: visit.persons,
    ...wait,
    home: isOwner ? homeOf(day, scene, visit, wait.forecast) : null,
    errand: errandOf(visit),
    keptBy: visit.state === 'waiting' ? counterName(settings, keeperOf({ ...scene, day }, visit.errand)) : null,
    counter: atCounter ? counterName(settings, visit.counterId) : null,
    placeHint: atCounter ? placeHintOf(settings, visit.counterId) : null,
    calledAt: atCounter ? visit.lastCallAt : null,
    calls: visit.calls,
    waitingPlace: settings.waitingPlace,
    appointment: appointmentOf(visit, scene, isOwner),
    isOwner,
    checkInByPhone: phoneCheckIn(settings, visit.home !== null),
  };
};
