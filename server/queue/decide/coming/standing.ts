// Somebody comes: whether a number is given for what they want, and what is said to whoever gets a place in the order.
import { type DayEvent, stationOf } from '../../../../shared/events';
import type { TicketResult } from '../../../../shared/protocol';
import { type Refusal, refuse } from '../../../../shared/refusals';
import type { Language } from '../../../../shared/settings';
import { type Day, type Present, slipKeyOf, type Visit } from '../../day/day';
import { isFull } from '../../forecast/admission';
import { expectedFor } from '../../forecast/forecast';
import { closedReason } from '../../forecast/reception';
import { toldOf } from '../../forecast/standing';
import { peopleAhead, peopleAheadOfNewcomer } from '../../order/order';
import { standsInLine } from '../../order/policy';
import { anyCounterServes } from '../../order/serving';
import type { Context, Decision } from '../decision';
import { firstSlip } from '../slips';

const refusalOfService = (day: Day, context: Context, serviceId: string): { refusal: Refusal } | null => {
  const service = context.settings.services.find((one) => one.id === serviceId);
  if (service === undefined) return refuse('unknownService');
  const closed = closedReason({ ...context, day }, service);
  switch (closed?.why) {
    case 'hours':
      // Staff draw tickets after hours too.
      return stationOf(context.by, 'kiosk') === null && context.by.kind !== 'visitor'
        ? null
        : refuse('closedNow', { service: service.name.de });
    case 'contingent':
      return refuse('contingentUsedUp', { service: service.name.de });
    case 'noCounter':
      return refuse('noCounterServes');
    case 'fullHouse':
    case undefined:
      return null;
  }
};

/** Why nobody is given a number for these services now; null where one is. */
export const refusalOfServices = (day: Day, context: Context, serviceIds: string[]): { refusal: Refusal } | null => {
  if (new Set(serviceIds).size < serviceIds.length) return refuse('malformed', { where: 'serviceIds' });
  for (const id of serviceIds) {
    const refusal = refusalOfService(day, context, id);
    if (refusal) return refusal;
  }
  return anyCounterServes(context.settings, serviceIds, day) ? null : refuse('noCounterServes');
};

/** What an arrival adds to a visit. */
export type Standing = { number: string; kioskId: string | null } & NonNullable<Visit['forecastGiven']>;

/** How somebody checks in: in which language, and with the key that goes on the slip, null for its own. */
export type Manner = { language: Language | null; viewKey: string | null };

/** A visit as it will be once its number is known: enough to look for its place. */
export const arriving = (day: Day, visit: Visit, now: number): Present => ({
  ...visit,
  arrivedAt: now,
  arrival: day.version + 1,
  number: '',
});

/** A person who has come gets a place in the order: what is said about the wait, and a slip. */
export const stand = (
  day: Day,
  context: Context,
  visit: Present,
  number: string,
  eventOf: (standing: Standing) => DayEvent,
): Decision<TicketResult> => {
  const kioskId = stationOf(context.by, 'kiosk');
  const outlook = { ...context, day };
  const expectedMin = expectedFor(outlook, visit);
  if (kioskId !== null && visit.kind === 'walkIn' && visit.home === null && isFull(outlook, () => expectedMin))
    return refuse('fullHouse');
  const told = toldOf(outlook, visit, {
    ahead: visit.slotAt === null && visit.home === null ? peopleAheadOfNewcomer : peopleAhead,
    minutes: expectedMin,
    bands: context.learned.bands,
  });
  // F4: what is learned from, and nobody's to read.
  const behind = { expectedMin: expectedMin === null ? null : Math.round(10 * expectedMin) / 10 };
  const slip = kioskId === null ? null : firstSlip(day, context, visit.id, kioskId);
  const url = context.ticketUrl(slipKeyOf(visit));
  const late =
    visit.slotAt !== null && standsInLine({ slotAt: visit.slotAt, arrivedAt: context.now }, context.settings.policy);
  const events = [eventOf({ number, kioskId, ...told, ...behind }), ...(slip?.events ?? [])];
  const result: TicketResult = {
    ...{ visitId: visit.id, number, url, ...told, slipId: slip?.slipId ?? null },
    ...{ toldAt: context.now, slotAt: visit.slotAt, late },
  };
  return { events, result };
};
