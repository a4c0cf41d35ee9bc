// K16: messages between counters and the administration: to whom, how many, until when.
import fc from 'fast-check';
import type { Addressee } from '../../../../shared/commands/counters';
import { type Actor, eventSchema } from '../../../../shared/events';
import { clerk, kiosk, min, OFFICE, openHistory, settingsWith } from '../history';
import { adminOf, screensOf } from '../office';

const ADMIN: Actor = { kind: 'device', deviceId: 'device-of-admin', role: 'admin', stationId: 'admin', personId: null };
const toCounter = (counter: number): Addressee => ({ kind: 'counter', counterId: `schalter-${counter}` });

const open = (...counters: number[]) => {
  const history = openHistory(settingsWith({}));
  for (const counter of counters) history.openCounter(counter);
  const write = (by: Actor, to: Addressee, text = 'Kommst du kurz?', about: string | null = null) =>
    history.done<{ messageId: string }>({ type: 'sendMessage', to, text, about }, by).messageId;
  const view = (counter: number) => screensOf(history).counters.find((one) => one.counter.id === `schalter-${counter}`);
  return { history, write, view };
};

test('K16 a message stands at the counter that it was written to until it is read there, and the sender sees that', () => {
  const { history, write, view } = open(1, 2, 3);
  const { visitId, number } = history.draw();
  const messageId = write(clerk(1), toCounter(2), 'Kommst du kurz?', visitId);
  expect(view(2)?.messages).toEqual([
    {
      ...{ messageId, at: history.time.now, from: { place: '1', clerk: 'Person 1' }, fromId: 'schalter-1' },
      ...{ text: 'Kommst du kurz?', number },
    },
  ]);
  expect([view(1)?.messages, view(3)?.messages]).toEqual([[], []]);
  expect(view(1)?.sent).toMatchObject([{ to: '2', toAll: false, recipients: 1, readBy: [] }]);
  expect(history.refused({ type: 'readMessage', messageId }, clerk(3))).toBe('unknownMessage');
  history.time.now = min(1);
  for (let twice = 0; twice < 2; twice++) history.done({ type: 'readMessage', messageId }, clerk(2));
  expect(view(2)?.messages).toEqual([]);
  expect(view(1)?.sent[0]?.readBy).toEqual([{ place: '2', clerk: 'Person 2', at: min(1) }]);
});

test('K16 to all who are there, to the administration, and back', () => {
  const { history, write, view } = open(1, 2, 3);
  write(clerk(1), { kind: 'all' }, 'Bitte Formulare nachlegen');
  expect([view(1), view(2), view(3)].map((one) => one?.messages.length)).toEqual([0, 1, 1]);
  const toAdmin = write(clerk(1), { kind: 'admin' }, 'Der Drucker klemmt');
  expect(adminOf(history).admin.messages).toMatchObject([{ text: 'Der Drucker klemmt', fromId: 'schalter-1' }]);
  history.done({ type: 'readMessage', messageId: toAdmin }, ADMIN);
  expect(adminOf(history).admin.messages).toEqual([]);
  write(ADMIN, toCounter(1), 'Ich komme');
  expect(view(1)?.messages).toMatchObject([{ from: { place: null }, fromId: null }]);
  // Who sits down later is not meant, and sees nothing of what others sent from here.
  history.openCounter(4);
  expect(view(4)?.messages).toEqual([]);
  history.done({ type: 'logOut' }, clerk(1));
  history.done({ type: 'openCounter', counterId: 'schalter-1', personId: 'person-0004' }, OFFICE);
  expect(view(1)?.sent).toEqual([]);
});

test('K16 refused: where nobody is, to oneself, about nobody, by nobody', () => {
  const { history } = open(1);
  const write = (by: Actor, to: Addressee, about: string | null = null) =>
    history.refused({ type: 'sendMessage', to, text: 'Hallo', about }, by);
  expect(write(clerk(1), toCounter(2))).toBe('nobodyThere');
  expect(write(clerk(1), { kind: 'all' })).toBe('nobodyThere');
  expect(write(clerk(1), toCounter(1))).toBe('sameCounter');
  expect(write(ADMIN, { kind: 'admin' })).toBe('sameCounter');
  expect(write(clerk(1), { kind: 'admin' }, 'nobody-000')).toBe('unknownVisit');
  expect(write(clerk(2), { kind: 'admin' })).toBe('notLoggedIn');
});

test('K16 ten a minute from one place and no more, whatever others write', () => {
  const { history, write } = open(1, 2);
  for (let i = 0; i < 10; i++) write(clerk(1), toCounter(2));
  history.time.now = min(0.5);
  const refused = history.when({ type: 'sendMessage', to: toCounter(2), text: 'Hallo', about: null }, clerk(1));
  expect(refused).toMatchObject({ refusal: { code: 'tooManyMessages', values: { seconds: 30 } } });
  write(clerk(2), toCounter(1));
  history.time.now = min(1);
  write(clerk(1), toCounter(2));
});

test('K16 no event has a word of it, no screen outside the staff, and nothing is left when the day ends', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 4, maxLength: 200 }), (noise) => {
      const { history, write } = open(1, 2);
      const text = `Frau Muster ${noise}`;
      write(clerk(1), { kind: 'all' }, text);
      write(clerk(2), { kind: 'admin' }, text);
      const said = JSON.stringify(history.events);
      expect(said).not.toContain('Frau Muster');
      for (const { event } of history.events) expect(eventSchema.safeParse(event).success).toBe(true);
      const { display, kiosks, loggedOut, phones } = screensOf(history);
      expect(JSON.stringify([display, kiosks, loggedOut, [...phones]])).not.toContain('Frau Muster');
      history.done({ type: 'closeDay' }, OFFICE);
      expect(history.day.messages.size).toBe(0);
      expect(adminOf(history).admin.messages).toEqual([]);
    }),
    { numRuns: 15 },
  );
});

test('K16 who is called, and every number, are as they were: messages change nothing else', () => {
  const { history, write } = open(1, 2);
  history.done({ type: 'drawTicket', serviceIds: ['ausweis'], persons: 1, language: 'de' }, kiosk());
  const shown = () => {
    const { display, counters } = screensOf(history);
    return {
      display,
      counters: counters.map(({ messages, sent, ...rest }) => ({ ...rest, some: [messages, sent].length })),
    };
  };
  const before = shown();
  write(clerk(1), { kind: 'all' });
  expect(shown()).toEqual(before);
});
