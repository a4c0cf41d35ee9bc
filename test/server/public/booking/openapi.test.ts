// A6: the document of the public API is true, and says all there is.
import { validate } from '@readme/openapi-parser';
import { templateOf } from '../../../../server/http/openapi';
import { bookingApi } from '../../../../server/public/bookingApi';
import { createPublicHttp } from '../../../../server/public/publicPort';
import { draw, openWorld, type World } from '../../../world';
import { partsBeside, visitorOf, WEDNESDAY_TEN } from './visitor';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

type Document = { paths: Record<string, Record<string, { responses: Record<string, unknown> }>> };
const documentOf = async (): Promise<Document> =>
  (await (await fetch(world.publicUrl('/api/openapi.json'))).json()) as Document;

/** What an express app answers, as it says itself. */
const routesOf = (app: ReturnType<typeof createPublicHttp>): string[] =>
  app.router.stack.flatMap(({ route }) => {
    if (route === undefined || !String(route.path).startsWith('/api/')) return [];
    const methods = route.stack.map(({ method }) => method).filter((method) => method !== undefined);
    return methods.map((method) => `${method} ${templateOf(String(route.path))}`);
  });

test('A6 the document is valid OpenAPI 3.1', async () => {
  expect(await validate((await documentOf()) as never)).toEqual(expect.objectContaining({ valid: true }));
});

test('A6 every route of the public port stands in the document, and everything in it is a route', async () => {
  const app = createPublicHttp(await partsBeside(world));
  const described = Object.entries((await documentOf()).paths).flatMap(([path, operations]) =>
    Object.keys(operations).map((method) => `${method} ${path}`),
  );
  expect(routesOf(app).sort()).toEqual(described.sort());
  expect(described).toHaveLength(32);
});

test('A6 what the routes answer is what the document says', async () => {
  const visitor = visitorOf(world);
  const { key } = await visitor.booked(WEDNESDAY_TEN);
  const [kiosk, counter] = [await world.connect('kiosk', 'kiosk-1'), await world.connect('counter', 'schalter-1')];
  await kiosk.ask(draw('ausweis'));
  await counter.ask({ type: 'callNext' });
  const called = [...world.app().branch.today().visits.values()].find(({ state }) => state === 'called')?.key;
  const paths: Record<string, string> = {
    '/api/days': '/api/days?services=ausweis&persons=1&from=2017-10-30',
    '/api/slots': '/api/slots?services=ausweis&persons=1&day=2017-11-05',
    '/api/appointments/:key/calendar.ics': `/api/appointments/${key}/calendar.ics`,
    '/api/appointments/:key/no-reminders': `/api/appointments/${key}/no-reminders`,
    '/api/tickets/:key': `/api/tickets/${key}`,
    '/api/tickets/:key/receipt': `/api/tickets/${called}/receipt`,
    '/api/records/:day': '/api/records/2017-11-03',
  };
  const looks = bookingApi(await partsBeside(world)).filter(({ method }) => method === 'get');
  for (const { path, answer } of looks) {
    const response = await fetch(world.publicUrl(paths[path] ?? path), { redirect: 'manual' });
    const said = answer.type === 'application/json' ? await response.json() : await response.text();
    expect(response.headers.get('content-type')).toContain(answer.type);
    expect([path, answer.schema.safeParse(said).error]).toEqual([path, undefined]);
  }
});
