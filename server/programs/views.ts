// G21: what other programs are shown: the line without anybody's person, and one counter's visit with its name.
import { z } from 'zod';
import { type Text, textSchema } from '../../shared/settings';
import type { Day, Visit } from '../queue/day/day';
import type { Outlook } from '../queue/forecast/forecast';
import { officeOrder } from '../queue/order/order';
import { nameShown } from '../queue/views/parts';

const instant = z.int().describe('Epoch milliseconds.');
const number = z.string().describe('As it is called: A042.');
const visitId = z.string().describe('Names the visit in every act.');
const standing = {
  visitId,
  number,
  kind: z.enum(['walkIn', 'appointment']),
  serviceIds: z.array(z.string()),
  persons: z.int(),
  slotAt: instant.nullable().describe('Of an appointment: its time.'),
};

export const lineSchema = z.strictObject({
  now: instant.describe('The office’s clock.'),
  day: z.iso.date(),
  isOpen: z.boolean(),
  services: z.array(z.strictObject({ id: z.string(), name: textSchema, waiting: z.int() })),
  counters: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      state: z.enum(['closed', 'free', 'paused', 'called', 'serving']),
      pausedUntil: instant.nullable(),
      visit: z.strictObject({ visitId, number, since: instant }).nullable().describe('Who is called or served there.'),
    }),
  ),
  waiting: z
    .array(z.strictObject({ ...standing, since: instant.describe('When it came into the line.') }))
    .describe('Those who wait: in the order of the call; after them those who cannot be called now.'),
  away: z
    .array(z.strictObject({ ...standing, state: z.enum(['parked', 'missed']), counterId: z.string().nullable() }))
    .describe('Who fetches something, or was called and did not come: each can be called back.'),
});
export type LineSeen = z.infer<typeof lineSchema>;

export const visitSchema = z
  .strictObject({
    ...standing,
    state: z.enum(['called', 'serving']),
    since: instant.describe('In this state since then.'),
    calls: z.int(),
    language: z.string(),
    name: z
      .string()
      .nullable()
      .describe('Who booked; null for a walk-in, and where the person at the counter may not read names.'),
  })
  .nullable()
  .describe('null: nobody is called or served there.');
export type VisitSeen = z.infer<typeof visitSchema>;

const standingOf = ({ id, number, kind, serviceIds, persons, slotAt }: Visit) => ({
  ...{ visitId: id, number: number ?? '', kind, serviceIds, persons, slotAt },
});

/** Those who wait, in the order of the call; at the end those whom nobody at work may call, and who is before his time. */
const inOrder = (outlook: Outlook): Visit[] => {
  const { day } = outlook;
  const called = new Set(officeOrder(outlook).map(({ id }) => id));
  const others = [...day.waiting.keys()].filter((id) => !called.has(id));
  return [...called, ...others].flatMap((id) => day.visits.get(id) ?? []);
};

const counterSeen = (day: Day, { id, name }: { id: string; name: string }): LineSeen['counters'][number] => {
  const state = day.counters.get(id);
  const visit = state?.visitId ? day.visits.get(state.visitId) : undefined;
  const seen = { id, name, pausedUntil: state?.paused?.until ?? null };
  if (visit?.state === 'called' || visit?.state === 'serving') {
    const { id: there, number, since } = visit;
    return { ...seen, state: visit.state, visit: { visitId: there, number: number ?? '', since } };
  }
  if (state === undefined) return { ...seen, state: 'closed', visit: null };
  return { ...seen, state: state.paused === null ? 'free' : 'paused', visit: null };
};

/** The state of the line without anybody's person. */
export const lineSeen = (outlook: Outlook): LineSeen => {
  const { day, settings, now } = outlook;
  const waiting = inOrder(outlook);
  const countOf = (serviceId: string) => waiting.filter(({ serviceIds }) => serviceIds.includes(serviceId)).length;
  return {
    ...{ now, day: day.day, isOpen: day.state === 'open' },
    services: settings.services.map(({ id, name }: { id: string; name: Text }) => ({ id, name, waiting: countOf(id) })),
    counters: settings.counters.map((counter) => counterSeen(day, counter)),
    waiting: waiting.map((visit) => ({ ...standingOf(visit), since: visit.arrivedAt ?? visit.since })),
    away: [...day.visits.values()].flatMap((visit) =>
      visit.number !== null && (visit.state === 'parked' || visit.state === 'missed')
        ? [{ ...standingOf(visit), state: visit.state, counterId: visit.counterId }]
        : [],
    ),
  };
};

/** Who is called or served at a counter; `showsName`: whoever sits there may read names. */
export const visitSeen = (day: Day, counterId: string, showsName: boolean): VisitSeen => {
  const id = day.counters.get(counterId)?.visitId;
  const visit = id ? day.visits.get(id) : undefined;
  if (visit?.state !== 'called' && visit?.state !== 'serving') return null;
  const { state, since, calls, language } = visit;
  const name = showsName ? nameShown(day, visit.id) : null;
  return { ...standingOf(visit), ...{ state, since, calls, language, name } };
};
