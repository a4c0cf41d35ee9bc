// A21: what is answered to a reminder, over HTTP: only who sends something changes something.
import { newToken } from '../../../../server/basics/tokens';
import { openWorld, type World } from '../../../world';
import { ERIKA, refusalOf, resultOf, type Visitor, visitorOf, WEDNESDAY_TEN } from './visitor';

let world: World;
let visitor: Visitor;
beforeEach(async () => {
  world = await openWorld();
  visitor = visitorOf(world);
});
afterEach(() => world.close());

const booked = () => visitor.booked(WEDNESDAY_TEN, { contact: { ...ERIKA, email: 'erika@example.org' } });
const confirm = (key: string) => visitor.post(`/api/appointments/${key}/confirm`, { id: newToken() });
const shown = async (key: string) => {
  const { view } = resultOf(
    await visitor.get<{ view: { state: string; appointment: { isConfirmed: boolean } } }>(`/api/tickets/${key}`),
  );
  return [view.state, view.appointment.isConfirmed];
};

test('A21 who comes says so, twice is once, also after a restart; a moved or cancelled one cannot', async () => {
  const { key } = await booked();
  expect(await shown(key)).toEqual(['booked', false]);
  for (let i = 0; i < 2; i++) resultOf(await confirm(key));
  await world.restart();
  expect(await shown(key)).toEqual(['booked', true]);
  const { holdId } = resultOf(await visitor.hold(WEDNESDAY_TEN + 3_600_000));
  resultOf(
    await visitor.post(`/api/appointments/${key}/move`, { id: newToken(), slotAt: WEDNESDAY_TEN + 3_600_000, holdId }),
  );
  expect(await shown(key)).toEqual(['booked', false]);
  resultOf(await visitor.post(`/api/appointments/${key}/cancel`, { id: newToken() }));
  expect(refusalOf(await confirm(key))).toBe('notChangeable');
  expect(refusalOf(await confirm(newToken()))).toBe('unknownVisit');
});

test('A21 whatever looks at the addresses of a letter changes nothing', async () => {
  const { key } = await booked();
  const { version } = world.app().branch.dayNamed('2017-11-08');
  for (const path of [`/t/${key}?comes`, `/t/${key}?release`, `/api/appointments/${key}/no-reminders`])
    for (const method of ['GET', 'HEAD'])
      await (await fetch(world.publicUrl(path), { method, redirect: 'manual' })).arrayBuffer();
  expect(world.app().branch.dayNamed('2017-11-08').version).toBe(version);
  const looked = await fetch(world.publicUrl(`/api/appointments/${key}/no-reminders`), { redirect: 'manual' });
  expect([looked.status, looked.headers.get('location')]).toEqual([
    303,
    expect.stringMatching(`/t/${key}\\?no-reminders$`),
  ]);
});

test.each([
  ['application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
  [
    'multipart/form-data; boundary=b',
    '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n',
  ],
])('A21 a mail program sends its own form (%s), without cookies, and is answered at once', async (type, body) => {
  const { key } = await booked();
  const path = world.publicUrl(`/api/appointments/${key}/no-reminders`);
  const answer = await fetch(path, { method: 'POST', redirect: 'manual', headers: { 'content-type': type }, body });
  expect([answer.status, await answer.json()]).toEqual([200, { ok: true, result: null }]);
  const unknown = path.replace(key, newToken());
  expect((await fetch(unknown, { method: 'POST', headers: { 'content-type': type }, body })).status).toBe(404);
});
