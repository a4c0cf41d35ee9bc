// The two builds, server and screens: what each is made of, whether it is up to date, and how it is made.
// dist/build.json names the sources that each was made of; the server reads it, and a screen older than that reloads.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { inRoot, run, step, tool } from './process.mjs';
import { filesIn, SCREEN_ROOMS, SERVER_ROOMS } from './rooms.mjs';

const MARKS = inRoot('dist/build.json');

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

/** Builds beside the old screens and swaps, so that a build that breaks leaves them whole. */
async function buildScreens(made) {
  const [screens, next, old] = ['screens', 'screens.next', 'screens.old'].map((name) => inRoot(`dist/${name}`));
  for (const folder of [next, old]) rmSync(folder, { recursive: true, force: true });
  await step('building the screens', 'The screens do not build, see above.', () =>
    run(tool('vite/bin/vite.js'), ['build', '--logLevel', 'warn', '--outDir', next], { BUILD: made }),
  );
  if (existsSync(screens)) renameSync(screens, old);
  renameSync(next, screens);
  rmSync(old, { recursive: true, force: true });
}

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
    make: buildScreens,
  },
];

function isStale({ key, sources, output }) {
  return !existsSync(output) || readMarks()[key] !== fingerprint(sources);
}

/** Whether something is missing or older than its sources. */
export const needsBuilding = () => BUILDS.some(isStale);

/** Makes what is missing or stale. Refuses when a build breaks, and leaves that one marked as not made. */
export async function buildWhatIsStale() {
  for (const { key, sources, make } of BUILDS.filter(isStale)) {
    const made = fingerprint(sources);
    mark(key, null);
    await make(made);
    mark(key, made);
  }
}
