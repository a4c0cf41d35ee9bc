// The office while somebody works on it. Vite stands at both ports and replaces what changes on a screen where it
// stands; whatever is no screen it passes on to the office behind it, which starts again whenever its own code changes.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createSocket } from 'node:net';
import { dirname, join, relative } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ended, inRoot, say, start } from './process.mjs';
import { filesIn, SCREEN_ROOMS, SERVER_ROOMS } from './rooms.mjs';

const OUT = inRoot('.cache/dev');
const LOOK_MS = 10;
/** An editor that saves several files at once is one change. */
const TOGETHER_MS = 20;
const SWC = {
  jsc: { parser: { syntax: 'typescript' }, target: 'es2023' },
  module: { type: 'commonjs', ignoreDynamic: true },
  sourceMaps: 'inline',
};
/** Vite's own addresses and the rooms whose files it serves as they are; everything else is the office's. */
const NOT_VITES = `^/(?!@|node_modules/|\\.cache/|(?:${SCREEN_ROOMS.join('|')})/)`;

const isOfServer = (file) => file.endsWith('.ts') && SERVER_ROOMS.some((room) => file.startsWith(`${room}/`));
const outFor = (file) => join(OUT, file.replace(/\.ts$/, '.js'));

/** Compiles one file without looking at its types, as fast as that goes; one that is gone goes from the output too. */
async function compile(swc, file) {
  try {
    const { code } = await swc.transform(readFileSync(inRoot(file), 'utf8'), { ...SWC, filename: inRoot(file) });
    mkdirSync(dirname(outFor(file)), { recursive: true });
    writeFileSync(outFor(file), code);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    rmSync(outFor(file), { force: true });
  }
}

async function compileAll(swc) {
  rmSync(OUT, { recursive: true, force: true });
  const files = SERVER_ROOMS.flatMap(filesIn).map((file) => relative(inRoot('.'), file));
  await Promise.all(files.filter(isOfServer).map((file) => compile(swc, file)));
  const { version } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  // The name that screens from Vite have: none of them reloads because the office began again.
  writeFileSync(join(OUT, 'build.json'), JSON.stringify({ version, build: 'dev' }));
}

/** A port of this machine that nobody else has now. */
const freePort = () =>
  new Promise((resolve, reject) => {
    const socket = createSocket().once('error', reject);
    socket.listen(0, '127.0.0.1', () => {
      const { port } = socket.address();
      socket.close(() => resolve(port));
    });
  });

const answers = (port) =>
  fetch(`http://127.0.0.1:${port}/healthz`).then(
    ({ ok }) => ok,
    () => false,
  );

/** What the office is told: that Vite is the proxy before it, and under which addresses people reach that. */
function environmentBehind(port, publicPort, behind) {
  return {
    PUBLIC_URL: `http://localhost:${publicPort}`,
    OFFICE_URL: `http://localhost:${port}`,
    ...process.env,
    ...{
      HOST: '127.0.0.1',
      PORT: String(behind.office),
      PUBLIC_PORT: String(behind.visitors),
      TRUST_PROXY: 'loopback',
    },
    // Node 22 and newer then start in less time.
    NODE_COMPILE_CACHE: inRoot('.cache/node'),
  };
}

/** Vite before one port of the office. `pages` are its screens, `rewrites` whose page an address is. */
async function openVite({ createServer, createLogger }, { name, port, behind, pages, rewrites }) {
  const logger = createLogger('warn');
  const { error } = logger;
  // While the office starts again nobody answers behind the proxy; screens say so themselves and come back.
  logger.error = (text, options) => {
    if (!/proxy (socket )?error/.test(text)) error(text, options);
  };
  const vite = await createServer({
    root: inRoot('.'),
    customLogger: logger,
    cacheDir: inRoot(`.cache/vite/${name}`),
    optimizeDeps: { entries: pages.map((page) => `${page}/index.html`) },
    server: {
      ...{ host: process.env.HOST ?? 'localhost', port, strictPort: true, hmr: { path: '@hmr' } },
      // The Host header stays as it is: it is what the office holds the page's origin against.
      proxy: { [NOT_VITES]: { target: `http://127.0.0.1:${behind}`, changeOrigin: false, ws: true, xfwd: true } },
    },
    plugins: [
      {
        name: 'addresses',
        configureServer: ({ middlewares }) => {
          middlewares.use((request, _response, next) => {
            request.url = rewrites(request.url);
            next();
          });
        },
      },
    ],
  });
  return vite.listen();
}

/** Calls back with all files that changed together, one batch after the other. */
function onChanges(watcher, work) {
  const changed = new Set();
  let working = Promise.resolve();
  watcher.on('all', (_event, path) => {
    const file = relative(inRoot('.'), path);
    if (!isOfServer(file)) return;
    if (changed.size === 0) {
      working = Promise.all([working, pause(TOGETHER_MS)]).then(() => {
        const files = [...changed];
        changed.clear();
        return work(files);
      });
    }
    changed.add(file);
  });
}

/** Runs until it is ended. The links that the first start prints stay good however often the office starts again. */
export async function develop(args) {
  const [swc, vite] = await Promise.all([import('@swc/core'), import('vite')]);
  const port = Number(process.env.PORT ?? 3000);
  const publicPort = Number(process.env.PUBLIC_PORT ?? 3001);
  const behind = { office: await freePort(), visitors: await freePort() };
  const environment = environmentBehind(port, publicPort, behind);

  let office = null;
  const begin = (more) => {
    office = start('--enable-source-maps', [join(OUT, 'server/main.js'), ...more, ...args], environment);
  };
  const isUp = async () => {
    const child = office;
    while (child.exitCode === null && !(await answers(behind.office))) await pause(LOOK_MS);
    return child.exitCode === null;
  };

  const again = async (files) => {
    const began = performance.now();
    try {
      await Promise.all(files.map((file) => compile(swc, file)));
    } catch (error) {
      say(error.message);
      return;
    }
    await ended(office);
    begin(['--again']);
    const took = () => ((performance.now() - began) / 1000).toFixed(2);
    say((await isUp()) ? `${files.join(', ')}: new server after ${took()} s` : `${files.join(', ')}: no server now`);
  };

  await compileAll(swc);
  const officeVite = await openVite(vite, {
    ...{ name: 'office', port, behind: behind.office, pages: ['kiosk', 'display', 'counter', 'admin'] },
    rewrites: (url) => url,
  });
  await openVite(vite, {
    ...{ name: 'visitors', port: publicPort, behind: behind.visitors, pages: ['booking'] },
    rewrites: (url) => (/^\/(\?|$|t\/)/.test(url) ? '/booking/index.html' : url),
  });
  onChanges(officeVite.watcher, again);
  begin([]);
  if (await isUp()) say('Change a screen and see it where it stands; change the server and it starts again.');
}
