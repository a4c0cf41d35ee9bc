// S31, S32: the second factor as somebody sees it: at the login, in the own account, and among the people.
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { AccountPage } from '../../admin/login/AccountPage';
import { Staff } from '../../admin/people/Staff';
import { demonstrationOffice } from '../../server/starting/demonstration';
import type { StaffView } from '../../shared/protocol';
import { SUPERVISOR } from '../../shared/rights';
import { LoginForm } from '../../ui/login/LoginForm';
import { Holding } from '../../ui/rights';
import { Speaking } from '../../ui/words';
import { LEADING } from './leading';

const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const URI = `otpauth://totp/B%C3%BCrgerb%C3%BCro:Katharina?secret=${SECRET}&issuer=B%C3%BCrgerb%C3%BCro`;
const PAPER = ['ABCDE-FGHJK', 'MNPQR-STUVW'];
const done = (result: unknown) => ({ ok: true, result });
const refused = (code: string) => ({ ok: false, refusal: { code, values: {} } });

/** What the server answers, one after the other; what was asked of it. */
const answering = (...answers: object[]) => {
  const asked: { path: string; body: Record<string, unknown> }[] = [];
  const fetched = (path: string, { body }: { body: string }) => {
    const { deviceId: _own, ...rest } = JSON.parse(body);
    asked.push({ path, body: rest });
    const answer = answers.shift();
    return Promise.resolve({ json: () => Promise.resolve(answer) });
  };
  Object.assign(globalThis, { fetch: fetched });
  return asked;
};
const type = (label: string, value: string) =>
  act(() => void fireEvent.input(screen.getByLabelText(label), { target: { value } }));
const press = (name: string) =>
  act(async () => {
    fireEvent.click(screen.getByRole('button', { name }));
    for (let i = 0; i < 10; i++) await Promise.resolve();
  });
const fieldError = () => document.activeElement?.getAttribute('aria-invalid');

beforeEach(() => {
  localStorage.clear();
  history.replaceState(null, '', '/admin/?device=device-1');
});
afterEach(cleanup);

const showLogin = () => {
  const onLoggedIn = jest.fn();
  render(
    <Speaking language="de">
      <LoginForm keptAs="admin:name" signOn={null} isOnline timeZone="Europe/Berlin" onLoggedIn={onLoggedIn} />
    </Speaking>,
  );
  type('Name', 'Katharina Brandt');
  type('Passwort', 'streng geheim');
  return onLoggedIn;
};
const LOGIN = { name: 'Katharina Brandt', password: 'streng geheim' };

test('S31 a login goes on to the code, says that one was wrong and keeps the rest', async () => {
  const onLoggedIn = showLogin();
  const asked = answering(done({ step: 'code' }), refused('wrongCode'), done({ step: 'in' }));
  await press('Anmelden');
  expect(document.activeElement).toBe(screen.getByLabelText('Code'));
  expect(screen.queryByLabelText('Passwort')).toBeNull();
  type('Code', '123456');
  await press('Anmelden');
  expect(screen.getByText(/Der Code stimmt nicht/)).toBeTruthy();
  expect(fieldError()).toBe('true');
  expect(screen.getByLabelText<HTMLInputElement>('Code').value).toBe('');
  type('Code', '654321');
  await press('Anmelden');
  expect(onLoggedIn).toHaveBeenCalledTimes(1);
  expect(asked.map(({ body }) => body)).toEqual([LOGIN, { ...LOGIN, code: '123456' }, { ...LOGIN, code: '654321' }]);
});

test('S31 a name that is locked meanwhile leads back to name and password, and says why', async () => {
  showLogin();
  answering(done({ step: 'code' }), refused('loginLocked'));
  await press('Anmelden');
  type('Code', '123456');
  await press('Anmelden');
  expect(screen.getByLabelText<HTMLInputElement>('Passwort').value).toBe('');
  expect(screen.getByText(/Zu viele falsche Passwörter oder Codes/)).toBeTruthy();
});

test('S32 where it is demanded, the login leads through a first password, the phone and the paper, in one go', async () => {
  const onLoggedIn = showLogin();
  const asked = answering(
    done({ step: 'newPassword' }),
    done({ step: 'setUp', secret: SECRET, uri: URI }),
    done({ step: 'in', paperCodes: PAPER }),
  );
  await press('Anmelden');
  for (const label of ['Neues Passwort', 'Neues Passwort noch einmal']) type(label, 'vogelbeere kaktus regal');
  await press('Speichern und anmelden');
  expect(screen.getByRole('img', { name: 'QR-Code für die App auf Ihrem Telefon' })).toBeTruthy();
  expect(screen.getByText(SECRET.match(/.{4}/g)?.join(' ') ?? '')).toBeTruthy();
  type('Code aus der App', '123456');
  await press('Einschalten und anmelden');
  const { length } = asked;
  expect(asked[length - 1]?.body).toEqual({
    ...{ ...LOGIN, newPassword: 'vogelbeere kaktus regal' },
    ...{ code: '123456', secret: SECRET },
  });
  // Nobody is led on before the codes have been seen.
  for (const code of PAPER) expect(screen.getByText(code)).toBeTruthy();
  expect(onLoggedIn).not.toHaveBeenCalled();
  await press('Ich habe die Codes');
  expect(onLoggedIn).toHaveBeenCalledTimes(1);
  expect(asked).toHaveLength(length);
});

const pageParts = (more: object) =>
  ({
    view: {
      ...{
        office: demonstrationOffice.office,
        settings: demonstrationOffice,
        person: LEADING,
        staff: [],
        counters: [],
      },
      ...{ secondFactor: null, ...more },
    },
    draft: { settings: demonstrationOffice, saved: demonstrationOffice, edit: jest.fn(), isInvalid: () => false },
    day: '2025-03-03',
    ask: () => Promise.resolve(done({ sessions: [] })),
  }) as never;
