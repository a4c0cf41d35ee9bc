// U4: whatever field of the settings the server refuses, it is marked in its form, with what is wrong, and has the focus.
import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import type { z } from 'zod';
import { App } from '../../admin/App';
import { demonstrationOffice } from '../../server/starting/demonstration';
import { LANGUAGES } from '../../shared/languages';
import { LETTER_KINDS } from '../../shared/letters/placeholders';
import { type Settings, settingsSchema } from '../../shared/settings';
import { POSTER } from '../../ui/gallery/beside/poster';
import type { Ask } from '../../ui/link/link';
import { adminSnapshotOf, adminViewOf } from './leading';

const inEach = <Thing,>(thing: Thing) => Object.fromEntries(LANGUAGES.map((language) => [language, thing]));
const TEXT = inEach('Text');
/** Eight by eight of them. */
const PIXELS = 'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAAAAADhZOFXAAAADElEQVR4nGNgoA4AAABIAAEuuDx+AAAAAElFTkSuQmCC';
const SPAN = { weekday: 1, from: '08:00', to: '12:00' };
const [service, counter, kiosk, printer] = [
  demonstrationOffice.services[0],
  demonstrationOffice.counters[0],
  demonstrationOffice.kiosks[0],
  demonstrationOffice.printers[0],
];

/** An office with everything set that can be set. */
const FULL: Settings = settingsSchema.parse({
  ...demonstrationOffice,
  languages: [...LANGUAGES],
  publicLinks: { imprint: 'https://a.example', privacy: 'https://a.example', accessibility: 'https://a.example' },
  responsible: { controller: 'Stadt A, Markt 1', officer: 'B, Markt 2' },
  ownTicketWord: { de: { one: 'Bon', many: 'Bons', gender: 'm' }, en: { one: 'voucher', many: 'vouchers' } },
  hours: [SPAN],
  waitingPlace: TEXT,
  services: [
    {
      ...service,
      name: TEXT,
      walkInHours: [SPAN],
      contingent: 5,
      leikaKey: '12345678901234',
      keywords: TEXT,
      bring: [TEXT],
      group: TEXT,
      pictogram: 'home',
    },
    ...demonstrationOffice.services.slice(1),
  ],
  counters: [
    { ...counter, serviceIds: [service?.id], preferredServiceIds: [service?.id], plan: [SPAN], placeHint: TEXT },
    ...demonstrationOffice.counters.slice(1),
  ],
  errands: demonstrationOffice.errands.map((errand) => ({ ...errand, name: TEXT, place: TEXT })),
  displays: demonstrationOffice.displays.map((display) => ({ ...display, counterIds: [counter?.id] })),
  kiosks: [{ ...kiosk, lockTimes: [{ span: SPAN, reason: TEXT }] }],
  printers: [
    { ...printer, profile: { ...printer?.profile, columns: 40, questions: [1] } },
    { ...printer, id: 'net', channel: { kind: 'network', host: 'drucker', port: 9100 } },
    { ...printer, id: 'file', channel: { kind: 'deviceFile', path: '/dev/usb/lp0' } },
    { ...printer, id: 'usb', channel: { kind: 'usb', vendorId: 1, productId: 1, serial: 'A' } },
  ],
  policy: { ...demonstrationOffice.policy, forgottenMin: 5 },
  calendar: { holidaysOf: 'NW', closures: [{ from: '2030-01-01', to: '2030-01-02', reason: TEXT }] },
  appointments: {
    ...demonstrationOffice.appointments,
    hours: [{ ...SPAN, public: 1, internal: 0 }],
    exceptions: [{ day: '2030-02-01', hours: [{ from: '08:00', to: '12:00', public: 1, internal: 0 }], reason: TEXT }],
  },
  mailTexts: Object.fromEntries(LETTER_KINDS.map((kind) => [kind, inEach({ subject: 'a', text: 'b' })])),
  mail: { host: 'mail', port: 25, security: 'none', user: 'amt', from: 'a@b.example', replyTo: 'a@b.example' },
  look: { colour: '#8b0000', logo: { width: 8, height: 8, png: PIXELS } },
  formFields: [
    {
      ...{ id: 'text', serviceIds: [service?.id], label: TEXT, help: TEXT, kind: 'text', choices: [] },
      ...{ required: true, maxLength: 50, purpose: TEXT, inMail: false },
    },
    {
      ...{ id: 'wahl', serviceIds: null, label: TEXT, help: null, kind: 'choice', choices: [TEXT, TEXT] },
      ...{ required: true, maxLength: 50, purpose: TEXT, inMail: false },
    },
  ],
  announcements: [
    {
      ...{ text: TEXT, from: '2030-01-01', to: '2030-01-02', weekdays: [1], begins: '08:00', ends: '12:00' },
      ...{ displayIds: ['anzeige-1'], kioskIds: ['kiosk-1'], onPublicPages: true, poster: POSTER },
    },
  ],
  ownWords: { kioskStart: TEXT, calendarEntry: TEXT },
  feeds: [{ id: 'feed', name: 'Kalender', serviceId: service?.id, everyMin: 5 }],
  login: { idleMin: 60, secondFactor: false },
  signOn: { label: 'Stadt', issuer: 'https://a.example', clientId: 'amt', claim: 'email' },
  figuresPerClerk: { reason: 'Einarbeitung im Team', by: 'Leitung', since: '2030-01-01' },
  slip: { logo: { width: 8, height: 1, bits: 'AA==' }, above: TEXT, below: TEXT },
  former: { services: [{ id: 'alt', name: TEXT }], counters: [{ id: 'alt', name: '9' }] },
  setup: { done: ['office'] },
  watching: { ...demonstrationOffice.watching, mailTo: ['it@a.example'], untold: ['diskSoon'] },
});

