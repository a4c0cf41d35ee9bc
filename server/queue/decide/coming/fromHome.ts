// W23, W24: a number is drawn at home, and its owner is there.
import type { CommandOf } from '../../../../shared/commands';
import type { HomeTicketResult, TicketResult } from '../../../../shared/commands/tickets';
import type { DayEvent } from '../../../../shared/events';
import { type Refusal, refuse } from '../../../../shared/refusals';
import { MINUTE_MS } from '../../../../shared/time';
import { expectedFromHome } from '../../ahead/fromHome';
import type { Day, FromHome, OnTheWay, Visit } from '../../day/day';
import { freeNumber } from '../../day/numbers';
import { isFull } from '../../forecast/admission';
import { toldRange } from '../../forecast/range';
import { officeLock } from '../../forecast/reception';
import { homeNumbersLeft, isUsedUpFrom, placeAtArrival } from '../../order/fromHome';
import type { Context, Decision } from '../decision';
import { arriving, type Manner, refusalOfServices, type Standing, stand } from './standing';

type Drawing = CommandOf<'drawFromHome'>;

const refusalOfDrawing = (day: Day, { serviceIds }: Drawing, context: Context): { refusal: Refusal } | null => {
  const { settings, network } = context;
  if (!settings.fromHome.isOffered || officeLock({ ...context, day }) !== null) return refuse('notFromHome');
  if (homeNumbersLeft({ ...context, day }) <= 0) return refuse('fromHomeUsedUp');
  const moment = { ...context, day };
  const refusal = refusalOfServices(day, context, serviceIds);
  return refusal ?? (network !== null && isUsedUpFrom(moment, network) ? refuse('tooManyFromHome') : null);
};

/**
 * W23: the number stands where somebody stands who sets out now. Refused: where the office gives none, its share of the day or
 * that of a network is used up, what no kiosk would give a number for now, and when it would have its turn too late.
 */
export const drawFromHome = (day: Day, command: Drawing, context: Context): Decision<HomeTicketResult> => {
  const refusal = refusalOfDrawing(day, command, context);
  if (refusal) return refusal;
  const { settings, now, learned } = context;
  const { serviceIds, persons, language } = command;
  const wayMin = Math.max(command.wayMin, settings.fromHome.wayMin);
  const outlook = { ...context, day };
  // Known before anything is worked out: strangers may ask again and again.
  if (isFull(outlook, () => wayMin)) return refuse('fullHouse');
  const letter = settings.services.find((one) => one.id === serviceIds[0])?.letter ?? '';
  const number = freeNumber(day, letter);
  if (number === null) return refuse('noNumbersLeft', { letter });
  const home: FromHome = { placeAt: now + wayMin * MINUTE_MS, wayMin: command.wayMin, from: context.network };
  const arrival = { visitId: context.newToken(), key: context.newToken(), serviceIds, persons, language };
  const expectedMin = expectedFromHome(outlook, { id: arrival.visitId, serviceIds, onlyCounterId: null, home });
  if (isFull(outlook, () => Math.max(wayMin, expectedMin ?? 0))) return refuse('fullHouse');
  const code = context.newCode((taken) => day.byCode.has(taken));
  const told = {
    ...{ ownTimeAt: null, peopleBefore: null },
    forecast: expectedMin === null ? null : toldRange(expectedMin, learned.bands),
    expectedMin: expectedMin === null ? null : Math.round(10 * expectedMin) / 10,
  };
  const { from, ...place } = home;
  const drawn = { ...arrival, number, code, kioskId: null, ...place, ...told };
  const event: DayEvent = { type: 'homeNumberDrawn', ...drawn, ...(from && { from }) };
  const { visitId, key } = arrival;
  return { events: [event], result: { visitId, key, number, code } };
};

/** W24: the owner of a number from home is there. Refused for who is there already, or gone. */
export const arriveFromHome = (
  visit: Visit & { home: FromHome },
  { language, viewKey }: Manner,
  day: Day,
  context: Context,
): Decision<TicketResult> => {
  const { id: visitId, number, state } = visit;
  if (number === null || state === 'left') return refuse('unknownVisit');
  if (state !== 'booked') return refuse('alreadyCheckedIn', { number, visitId });
  const here: OnTheWay = { ...visit, number };
  const placeAt = placeAtArrival({ ...context, day }, here);
  const eventOf = (standing: Standing): DayEvent => ({
    ...{ type: 'homeNumberArrived', visitId, placeAt, viewKey },
    ...{ language: language ?? visit.language, ...standing },
  });
  const there = { ...visit, viewKey, home: { ...visit.home, placeAt } };
  return stand(day, context, arriving(day, there, context.now), number, eventOf);
};

/** Whose number was drawn at home. */
export const isFromHome = (visit: Visit): visit is Visit & { home: FromHome } => visit.home !== null;
