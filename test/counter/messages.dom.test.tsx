// K16: a message is written with few presses, stands beside the work until it is read, and comes back as read.
import { act, cleanup, screen, within } from '@testing-library/preact';
import type { ColleagueView, MessageView, SentView } from '../../shared/protocol';
import {
  button,
  called,
  click,
  DONE,
  giveDialogs,
  HALF_PAST_NINE,
  press,
  refusedBecause,
  showCounter,
  type,
} from './session';

const COLLEAGUES: ColleagueView[] = [
  ...['4', '5'].map(
    (name): ColleagueView => ({
      ...{ id: `schalter-${name}`, name, clerk: `Person ${name}`, state: 'free', number: null, since: null },
      ...{ until: null, serviceIds: null },
    }),
  ),
  {
    id: 'schalter-6',
    name: '6',
    clerk: null,
    state: 'closed',
    number: null,
    since: null,
    until: null,
    serviceIds: null,
  },
];
const MESSAGE: MessageView = {
  ...{ messageId: 'message-0001', at: HALF_PAST_NINE, from: { place: '4', clerk: 'Person 4' } },
  ...{ fromId: 'schalter-4', text: 'Kommst du kurz?', number: 'A041' },
};
const SENT: SentView = {
  ...{ messageId: 'message-0002', at: HALF_PAST_NINE, text: 'Bitte Formulare nachlegen', toAll: false, to: '4' },
  ...{ recipients: 1, readBy: [] },
};

const choose = (value: string) => {
  const select = screen.getByLabelText('An') as HTMLSelectElement;
  select.value = value;
  act(() => void select.dispatchEvent(new Event('change', { bubbles: true })));
};

beforeAll(giveDialogs);
beforeEach(() => localStorage.clear());
afterEach(cleanup);

test('K16 M opens it; the usual words go with one press to whom it is for, with the visit if that is wished', async () => {
  const { commands, answer } = showCounter({ colleagues: COLLEAGUES, visit: called() });
  act(() => void press('m'));
  const options = within(screen.getByLabelText('An'))
    .getAllByRole('option')
    .map((one) => one.textContent);
  expect(options).toEqual(['Bitte wählen', 'Schalter 4, Person 4', 'Schalter 5, Person 5', 'alle', 'Verwaltung']);
  click('Kommst du kurz?');
  expect(commands).toEqual([]);
  screen.getByText('Bitte wählen Sie, an wen die Nachricht geht.');
  choose('counter schalter-5');
  click('Kommst du kurz?');
  expect(commands).toEqual([
    { type: 'sendMessage', to: { kind: 'counter', counterId: 'schalter-5' }, text: 'Kommst du kurz?', about: null },
  ]);
  await answer(refusedBecause('nobodyThere'));
  screen.getByText('Dort ist gerade niemand angemeldet, der es lesen würde.');
  choose('all');
  act(() => screen.getByLabelText('A042 dazuschreiben').click());
  type('Eigene Worte', 'Der Drucker klemmt');
  click('Senden');
  expect(commands[1]).toEqual({
    ...{ type: 'sendMessage', to: { kind: 'all' }, text: 'Der Drucker klemmt', about: 'visit-A042' },
  });
  await answer(DONE);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('K16 what has come stands there with who and when, is heard once, and is read or answered', async () => {
  const { commands, receive, answer } = showCounter({ colleagues: COLLEAGUES });
  receive({ colleagues: COLLEAGUES, messages: [MESSAGE] });
  const inbox = screen.getByRole('list', { name: 'Nachrichten an Sie' });
  expect(inbox.textContent).toContain('Schalter 4, Person 4 um 9:30 Uhr zu A041Kommst du kurz?');
  expect(inbox.closest('[aria-live]')?.getAttribute('aria-live')).toBe('polite');
  click(/^Gelesen/);
  expect(commands).toEqual([{ type: 'readMessage', messageId: 'message-0001' }]);
  await answer(DONE);
  click(/^Antworten/);
  expect((screen.getByLabelText('An') as HTMLSelectElement).value).toBe('counter schalter-4');
  receive({ colleagues: COLLEAGUES, messages: [] });
  expect(screen.queryByRole('list', { name: 'Nachrichten an Sie' })).toBeNull();
});

test('K16 who has sent something sees whether it was read', () => {
  const { receive } = showCounter({ colleagues: COLLEAGUES, sent: [SENT] });
  const said = () => screen.getByRole('list', { name: 'Gesendet' }).textContent;
  expect(said()).toBe('An Schalter 4: „Bitte Formulare nachlegen“, noch nicht gelesen');
  const read = { place: '4', clerk: 'Person 4', at: HALF_PAST_NINE };
  receive({ colleagues: COLLEAGUES, sent: [{ ...SENT, readBy: [read] }] });
  expect(said()).toBe('An Schalter 4: „Bitte Formulare nachlegen“, gelesen um 9:30 Uhr');
  receive({ colleagues: COLLEAGUES, sent: [{ ...SENT, toAll: true, to: null, recipients: 5, readBy: [read, read] }] });
  expect(said()).toBe('An alle: „Bitte Formulare nachlegen“, 2 von 5 haben sie gelesen');
  expect(button(/^Nachricht schreiben/)).toBeDefined();
});
