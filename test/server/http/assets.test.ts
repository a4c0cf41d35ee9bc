// Built files as a browser gets them: in a form that it understands, for ever by name, whole.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import express from 'express';
import { sendPage, serveAssets } from '../../../server/http/assets';

const SCRIPT = 'const greeting = "Grüß Gott";\n'.repeat(50);
const PAGE = '<!doctype html><title>Termin</title>'.padEnd(900);

let folder: string;
let server: Server;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wertmarke-assets-'));
  mkdirSync(join(folder, 'assets'));
  mkdirSync(join(folder, 'booking'));
  for (const [name, text] of [
    ['assets/a-1.js', SCRIPT],
    ['booking/index.html', PAGE],
  ] as const) {
    writeFileSync(join(folder, name), text);
    writeFileSync(join(folder, `${name}.br`), brotliCompressSync(text));
    writeFileSync(join(folder, `${name}.gz`), gzipSync(text));
  }
  writeFileSync(join(folder, 'assets/font-1.woff2'), 'a font');
  const app = express();
  serveAssets(app, folder, ['booking']);
  app.get('/', (_request, response) => sendPage(response, folder, 'booking'));
  server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true });
});

/** Raw, because fetch unpacks what it gets. */
const ask = (path: string, headers: Record<string, string>, method = 'GET') =>
  new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: Buffer }>((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    request({ port, host: '127.0.0.1', path, method, headers, agent: false }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts) }),
      );
    })
      .once('error', reject)
      .end();
  });

const plain = (body: Buffer) => body.toString();
test.each([
  ['gzip, deflate, br', 'br', (body: Buffer) => plain(brotliDecompressSync(body))],
  ['gzip', 'gzip', (body: Buffer) => plain(gunzipSync(body))],
  ['br;q=0, gzip', 'gzip', (body: Buffer) => plain(gunzipSync(body))],
  ['identity', undefined, plain],
])('W6 who takes %s gets %s, with its type, and caches know why', async (accepts, encoding, unpack) => {
  for (const [path, text, type] of [
    ['/assets/a-1.js', SCRIPT, /^text\/javascript/],
    ['/', PAGE, /^text\/html/],
  ] as const) {
    const { status, headers, body } = await ask(path, { 'accept-encoding': accepts });
    expect([status, headers['content-encoding'], unpack(body)]).toEqual([200, encoding, text]);
    expect(headers['content-type']).toMatch(type);
    expect(headers['vary']).toBe('Accept-Encoding');
    const head = await ask(path, { 'accept-encoding': accepts }, 'HEAD');
    expect(head.headers['content-length']).toBe(String(body.length));
    expect(head.body).toHaveLength(0);
  }
});

test('W6 forms have marks of their own, no parts are given, and names last for ever', async () => {
  const forms = ['br', 'gzip', 'identity'].map((form) => ask('/assets/a-1.js', { 'accept-encoding': form }));
  const marks = (await Promise.all(forms)).map(({ headers }) => headers['etag']);
  expect(new Set(marks).size).toBe(3);
  const part = await ask('/assets/a-1.js', { 'accept-encoding': 'br', range: 'bytes=0-9' });
  expect([part.status, plain(brotliDecompressSync(part.body))]).toEqual([200, SCRIPT]);
  expect(part.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  const known = await ask('/assets/a-1.js', { 'accept-encoding': 'br', 'if-none-match': String(marks[0]) });
  expect(known.status).toBe(304);
});

test('W6 a font comes as it is; what is not there is not there in any form', async () => {
  const font = await ask('/assets/font-1.woff2', { 'accept-encoding': 'br' });
  expect([font.status, plain(font.body), font.headers['content-encoding']]).toEqual([200, 'a font', undefined]);
  for (const path of ['/assets/b-2.js', '/assets/', '/assets/..%2fbooking%2findex.html', '/assets/%00'])
    expect((await ask(path, { 'accept-encoding': 'br' })).status).toBe(404);
});
