// The demonstration opens with clerks at work and people waiting, on a real store.

import { createClock } from '../../../server/office/clock';
import { stageDemonstration } from '../../../server/starting/stage';
import { demonstrationTownHall } from '../../../server/starting/townHall';
import { dayOf } from '../../../shared/time';
import { openWorld, type World, type WorldOptions } from '../../world';

let world: World | null = null;
afterEach(async () => {
  await world?.close();
  world = null;
});

const staged = (at: string, settings = demonstrationTownHall): WorldOptions => {
  const clockFrom = (startAt: number) => createClock({ startAt, speed: 1 });
  const clock = clockFrom(Date.parse(at));
  return {
    settings,
    more: { stage: (store) => stageDemonstration({ store, firstSettings: settings, clock, clockFrom }) },
  };
};
const visitsIn = (open: World) => [...open.app().branch.today().visits.values()];
const inState = (open: World, state: string) => visitsIn(open).filter((visit) => visit.state === state);

test('G15 at eleven clerks serve, people wait, some were served, and appointments are expected at sensible hours', async () => {
  world = await openWorld(staged('2026-11-26T11:00:00+01:00'));
  const { branch, isClockSet } = world.app();
  expect(isClockSet).toBe(false);
  const clerks = [...branch.today().counters.values()];
  expect(clerks.length).toBe(6);
  expect(clerks.filter(({ visitId }) => visitId !== null).length).toBeGreaterThanOrEqual(3);
  expect(inState(world, 'waiting').length).toBeGreaterThanOrEqual(4);
  expect(inState(world, 'called')).toEqual([]);
  expect(inState(world, 'done').length).toBeGreaterThan(20);
  const slots = visitsIn(world).flatMap(({ slotAt }) => slotAt ?? []);
  expect(inState(world, 'booked').length).toBeGreaterThan(3);
  for (const slotAt of slots) {
    const time = new Date(slotAt).toLocaleTimeString('de', { timeZone: 'Europe/Berlin' });
    expect(time >= '08:00:00' && time < '18:00:00').toBe(true);
  }
  // Nothing has happened later than now, and waits are those of a morning.
  const now = branch.now();
  for (const { arrivedAt } of visitsIn(world)) expect(arrivedAt ?? 0).toBeLessThanOrEqual(now);
  // A visitor gets a number, and a clerk takes over at a counter where somebody sits already.
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  expect(await kiosk.ask({ type: 'drawTicket', serviceIds: ['ausweis'], persons: 1, language: 'de' })).toMatchObject({
    ok: true,
  });
  const counter = await world.connect('counter', 'schalter-1');
  await counter.until((view) => view.person !== null);
}, 30_000);

test('G15 at night the clock is set, and after a restart it goes on from there with the same day', async () => {
  world = await openWorld(staged('2026-11-27T02:30:00+01:00'));
  const first = world.app();
  expect(first.isClockSet).toBe(true);
  const opened = first.branch.now();
  expect(new Date(opened).toISOString()).toMatch(/^2026-11-26T09:00/);
  const before = visitsIn(world).length;
  await world.restart();
  const { branch } = world.app();
  expect(branch.now()).toBeGreaterThanOrEqual(opened);
  expect(branch.now() - opened).toBeLessThan(60_000);
  expect(branch.isClockDoubted()).toBe(false);
  expect(visitsIn(world).length).toBe(before);
  expect(dayOf(branch.now(), 'Europe/Berlin')).toBe('2026-11-26');
}, 30_000);

test('G15 an office that is no demonstration keeps the real time, and nobody is played in it', async () => {
  const real = { ...demonstrationTownHall, office: { ...demonstrationTownHall.office, demonstration: false } };
  world = await openWorld(staged('2026-11-27T02:30:00+01:00', real));
  expect(world.app().isClockSet).toBe(false);
  expect(visitsIn(world)).toEqual([]);
});
