// Figures for Prometheus: who gets them, that they can be read, what they count, and that nobody else names anything in them.
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import fc from 'fast-check';
import { createMeter } from '../../../server/watching/meter';
import { draw, openWorld, type World } from '../../world';

const TOKEN = 'ein-langes-geheimnis-42';
let world: World;
afterEach(() => world.close());

type Given = { status: number; type: string; body: string };
/** As a program of this machine or another one asks: with the headers that it says, `Host` too. */
const get = (headers: Record<string, string> = {}, port = world.app().port): Promise<Given> =>
  new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path: '/metrics', headers }, async (response) => {
      let body = '';
      for await (const chunk of response.setEncoding('utf8')) body += chunk;
      resolve({ status: response.statusCode ?? 0, type: response.headers['content-type'] ?? '', body });
    })
      .on('error', reject)
      .end();
  });

const NAME = '[a-zA-Z_:][a-zA-Z0-9_:]*';
const LABEL = `[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\\\\n]|\\\\["\\\\n])*"`;
const SAMPLE = new RegExp(`^(${NAME})(?:\\{(${LABEL}(?:,${LABEL})*),?\\})? (NaN|[+-]Inf|-?[0-9.]+(?:e[+-]?[0-9]+)?)$`);
type Sample = { name: string; labels: string; value: number };

/** Strictly as the text format 0.0.4 says: each family once, with its type before its samples, no sample twice. */
const parsed = (text: string): Sample[] => {
  const types = new Map<string, string>();
  const seen = new Set<string>();
  const samples: Sample[] = [];
  expect(text.endsWith('\n')).toBe(true);
  for (const line of text.split('\n').filter((one) => one !== '')) {
    const type = /^# TYPE (\S+) (counter|gauge|histogram|summary|untyped)$/.exec(line);
    if (type?.[1] && type[2]) {
      expect(types.has(type[1])).toBe(false);
      types.set(type[1], type[2]);
    } else if (!/^# HELP \S+ .+$/.test(line)) {
      const found = SAMPLE.exec(line);
      if (found === null) throw new Error(`no sample: ${line}`);
      const [, name = '', labels = '', value = ''] = found;
      const family = types.has(name) ? name : name.replace(/_(?:bucket|sum|count)$/, '');
      expect([line, types.get(family)]).toEqual([line, expect.any(String)]);
      expect(seen.has(`${name}{${labels}}`)).toBe(false);
      seen.add(`${name}{${labels}}`);
      samples.push({ name, labels, value: Number(value) });
    }
  }
  return samples;
};

test('S53 without a token only this machine reads the figures, and nothing that asks for somebody else', async () => {
  world = await openWorld();
  expect((await get()).status).toBe(200);
  expect((await get({ host: 'localhost:3000' })).status).toBe(200);
  for (const headers of [
    { 'x-forwarded-for': '127.0.0.1' },
    { forwarded: 'for=127.0.0.1' },
    { 'x-real-ip': '10.0.0.7' },
    { host: 'wertmarke.luenen.example' },
    { host: 'localhost.boese.example' },
  ] as Record<string, string>[])
    expect([headers, (await get(headers)).status]).toEqual([headers, 403]);
  expect((await get({}, world.app().publicPort)).status).toBe(404);
});

test('S53 with a token whoever has it reads the figures from anywhere, and nobody else; guesses are counted', async () => {
  world = await openWorld({ more: { metricsToken: TOKEN } });
  const authorization = `Bearer ${TOKEN}`;
  expect((await get({ authorization, host: 'wertmarke.luenen.example', 'x-forwarded-for': '10.0.0.7' })).status).toBe(
    200,
  );
  expect((await get()).status).toBe(401);
  expect((await get({ authorization: `Bearer ${TOKEN}x` })).status).toBe(401);
  for (let i = 0; i < 20; i++) await get({ authorization: `Bearer ${i}` });
  expect((await get({ authorization: 'Bearer falsch' })).status).toBe(429);
  expect((await get({ authorization })).status).toBe(200);
});

test('S53 the figures say what the office does and how its machine is, in a form that can be read', async () => {
  world = await openWorld();
  const kiosk = await world.connect('kiosk', 'kiosk-1');
  const clerk = await world.connect('counter', 'schalter-3');
  await kiosk.ask(draw('ausweis'));
  await kiosk.ask(draw('ausweis'));
  await clerk.ask({ type: 'callNext' });
  await clerk.ask({ type: 'callNext' });
  const { type, body } = await get();
  expect(type).toBe('text/plain; version=0.0.4; charset=utf-8');
  const samples = parsed(body);
  const figure = (name: string, labels = '') =>
    samples.find((one) => one.name === name && one.labels === labels)?.value;
  expect(figure('wertmarke_commands_total', 'type="drawTicket",outcome="done"')).toBe(2);
  expect(figure('wertmarke_commands_total', 'type="callNext",outcome="done"')).toBe(1);
  expect(figure('wertmarke_commands_total', 'type="callNext",outcome="refused"')).toBe(1);
  expect(figure('wertmarke_visits', 'state="waiting"')).toBe(1);
  expect(figure('wertmarke_visits', 'state="called"')).toBe(1);
  expect(figure('wertmarke_sockets', 'role="kiosk"')).toBe(1);
  expect(figure('wertmarke_printer_ready', 'printer="drucker-1"')).toBe(1);
  expect(figure('wertmarke_disk_bytes', 'part="free"')).toBe(50);
  expect(figure('wertmarke_database_bytes', 'part="database"')).toBeGreaterThan(1000);
  expect(figure('wertmarke_turn_duration_seconds_count')).toBeGreaterThan(3);
  expect(figure('wertmarke_commit_duration_seconds_count')).toBeGreaterThan(2);
  expect(figure('wertmarke_day_version')).toBe(world.app().branch.today().version);
  for (const name of [
    ...['wertmarke_letters_waiting', 'wertmarke_hook_messages_waiting', 'wertmarke_backup_timestamp_seconds'],
    ...['wertmarke_phones', 'wertmarke_clock_doubted', 'nodejs_eventloop_lag_seconds', 'process_resident_memory_bytes'],
  ])
    expect([name, figure(name)]).toEqual([name, expect.any(Number)]);
  // The rules that we give along, and the page, name nothing that there is not.
  const families = [...body.matchAll(/^# TYPE (\S+) /gm)].map(([, name]) => name ?? '');
  for (const file of ['docs/examples/alerts.yml', 'docs/watching.md'])
    for (const [named] of readFileSync(join(__dirname, '../../..', file), 'utf8').matchAll(
      /(?:wertmarke|nodejs)_[a-z0-9_]*[a-z0-9]/g,
    ))
      expect([
        file,
        named,
        families.some((one) => named.replace(/_bucket$/, '') === one || named.includes('certificate')),
      ]).toEqual([file, named, true]);
  for (const person of [clerk.view().person?.name ?? '', 'Katharina']) expect(body).not.toContain(person);
});

test('S53 whatever is asked, no stranger makes a label or a series more', async () => {
  world = await openWorld();
  const meter = createMeter();
  const refusal = { ok: false, refusal: { code: 'malformed', values: {} } } as never;
  await fc.assert(
    fc.asyncProperty(fc.string(), fc.boolean(), async (said, isDone) => {
      meter.count(said, isDone ? { ok: true, result: null } : refusal);
      const types = parsed(await meter.registry.metrics())
        .filter(({ name }) => name === 'wertmarke_commands_total')
        .map(({ labels }) => labels);
      for (const labels of types) expect(labels).toMatch(/^type="other",outcome="(?:done|refused)"$/);
    }),
    { numRuns: 25 },
  );
});
