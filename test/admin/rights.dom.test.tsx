// S30: what the administration offers is what whoever is logged in may ask for: nothing less, and nothing that would be refused.
import { act, cleanup, fireEvent, render } from '@testing-library/preact';
import { App } from '../../admin/App';
import { mayOpen } from '../../admin/draft/pageRights';
import { PAGE_GROUPS } from '../../admin/draft/routes';
import { demonstrationOffice } from '../../server/starting/demonstration';
import { type CommandName, refusalOf, type ScreenCommand } from '../../shared/commands';
import type { FeedView } from '../../shared/imports';
import { USUAL_GLASS } from '../../shared/kiosk/glass';
import type { AdminView, ContactView, SlipView, StaffView, UnusualResult } from '../../shared/protocol';
import { RIGHTS, type Right } from '../../shared/rights';
import { DEFAULT_ROLES, type Settings } from '../../shared/settings';
import type { Ask } from '../../ui/link/link';
import { bookedOf, giveDialogs } from '../counter/session';
import { adminSnapshotOf, adminViewOf, LEADING, NINE } from './leading';

beforeAll(() => {
  giveDialogs();
  // Passwords go beside the line of commands: nobody answers there.
  globalThis.fetch = () => Promise.reject(new Error('nobody is there'));
});
afterEach(cleanup);

const settings: Settings = {
  ...demonstrationOffice,
  setup: null,
  kiosks: ['foyer', 'hof'].map((id) => ({ id, name: id, printerId: null, lockTimes: [], glass: USUAL_GLASS })),
  signOn: { label: 'Stadt', issuer: 'https://sso.example', clientId: 'wertmarke', claim: 'sub' },
  feeds: [{ id: 'kalender', name: 'Kalender', serviceId: demonstrationOffice.services[0]?.id ?? '', everyMin: 15 }],
  mail: { host: 'mail.example', port: 587, security: 'starttls', user: 'amt', from: 'a@example.org', replyTo: null },
  figuresPerClerk: { reason: 'Fortbildung', by: 'Personalrat', since: '2025-03-01' },
};
const slip: SlipView = {
  ...{ slipId: 'slip-1', visitId: 'visit-1', number: 'A042', problem: null, picture: null },
  state: 'unknown',
  ...{ printerId: 'drucker-1', kioskId: 'kiosk-1', queuedAt: NINE },
};
const feed: FeedView = {
  ...{ id: 'kalender', host: 'kalender.example', lastRead: null, failure: null, reading: null },
  missed: { entries: 8, of: 8, at: NINE },
} as unknown as FeedView;
const person: StaffView = {
  ...{ id: 'person-2', name: 'Jan Kern', roleIds: ['frontdesk'], lastLoginAt: NINE, lockedUntil: NINE + 60_000 },
  ...{ mustChange: false, hasSecondFactor: true, signOn: null },
  sessions: [{ id: 'session-1', role: 'counter', stationId: 'schalter-1', since: NINE, usedAt: NINE }],
} as unknown as StaffView;
/** An office in which there is something to do on every page. */
const FULL: Partial<AdminView> = {
  settings,
  ...{ staff: [person], feeds: [feed], slips: [slip], unfit: 2, waiting: 1 },
  devices: [
    { id: 'device-1', role: 'kiosk', stationId: 'kiosk-1', pairedAt: NINE, lastSeenAt: NINE, online: true },
  ] as AdminView['devices'],
  invitations: [
    { id: 'invitation-1', role: 'counter', stationId: 'schalter-2', madeAt: NINE, expiresAt: NINE + 1000, by: 'admin' },
  ] as unknown as AdminView['invitations'],
  sources: [{ id: 'source-1', name: 'Portal', createdAt: NINE, lastUsedAt: null, revokedAt: null }],
  alarms: [
    { kind: 'printer', printerId: 'drucker-1', name: 'Foyer', problems: ['paperOut'], seen: null },
    { kind: 'server', fault: 'clockJumped', about: '', since: NINE },
    { kind: 'slip', slip },
  ],
  unserved: [
    { services: [{ de: 'Fundsachen' }], why: { why: 'noCounter' }, visits: [{ visitId: 'visit-2', number: 'F001' }] },
  ],
  counters: settings.counters.map(({ id }) => ({
    id,
    isOpen: true,
    person: null,
    visit: null,
    paused: false,
    since: null,
    until: null,
    movedTo: null,
  })),
  kiosks: settings.kiosks.map(({ id }, i) => ({
    ...{ id, lockedByHand: i > 0, reception: { state: 'open' } },
    locked: i > 0 ? { de: 'Störung' } : null,
  })),
  printers: settings.printers.map(({ id }) => ({ id, problems: [], history: [] })),
};

