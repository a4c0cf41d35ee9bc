// Makes docs/pictures/hall.png, the picture at the top of the README: `node scripts/hallPicture.mjs`, after `npm run build`.
// It starts the demonstration on a clock of its own, lets some visitors come, and photographs four real screens.

import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright-core';
import { io } from 'socket.io-client';
import { inRoot, say } from './process.mjs';

const PICTURE = inRoot('docs/pictures/hall.png');
const STAGE = inRoot('scripts/hallPicture.html');
/** The journeys unpack it here before the first of them runs. */
const UNPACKED = inRoot('node_modules/.cache/wertmarke/chromium');
const PORTS = { PORT: '4870', PUBLIC_PORT: '4871' };
const OFFICE = `http://127.0.0.1:${PORTS.PORT}`;
const FLAGS = [
  ...['--headless', '--no-sandbox', '--hide-scrollbars'],
  ...['--font-render-hinting=none', '--autoplay-policy=no-user-gesture-required'],
];
const MOST_BYTES = 250_000;

/** What each screen is photographed at: its size in CSS pixels, and its width in the picture, so that nothing is scaled later. */
const GLASS = {
  kiosk: { width: 810, height: 1440, drawn: 368 },
  display: { width: 1280, height: 720, drawn: 672 },
  counter: { width: 1280, height: 530, drawn: 672 },
  phone: { width: 390, height: 800, drawn: 190 },
};

/** A browser that starts here, with the libraries and fonts that the package brings where the machine lacks them. */
function browserPath() {
  const own = join(UNPACKED, 'chromium');
  const path = process.env.CHROMIUM_PATH ?? own;
  if (!existsSync(path)) throw new Error(`No browser at ${path}: run one journey first, or set CHROMIUM_PATH.`);
  if (path !== own) return path;
  if (!existsSync('/etc/fonts')) process.env.FONTCONFIG_PATH = join(UNPACKED, 'fonts');
  if (spawnSync(path, ['--version']).status !== 0) process.env.LD_LIBRARY_PATH = join(UNPACKED, 'al2023/lib');
  return path;
}

/** Starts the demonstration in an empty folder; resolves with one pairing link per screen, in the order it prints them. */
async function startDemonstration(folder) {
  const environment = {
    ...{ ...PORTS, HOST: '127.0.0.1', DATA_DIR: folder, LOG_LEVEL: 'error', DEMONSTRATION: 'empty' },
    ...{ PUBLIC_URL: 'https://termine.luenen.example', CLOCK_AT: '2026-03-02T09:26:00+01:00', CLOCK_SPEED: '30' },
  };
  const server = spawn(process.execPath, [inRoot('dist/server/main.js')], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const links = [];
  for await (const line of createInterface({ input: server.stdout })) {
    const link = /http\S+\/(\w+)\/#pair=\S+/.exec(line);
    if (link !== null) links.push({ role: link[1], url: link[0] });
    if (links.some(({ role }) => role === 'admin')) break;
  }
  return { server, links };
}

/** A counter without a screen: paired by its link, asking what a clerk asks. */
async function openCounter({ url }) {
  const response = await fetch(`${OFFICE}/api/pair`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code: url.split('#pair=')[1] }),
  });
  const { result } = await response.json();
  const cookie = response.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const socket = io(OFFICE, { auth: { deviceId: result.deviceId }, extraHeaders: { cookie } });
  const ask = async (type, fields = {}) => {
    const reply = await socket
      .timeout(10_000)
      .emitWithAck('command', { id: randomUUID(), command: { type, ...fields } });
    if (!reply.ok) throw new Error(`${type} is refused: ${JSON.stringify(reply.refusal)}`);
    return reply.result;
  };
  return { ask, close: () => socket.close() };
}

const draw = (counter, serviceId, persons = 1) =>
  counter.ask('drawTicket', { serviceIds: [serviceId], persons, language: 'de' });