const account = (secondFactor: { since: number; paperCodes: number } | null) => (
  <Speaking language="de">
    <AccountPage {...(pageParts({ secondFactor }) as Parameters<typeof AccountPage>[0])} />
  </Speaking>
);

test('S31 in the own account it is switched on in steps, each of which can be left, and off with password and code', async () => {
  const asked = answering(
    refused('wrongLogin'),
    done({ secret: SECRET, uri: URI }),
    refused('wrongCode'),
    done({ paperCodes: PAPER }),
    done(null),
  );
  const shown = render(account(null));
  expect(screen.getByText('Nicht eingeschaltet')).toBeTruthy();
  await press('Einrichten');
  await press('Abbrechen');
  await press('Einrichten');
  type('Passwort', 'falsch');
  await press('Weiter');
  expect(screen.getByText('Das ist nicht Ihr Passwort.')).toBeTruthy();
  type('Passwort', 'streng geheim');
  await press('Weiter');
  type('Code aus der App', '111111');
  await press('Einschalten');
  expect(screen.getByText(/Der Code stimmt nicht/)).toBeTruthy();
  type('Code aus der App', '123456');
  await press('Einschalten');
  for (const code of PAPER) expect(screen.getByText(code)).toBeTruthy();
  await press('Ich habe die Codes');
  expect(screen.queryByText(PAPER[0] ?? '')).toBeNull();

  shown.rerender(account({ since: Date.UTC(2025, 2, 3, 8, 0), paperCodes: 1 }));
  expect(screen.getByText('Eingeschaltet seit Montag, 3. März 2025')).toBeTruthy();
  expect(screen.getByText('1 Code auf Papier ist noch gut.')).toBeTruthy();
  await press('Ausschalten');
  type('Passwort', 'streng geheim');
  type('Code', '222222');
  await press('Ausschalten');
  await waitFor(() => expect(screen.queryByLabelText('Code')).toBeNull());
  const password = 'streng geheim';
  expect(asked).toEqual([
    { path: '/api/second-factor/begin', body: { password: 'falsch' } },
    { path: '/api/second-factor/begin', body: { password } },
    { path: '/api/second-factor/on', body: { password, secret: SECRET, code: '111111' } },
    { path: '/api/second-factor/on', body: { password, secret: SECRET, code: '123456' } },
    { path: '/api/second-factor/off', body: { password, code: '222222' } },
  ]);
});

test('S31 new codes on paper are had without switching it off, and the old ones are said to be over', async () => {
  const renewed = ['WXYZ2-34567'];
  const asked = answering(refused('wrongCode'), done({ paperCodes: renewed }));
  render(account({ since: Date.UTC(2025, 2, 3, 8, 0), paperCodes: 1 }));
  await press('Neue Codes auf Papier');
  type('Passwort', 'streng geheim');
  type('Code', '111111');
  await press('Neue Codes auf Papier');
  expect(screen.getByText(/Der Code stimmt nicht/)).toBeTruthy();
  type('Code', '123456');
  await press('Neue Codes auf Papier');
  expect(screen.getByText('Es gibt neue Codes auf Papier. Die bisherigen gelten nicht mehr.')).toBeTruthy();
  expect(screen.queryByText('Der zweite Faktor ist eingeschaltet.')).toBeNull();
  expect(screen.getByText(renewed[0] ?? '')).toBeTruthy();
  await press('Ich habe die Codes');
  expect(screen.getByText('Eingeschaltet seit Montag, 3. März 2025')).toBeTruthy();
  expect(asked.at(-1)).toEqual({
    path: '/api/second-factor/paper',
    body: { password: 'streng geheim', code: '123456' },
  });
});

const person = (name: string, roleIds: string[], hasSecondFactor: boolean): StaffView => ({
  ...{ id: `person-${name}`, name, roleIds, mustChange: false, lockedUntil: null, lastLoginAt: null, sessions: [] },
  signOn: null,
  hasSecondFactor,
});

test('S32 before it is demanded one reads whom it concerns, and that nobody is locked out', () => {
  const staff = [
    person('Katharina', [SUPERVISOR], true),
    person('Aylin', ['clerk'], false),
    person('Ohne Rolle', [], false),
  ];
  const parts = pageParts({ staff }) as Parameters<typeof Staff>[0];
  const shown = render(
    <Speaking language="de">
      <Holding rights={LEADING.rights}>
        <Staff {...parts} />
      </Holding>
    </Speaking>,
  );
  expect(screen.getByText(/^Noch ohne zweiten Faktor: Aylin\. Niemand wird ausgesperrt/)).toBeTruthy();
  expect(screen.getAllByText('mit zweitem Faktor')).toHaveLength(1);
  expect(screen.getByRole('button', { name: 'Zweiten Faktor wegnehmen Katharina' })).toBeTruthy();
  fireEvent.click(screen.getByLabelText('In die Verwaltung kommt nur, wer einen zweiten Faktor hat'));
  const [edit] = (parts.draft.edit as jest.Mock).mock.calls[0] ?? [];
  expect(edit(demonstrationOffice).login).toEqual({ ...demonstrationOffice.login, secondFactor: true });
  const login = { ...demonstrationOffice.login, secondFactor: true };
  shown.rerender(
    <Speaking language="de">
      <Holding rights={LEADING.rights}>
        <Staff {...parts} draft={{ ...parts.draft, settings: { ...demonstrationOffice, login } }} />
      </Holding>
    </Speaking>,
  );
  expect(screen.getByText(/^Bei der nächsten Anmeldung richten ihn ein: Aylin\./)).toBeTruthy();
});