type Path = (string | number)[];

/** Where things of a schema have no parts any more, list entries as '*'. */
const leavesOf = (schema: z.core.$ZodType, path: string[] = []): string[] => {
  const { def } = schema._zod as unknown as { def: Record<string, unknown> & { type: string } };
  switch (def.type) {
    case 'object':
      return Object.entries(def['shape'] as Record<string, z.core.$ZodType>).flatMap(([key, part]) =>
        leavesOf(part, [...path, key]),
      );
    case 'array':
      return leavesOf(def['element'] as z.core.$ZodType, [...path, '*']);
    case 'nullable':
    case 'optional':
      return leavesOf(def['innerType'] as z.core.$ZodType, path);
    case 'union':
      return (def['options'] as z.core.$ZodType[]).flatMap((option) => leavesOf(option, path));
    default:
      return [path.join('.')];
  }
};

const pathsIn = (value: unknown, path: Path = []): Path[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, part]) => pathsIn(part, [...path, Array.isArray(value) ? Number(key) : key]))
    : [path];
const generic = (path: Path) => path.map((part) => (typeof part === 'number' ? '*' : part)).join('.');

const leaves = new Set(leavesOf(settingsSchema));

/** One place for each leaf of the schema. */
const places = new Map(
  pathsIn(FULL)
    .filter((path) => leaves.has(generic(path)))
    .reverse()
    .map((path) => [generic(path), path]),
);

const broken = (value: unknown, [first, ...rest]: Path): unknown => {
  if (first === undefined) return {};
  if (Array.isArray(value)) return value.with(Number(first), broken(value[Number(first)], rest));
  const of = value as Record<string, unknown>;
  return { ...of, [first]: broken(of[first], rest) };
};

/** Where the server finds fault first. */
const faultIn = (settings: unknown): string => {
  const { error } = settingsSchema.safeParse(settings);
  if (error === undefined) throw new Error('nothing is wrong');
  return error.issues[0]?.path.join('.') ?? '';
};

const leave = async (hash: string) => {
  location.hash = hash;
  await act(() => void dispatchEvent(new Event('hashchange')));
};

/** The administration, in which something has been changed and the server has found fault. */
const refused = async (fault: string, settings = FULL) => {
  location.hash = '#/office';
  const ask = ((command: { type: string }) =>
    Promise.resolve(
      command.type === 'changeSettings'
        ? { ok: false, refusal: { code: 'settingsInvalid', values: { where: `command.settings.${fault}`, what: '' } } }
        : { ok: false, refusal: { code: 'offline', values: {} } },
    )) as Ask;
  const view = adminViewOf({ settings });
  render(<App link={{ snapshot: adminSnapshotOf(view), online: true, ask }} reconnect={() => undefined} />);
  // Hundreds of times: by role or label everything on the page would be looked through.
  const name = screen.getByText<HTMLLabelElement>('Name', { selector: 'label' }).control;
  if (name === null) throw new Error('the name has no field');
  await act(() => void fireEvent.input(name, { target: { value: 'Neu' } }));
  await act(async () => {
    fireEvent.click(screen.getByText('Speichern'));
    await Promise.resolve();
  });
  const bar = document.querySelector('[aria-label="Nicht gespeicherte Änderungen"]');
  if (bar === null) throw new Error('the bar of changes is not there');
  return { said: bar.querySelector('[role=alert]')?.textContent ?? '', link: bar.querySelector('a') };
};

/** The marked field that has the focus, and what its description says is wrong. */
const marked = () => {
  const field = document.activeElement;
  if (field?.getAttribute('aria-invalid') !== 'true') return null;
  const ids = (field.getAttribute('aria-describedby') ?? '').split(' ');
  return ids.map((id) => document.getElementById(id)).find((one) => one?.classList.contains('kern-error'))?.textContent;
};

afterEach(() => {
  cleanup();
  sessionStorage.clear();
});

