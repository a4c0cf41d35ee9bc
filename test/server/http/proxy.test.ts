// S7, S8: behind a real proxy, with its defaults and with our example files; and https by the ports themselves.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectTls } from 'node:tls';
import { io, type Socket } from 'socket.io-client';
import { createLog } from '../../../server/basics/log';
import { createWaitingPorts } from '../../../server/standby/ports';
import { draw, openWorld, type World } from '../../world';

const PEM = join(__dirname, '../../tls');
const FILES = { cert: join(PEM, 'one.cert.pem'), key: join(PEM, 'one.key.pem') };
const has = (program: string) => spawnSync(program, ['version']).error === undefined;
const withNginx = has('nginx') ? describe : describe.skip;
const withCaddy = has('caddy') ? describe : describe.skip;
const withHaproxy = has('haproxy') ? describe : describe.skip;

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

let folder: string;
let world: World | null;
let proxy: ChildProcess | null;
const sockets: Socket[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wertmarke-proxy-'));
  world = null;
  proxy = null;
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.close();
  const ended = proxy && new Promise((resolve) => proxy?.once('exit', resolve));
  proxy?.kill('SIGTERM');
  await ended;
  await world?.close();
  rmSync(folder, { recursive: true, force: true });
});

type Answer = { status: number; headers: NodeJS.Dict<string | string[]>; body: string };

/** Over https with a certificate of nobody's making. */
const ask = (
  port: number,
  path: string,
  options: { method?: string; host?: string; headers?: Record<string, string>; body?: string },
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { method = 'GET', host = 'localhost', headers = {}, body } = options;
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        path,
        method,
        servername: host,
        rejectUnauthorized: false,
        headers: { host, ...headers },
      },
      (response) => {
        let said = '';
        response.on('data', (part: Buffer) => {
          said += part.toString();
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: said }));
      },
    );
    sent.once('error', reject);
    sent.end(body);
  });

const postFrom = (port: number, host: string, path: string, body: unknown) =>
  ask(port, path, {
    ...{ method: 'POST', host, body: JSON.stringify(body) },
    headers: { origin: `https://${host}`, 'content-type': 'application/json' },
  });

const listens = async (port: number): Promise<void> => {
  for (let attempt = 0; attempt < 100; attempt++) {
    const isThere = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true)).once('error', () => resolve(false));
      socket.once('connect', () => socket.end());
    });
    if (isThere) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`nothing listens on ${port}`);
};

const openBehind = (publicUrl: string, officeUrl: string, more: object = {}) =>
  openWorld({
    more: { ownPublicUrl: publicUrl, officeUrl, publicUrl: () => publicUrl, trustedProxies: ['loopback'], ...more },
  });

/** Every name is this machine. */
const agent = new Agent({
  rejectUnauthorized: false,
  lookup: (_host, options, found) =>
    options.all ? found(null, [{ address: '127.0.0.1', family: 4 }]) : found(null, '127.0.0.1', 4),
});

const connectTo = (url: string, options: object): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = io(url, { agent, reconnection: false, ...options } as object);
    sockets.push(socket);
    socket.once('connect', () => resolve(socket));
    socket.once('connect_error', reject);
  });

/** All that a paired kiosk does through a proxy. */
const useOffice = async (port: number, host: string) => {
  const link = (await world?.linkTo('kiosk', 'kiosk-1')) ?? '';
  const paired = await postFrom(port, host, '/api/pair', { code: link.split('#pair=')[1] });
  expect(paired.status).toBe(200);
  const [given = ''] = [paired.headers['set-cookie']].flat();
  expect(given).toMatch(/^__Host-device_/);
  expect(given).toMatch(/; Secure/i);
  expect(given).toMatch(/; HttpOnly/i);
  expect(given).toMatch(/Max-Age=34560000/i);
  const { deviceId } = JSON.parse(paired.body).result;
  const cookie = given.split(';')[0] ?? '';
  const page = await ask(port, `/kiosk/?device=${deviceId}`, { host, headers: { cookie } });
  expect([page.headers['set-cookie']].flat()[0]).toMatch(/^__Host-device_.*Max-Age=34560000/i);
  expect(page.headers['strict-transport-security']).toMatch(/max-age=\d{8}/);
  for (const transports of [['websocket'], ['polling']]) {
    const socket = await connectTo(`https://${host.split(':')[0]}:${port}`, {
      ...{ transports, auth: { deviceId } },
      extraHeaders: { cookie, origin: `https://${host}` },
    });
    const reply = await socket
      .timeout(5000)
      .emitWithAck('command', { id: `through-${transports[0]}`, command: draw('ausweis') });
    expect(reply).toMatchObject({ ok: true });
  }
};

