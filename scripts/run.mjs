// The one door behind every npm script: brings a checkout into working order, then does the act that was asked for.
// Plain Node without dependencies, because on a fresh clone nothing is installed yet.

import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';
import { buildGallery, buildWhatIsStale, needsBuilding, sourcesNow } from './builds.mjs';
import { install, isInstalled } from './install.mjs';
import { alone } from './lock.mjs';
import { testUnderAll } from './nodes.mjs';
import { endChildren, ended, inRoot, isRefusal, refusal, run, say, start, tool } from './process.mjs';

const OLDEST_NODE = [20, 19];
const LOOK_AGAIN_MS = 500;
const CHECKS = {
  style: () => run(tool('@biomejs/biome/bin/biome'), ['check', '--error-on-warnings']),
  types: () => run(tool('typescript/bin/tsc'), ['--noEmit', '-p', 'tsconfig.json']),
  unused: () => run(tool('knip/bin/knip.js'), ['--no-progress']),
};

/** Says what a person can put right; anything else is a bug of the scripts and keeps its stack. */
function tellRefusal(error) {
  if (!isRefusal(error)) throw error;
  say(error.message);
}

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
    throw refusal(`Node ${OLDEST_NODE.join('.')} or newer is needed, this is ${process.versions.node}.`);
  }
}

async function readyToRun() {
  if (isInstalled()) return;
  await alone(async () => {
    if (!isInstalled()) await install();
  });
}

async function build() {
  if (needsBuilding()) await alone(buildWhatIsStale);
}

const gallery = () => alone(buildGallery);

/** Takes the pictures of docs/pictures anew, or with --check only says which of them have changed. */
async function pictures(args) {
  await gallery();
  const environment = args.includes('--check') ? {} : { PICTURES: 'take' };
  return run(tool('jest/bin/jest.js'), ['--selectProjects', 'browser', '--verbose', 'journeys/pictures'], environment);
}

/** Runs a compiled program in this very process, so that a signal sent to it needs no forwarding. */
function become(file, args) {
  process.removeAllListeners('SIGINT').removeAllListeners('SIGTERM');
  process.setSourceMapsEnabled(true);
  process.argv = [process.execPath, inRoot(file), ...args];
  createRequire(import.meta.url)(inRoot(file));
}

async function check() {
  const failed = [];
  for (const [name, passes] of Object.entries(CHECKS)) {
    say(`checking ${name} ...`);
    if ((await passes()) !== 0) failed.push(name);
  }
  return failed;
}

/** Runs jest and gives back what it counted; a file that did not even load counts as one failure. */
async function jest(args) {
  const resultFile = inRoot('.cache/jest.json');
  mkdirSync(inRoot('.cache'), { recursive: true });
  rmSync(resultFile, { force: true });
  // A worker that died keeps jest from ending; its failure is counted, and nobody waits for it.
  const code = await run(tool('jest/bin/jest.js'), ['--json', '--forceExit', `--outputFile=${resultFile}`, ...args]);
  if (!existsSync(resultFile)) return { code, passed: 0, failed: 1, skipped: 0 };
  const result = JSON.parse(readFileSync(resultFile, 'utf8'));
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  return {
    code,
    passed: result.numPassedTests,
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped: result.numPendingTests + result.numTodoTests,
  };
}

async function test(args) {
  const unmet = [];
  if (args.length === 0) {
    unmet.push(...(await check()));
    for (const builds of [build, gallery])
      await builds().catch((error) => {
        tellRefusal(error);
        unmet.push('build');
      });
  }
  const result = await jest(args);
  if (unmet.length > 0) say(`not in order: ${unmet.join(', ')} (see above)`);
  const skipped = result.skipped > 0 ? `, ${result.skipped} skipped` : '';
  process.stdout.write(`${result.passed} passed, ${result.failed + unmet.length} failed${skipped}\n`);
  return result.failed + unmet.length;
}

/** Starts the server, and on every change builds what it touches and starts the server again; open screens then reload. */
async function develop(args) {
  let server = null;
  let running = null;
  for (;;) {
    const wanted = sourcesNow();
    if (wanted !== running) {
      running = wanted;
      await build().catch(tellRefusal);
      if (!needsBuilding()) {
        if (server) await ended(server);
        server = start('--enable-source-maps', [inRoot('dist/server/main.js'), ...args]);
      }
    }
    await pause(LOOK_AGAIN_MS);
  }
}

const ACTS = {
  start: async (args) => {
    await build();
    become('dist/server/main.js', args);
  },
  demo: async (args) => {
    await build();
    become('dist/demo/main.js', args);
  },
  link: async (args) => {
    await build();
    become('dist/server/linkMain.js', args);
  },
  backup: async (args) => {
    await build();
    become('dist/server/safekeeping/backupMain.js', args);
  },
  restore: async (args) => {
    await build();
    become('dist/server/safekeeping/restoreMain.js', args);
  },
  bench: async (args) => {
    await build();
    become('dist/bench/main.js', args);
  },
  build,
  gallery: async (args) => {
    if (args.includes('--build')) await gallery();
    else process.exitCode = await run(tool('vite/bin/vite.js'), ['--mode', 'gallery', ...args]);
  },
  pictures: async (args) => {
    process.exitCode = await pictures(args);
  },
  dev: develop,
  check: async () => {
    process.exitCode = (await check()).length > 0 ? 1 : 0;
  },
  nodes: async (args) => {
    process.exitCode = (await testUnderAll(args)) > 0 ? 1 : 0;
  },
  test: async (args) => {
    process.exitCode = (await test(args)) > 0 ? 1 : 0;
  },
};

/** npm ends what it started when it is asked to end, but not when it is killed: then this process ends itself. */
function endWithNpm() {
  const npm = process.ppid;
  const watch = () => {
    if (process.ppid !== npm) process.kill(process.pid, 'SIGTERM');
  };
  if (process.env.npm_lifecycle_event !== undefined) setInterval(watch, 500).unref();
}

const [name, ...args] = process.argv.slice(2);
endWithNpm();
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => endChildren(signal));
try {
  refuseOldNode();
  if (!Object.hasOwn(ACTS, name)) throw refusal(`Say one of: ${Object.keys(ACTS).join(', ')}.`);
  await readyToRun();
  await ACTS[name](args);
} catch (error) {
  tellRefusal(error);
  process.exitCode = 1;
}
