// W22: waits as open data: JSON and CSV, the same for everybody, free to use, and nothing of anybody.
import type { Response } from 'express';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { csvOf } from '../../basics/csv';
import { noBody, nothing } from '../../http/openapi';
import { type Route, route } from '../../http/routes';
import { WEEKS_BACK } from '../../office/memory/learned';
import { FEWEST_WAITING, type KeptBoard, WAIT_STATES } from './board';

/** Data licence Germany, Zero, 2.0: nobody has to be asked or named. */
export const LICENCE = 'https://www.govdata.de/dl-de/zero-2-0';
/** Whoever holds a copy may show it for so long. */
const KEPT_SEC = 30;
/** F4: the share of cases in which a range is to hold. */
const PROMISED = 0.8;

const instant = z.iso.datetime({ offset: true });
const minutes = z.int().min(0);
const whole = z.number().min(0).max(1);

const waitSchema = z.strictObject({
  inMin: minutes.describe('Minutes from `at` until somebody comes.'),
  at: instant.describe('When that is.'),
  state: z.enum(WAIT_STATES).describe('Whether somebody gets a ticket then.'),
  fromMin: minutes.nullable().describe('The shortest wait that is told, in minutes; null where none is.'),
  toMin: minutes.nullable().describe('The longest wait that is told.'),
  opensAt: instant.nullable().describe('When there are tickets again; null where there are some, or it is not known.'),
});

const boardSchema = z.strictObject({
  office: z.string(),
  timeZone: z.string(),
  at: instant.describe('When all this was worked out.'),
  licence: z.url(),
  state: z.enum([...WAIT_STATES, 'partly']).describe('Of the whole office; `partly`: some services give no ticket.'),
  opensAt: instant.nullable(),
  waiting: z
    .int()
    .min(FEWEST_WAITING)
    .nullable()
    .describe(`Everybody who waits; null for fewer than ${FEWEST_WAITING}, so that nobody is seen.`),
  services: z.array(z.strictObject({ id: z.string(), name: z.string(), waits: z.array(waitSchema) })),
  held: z.strictObject({
    promised: whole.describe('The share of arrivals for which a range is to hold.'),
    weeks: z.int().describe('Counted over so many weeks.'),
    share: whole.nullable().describe('The share for which it did; null while too few have come.'),
    arrivals: z.int().nullable(),
    ofMinutes: z.array(z.strictObject({ inMin: minutes, share: whole, arrivals: z.int() })),
  }),
  calmest: z
    .array(z.strictObject({ day: z.iso.date(), from: z.string(), to: z.string(), usualMin: minutes }))
    .describe('Of each of the next seven days, the hours in which people usually wait the least, and about how long.'),
});
type BoardSaid = z.infer<typeof boardSchema>;

/** An instant with the office's own offset, to the second. */
const writer = (timeZone: string) => (at: number) =>
  Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(timeZone)
    .toString({ smallestUnit: 'second', timeZoneName: 'never' });

const rounded = (share: number): number => Math.round(share * 1000) / 1000;

const saidOf = ({ board, settings }: KeptBoard): BoardSaid => {
  const { timeZone } = settings.office;
  const written = writer(timeZone);
  const again = (at: number | null) => (at === null ? null : written(at));
  const all = board.held.find(({ inMin }) => inMin === null);
  return {
    ...{ office: settings.office.name, timeZone, at: written(board.at), licence: LICENCE },
    ...{ state: board.state, opensAt: again(board.opensAt), waiting: board.waiting },
    services: board.services.map(({ id, name, ahead }) => ({
      ...{ id, name: name.de },
      waits: ahead.map(({ inMin, at, state, forecast, opensAt }) => ({
        ...{ inMin, at: written(at), state, opensAt: again(opensAt) },
        ...{ fromMin: forecast?.fromMin ?? null, toMin: forecast?.toMin ?? null },
      })),
    })),
    held: {
      ...{ promised: PROMISED, weeks: WEEKS_BACK },
      ...{ share: all ? rounded(all.share) : null, arrivals: all?.arrivals ?? null },
      ofMinutes: board.held.flatMap(({ inMin, share, arrivals }) =>
        inMin === null ? [] : [{ inMin, share: rounded(share), arrivals }],
      ),
    },
    calmest: board.calmest,
  };
};

const waitsCsv = ({ services, at }: BoardSaid): string =>
  csvOf([
    ['told_at', 'service', 'name', 'in_min', 'at', 'state', 'from_min', 'to_min', 'opens_at'],
    ...services.flatMap(({ id, name, waits }) =>
      waits.map((wait) => [
        ...[at, id, name, wait.inMin, wait.at],
        ...[wait.state, wait.fromMin, wait.toMin, wait.opensAt],
      ]),
    ),
  ]);

const calmestCsv = ({ calmest }: BoardSaid): string =>
  csvOf([
    ['day', 'from', 'to', 'usual_min'],
    ...calmest.map(({ day, from, to, usualMin }) => [day, from, to, usualMin]),
  ]);

/** What is made of a board, once for all who ask. */
const keptFor = <Made>(make: (kept: KeptBoard) => Made): ((kept: KeptBoard) => Made) => {
  const made = new WeakMap<KeptBoard, Made>();
  return (kept) => {
    const known = made.get(kept) ?? make(kept);
    made.set(kept, known);
    return known;
  };
};

/** For pages of everybody, who may keep it for a while and ask again by its mark. */
const giveOpenly = (response: Response, type: string, text: string): void => {
  response
    .set({
      'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'Cache-Control': `public, max-age=${KEPT_SEC}`,
      Link: `<${LICENCE}>; rel="license"`,
    })
    .type(type)
    .send(text);
};

const LOOK = { method: 'get', access: 'open', params: nothing, query: nothing, body: noBody, refusals: [] } as const;
const CSV = { type: 'text/csv', schema: z.string() };

/** The rows of the table about waits. */
export const waitRoutes = (boardNow: () => KeptBoard): Route[] => {
  const said = keptFor(saidOf);
  const texts = {
    json: keptFor((kept) => `${JSON.stringify(said(kept))}\n`),
    waits: keptFor((kept) => waitsCsv(said(kept))),
    calmest: keptFor((kept) => calmestCsv(said(kept))),
  };
  return [
    route(
      {
        ...{ ...LOOK, path: '/api/waits.json', name: 'getWaits' },
        summary: 'The wait of whoever comes now or in up to an hour, for each service, and the calmest hours to come.',
        answer: { type: 'application/json', schema: boardSchema },
      },
      (_asked, response) => giveOpenly(response, 'application/json', texts.json(boardNow())),
    ),
    route(
      {
        ...{ ...LOOK, path: '/api/waits.csv', name: 'getWaitsTable', answer: CSV },
        summary: 'The same waits as a table, a row for each service and time ahead.',
      },
      (_asked, response) => giveOpenly(response, 'text/csv', texts.waits(boardNow())),
    ),
    route(
      {
        ...{ ...LOOK, path: '/api/calmest.csv', name: 'getCalmestHours', answer: CSV },
        summary: 'The calmest hours of the next seven days as a table.',
      },
      (_asked, response) => giveOpenly(response, 'text/csv', texts.calmest(boardNow())),
    ),
  ];
};