const startNginx = async (conf: string, port: number) => {
  const file = join(folder, 'nginx.conf');
  for (const name of ['logs', 'body', 'temp']) mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(
    file,
    `pid ${folder}/nginx.pid; error_log ${folder}/error.log; worker_processes 1; events { worker_connections 200; }
     http { access_log off; client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/temp;
     fastcgi_temp_path ${folder}/temp; uwsgi_temp_path ${folder}/temp; scgi_temp_path ${folder}/temp; ${conf} }`,
  );
  proxy = spawn('nginx', ['-e', `${folder}/error.log`, '-p', folder, '-c', file, '-g', 'daemon off;'], {
    stdio: 'ignore',
  });
  await listens(port);
};

withNginx('nginx', () => {
  test('S7 S8 with our example file everything works, and each visitor has limits of their own', async () => {
    const port = await freePort();
    world = await openBehind('https://termine.example', 'https://wertmarke.example');
    const { port: office, publicPort } = world.app();
    const conf = readFileSync(join(__dirname, '../../../docs/proxy/nginx.conf'), 'utf8')
      .replaceAll('listen 443 ssl', `listen 127.0.0.1:${port} ssl`)
      .replaceAll('127.0.0.1:3001', `127.0.0.1:${publicPort}`)
      .replaceAll('127.0.0.1:3000', `127.0.0.1:${office}`)
      .replaceAll(/\/etc\/ssl\/\S+\.pem/g, FILES.cert)
      .replaceAll(/\/etc\/ssl\/\S+\.key/g, FILES.key);
    await startNginx(conf, port);
    await useOffice(port, 'wertmarke.example');
    expect((await ask(port, '/api/openapi.json', { host: 'termine.example' })).status).toBe(200);
    const held = await postFrom(port, 'termine.example', '/api/holds/return', {
      id: 'hold-to-return',
      holdId: 'hold-none-1',
      slotAt: 0,
    });
    expect(held.body).not.toContain('notAllowed');
    const foreign = await ask(port, '/api/holds/return', {
      ...{ method: 'POST', host: 'termine.example', body: '{}' },
      headers: { origin: 'https://evil.example', 'content-type': 'application/json' },
    });
    expect(foreign.status).toBe(403);
  });

  test('S7 with nginx’s defaults (no Host, no upgrade) pages still work, and sockets by polling', async () => {
    const port = await freePort();
    world = await openBehind('https://termine.example', `https://localhost:${port}`);
    const { port: office } = world.app();
    await startNginx(
      `server { listen 127.0.0.1:${port} ssl; ssl_certificate ${FILES.cert}; ssl_certificate_key ${FILES.key};
       location / { proxy_pass http://127.0.0.1:${office}; } }`,
      port,
    );
    const link = await world.linkTo('kiosk', 'kiosk-1');
    const paired = await postFrom(port, `localhost:${port}`, '/api/pair', { code: link.split('#pair=')[1] });
    expect(paired.status).toBe(200);
    const cookie = [paired.headers['set-cookie']].flat()[0]?.split(';')[0] ?? '';
    const { deviceId } = JSON.parse(paired.body).result;
    const extraHeaders = { cookie, origin: `https://localhost:${port}` };
    const auth = { deviceId };
    await expect(
      connectTo(`https://127.0.0.1:${port}`, { transports: ['websocket'], auth, extraHeaders }),
    ).rejects.toThrow();
    const socket = await connectTo(`https://127.0.0.1:${port}`, { transports: ['polling'], auth, extraHeaders });
    const reply = await socket.timeout(5000).emitWithAck('command', { id: 'by-polling-1', command: draw('ausweis') });
    expect(reply).toMatchObject({ ok: true });
  });
});

withCaddy('Caddy', () => {
  test('S7 S8 with our example file everything works', async () => {
    const port = await freePort();
    world = await openBehind('https://termine.example', 'https://wertmarke.example');
    const { port: office, publicPort } = world.app();
    const conf = readFileSync(join(__dirname, '../../../docs/proxy/Caddyfile'), 'utf8')
      .replaceAll('127.0.0.1:3001', `127.0.0.1:${publicPort}`)
      .replaceAll('127.0.0.1:3000', `127.0.0.1:${office}`)
      .replace('termine.example {', `termine.example {\n\ttls ${FILES.cert} ${FILES.key}`)
      .replace('tls internal', `tls ${FILES.cert} ${FILES.key}`);
    const file = join(folder, 'Caddyfile');
    writeFileSync(
      file,
      `{\n\tadmin off\n\tauto_https off\n\thttps_port ${port}\n}\n${conf.replace(/^(\w+\.example) \{/gm, `https://$1:${port} {\n\tbind 127.0.0.1`)}`,
    );
    proxy = spawn('caddy', ['run', '--config', file, '--adapter', 'caddyfile'], {
      stdio: 'ignore',
      env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
    });
    await listens(port);
    await useOffice(port, 'wertmarke.example');
    expect((await ask(port, '/api/openapi.json', { host: 'termine.example' })).status).toBe(200);
  });
});

