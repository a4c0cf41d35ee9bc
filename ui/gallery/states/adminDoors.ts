// The administration's second factor and the house's sign-on, and files that are brought along.
import { adminWordsOf } from '../../../shared/words/admin';
import { min, OFFICE } from '../history';
import { busyMorning } from '../mornings';
import type { Office } from '../office';
import { galleryOffice } from '../settings';
import type { Answering, Opened, State, Steps } from '../state';
import { withDevices } from './adminOffices';
import { at, each, press, state, type } from './adminParts';
import { logIn, outside, withStaff } from './adminPeople';

const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const PROPOSED = { secret: SECRET, uri: `otpauth://totp/Wertmarke:Katharina%20Brandt?secret=${SECRET}` };
const PAPER = [
  'K7MX2-9QRST',
  'ABCDE-FGHJK',
  'MNPQR-STUVW',
  'XYZ23-45678',
  '9ABCD-EFGHJ',
  'KMNPQ-RSTUV',
  'WXYZ2-34567',
  '89ABC-DEFGH',
];
const done = (result: object) => ({ ok: true, result });

/** A second factor is there; whatever is posted is answered so. */
const withFactor = (answer: unknown): Pick<State, 'open'> => ({
  open: (): Opened => {
    const office = busyMorning();
    office.beside.secondFactor = { since: min(-60 * 24 * 40), paperCodes: 3 };
    return { office, address: '#/account', posted: () => answer };
  },
});
const prove = each(
  press('admin.factor.newPaper'),
  type('login.password', 'Apfel Kran Wolke'),
  type('login.code', '123456'),
);

const SIGN_ON = {
  ...{ label: 'Stadt Lünen', issuer: 'https://anmeldung.luenen.example/realms/stadt', clientId: 'buergerbuero' },
  claim: 'preferred_username',
};
const withSignOn = (): Office => {
  const office = busyMorning({ signOn: SIGN_ON });
  office.beside.signOn = { hasSecret: true };
  return office;
};
const tested: Answering = ({ type: asked }) =>
  asked === 'testSignOn'
    ? (done({ why: 'wrongClient', said: 'invalid_client: the secret does not fit' }) as never)
    : null;

/** Somebody else has changed the office's name and place as well. */
const savedMuchByOthers: Steps = ({ office }) => {
  const settings = office.settings();
  const named = { ...settings.office, name: 'Bürgerservice der Stadt Lünen', place: 'Rathaus, Erdgeschoss' };
  office.save({ ...settings, office: named, dayEndsAt: '18:00' }, OFFICE);
};
const changeMuch = each(
  type('admin.office.name', 'Bürgeramt Lünen'),
  type('admin.office.place', 'Willy-Brandt-Platz 1'),
  type('admin.office.dayEndsAt', '19:30'),
);

const CSV = 'Datum;Uhrzeit;Anliegen;Name\n07.11.2017;09:00;Personalausweis;Erika Mustermann\n';
const seen: Answering = ({ type: asked }) =>
  asked === 'previewCsv'
    ? (done({
        ...{ fault: null, count: 41, faultCount: 2 },
        columns: [
          { name: 'Datum', meaning: 'day' },
          { name: 'Uhrzeit', meaning: 'time' },
          { name: 'Bemerkung', meaning: null },
        ],
        rows: [
          {
            ...{ row: 2, id: 'a-1', slotAt: min(1440), serviceIds: ['ausweis'], persons: 1, minutes: null },
            ...{ name: 'Erika Mustermann', isCancelled: false },
          },
        ],
        faults: [
          { row: 7, id: 'a-6', field: 'start', code: 'notATime', values: { text: '25:00' } },
          { row: 12, id: null, field: 'services', code: 'unknownService', values: { text: 'Raumfahrt' } },
        ],
      }) as never)
    : null;

