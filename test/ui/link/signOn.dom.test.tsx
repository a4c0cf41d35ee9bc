// S33, S34: what a page does with who comes back from the house's sign-on, and what its login says.
import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { SignOnPage } from '../../../admin/signOn/SignOnPage';
import { demonstrationOffice } from '../../../server/starting/demonstration';
import { comeBack, setOut } from '../../../ui/link/signOn';
import { LoginForm } from '../../../ui/login/LoginForm';
import { Speaking } from '../../../ui/words';

const AWAY = 'https://haus.example/anmelden?state=abc';
const done = (result: unknown) => ({ ok: true, result });
const refused = (code: string) => ({ ok: false, refusal: { code, values: {} } });

const answering = (...answers: (object | null)[]) => {
  const asked: unknown[] = [];
  const fetched = (path: string, { body }: { body: string }) => {
    asked.push([path, JSON.parse(body)]);
    const answer = answers.shift();
    return answer ? Promise.resolve({ json: () => Promise.resolve(answer) }) : Promise.reject(new Error('away'));
  };
  Object.assign(globalThis, { fetch: fetched });
  return asked;
};
const at = (address: string) => history.replaceState(null, '', address);
const here = () => location.pathname + location.search + location.hash;
const showLogin = (signOn: string | null = 'Stadt Lünen') =>
  render(
    <Speaking language="de">
      <LoginForm keptAs="admin:name" signOn={signOn} isOnline timeZone="Europe/Berlin" onLoggedIn={() => undefined} />
    </Speaking>,
  );

beforeEach(() => {
  sessionStorage.clear();
  localStorage.clear();
  showLogin();
  cleanup();
});
afterEach(cleanup);

test('S33 who sets out comes back to the same page of the same device, and nothing of it stays in the address', async () => {
  at('/admin/?device=device-1#/persons');
  const left: string[] = [];
  const asked = answering(done({ url: AWAY }), done({ step: 'in' }));
  expect(await setOut((url) => void left.push(url))).toBeNull();
  expect(left).toEqual([AWAY]);
  at('/admin/?code=xyz&state=abc&iss=https%3A%2F%2Fhaus.example');
  await comeBack();
  expect(here()).toBe('/admin/?device=device-1#/persons');
  expect(asked).toEqual([
    ['/api/sign-on/begin', { deviceId: 'device-1' }],
    ['/api/sign-on/finish', { deviceId: 'device-1', query: 'code=xyz&state=abc&iss=https%3A%2F%2Fhaus.example' }],
  ]);
  showLogin();
  expect(screen.queryByText(/hat nicht geklappt/)).toBeNull();
});

test('S34 a page that nobody set out from sends nothing on, and says that it is over, once', async () => {
  at('/counter/?code=xyz&state=abc');
  const asked = answering();
  await comeBack();
  expect([here(), asked]).toEqual(['/counter/', []]);
  showLogin();
  expect(screen.getByText('Die Anmeldung mit Stadt Lünen hat nicht geklappt')).toBeTruthy();
  expect(screen.getByText(/gehört zu einem anderen Fenster/)).toBeTruthy();
  cleanup();
  showLogin();
  expect(screen.queryByText(/hat nicht geklappt/)).toBeNull();
});

test.each([
  [refused('signOnCancelled'), /Sie haben die Anmeldung abgebrochen/],
  [refused('signOnUnknown'), /hier gehört noch kein Konto dazu/],
  [null, /./],
])('S34 why somebody is not in is read at the login: %j', async (answer, words) => {
  at('/admin/?device=device-1');
  answering(done({ url: AWAY }), answer);
  await setOut(() => undefined);
  at('/admin/?error=access_denied&state=abc');
  await comeBack();
  showLogin();
  expect(screen.getByText('Die Anmeldung mit Stadt Lünen hat nicht geklappt')).toBeTruthy();
  expect(screen.getAllByText(words).length).toBeGreaterThan(0);
});

test('S33 other addresses are left alone, and without a sign-on of the house there is no button', async () => {
  const asked = answering();
  for (const address of ['/admin/?device=device-1#/persons', '/admin/?state=abc', '/admin/?code=abc']) {
    at(address);
    await comeBack();
    expect(here()).toBe(address);
  }
  expect(asked).toEqual([]);
  showLogin(null);
  expect(screen.queryByRole('button', { name: /^Anmelden mit/ })).toBeNull();
});

test('S33 a sign-on that is away is said at the button, which works again', async () => {
  at('/admin/?device=device-1');
  answering(refused('signOnUnreachable'));
  showLogin();
  await act(async () => {
    fireEvent.click(screen.getByRole('button', { name: 'Anmelden mit Stadt Lünen' }));
    for (let i = 0; i < 10; i++) await Promise.resolve();
  });
  expect(screen.getByText(/Die Anmeldung des Hauses antwortet nicht/)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Anmelden mit Stadt Lünen' }).getAttribute('aria-disabled')).not.toBe(
    'true',
  );
});

test('S33 the page keeps the secret apart, tries only what is saved, and says what was answered', async () => {
  const asked: unknown[] = [];
  const signOn = { label: 'Stadt', issuer: 'https://haus.example', clientId: 'amt', claim: 'oid' };
  const settings = { ...demonstrationOffice, signOn };
  const page = (draft = settings) =>
    ({
      view: { office: settings.office, settings, signOn: { hasSecret: true } },
      draft: { settings: draft, saved: settings, edit: () => undefined, isInvalid: () => false },
      ask: (command: { type: string }) => {
        asked.push(command);
        const tested = { why: 'wrongIssuer', said: 'https://anders.example' };
        return Promise.resolve(done(command.type === 'testSignOn' ? tested : null));
      },
    }) as unknown as Parameters<typeof SignOnPage>[0];
  const show = (parts: Parameters<typeof SignOnPage>[0]) => (
    <Speaking language="de">
      <SignOnPage {...parts} />
    </Speaking>
  );
  const shown = render(show(page()));
  const press = (name: string) =>
    act(async () => {
      fireEvent.click(screen.getByRole('button', { name }));
      for (let i = 0; i < 10; i++) await Promise.resolve();
    });
  expect(screen.getByText('http://localhost/counter/')).toBeTruthy();
  await press('Geheimnis speichern');
  expect(screen.getByText('Bitte geben Sie das Geheimnis ein.')).toBeTruthy();
  await act(() => void fireEvent.input(screen.getByLabelText('Neues Geheimnis'), { target: { value: 'geheim' } }));
  await press('Geheimnis speichern');
  expect(screen.getByLabelText<HTMLInputElement>('Neues Geheimnis').value).toBe('');
  await press('Jetzt ausprobieren');
  expect(screen.getByText(/Es antwortet ein anderer Aussteller/)).toBeTruthy();
  expect(screen.getByText('https://anders.example')).toBeTruthy();
  expect(asked).toEqual([
    { type: 'setSignOnSecret', secret: 'geheim' },
    { type: 'testSignOn', redirectUri: 'http://localhost/admin/' },
  ]);
  shown.rerender(show(page({ ...settings, signOn: { ...signOn, claim: 'email' } })));
  expect(screen.getByText(/Bitte speichern Sie zuerst/)).toBeTruthy();
});
