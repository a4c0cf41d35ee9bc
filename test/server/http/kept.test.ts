// S74: what browsers keep, and whose pages may hold ours: by every answer of both ports.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openWorld, type World } from '../../world';

let world: World;
let screensDir: string;
beforeAll(async () => {
  screensDir = mkdtempSync(join(tmpdir(), 'wertmarke-screens-'));
  for (const folder of ['assets', 'booking', 'admin', 'kiosk', 'counter', 'display', 'start']) {
    mkdirSync(join(screensDir, folder));
    writeFileSync(join(screensDir, folder, 'index.html'), '<!doctype html>');
  }
  for (const name of ['a-1.js', 'b-1.css', 'c-1.woff2', 'd-1.svg'])
    writeFileSync(join(screensDir, 'assets', name), 'x');
  world = await openWorld({ screensDir });
});
afterAll(async () => {
  await world.close();
  rmSync(screensDir, { recursive: true });
});

const ASSETS = ['/assets/a-1.js', '/assets/b-1.css', '/assets/c-1.woff2'];
const OFFICE = ['/', '/admin/', '/counter/', '/healthz', '/readyz', '/audit', '/day-list', '/metrics', '/nothing'];
const PUBLIC = [
  '/',
  '/t/nobody',
  '/api/office',
  '/api/openapi.json',
  '/healthz',
  '/readyz',
  '/datenschutz',
  '/nothing',
];
const urls = () => [...OFFICE, ...ASSETS].map(world.url).concat([...PUBLIC, ...ASSETS].map(world.publicUrl));

test('S74 what is no built file is kept by no browser, or asked about again each time', async () => {
  const kept = await Promise.all(
    urls().map(async (url) => [url, (await fetch(url)).headers.get('cache-control')] as const),
  );
  for (const [url, said] of kept)
    expect([url, said]).toEqual([
      url,
      url.includes('/assets/') ? 'public, max-age=31536000, immutable' : expect.stringMatching(/^no-(store|cache)$/),
    ]);
  const answered = [world.url('/api/login'), world.url('/api/pair'), world.publicUrl('/api/holds')];
  for (const url of answered) {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(url, { method: 'POST', headers, body: '{}' });
    expect([url, response.headers.get('cache-control')]).toEqual([url, 'no-store']);
  }
  const admin = await world.connect('admin', 'admin');
  for (const path of ['/audit', '/day-list']) {
    const url = `${world.url(path)}?device=${admin.deviceId}`;
    expect((await fetch(url, { headers: { cookie: admin.cookie } })).headers.get('cache-control')).toBe('no-store');
  }
});

test('S74 no page of others holds any answer of ours, scripts, styles and fonts neither', async () => {
  for (const url of urls()) {
    const policy = (await fetch(url)).headers.get('content-security-policy') ?? '';
    expect([url, policy]).toEqual([url, expect.stringMatching(/frame-ancestors '(self|none)'/)]);
  }
});
