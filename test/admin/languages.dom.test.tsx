// U3: where the administration speaks English, what is only there in German says so, on every page.
import { act, cleanup, render, screen } from '@testing-library/preact';
import { App } from '../../admin/App';
import { demonstrationOffice } from '../../server/starting/demonstration';
import type { Settings, Text } from '../../shared/settings';
import type { Ask } from '../../ui/link/link';
import { bookedOf } from '../counter/session';
import { adminSnapshotOf, adminViewOf, NINE, NOBODY_WAITS } from './leading';

const GERMAN = 'Nurdeutsch';
const ONLY: Text = { de: GERMAN };
const SPAN = { weekday: 1, from: '08:00', to: '12:00' };

const { services, counters, kiosks } = demonstrationOffice;
const settings: Settings = {
  ...demonstrationOffice,
  waitingPlace: ONLY,
  services: services.map((service) => ({ ...service, name: ONLY, keywords: null, bring: [] })),
  counters: counters.map((counter) => ({ ...counter, serviceIds: [], preferredServiceIds: [services[0]?.id ?? ''] })),
  kiosks: kiosks.map((kiosk) => ({ ...kiosk, lockTimes: [{ span: SPAN, reason: ONLY }] })),
  calendar: { holidaysOf: null, closures: [{ from: '2025-03-04', to: '2025-03-04', reason: ONLY }] },
  appointments: {
    ...demonstrationOffice.appointments,
    exceptions: [{ day: '2025-03-05', hours: [], reason: ONLY }],
  },
};
const appointment = {
  ...bookedOf({ name: 'Jan Kern', unfit: 'dayClosed' }),
  services: [ONLY],
  email: null,
  phone: null,
};

const ask = ((command: { type: string }) => {
  const result: Record<string, unknown> = {
    unfitAppointments: { appointments: [appointment], none: null },
    unusualBookings: {
      today: null,
      patterns: [{ network: 'network-1', appointments: [{ ...appointment, bookedAt: NINE }] }],
    },
    freeSlots: { day: '2025-03-04', starts: [], none: { why: 'closure', reason: ONLY }, next: [] },
  };
  const found = result[command.type];
  return Promise.resolve(
    found ? { ok: true, result: found } : { ok: false, refusal: { code: 'storageFailed', values: {} } },
  );
}) as Ask;

const WAITING = { key: 'line', counter: null, waiting: 1, longest: { number: 'A001', since: NINE }, atWork: [] };

const show = async (hash: string) => {
  location.hash = hash;
  localStorage.setItem('admin:language', 'en');
  const view = adminViewOf({
    settings,
    kiosks: kiosks.map(({ id }) => ({ id, locked: ONLY, lockedByHand: true, reception: { state: 'open' } })),
    unserved: [{ why: { why: 'noCounter' }, services: [ONLY], visits: [{ visitId: 'visit-00', number: 'A001' }] }],
    live: { ...NOBODY_WAITS, lines: [{ ...WAITING, services: [ONLY] }] },
    reception: { state: 'locked', reason: ONLY, byHand: true },
    unfit: 1,
  });
  render(<App link={{ snapshot: adminSnapshotOf(view), online: true, ask }} reconnect={() => undefined} />);
  await act(async () => {
    await Promise.resolve();
  });
};

/** Elements that say a German text themselves. */
const german = () =>
  [...screen.getByRole('main').querySelectorAll<HTMLElement>('*')].filter((element) =>
    [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.includes(GERMAN)),
  );

afterEach(() => {
  cleanup();
  localStorage.clear();
  sessionStorage.clear();
});

test.each([
  '#/overview',
  '#/unfit',
  '#/unusual',
  '#/office',
  '#/services',
  `#/services/${services[0]?.id}`,
  '#/hours',
  '#/appointments',
  '#/counters',
  `#/counters/${counters[0]?.id}`,
  '#/kiosks',
  '#/feeds',
])('U3 %s says of what is German that it is', async (hash) => {
  await show(hash);
  const said = german();
  expect(said.length).toBeGreaterThan(0);
  // A choice that names who else has a letter is one sentence: an option cannot mark a part of it.
  const unmarked = said.filter((element) => element.closest('[lang]')?.getAttribute('lang') !== 'de');
  expect(unmarked.filter(({ tagName }) => tagName !== 'OPTION').map(({ outerHTML }) => outerHTML)).toEqual([]);
});
