// A23: what there is online at all: open, nearly full, full, closed, by the free times that are booked.
import type { PublicOffice } from '../../../../shared/booking';
import type { Settings } from '../../../../shared/settings';
import { openWorld, type World } from '../../../world';
import { decide, onlyWednesday, resultOf, type Visitor, visitorOf, WEDNESDAY_TEN } from './visitor';

let world: World;
let visitor: Visitor;
beforeEach(async () => {
  world = await openWorld();
  visitor = visitorOf(world);
});
afterEach(() => world.close());

const offer = async () => resultOf(await visitor.get<PublicOffice>('/api/office')).offer;
const only = (from: string, to: string, places: number) => decide(world, onlyWednesday(from, to, places));

test('A23 an office with many free times is open, and names the next', async () => {
  expect(await offer()).toMatchObject({ state: 'open', nextAt: expect.any(Number) });
});

test('A23 with few free times it is nearly full, and full when the last is gone', async () => {
  await only('10:00', '10:15', 1);
  expect(await offer()).toMatchObject({ state: 'nearlyFull', nextAt: WEDNESDAY_TEN });
  await visitor.booked(WEDNESDAY_TEN);
  expect(await offer()).toMatchObject({ state: 'full', free: 0, nextAt: null });
});

test('A23 it is closed without hours, and without a matter that is booked online', async () => {
  await decide(world, (settings: Settings) => ({
    ...settings,
    appointments: { ...settings.appointments, hours: [], exceptions: [] },
  }));
  expect(await offer()).toMatchObject({ state: 'closed', nextAt: null });
  await decide(world, (settings: Settings) => ({
    ...settings,
    services: settings.services.map((service) => ({ ...service, booking: 'nobody' as const })),
  }));
  expect(await offer()).toEqual({ state: 'closed', free: 0, nextAt: null, moreAt: null });
});