test('U4 every leaf of the settings is among those that are tried', () => {
  expect([...places.keys()].sort()).toEqual([...leaves].sort());
  expect(leaves.size).toBeGreaterThan(100);
});

/** G1: what no form has, and why. The message says where, and leads to the page that is nearest. */
const UNSHOWN: [RegExp, string][] = [
  [/(^|\.)id$/, 'made from the name, and never changed'],
  [/^former\./, 'kept by the server: names of what has left the settings'],
  [/^figuresPerClerk\.since$/, 'the day on which it was switched on'],
  [/^setup\./, 'the assistant says itself which steps are done'],
  [/^office\.demonstration$/, 'a demonstration is ended in one go, not by a field'],
];
const isUnshown = (fault: string) => UNSHOWN.some(([path]) => path.test(fault));

/** The same fields write every language beyond German and English: Turkish stands for them. */
const LIKE_TURKISH = /\.(ar|de-simple|pl|ro|ru|uk)(\.|$)/;
const tried = [...places].filter(([name]) => !LIKE_TURKISH.test(name));

test.each(tried)('G1 U4 %s', async (_name, path) => {
  const fault = faultIn(broken(FULL, path));
  const { said, link } = await refused(fault);
  expect(link).not.toBeNull();
  await leave(link?.getAttribute('href') ?? '');
  if (isUnshown(fault)) expect(said).toContain(fault);
  else expect(marked()).toMatch(/\p{L}/u);
});

const change = (at: Path, value: unknown): unknown => {
  const put = (of: unknown, [first, ...rest]: Path): unknown => {
    if (first === undefined) return value;
    if (Array.isArray(of)) return Object.assign([...of], { [first]: put(of[Number(first)], rest) });
    const record = of as Record<string, unknown>;
    return { ...record, [first]: put(record[first], rest) };
  };
  return put(FULL, at);
};
const TURNED = { ...SPAN, from: '13:00' };
const OFFER = { ...SPAN, public: 1, internal: 0 };
const DAY = FULL.appointments.exceptions[0];

test.each([
  ['an empty German text', change(['services', 0, 'name', 'de'], '')],
  ['the letter of appointments', change(['services', 0, 'letter'], demonstrationOffice.appointmentLetter)],
  ['a LeiKa key twice', change(['services', 1, 'leikaKey'], '12345678901234')],
  ['a counter’s name twice', change(['counters', 1, 'name'], counter?.name)],
  ['a service that is gone', change(['counters', 1, 'serviceIds'], ['weg'])],
  ['no service at all', change(['counters', 1, 'serviceIds'], [])],
  ['a service preferred that is gone', change(['counters', 1, 'preferredServiceIds'], ['weg'])],
  ['a printer that is gone', change(['kiosks', 0, 'printerId'], 'weg')],
  ['a calendar’s service that is gone', change(['feeds', 0, 'serviceId'], 'weg')],
  ['a logo of other dots', change(['slip', 'logo', 'width'], 800)],
  ['hours from late to early', change(['hours', 0], TURNED)],
  ['walk-in hours from late to early', change(['services', 0, 'walkInHours', 0], TURNED)],
  ['a plan from late to early', change(['counters', 0, 'plan', 0], TURNED)],
  ['a lock time from late to early', change(['kiosks', 0, 'lockTimes', 0, 'span'], TURNED)],
  ['a closure that ends before it begins', change(['calendar', 'closures', 0, 'to'], '2029-01-01')],
  ['an offer from late to early', change(['appointments', 'hours', 0, 'from'], '13:00')],
  ['offers that overlap', change(['appointments', 'hours'], [OFFER, { ...OFFER }])],
  [
    'a day’s offers that overlap',
    change(
      ['appointments', 'exceptions', 0, 'hours'],
      [OFFER, OFFER].map(({ weekday: _, ...rest }) => rest),
    ),
  ],
  ['an exception twice', change(['appointments', 'exceptions'], [DAY, DAY])],
  ['shares that are not 100 percent', change(['appointments', 'releases', 0, 'percent'], 99)],
  ['an announcement’s picture of another size', change(['announcements', 0, 'poster', 'width'], 100)],
  ['an announcement from late to early', change(['announcements', 0, 'begins'], '13:00')],
  ['an announcement that ends before it begins', change(['announcements', 0, 'to'], '2029-01-01')],
  ['a choice of one', change(['formFields', 1, 'choices'], [TEXT])],
  ['a field for a service that is gone', change(['formFields', 0, 'serviceIds'], ['weg'])],
  ['what nobody can fill in', change(['mailTexts', 'joined', 'en', 'text'], 'Hello\n{code}')],
  ['least more than most', change(['appointments', 'freeAgainMin'], { least: 9, most: 8 })],
])('U4 what does not fit together: %s', async (_name, settings) => {
  const { link } = await refused(faultIn(settings), settings as Settings);
  await leave(link?.getAttribute('href') ?? '');
  expect(marked()).toMatch(/\w/);
});
