// The administration's door, and its pages about people: logins, accounts, roles.
import type { StaffView } from '../../../shared/protocol';
import { min } from '../history';
import { busyMorning } from '../mornings';
import type { Office } from '../office';
import { galleryOffice } from '../settings';
import type { Opened, State } from '../state';
import { at, each, press, save, state, type } from './adminParts';

const DAY_MS = 86_400_000;

/** Nobody is logged in; `answer` is what the server says to whoever tries. */
export const outside = (entrance: 'login' | 'first', answer?: unknown): Pick<State, 'open'> => ({
  open: (): Opened => {
    const office = busyMorning();
    office.beside.entrance = entrance;
    return { office, posted: () => answer };
  },
});
const refusing = (code: string, values = {}) => ({ ok: false, refusal: { code, values } });
export const logIn = each(
  type('login.name', 'Katharina Brandt'),
  type('login.password', 'Apfel Kran Wolke'),
  press('login.logIn'),
);

const SESSION = { role: 'counter', usedAt: min(38) } as const;
const sessions = () => [
  { ...SESSION, id: 'session-1', stationId: 'schalter-3', since: min(-60) },
  { ...SESSION, id: 'session-2', stationId: 'schalter-7', since: min(-60) - DAY_MS, usedAt: min(-30) - DAY_MS },
];

const withSessions = (): Office => {
  const office = busyMorning();
  const [one, other] = sessions();
  if (!one || !other) throw new Error('there are two');
  office.beside.sessions = [
    { ...one, id: 'session-0', role: 'admin', stationId: 'admin', since: min(5), isThis: true },
    { ...one, isThis: false },
    { ...other, isThis: false },
  ];
  return office;
};

/** One is locked out, one has a first password, one is logged in twice. */
export const withStaff = (): Office => {
  const office = busyMorning();
  const states: Partial<StaffView>[] = [
    { lastLoginAt: min(-60), sessions: sessions() },
    { lockedUntil: min(52), lastLoginAt: min(-60) - DAY_MS },
    { mustChange: true, roleIds: ['clerk'] },
  ];
  office.beside.staff = office.beside.staff.map((person, i) => ({ ...person, ...states[i] }));
  return office;
};

/** Whoever is logged in may only see figures. */
const asReporting = (): Office => {
  const office = busyMorning();
  const { person } = office.beside;
  office.beside.person = { ...person, name: 'Petra Sommer', roleIds: ['reporting'], rights: ['seeFigures'] };
  return office;
};

const clerk = galleryOffice.roles.find(({ id }) => id === 'clerk')?.name ?? '';
const frontDesk = galleryOffice.roles.find(({ id }) => id === 'frontdesk')?.name ?? '';

export const peopleStates: State[] = [
  state('login', 'Nobody is logged in.', outside('login')),
  state('login-locked', 'Too many wrong passwords.', {
    ...outside('login', refusing('loginLocked', { until: min(52) })),
    steps: logIn,
  }),
  state('login-first-password', 'A first password has to be changed.', {
    ...outside('login', { ok: true, result: { step: 'newPassword' } }),
    steps: logIn,
  }),
  state('first-account', 'The first account, with a password that is too short.', {
    ...outside('first'),
    steps: each(type('login.passwordNew', 'kurz'), press('admin.first')),
  }),
  state('not-for-you', 'A page whose right somebody has not.', at('persons', asReporting)),
  state('account', 'Where one is logged in, and the password.', at('account', withSessions)),
  state('account-refused', 'The old password was wrong.', {
    open: () => ({ office: withSessions(), address: '#/account', posted: () => refusing('wrongLogin') }),
    steps: each(
      type('login.passwordOld', 'Apfel Kran'),
      type('login.passwordNew', 'Apfel Kran Wolke'),
      type('login.passwordAgain', 'Apfel Kran Wolke'),
      press('login.passwordSave'),
    ),
  }),
  state('persons', 'Who works here.', at('persons', withStaff)),
  state('person-added', 'A person was added: the password to hand over.', {
    ...at('persons', withStaff),
    steps: async (parts) => {
      await press('admin.person.add')(parts);
      await type('admin.col.name', 'Ilona Weiß')(parts);
      await type('admin.person.password', 'apfel-kran-wolke')(parts);
      await save(parts);
    },
  }),
  state('person-loses', 'Another role takes rights away.', {
    ...at('persons', withStaff),
    steps: async (parts) => {
      await press('admin.edit')(parts);
      await parts.hand.press(frontDesk, 'checkbox');
    },
  }),
  state('person-sessions', 'Where somebody is logged in.', {
    ...at('persons', withStaff),
    steps: press('admin.person.sessions'),
  }),
  state('roles', 'Sets of rights, and who would lose some.', {
    ...at('roles', withStaff),
    steps: async (parts) => {
      await parts.hand.see(clerk);
      await press('right.serve', 'checkbox')(parts);
    },
  }),
];
