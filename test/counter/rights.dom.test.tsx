// S30: what a counter offers is what its clerk may ask for: nothing less, and nothing that would be refused.
import { cleanup, fireEvent } from '@testing-library/preact';
import { type CommandName, refusalOf } from '../../shared/commands';
import type { CounterView } from '../../shared/protocol';
import { RIGHTS, type Right } from '../../shared/rights';
import { DEFAULT_ROLES } from '../../shared/settings';
import {
  bookedOf,
  called,
  click,
  giveDialogs,
  HALF_PAST_NINE,
  press,
  refusedBecause,
  rest,
  showCounter,
  visitOf,
} from './session';

beforeAll(giveDialogs);
beforeEach(() => localStorage.clear());

const KIOSK = { name: 'Foyer', reception: { state: 'open' } } as const;
const ALL: Partial<CounterView> = {
  next: visitOf('A041'),
  waiting: [visitOf('A041'), visitOf('A042')],
  waitingCount: 2,
  parked: [visitOf('A007', { state: 'parked' })],
  missed: [visitOf('A008', { state: 'missed' })],
  booked: ['A', 'B', 'C', 'D'].map((name) => bookedOf({ visitId: `visit-${name}`, name })),
  acts: [
    {
      ...{ act: 7, name: 'finish', at: HALF_PAST_NINE, visitId: 'visit-A001', number: 'A001', slotAt: null },
      ...{ isUndone: false, hindrance: { code: 'visitMovedOn', values: { number: 'A001' } } },
      unnoted: { services: [{ id: 'ausweis', name: { de: 'Personalausweis' } }], persons: 1 },
    },
  ],
  unserved: [
    {
      services: [{ de: 'Fundsachen' }],
      why: { why: 'noCounter' },
      visits: [{ visitId: 'visit-F001', number: 'F001' }],
    },
  ],
  kiosks: [
    { ...KIOSK, id: 'kiosk-1', locked: null, lockedByHand: false },
    { ...KIOSK, id: 'kiosk-2', name: 'Hof', locked: { de: 'Störung' }, lockedByHand: true },
  ],
  alarms: [
    { kind: 'printer', printerId: 'drucker-1', name: 'Foyer', problems: ['paperOut'], seen: null },
    {
      kind: 'slip',
      slip: {
        ...{ slipId: 'slip-1', visitId: 'visit-A042', number: 'A042', state: 'unknown', problem: null },
        ...{ printerId: 'drucker-1', kioskId: 'kiosk-1', queuedAt: HALF_PAST_NINE, picture: null },
      },
    },
  ],
};
/** States in which other acts fit; what stands beside them is there in the first alone. */
const STATES: Partial<CounterView>[] = [
  ALL,
  { visit: called({ lastCallAt: HALF_PAST_NINE - 60_000 }), kiosks: [] },
  { paused: { since: HALF_PAST_NINE, until: null }, kiosks: [] },
];

const found = { appointments: [bookedOf({ visitId: 'visit-found' })], none: null };
const answerQuery = ({ type }: { type: string }): object => {
  if (type === 'officesBeside') return { offices: [] };
  return type === 'freeSlots' ? { starts: [HALF_PAST_NINE + 3_600_000], none: null, next: [] } : found;
};

/** Something that fits, in each field; a search is filled in once. */
const fill = (place: Element): void => {
  for (const field of place.querySelectorAll<HTMLInputElement>('[type=checkbox]'))
    if (!field.checked) fireEvent.click(field);
  const fitting: Record<string, string> = { time: '16:00', date: '2025-03-03', text: 'Foto' };
  for (const field of place.querySelectorAll('input'))
    if (field.value === '' && fitting[field.type]) fireEvent.input(field, { target: { value: fitting[field.type] } });
  for (const field of place.querySelectorAll('select'))
    if (field.value === '') fireEvent.change(field, { target: { value: field.options[1]?.value } });
};

/** What leads away from a question or from here, and what belongs to everybody who is logged in. */
const LEAVES =
  /^(Schließen$|In Ordnung|Termin behalten|English|Deutsch|Abmelden$|Mein Konto|Zurücknehmen|Notruf|Noch einmal!)/;
const nameOf = (one: Element) => one.getAttribute('aria-label') ?? one.textContent ?? '';
/** Of the usual answers to a question one will do. */
const isOneOfMany = (one: Element) => one.matches('fieldset.counter-suggestions > button:not(:first-of-type)');
// By selector: roles are worked out for minutes here.
const buttonsIn = (place: Element) =>
  [...place.querySelectorAll('button')].filter(
    (one) => !one.closest('[hidden]') && !LEAVES.test(nameOf(one)) && !isOneOfMany(one),
  );
const openQuestion = () => document.querySelector<HTMLElement>('dialog[open]');

