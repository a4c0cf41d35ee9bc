// M16: the city's answers as data, for whoever makes a page of their own of them.
import { z } from 'zod';
import { forecastSchema } from '../../shared/printing';
import { textSchema } from '../../shared/settings';
import { dayOf } from '../../shared/time';
import { receptionNowSchema } from '../public/booking/publicSchemas';
import type { Matter } from './matters';
import { bookingAddress, type CityOffice, isGiven, notAnswering, type OfficeOfMatter } from './offices';

const address = z.string().nullable().describe('Where people at home reach the office; null where nobody has said it.');
const officeShape = { id: z.string(), name: z.string(), address };

export const cityOfficeSchema = z.object({
  ...officeShape,
  place: z.string().nullable(),
  /** Its own clock, and whether there are tickets; null where it does not answer. */
  now: z.object({ at: z.int(), reception: receptionNowSchema.shape.reception }).nullable(),
});
export const citySchema = z.object({
  offices: z.array(cityOfficeSchema),
  matters: z.array(
    z.object({
      key: z.string().describe('Names the matter in `/api/city/matter`.'),
      leikaKey: z.string().nullable(),
      name: textSchema,
      offices: z.array(z.string()),
    }),
  ),
});
export const matterSchema = z.object({
  key: z.string(),
  name: textSchema,
  offices: z.array(
    z.object({
      ...officeShape,
      at: z.int().describe('The instant of its clock, epoch milliseconds.'),
      reception: receptionNowSchema.shape.reception.describe(
        'Of the whole office; where it is `locked` there are no tickets.',
      ),
      closed: receptionNowSchema.shape.services.element.shape.closed,
      forecast: forecastSchema
        .nullable()
        .describe('The wait with a ticket of now; null where there is none, or nobody knows.'),
      booking: z
        .string()
        .nullable()
        .describe('Its booking with the matter chosen; null where it is not booked online.'),
      free: z
        .array(z.object({ slotAt: z.int(), booking: z.string() }))
        .nullable()
        .describe('Its next free starts, and its booking with the start chosen; null where nobody knows.'),
    }),
  ),
  away: z
    .array(z.object(officeShape))
    .describe('Offices that do not answer now: whether they do this matter, nobody knows.'),
});

const nameOf = ({ name, told }: CityOffice): string => told?.office.office.name ?? name;

export const toldOfCity = (offices: readonly CityOffice[], matters: readonly Matter[]): z.infer<typeof citySchema> => ({
  offices: offices.map((one) => ({
    ...{ id: one.office, name: nameOf(one), address: one.address, place: one.told?.office.office.place ?? null },
    now: one.told && { at: one.told.waits.now, reception: one.told.waits.reception },
  })),
  matters: matters.map(({ key, leikaKey, name, at }) => ({
    ...{ key, leikaKey, name, offices: at.map(({ office }) => office) },
  })),
});

export const toldOfMatter = (
  { key, name }: Matter,
  found: readonly OfficeOfMatter[],
  all: readonly CityOffice[],
): z.infer<typeof matterSchema> => ({
  ...{ key, name },
  away: notAnswering(all).map((one) => ({ id: one.office, name: one.name, address: one.address })),
  offices: found.flatMap(({ office, service, free }) => {
    const { address: where, told } = office;
    if (where === null || told === null) return [];
    const { id, closed, isBookable } = service;
    const forecast = isGiven({ office, service }) ? service.forecast : null;
    const { timeZone } = told.office.office;
    const start = (at: number) => bookingAddress(where, id, { day: dayOf(at, timeZone), at });
    return [
      {
        ...{ id: office.office, name: nameOf(office), address: where, at: told.waits.now, closed, forecast },
        reception: told.waits.reception,
        booking: isBookable ? bookingAddress(where, id) : null,
        free: free === null ? null : free.map((slotAt) => ({ slotAt, booking: start(slotAt) })),
      },
    ];
  }),
});
