// K16 through real sockets: what is answered as sent is there after a restart, and gone from every file after the day.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newToken } from '../../../server/basics/tokens';
import { openWorld, type World } from '../../world';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const TEXT = 'Frau Xylander wartet im Flur';
const TO_TWO = { kind: 'counter', counterId: 'schalter-2' } as const;
const EVERYTHING = { from: null, to: null, kind: null, place: null, personId: null, text: null };

test('K16 what was answered as sent stands there after a restart, is sent once, and its reading comes back', async () => {
  const one = await world.connect('counter', 'schalter-1');
  await world.connect('counter', 'schalter-2');
  const command = { type: 'sendMessage', to: TO_TWO, text: TEXT, about: null } as const;
  const id = newToken();
  const sent = await one.ask(command, id);
  expect(sent).toMatchObject({ ok: true });

  await world.restart();
  const [again, two, display] = [
    await world.connect('counter', 'schalter-1'),
    await world.connect('counter', 'schalter-2'),
    await world.connect('display', 'anzeige-1'),
  ];
  expect(two.view().messages).toMatchObject([{ text: TEXT, from: { place: '1' } }]);
  expect(JSON.stringify([display.view(), again.view().messages])).not.toContain('Xylander');
  await two.ask({ type: 'readMessage', messageId: two.view().messages[0]?.messageId ?? '' });
  const { sent: told } = await again.until(({ sent: mine }) => mine[0]?.readBy.length === 1);
  expect(told).toMatchObject([{ text: TEXT, readBy: [{ place: '2' }] }]);
  await two.until(({ messages }) => messages.length === 0);
  const admin = await world.connect('admin', 'admin');
  const audit = JSON.stringify(await admin.ask({ type: 'auditEntries', filter: EVERYTHING, before: null }));
  expect(audit).toContain('sendMessage');
  expect(audit).not.toContain('Xylander');
});

const filesWith = (text: string): string[] =>
  readdirSync(world.folder).filter((name) => readFileSync(join(world.folder, name)).includes(text));

test('K16, X1 when the day is over, no file has a word of it', async () => {
  const one = await world.connect('counter', 'schalter-1');
  await world.connect('counter', 'schalter-2');
  await one.ask({ type: 'sendMessage', to: { kind: 'all' }, text: TEXT, about: null });
  expect(filesWith('Xylander')).not.toEqual([]);
  for (let hours = 0; hours < 26; hours++) await world.pass(3_600_000);
  expect(filesWith('Xylander')).toEqual([]);
  expect((await world.connect('counter', 'schalter-2')).view().messages).toEqual([]);
});