const book = (counter, serviceId, time, name) =>
  counter.ask('bookAppointment', {
    ...{ serviceIds: [serviceId], persons: 1, language: 'de', slotAt: Date.parse(`2026-03-02T${time}:00+01:00`) },
    ...{ place: { kind: 'extra' }, contact: { name, email: null, phone: null } },
  });

/** A morning in the office: some are served, some wait, two have checked in. Gives back the page of a ticket that waits. */
async function letPeopleCome([first, second, third]) {
  for (const service of ['ausweis', 'abholung', 'wohnsitz', 'ausweis']) await draw(first, service);
  const booked = [
    await book(first, 'ausweis', '09:30', 'Erika Mustermann'),
    await book(first, 'wohnsitz', '09:40', 'Jonas Becker'),
  ];
  await book(first, 'abholung', '10:00', 'Max Mustermann');
  for (const counter of [first, second, third]) {
    const { visitId } = await counter.ask('callNext');
    if (counter !== third) await counter.ask('begin', { visitId });
  }
  for (const { code } of booked) await first.ask('checkIn', { code, language: 'de' });
  for (const service of ['beglaubigung', 'meldebescheinigung', 'ausweis', 'bewohnerparken'])
    await draw(second, service);
  const { url } = await draw(second, 'wohnsitz', 2);
  await draw(second, 'abholung');
  return new URL(url).pathname;
}

async function photograph(browser, name, url, settle) {
  const { width, height, drawn } = GLASS[name];
  const page = await browser.newPage({
    ...{ viewport: { width, height }, deviceScaleFactor: drawn / width },
    ...{ locale: 'de-DE', timezoneId: 'Europe/Berlin' },
  });
  await page.goto(url);
  await settle(page);
  // No room for a scrollbar that the picture does not show; set by script, because the page's policy forbids style elements.
  await page.evaluate(() => document.documentElement.style.setProperty('scrollbar-gutter', 'auto'));
  return { name, page };
}

async function compose(browser, shots) {
  const page = await browser.newPage({ viewport: { width: 1400, height: 788 } });
  await page.goto(`file://${STAGE}`);
  for (const [name, image] of Object.entries(shots))
    await page.locator(`#${name}`).evaluate(
      (element, source) => {
        element.src = source;
        return element.decode();
      },
      `data:image/png;base64,${image.toString('base64')}`,
    );
  mkdirSync(dirname(PICTURE), { recursive: true });
  await page.screenshot({ path: PICTURE });
}

async function makePicture(folder) {
  const { server, links } = await startDemonstration(folder);
  const browser = await chromium.launch({
    executablePath: browserPath(),
    args: FLAGS,
  });
  const linkOf = (role, place = 0) => links.filter((link) => link.role === role)[place];
  const counters = await Promise.all([0, 1, 3].map((place) => openCounter(linkOf('counter', place))));
  try {
    const heading = (page) => page.getByRole('heading').first().waitFor();
    const ticket = await letPeopleCome(counters);
    const pages = [
      await photograph(browser, 'kiosk', linkOf('kiosk').url, heading),
      await photograph(browser, 'display', linkOf('display').url, heading),
      await photograph(browser, 'phone', `http://127.0.0.1:${PORTS.PUBLIC_PORT}${ticket}`, heading),
      await photograph(browser, 'counter', linkOf('counter', 2).url, async (page) => {
        await heading(page);
        await page.keyboard.press('n');
      }),
    ];
    await new Promise((resolve) => setTimeout(resolve, 3000));
    const shots = {};
    for (const { name, page } of pages) shots[name] = await page.screenshot({ animations: 'disabled' });
    await compose(browser, shots);
  } finally {
    for (const counter of counters) counter.close();
    await browser.close();
    server.kill('SIGTERM');
  }
}

const folder = mkdtempSync(join(tmpdir(), 'wertmarke-hall-'));
try {
  await makePicture(folder);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const bytes = readFileSync(PICTURE).length;
if (bytes > MOST_BYTES)
  throw new Error(`The picture has ${bytes} bytes; at most ${MOST_BYTES} belong into the repository.`);
say(`${PICTURE}: ${Math.round(bytes / 1000)} kB`);