const contact: ContactView = {
  ...bookedOf({ visitId: 'visit-7', name: 'Erika Mustermann', unfit: 'dayClosed' }),
  ...{ wasAt: null, email: null, phone: '02306 1234', answers: [] },
};
const MOVED: ContactView = { ...contact, visitId: 'visit-8', name: 'Jan Kern', unfit: 'untold', wasAt: NINE };
const unusual: UnusualResult = {
  today: null,
  patterns: [
    {
      network: 'network-1',
      appointments: [
        {
          ...{ day: '2025-03-05', visitId: 'visit-9', slotAt: NINE, bookedAt: NINE, persons: 1 },
          ...{ services: [{ de: 'Ausweis' }], name: 'Nr. 1' },
        },
      ],
    },
  ],
};
const ANSWERS: Partial<Record<CommandName, object>> = {
  unfitAppointments: { appointments: [contact, MOVED], none: null },
  unusualBookings: unusual,
  freeSlots: { day: '2025-03-05', starts: [NINE + 3_600_000], none: null, next: [] },
  proposeMoves: { moves: [{ visitId: 'visit-7', slotAt: NINE + 3_600_000, none: null }] },
  affectedBy: { affected: [], consent: null },
  settingsVersions: { versions: [], more: false },
  mySessions: { sessions: [] },
};

/** What leads away from a question or from here, goes to paper, or belongs to everybody who is logged in. */
const LEAVES =
  /^(Schließen$|Abbrechen$|In Ordnung|Menü|English|Deutsch|Abmelden$|Alle drucken|.*[Dd]rucken$|Zum Inhalt|Verwerfen)/;
const nameOf = (one: Element) => one.getAttribute('aria-label') ?? one.textContent ?? '';
const buttonsIn = (place: Element) =>
  [...place.querySelectorAll('button')].filter((one) => !one.closest('[hidden], nav') && !LEAVES.test(nameOf(one)));
const openQuestion = () => document.querySelector<HTMLElement>('dialog[open]');
const settle = () => act(async () => void (await new Promise((resolve) => setTimeout(resolve))));

const FITTING: Record<string, string> = {
  ...{ date: '2025-03-04', time: '16:00', password: 'vogelbeere kaktus', text: 'Foto', email: 'a@example.org' },
  ...{ search: 'Erika', url: 'https://kalender.example/a.ics' },
};
/** Something that fits, in each field; only what has to be agreed to is ticked. */
const fill = (place: Element): void => {
  const isAgreed = place.matches('dialog') || location.hash === '#/goLive';
  for (const field of place.querySelectorAll('input')) {
    const value = FITTING[field.getAttribute('inputmode') ?? field.type];
    if (field.type === 'checkbox' && isAgreed && !field.checked) fireEvent.click(field);
    else if (field.value === '' && value) fireEvent.input(field, { target: { value } });
  }
  for (const field of place.querySelectorAll('select'))
    if (place.matches('dialog') && field.value === '')
      fireEvent.change(field, { target: { value: field.options[1]?.value } });
};

/** Presses everything that one page comes up with, once, and lastly saves what was changed. */
const pressAll = async (hash: string): Promise<void> => {
  const pressed = new Set<string>();
  for (let presses = 0; presses < 300; presses++) {
    const question = openQuestion();
    const main = document.querySelector('main') ?? document.body;
    if (question) fill(question);
    else if (presses === 0) fill(main);
    await settle();
    const about = question?.querySelector('h2')?.textContent ?? '';
    const next = buttonsIn(question ?? document.body).find((one) => !pressed.has(`${about} ${nameOf(one)}`));
    if (next === undefined && question === null) return;
    if (next) {
      pressed.add(`${about} ${nameOf(next)}`);
      fireEvent.click(next);
    } else if (question) fireEvent(question, new Event('cancel'));
    await settle();
    if (location.hash !== hash) {
      location.hash = hash;
      await settle();
    }
  }
  throw new Error(`${hash} has no end`);
};

