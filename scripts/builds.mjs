// The two builds, server and screens: what each is made of, whether it is up to date, and how it is made.
// dist/build.json names the sources that each was made of; the server reads it, and a screen older than that reloads.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { inRoot, run, step, tool } from './process.mjs';
import { filesIn, GALLERY_ROOM, SCREEN_ROOMS, SERVER_ROOMS } from './rooms.mjs';

const MARKS = inRoot('dist/build.json');

const GALLERY_ROOMS = [...SCREEN_ROOMS, GALLERY_ROOM, 'server'];

const SCREEN_STEPS = ['fonts', 'prune', 'compress'].map((step) => `scripts/${step}.mjs`);

/** Twelve letters that change whenever the content or the name of any source does. */
function fingerprint(sources) {
  const hash = createHash('sha256');
  for (const file of sources.flatMap(filesIn)) {
    const content = readFileSync(file);
    hash.update(`${relative(inRoot('.'), file)} ${content.length} `).update(content);
  }
  return hash.digest('hex').slice(0, 12);
}

function readMarks() {
  return existsSync(MARKS) ? JSON.parse(readFileSync(MARKS, 'utf8')) : {};
}

/** Written whole or not at all: a half file would stop every later start. */
function mark(key, value) {
  mkdirSync(inRoot('dist'), { recursive: true });
  const { version } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  writeFileSync(`${MARKS}.next`, JSON.stringify({ ...readMarks(), version, [key]: value }));
  renameSync(`${MARKS}.next`, MARKS);
}

async function compileServer() {
  for (const room of SERVER_ROOMS) rmSync(inRoot(`dist/${room}`), { recursive: true, force: true });
  await step('compiling the server', 'The server does not compile, see above.', () =>
    run(tool('typescript/bin/tsc'), ['-p', 'tsconfig.server.json']),
  );
}

/** Builds beside the old pages and swaps, so that a build that breaks leaves them whole. */
const buildPages = (name, mode) => async (made) => {
  const [pages, next, old] = ['', '.next', '.old'].map((end) => inRoot(`dist/${name}${end}`));
  for (const folder of [next, old]) rmSync(folder, { recursive: true, force: true });
  const args = ['build', '--mode', mode, '--logLevel', 'warn', '--emptyOutDir', '--outDir', next];
  await step(`building the ${name}`, `The build of the ${name} failed, see above.`, () =>
    run(tool('vite/bin/vite.js'), args, { BUILD: made }),
  );
  if (existsSync(pages)) renameSync(pages, old);
  renameSync(next, pages);
  rmSync(old, { recursive: true, force: true });
};

const BUILDS = [
  {
    key: 'server',
    sources: [...SERVER_ROOMS, 'package.json', 'tsconfig.json', 'tsconfig.server.json', 'package-lock.json'],
    output: inRoot('dist/server'),
    make: compileServer,
  },
  {
    key: 'build',
    sources: [...SCREEN_ROOMS, ...SCREEN_STEPS, 'tsconfig.json', 'vite.config.mts', 'package-lock.json'],
    output: inRoot('dist/screens'),
    make: buildPages('screens', 'production'),
  },
];

/** For whoever looks at it, and for the tests: no office needs it. */
const GALLERY = {
  key: 'gallery',
  sources: [...GALLERY_ROOMS, ...SCREEN_STEPS, 'tsconfig.json', 'vite.config.mts', 'package-lock.json'],
  output: inRoot('dist/gallery'),
  make: buildPages('gallery', 'gallery'),
};

function isStale({ key, sources, output }) {
  return !existsSync(output) || readMarks()[key] !== fingerprint(sources);
}

/** Whether something is missing or older than its sources. */
export const needsBuilding = () => BUILDS.some(isStale);

/** Makes what is missing or stale. Refuses when a build breaks, and leaves that one marked as not made. */
export const buildWhatIsStale = () => buildStale(BUILDS);

/** The same of the gallery. */
export const buildGallery = () => buildStale([GALLERY]);

async function buildStale(builds) {
  for (const { key, sources, make } of builds.filter(isStale)) {
    const made = fingerprint(sources);
    mark(key, null);
    await make(made);
    mark(key, made);
  }
}
