// What a server may do to whoever downloads a calendar, over real HTTP.
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { mayLead } from '../../../../server/imports/feeds/addresses';
import { type Download, download } from '../../../../server/imports/feeds/download';
import { type CalendarServer, openCalendarServer } from '../calendarServer';

let server: CalendarServer;
beforeEach(async () => {
  server = await openCalendarServer();
});
afterEach(() => server.close());

const load = (url: string, mostMs = 20_000): Promise<Download> =>
  download(url, { known: null, closing: new AbortController().signal, mostMs });

test('S5 what is packed counts unpacked: a megabyte that becomes a gigabyte is too large', async () => {
  const bomb = gzipSync(Buffer.alloc(100_000_000, 'x'));
  server.behave((_asked, answer) => void answer.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb));
  expect(await load(server.url)).toEqual({ kind: 'failed', why: { code: 'tooLarge' } });
});

test.each(['headers', 'body'])('S5 a server that drips its %s is too slow', async (part) => {
  server.behave(async (_asked, answer) => {
    if (part === 'headers') return;
    answer.writeHead(200);
    for (let i = 0; i < 400 && !answer.destroyed; i++) {
      answer.write('x');
      await sleep(25);
    }
  });
  expect(await load(server.url, 500)).toEqual({ kind: 'failed', why: { code: 'tooSlow' } });
});

test.each(['webcal', 'WEBCAL'])('A8 %s: is http, where https is not spoken', async (protocol) => {
  server.serve(['UID:1']);
  expect(await load(server.url.replace('http', protocol))).toMatchObject({ kind: 'read' });
  server.behave((_asked, answer) => void answer.writeHead(404).end());
  expect(await load(server.url.replace('http', protocol))).toMatchObject({ why: { code: 'status' } });
});

test('S2 a login in a webcal address is never sent in the open', async () => {
  server.serve(['UID:1']);
  expect(await load(server.url.replace('http://', 'webcal://amt:geheim@'))).toMatchObject({
    why: { code: 'unreachable' },
  });
  expect(server.asked).toEqual([]);
});

test('S2 a login goes to nobody but whom it is meant for', async () => {
  const other = await openCalendarServer();
  server.behave((_asked, answer) => void answer.writeHead(302, { location: other.url }).end());
  other.serve(['UID:1']);
  expect(await load(server.url.replace('//', '//amt:geheim@'))).toMatchObject({ kind: 'read' });
  await sleep(10);
  expect(server.asked[0]?.authorization).toContain('Basic');
  expect(other.asked[0]?.authorization).toBeUndefined();
  await other.close();
});

test.each([
  ['https://93.184.216.34/a', 'https://93.184.216.35/b', true],
  ['https://93.184.216.34/a', 'http://93.184.216.34:80/b', true],
  ['https://93.184.216.34/a', 'http://127.0.0.1:3000/api', false],
  ['https://93.184.216.34/a', 'http://localhost:3000/api', false],
  ['https://93.184.216.34/a', 'http://10.1.2.3/', false],
  ['https://93.184.216.34/a', 'http://192.168.0.1/', false],
  ['https://93.184.216.34/a', 'http://169.254.169.254/latest', false],
  ['https://93.184.216.34/a', 'http://[::1]/', false],
  ['https://93.184.216.34/a', 'http://[fd00::1]/', false],
  ['https://93.184.216.34/a', 'http://[::ffff:10.0.0.1]/', false],
  ['https://93.184.216.34/a', 'http://0x7f000001/', false],
  ['https://93.184.216.34/a', 'http://0/', false],
  ['http://10.1.2.3/a', 'http://10.1.2.4/b', true],
  ['https://93.184.216.34/a', 'file:///etc/passwd', false],
])('S2 from %s to %s: %s', async (from, to, may) => {
  expect(await mayLead(new URL(from), new URL(to))).toBe(may);
});