export const doorStates: State[] = [
  state('login-code', 'The second factor is asked for.', {
    ...outside('login', done({ step: 'code' })),
    steps: logIn,
  }),
  state('login-set-up', 'The office demands a second factor, and leads through it.', {
    ...outside('login', done({ step: 'setUp', ...PROPOSED })),
    steps: logIn,
  }),
  state('login-paper', 'The codes on paper, shown once.', {
    ...outside('login', done({ step: 'in', paperCodes: PAPER })),
    steps: logIn,
  }),
  state('account-factor', 'A second factor is switched on.', withFactor(null)),
  state('account-factor-paper', 'New codes on paper.', {
    ...withFactor(done({ paperCodes: PAPER })),
    steps: async (parts) => {
      await prove(parts);
      await press('admin.factor.newPaper')(parts);
    },
  }),
  state(
    'persons-factor',
    'The office demands a second factor, and says who has none.',
    at('persons', () => {
      const office = withStaff();
      office.save({ ...office.settings(), login: { idleMin: 60, secondFactor: true } }, OFFICE);
      office.beside.staff = office.beside.staff.map((one, i) => ({ ...one, hasSecondFactor: i % 3 === 0 }));
      return office;
    }),
  ),
  state('sign-on', 'The house’s own sign-on, tried out.', {
    open: () => ({ office: withSignOn(), address: '#/signOn', answering: tested }),
    steps: press('admin.signOn.testNow'),
  }),
  state('login-sign-on', 'Signing on through the house, beside the password.', {
    open: () => {
      const office = withSignOn();
      office.beside.entrance = 'login';
      return { office };
    },
  }),
  state('links', 'A sheet of links for all devices that are missing.', {
    open: () => ({
      office: withDevices(),
      address: '#/devices',
      answering: ({ type: asked }) =>
        asked === 'invite'
          ? (done({ path: '/counter/?pair=K7MX2PABCDEFGHJKMNPQRSTUVWXYZ234567', expiresAt: min(1440) }) as never)
          : null,
    }),
    steps: press('golive.links.make'),
  }),
  state(
    'closures',
    'Days on which the house is closed.',
    at('hours', () =>
      busyMorning({
        calendar: {
          ...galleryOffice.calendar,
          closures: [
            { from: '2017-12-24', to: '2018-01-01', reason: { de: 'Zwischen den Jahren', en: 'Between the years' } },
            { from: '2017-11-10', to: '2017-11-10', reason: { de: 'Personalversammlung', en: 'Staff meeting' } },
          ],
        },
      }),
    ),
  ),
  state(
    'closure',
    'One of them.',
    at('hours/0', () =>
      busyMorning({
        calendar: {
          ...galleryOffice.calendar,
          closures: [{ from: '2017-12-24', to: '2018-01-01', reason: { de: 'Zwischen den Jahren' } }],
        },
      }),
    ),
  ),
  state('conflicts', 'Several fields that somebody else has changed as well.', {
    open: () => ({ office: busyMorning(), address: '#/office' }),
    steps: each(changeMuch, savedMuchByOthers, press('admin.conflict.settle')),
  }),
  state('settings-file', 'What a file of settings would change.', {
    open: () => {
      const office = busyMorning();
      const { policy, ...settings } = office.settings();
      const found = { ...settings, policy: { ...policy, run: 3, graceMin: 20 }, placeWord: 'Platz' as const };
      return {
        office,
        address: '#/versions',
        answering: ({ type: asked }) => (asked === 'readSettingsFile' ? (done({ settings: found }) as never) : null),
      };
    },
    steps: ({ hand, language }) => hand.choose(adminWordsOf(language).t('admin.file.read'), 'einstellungen.json', '{}'),
  }),
  state('csv', 'A file of appointments, with what is wrong in it.', {
    open: () => ({ office: busyMorning(), address: '#/feeds', answering: seen }),
    steps: ({ hand, language }) => hand.choose(adminWordsOf(language).t('admin.csv.file'), 'termine.csv', CSV),
  }),
];