/** Presses everything once, in the order in which it comes up, and fills in what is asked. */
const pressAll = async ({ answer }: Pick<ReturnType<typeof showCounter>, 'answer'>): Promise<void> => {
  const pressed = new Map<string, number>();
  const isNew = (about: string, one: Element) => {
    const key = `${about} ${nameOf(one)}`;
    const before = pressed.get(key) ?? 0;
    pressed.set(key, before + 1);
    // It asks once more.
    return before < (nameOf(one) === 'Aus der Schlange nehmen' ? 2 : 1);
  };
  for (;;) {
    const question = openQuestion();
    const place = question ?? document.querySelector('.counter-others') ?? document.body;
    fill(place);
    const about = question?.querySelector('h2')?.textContent ?? '';
    const leave = question ? [] : document.querySelectorAll<HTMLElement>('.counter-appointments [aria-keyshortcuts]');
    const next = [...buttonsIn(question ?? document.body), ...leave].find((one) => isNew(about, one));
    rest();
    if (next) fireEvent.click(next);
    else if (question) fireEvent(question, new Event('cancel'));
    else return;
    await answer(refusedBecause('dayClosed'));
  }
};

/** The names of all that a counter can be made to ask by whoever has these rights, in all states. */
const offered = async (rights: readonly Right[]): Promise<CommandName[]> => {
  const asked = new Set<CommandName>();
  for (const state of STATES) {
    const person = { id: 'person-1', name: 'Aylin Demir', roleIds: ['some'], rights: [...rights] };
    const counter = showCounter({ person, ...state }, answerQuery);
    await pressAll(counter);
    for (const { type } of [...counter.commands, ...counter.queries]) asked.add(type);
    cleanup();
  }
  return [...asked].sort();
};

/** All that a counter has a control for. */
const EVERYTHING: readonly CommandName[] = [
  ...(['acknowledgeAlarm', 'appointment', 'appointmentsOf', 'begin', 'bookAppointment', 'callAgain'] as const),
  ...([
    'callBack',
    'callNext',
    'callOutOfOrder',
    'cancelAppointment',
    'checkIn',
    'checkInVisit',
    'drawTicket',
  ] as const),
  ...(['findAppointments', 'finish', 'freeSlots', 'handOn', 'lockKiosk', 'miss', 'moveAppointment'] as const),
  'officesBeside',
  ...([
    'park',
    'pause',
    'printAgain',
    'raise',
    'resume',
    'returnToLine',
    'sendMessage',
    'setAdmission',
    'settleSlip',
  ] as const),
  ...(['takeOut', 'unlockKiosk', 'changeVisit', 'noteWork'] as const),
];
/** Free times are asked for at a counter to give one of them; who only sets hours does so in the administration. */
const fittingFor = (rights: readonly Right[]) =>
  EVERYTHING.filter(
    (name) =>
      refusalOf(name, 'counter', new Set(rights)) === null &&
      (name !== 'freeSlots' || rights.includes('manageAppointments')),
  ).sort();

const SETS: [string, readonly Right[]][] = [
  ...DEFAULT_ROLES.map(({ id, rights }): [string, readonly Right[]] => [`the role ${id}`, rights]),
  ...RIGHTS.filter((right) => fittingFor([right]).length > 0).map((right): [string, readonly Right[]] => [
    `everything but ${right}`,
    RIGHTS.filter((one) => one !== right),
  ]),
];

test.each(SETS)(
  'S30 with %s a counter offers what may be asked, and nothing else',
  async (_name, rights) => {
    expect(await offered(rights)).toEqual(fittingFor(rights));
  },
  60_000,
);

test('S30 a key goes with its right, from one view to the next, and the screen says why there is none', () => {
  const { commands, receive } = showCounter({});
  const person = (...rights: Right[]) => ({ id: 'person-1', name: 'Aylin Demir', roleIds: ['some'], rights });
  receive({ person: person('readNames') });
  for (const key of 'NZT') press(key);
  expect([commands, openQuestion()]).toEqual([[], null]);
  expect(document.body.textContent).toContain('Mit Ihrer Anmeldung werden hier keine Wartenden aufgerufen');
  receive({ person: person('serve') });
  expect(document.body.textContent).not.toContain('Mit Ihrer Anmeldung');
  press('A');
  expect(document.querySelector('.counter-appointments')).toBeNull();
  press('N');
  expect(commands).toEqual([{ type: 'callNext' }]);
});

test('S30 who gives appointments and may not read names books one, and is told why no list is there', () => {
  const { queries } = showCounter({
    person: { id: 'person-1', name: 'Aylin Demir', roleIds: ['some'], rights: ['manageAppointments'] },
  });
  press('A');
  expect(document.body.textContent).toContain('sehen aber nicht, wer welche hat');
  expect(document.querySelector('a[href^="/day-list"]')).toBeNull();
  click('Termin vergeben');
  expect(openQuestion()).not.toBeNull();
  expect(queries).toEqual([]);
});