const first = (list: readonly { id: string }[]) => list[0]?.id ?? '';
const FORMS = {
  ...{ kiosks: first(settings.kiosks), printers: first(settings.printers), feeds: first(settings.feeds) },
  ...{ services: first(settings.services), counters: first(settings.counters), displays: first(settings.displays) },
};
const ADDRESSES = [
  ...PAGE_GROUPS.flat().map((page) => `#/${page}`),
  ...Object.entries(FORMS).map(([page, id]) => `#/${page}/${id}`),
];

/** What is asked for by pressing all that somebody with these rights is offered, on every page; nothing is granted. */
const offered = async (rights: readonly Right[]): Promise<{ asked: CommandName[]; edited: string[] }> => {
  const asked = new Set<CommandName>();
  const edited: string[] = [];
  const ask = ((command: ScreenCommand) => {
    asked.add(command.type);
    const result = ANSWERS[command.type];
    return Promise.resolve(result ? { ok: true, result } : { ok: false, refusal: { code: 'dayClosed', values: {} } });
  }) as Ask;
  for (const hash of ADDRESSES) {
    sessionStorage.clear();
    location.hash = hash;
    const snapshot = adminSnapshotOf(adminViewOf({ ...FULL, person: { ...LEADING, rights: [...rights] } }));
    render(<App link={{ snapshot, online: true, ask }} reconnect={() => undefined} />);
    await settle();
    await pressAll(hash);
    if (document.querySelector('[data-unsaved]')) edited.push(hash);
    cleanup();
  }
  return { asked: [...asked].sort(), edited };
};

/** All that the administration has a control for, but for what wants a file, a slow answer, or another state of the office. */
const EVERYTHING: readonly CommandName[] = [
  ...([
    'acknowledgeAlarm',
    'affectedBy',
    'auditEntries',
    'backUpNow',
    'backups',
    'cancelAppointment',
    'cancelBookings',
  ] as const),
  ...(['changeSettings', 'checkAudit', 'createSource', 'decideMissed', 'endDemonstration', 'endSessions'] as const),
  ...(['exportSettings', 'findPersonalData', 'freeSlots', 'handOn', 'insight', 'invite', 'keepAppointment'] as const),
  ...(['lockKiosk', 'moveAppointment', 'mySessions', 'ownData', 'printAgain', 'proposeMoves'] as const),
  ...(['proveForgetting', 'readFeed', 'removePerson', 'removeSecondFactor', 'replayState', 'report'] as const),
  ...(['revokeDevice', 'revokeSource', 'savePerson', 'setFeedAddress', 'setMailPassword', 'setPersonSignOn'] as const),
  ...(['setSignOnSecret', 'settingsVersions', 'settleBookings', 'settleSlip', 'startReplay', 'takeOut'] as const),
  ...(['testSignOn', 'testSlip', 'trustClock', 'unfitAppointments', 'unlockKiosk', 'unlockPerson'] as const),
  ...(['unusualBookings', 'withdrawInvitation'] as const),
];
/** Who serves settles slips at a counter: the page of the printers is for others. */
const OF_PRINTERS: readonly CommandName[] = ['printAgain', 'settleSlip'];
const fittingFor = (rights: readonly Right[]) =>
  EVERYTHING.filter(
    (name) =>
      refusalOf(name, 'admin', new Set(rights)) === null &&
      (!OF_PRINTERS.includes(name) || mayOpen('printers', (...some) => some.some((right) => rights.includes(right)))),
  );

/** One right alone shows what is offered beyond it, on every page that it opens. */
const SETS: [string, readonly Right[]][] = [
  ...RIGHTS.map((right): [string, readonly Right[]] => [`only ${right}`, [right]]),
  ['no right at all', []],
];
test.each(SETS)(
  'S30 with %s the administration offers nothing that would be refused',
  async (_name, rights) => {
    const held = new Set(rights);
    const { asked, edited } = await offered(rights);
    expect(asked.filter((name) => refusalOf(name, 'admin', held) !== null)).toEqual([]);
    // What is changed in a draft would be refused when it is saved.
    if (!held.has('changeSettings')) expect(edited).toEqual([]);
  },
  120_000,
);

test.each(DEFAULT_ROLES)(
  'S30 with the role $id the administration offers all that may be asked, and nothing else',
  async ({ rights }) => {
    const { asked, edited } = await offered(rights);
    expect(asked.filter((name) => EVERYTHING.includes(name))).toEqual(fittingFor(rights));
    expect(asked.filter((name) => refusalOf(name, 'admin', new Set(rights)) !== null)).toEqual([]);
    if (!rights.includes('changeSettings')) expect(edited).toEqual([]);
  },
  120_000,
);
