// M16: what the offices of a database tell of themselves now, each asked at its own address.
import { z } from 'zod';
import type { PublicDays, PublicOffice, PublicReception } from '../../shared/booking';
import { daysSchema, officeSchema, receptionNowSchema } from '../public/booking/publicSchemas';
import type { OfficeAtHome } from '../storage/engine';
import type { Ask } from './asking';
import type { Matter, Offered } from './matters';

const replied = <Told>(result: z.ZodType<Told>) =>
  z.object({ ok: z.literal(true), result }).transform((reply): Told => reply.result as Told);
const officeReply = replied<PublicOffice>(officeSchema);
const waitsReply = replied<PublicReception>(receptionNowSchema);
const daysReply = replied<PublicDays>(daysSchema);

/** `told` is null where it does not answer. */
export type CityOffice = OfficeAtHome & { told: { office: PublicOffice; waits: PublicReception } | null };

/** One day's first free start of each of the next days that have any. */
const STARTS = 3;

export type OfficesParts = { known: () => Promise<OfficeAtHome[]>; ask: Ask };

export const createOffices = ({ known, ask }: OfficesParts) => {
  const toldBy = async (address: string): Promise<CityOffice['told']> => {
    const [office, waits] = await Promise.all([
      ask(`${address}/api/office`, officeReply),
      ask(`${address}/api/reception`, waitsReply),
    ]);
    return office === null || waits === null ? null : { office, waits };
  };
  return {
    /** All of them, however many do not answer. */
    all: async (): Promise<CityOffice[]> =>
      Promise.all(
        (await known()).map(async (one) => ({
          ...{ ...one, told: one.address === null ? null : await toldBy(one.address) },
        })),
      ),
    /** The next free starts of a service; null where nobody knows. */
    free: async ({ address, told }: CityOffice, serviceId: string): Promise<number[] | null> => {
      if (address === null || told === null) return null;
      const query = new URLSearchParams({ services: serviceId, persons: '1', from: told.office.today });
      const found = await ask(`${address}/api/days?${query}`, daysReply);
      if (found === null) return null;
      const firsts = found.days.flatMap(({ firstAt }) => firstAt ?? []);
      const next = found.next === null ? [] : [found.next.slotAt];
      return [...new Set([...firsts, ...next])].sort((one, other) => one - other).slice(0, STARTS);
    },
  };
};
export type Offices = ReturnType<typeof createOffices>;

/** What the offices that answer do, in their order. */
export const offeredBy = (offices: readonly CityOffice[]): Offered[] =>
  offices.flatMap(({ office, told }) =>
    (told?.waits.services ?? []).map(({ id, leikaKey, name }) => ({ office, serviceId: id, leikaKey, name })),
  );

/** They may do any matter, and nobody knows how it is there. */
export const notAnswering = (offices: readonly CityOffice[]): CityOffice[] =>
  offices.filter(({ told }) => told === null);

/** An office that does a matter: what it says of it now, and its next free starts; null where it has none online. */
export type OfficeOfMatter = {
  office: CityOffice;
  service: PublicReception['services'][number];
  free: number[] | null;
};

/** Whether there are tickets for it now: a kiosk that is locked gives none, whatever the service would say (W5). */
export const isGiven = ({ office, service }: Pick<OfficeOfMatter, 'office' | 'service'>): boolean =>
  service.closed === null && office.told?.waits.reception.state !== 'locked';

const soonest = (one: OfficeOfMatter): number => {
  if (isGiven(one)) return one.service.forecast?.toMin ?? Number.MAX_SAFE_INTEGER;
  return one.free?.[0] ?? Number.MAX_SAFE_INTEGER;
};

/** Where there are tickets now before where there are none; then whoever is sooner. */
const bySoonest = (one: OfficeOfMatter, other: OfficeOfMatter): number =>
  Number(isGiven(other)) - Number(isGiven(one)) || soonest(one) - soonest(other);

/** The offices of a matter, the soonest first. */
export const officesOf = async (
  matter: Matter,
  all: readonly CityOffice[],
  { free }: Pick<Offices, 'free'>,
): Promise<OfficeOfMatter[]> => {
  const found = matter.at.flatMap(({ office: id, serviceId }) => {
    const office = all.find((one) => one.office === id);
    const service = office?.told?.waits.services.find((one) => one.id === serviceId);
    return office && service ? [{ office, service }] : [];
  });
  const withTimes = await Promise.all(
    found.map(
      async ({ office, service }): Promise<OfficeOfMatter> => ({
        ...{ office, service, free: service.isBookable ? await free(office, service.id) : null },
      }),
    ),
  );
  return withTimes.sort(bySoonest);
};

/** Where its times are to be booked; with the day and the start chosen where one is named. */
export const bookingAddress = (address: string, serviceId: string, start?: { day: string; at: number }): string => {
  const query = new URLSearchParams({ service: serviceId });
  if (start !== undefined) {
    query.set('day', start.day);
    query.set('at', String(start.at));
  }
  return `${address}/?${query}`;
};
