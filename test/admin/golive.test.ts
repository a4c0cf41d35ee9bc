// The assistant's steps, and what is missing in the end.
import { withCounters } from '../../admin/counters/CounterCount';
import { missingIn, placeOfPage, STEPS, withStep } from '../../admin/golive/steps';
import { newOffice } from '../../server/golive/newOffice';
import { settingsSchema } from '../../shared/settings';
import { SETUP_STEPS } from '../../shared/settings/office';

test('G19 every step has a page, in the order of the settings', () => {
  expect(STEPS.map(({ step }) => step)).toEqual(SETUP_STEPS);
  expect(STEPS.map(({ page }) => placeOfPage(page))).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(placeOfPage('overview')).toBeNull();
});

test('G19 a step is done once, and what is done can be saved', () => {
  const once = withStep(newOffice, 'hours');
  expect(once.setup).toEqual({ done: ['hours'] });
  expect(withStep(once, 'hours')).toBe(once);
  expect(settingsSchema.parse(STEPS.reduce((now, { step }) => withStep(now, step), newOffice)).setup?.done.length).toBe(
    7,
  );
  const finished = { ...newOffice, setup: null };
  expect(withStep(finished, 'hours')).toBe(finished);
});

test('G19 counters get the next free numbers up to as many as there are places', () => {
  const three = withCounters(newOffice, 3);
  expect(three.counters.map(({ name }) => name)).toEqual(['1', '2', '3']);
  expect(withCounters(three, 2)).toBe(three);
  expect(settingsSchema.parse(withCounters(newOffice, 1000)).counters.length).toBe(100);
});

test('G19 what an office cannot do without is named until it is there', () => {
  const empty = { settings: newOffice, devices: [], staff: [] };
  expect(missingIn(empty)).toEqual(['name', 'people', 'kiosk', 'display', 'counter']);
  const device = { id: 'device-1', pairedAt: 0, lastSeenAt: null, online: true };
  const devices = (['kiosk', 'display', 'counter'] as const).map((role) => ({ ...device, role, stationId: role }));
  const account = {
    roleIds: [],
    mustChange: false,
    hasSecondFactor: false,
    signOn: null,
    lockedUntil: null,
    lastLoginAt: null,
    sessions: [],
  };
  const leader = { id: 'person-1', name: 'Mara Lindner', ...account };
  const clerk = { id: 'person-2', name: 'Jan Albers', ...account };
  const settings = { ...newOffice, office: { ...newOffice.office, place: 'Rathaus' } };
  expect(missingIn({ settings, devices, staff: [leader, clerk] })).toEqual([]);
});
