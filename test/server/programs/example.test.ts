// The example client is run as a developer would run it, against a whole office.
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { KioskView } from '../../../shared/protocol';
import type { Client } from '../../world';
import { draw } from '../../world';
import { openProgramOffice, type ProgramOffice } from './office';

const EXAMPLE = join(__dirname, '../../../docs/examples/program.mjs');

let office: ProgramOffice;
let kiosk: Client<KioskView>;
const children: ChildProcess[] = [];
beforeEach(async () => {
  office = await openProgramOffice({ more: { outside: Date.now } });
  kiosk = await office.world.connect('kiosk', 'kiosk-1');
  await kiosk.ask(draw('ausweis'));
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill();
  await office.world.close();
});

const begin = (args: string[], env: Record<string, string>) => {
  const child = spawn(process.execPath, [EXAMPLE, ...args], { env: { ...process.env, ...env } });
  children.push(child);
  let said = '';
  const looking = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => {
      said += text.toString();
      for (const look of looking) look();
    });
  return {
    ended: new Promise<{ code: number | null; said: string }>((resolve) =>
      child.once('close', (code) => resolve({ code, said })),
    ),
    says: (words: RegExp) =>
      new Promise<string>((resolve) => {
        const look = () => {
          const found = words.exec(said);
          if (found) resolve(found[1] ?? '');
        };
        looking.add(look);
        look();
      }),
  };
};
const run = (args: string[], token: string) => begin(args, { WERTMARKE_TOKEN: token }).ended;

test('G21 S36 the example serves a visitor and hears of it; with nobody logged in it says why not', async () => {
  const { token } = await office.program(['readLine', 'act']);
  const base = office.world.url();
  expect(await run([base, 'line'], token)).toMatchObject({ code: 0, said: expect.stringContaining('1 warten: A001') });
  const nobody = await run([base, 'serve', 'schalter-3'], token);
  expect(nobody).toEqual({ code: 1, said: expect.stringMatching(/^notLoggedIn: Sie sind hier nicht angemeldet/) });
  await office.world.connect('counter', 'schalter-3');

  // The port is known first, the secret after the hook is there: a receiver is moved to it.
  const made = await office.admin.ask({
    ...{ type: 'createHook', name: 'Beispiel', url: 'http://127.0.0.1:9/', events: ['visit.called', 'visit.finished'] },
  });
  const { hookId, secret } = (made as unknown as { result: { hookId: string; secret: string } }).result;
  const listener = begin(['listen', '0'], { WERTMARKE_HOOK_SECRET: secret });
  const url = `http://127.0.0.1:${await listener.says(/hört auf Port (\d+)/)}/`;
  await office.admin.ask({
    type: 'changeHook',
    hookId,
    name: 'Beispiel',
    url,
    events: ['visit.called', 'visit.finished'],
  });
  expect(await office.admin.ask({ type: 'testHook', hookId })).toEqual({ ok: true, result: { fault: null } });

  expect(await run([base, 'serve', 'schalter-3'], token)).toEqual({
    code: 0,
    said: 'A001 ist aufgerufen.\nA001 ist da.\nA001 ist fertig.\n',
  });
  await listener.says(/visit\.called A001 Schalter 3\nvisit\.finished A001 Schalter 3/);
  const forged = await fetch(url, { method: 'POST', headers: { 'webhook-id': 'msg_x' }, body: '{}' });
  expect(forged.status).toBe(401);
});