withHaproxy('HAProxy', () => {
  test('S84 S7 S8 with our example file everybody is led to the office and nobody to who stands by', async () => {
    const port = await freePort();
    world = await openBehind('https://termine.example', 'https://wertmarke.example');
    const { port: office, publicPort } = world.app();
    const [waitingOffice, waitingVisitors] = [await freePort(), await freePort()];
    const waiting = createWaitingPorts({
      ...{ ports: [waitingOffice, waitingVisitors], host: '127.0.0.1', tls: null, isReached: () => true },
      ...{ health: { version: '1', build: 'b' }, log: createLog('silent') },
    });
    await waiting.listen();
    writeFileSync(join(folder, 'all.pem'), `${readFileSync(FILES.cert, 'utf8')}${readFileSync(FILES.key, 'utf8')}`);
    const conf = readFileSync(join(__dirname, '../../../docs/proxy/haproxy.cfg'), 'utf8')
      .replace('bind :443', `bind 127.0.0.1:${port}`)
      .replace(/crt \S+ crt \S+/, `crt ${folder}/all.pem`)
      .replace('10.1.0.11:3000', `127.0.0.1:${waitingOffice}`)
      .replace('10.1.0.12:3000', `127.0.0.1:${office}`)
      .replace('10.1.0.11:3001 port 3000', `127.0.0.1:${waitingVisitors} port ${waitingOffice}`)
      .replace('10.1.0.12:3001 port 3000', `127.0.0.1:${publicPort} port ${office}`);
    writeFileSync(join(folder, 'haproxy.cfg'), conf);
    proxy = spawn('haproxy', ['-f', join(folder, 'haproxy.cfg')], { stdio: 'ignore' });
    await listens(port);
    const ready = () => ask(port, '/readyz', { host: 'wertmarke.example' });
    // What is not looked at yet counts as there: until it was.
    for (let inARow = 0; inARow < 10; ) inARow = (await ready()).status === 200 ? inARow + 1 : 0;
    await useOffice(port, 'wertmarke.example');
    for (let i = 0; i < 6; i++)
      expect((await ask(port, '/api/openapi.json', { host: 'termine.example' })).status).toBe(200);
    await waiting.close();
  });
});

describe('https by the ports themselves', () => {
  const certificateOf = (port: number): Promise<string> =>
    new Promise((resolve, reject) => {
      const socket = connectTls({ host: '127.0.0.1', port, rejectUnauthorized: false }, () => {
        resolve(socket.getPeerCertificate().fingerprint256);
        socket.end();
      }).once('error', reject);
    });

  test('S8 both ports speak it, cookies are bound to it, and a renewed certificate is taken up', async () => {
    const own = { cert: join(folder, 'cert.pem'), key: join(folder, 'key.pem') };
    copyFileSync(FILES.cert, own.cert);
    copyFileSync(FILES.key, own.key);
    world = await openWorld({ more: { tls: own, publicUrl: (port) => `https://127.0.0.1:${port}` } });
    const { port, publicPort } = world.app();
    await useOffice(port, `127.0.0.1:${port}`);
    expect((await ask(publicPort, '/healthz', {})).status).toBe(200);
    const before = await certificateOf(port);
    copyFileSync(join(PEM, 'two.cert.pem'), own.cert);
    copyFileSync(join(PEM, 'two.key.pem'), own.key);
    for (let attempt = 0; attempt < 150 && (await certificateOf(port)) === before; attempt++)
      await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await certificateOf(port)).not.toBe(before);
  }, 60_000);
});

test('S7 a refused origin is logged with both values, once, however often it comes', async () => {
  const log = createLog('silent');
  const warned = jest.spyOn(log, 'warn');
  world = await openWorld({ log, more: { ownPublicUrl: 'https://termine.example' } });
  const from = (origin: string) =>
    fetch(world?.publicUrl('/api/holds/return') ?? '', {
      ...{ method: 'POST', body: '{}', headers: { origin, 'content-type': 'application/json' } },
    });
  for (let i = 0; i < 5; i++) expect((await from('https://evil.example')).status).toBe(403);
  expect((await from('null')).status).toBe(403);
  expect((await from('https://termine.example.evil')).status).toBe(403);
  expect((await from('http://termine.example')).status).toBe(403);
  expect((await from('https://termine.example')).status).not.toBe(403);
  const said = warned.mock.calls.map(([values]) => values);
  expect(said.filter((values) => JSON.stringify(values).includes('"https://evil.example"'))).toHaveLength(1);
  expect(said.find((values) => 'origin' in Object(values))).toMatchObject({
    origin: 'https://evil.example',
    host: expect.stringContaining('127.0.0.1'),
    ownUrl: 'https://termine.example',
  });
  for (let i = 0; i < 300; i++) await from(`https://evil-${i}.example`);
  expect(warned.mock.calls.length).toBeLessThan(400);
});
