// The one door behind every npm script: brings a checkout into working order, then does the act that was asked for.
// Plain Node without dependencies, because on a fresh clone nothing is installed yet.

import { createRequire } from 'node:module';
import { buildGallery, buildWhatIsStale, needsBuilding } from './builds.mjs';
import { check } from './checks.mjs';
import { install, isInstalled } from './install.mjs';
import { alone } from './lock.mjs';
import { testUnderAll } from './nodes.mjs';
import { endChildren, inRoot, isRefusal, refusal, run, say, tool } from './process.mjs';
import { test, watch } from './tests.mjs';

const OLDEST_NODE = [20, 19];

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

/** What all tests together want: the gallery after what they cannot do without. */
async function buildAll() {
  await build();
  await gallery();
}

/** Takes the pictures of docs/pictures anew, or with --check only says which of them have changed. */
async function pictures(args) {
  await buildAll();
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

/** Writes what follows from the code into docs/protocol.md and docs/dataprotection. */
async function writeDocs() {
  const code = await run(tool('jest/bin/jest.js'), ['test/docs'], { WRITE_DOCS: 'yes' });
  if (code !== 0) process.exitCode = code;
}

const ACTS = {
  start: async (args) => {
    await build();
    if (args[0] === 'city') become('dist/server/cityMain.js', args);
    else become('dist/server/main.js', args);
  },
  demo: async (args) => {
    await build();
    become('dist/demo/main.js', args);
  },
  link: async (args) => {
    await build();
    become('dist/server/starting/linkMain.js', args);
  },
  backup: async (args) => {
    await build();
    become('dist/server/storage/safekeeping/backupMain.js', args);
  },
  restore: async (args) => {
    await build();
    become('dist/server/storage/safekeeping/restoreMain.js', args);
  },
  mend: async (args) => {
    await build();
    become('dist/server/storage/mending/mendMain.js', args);
  },
  move: async (args) => {
    await build();
    become('dist/server/storage/postgres/moving/moveMain.js', args);
  },
  report: async (args) => {
    await build();
    become('dist/server/cityReportMain.js', args);
  },
  audit: async (args) => {
    await build();
    become('dist/server/storage/auditMain.js', args);
  },
  factor: async (args) => {
    await build();
    become('dist/server/storage/factorMain.js', args);
  },
  bench: async (args) => {
    await build();
    become('dist/bench/main.js', args);
  },
  input: async (args) => {
    await build();
    become('dist/inputs/main.js', args);
  },
  faults: async (args) => {
    await build();
    become('dist/faults/main.js', args);
  },
  deb: async (args) => {
    await build();
    const { buildPackages } = await import('./deb.mjs');
    for (const file of await buildPackages(args)) process.stdout.write(`${file}\n`);
  },
  install: async (args) => {
    await build();
    const { testInstall } = await import('./deb.mjs');
    process.exitCode = await testInstall(args);
  },
  build,
  built: () => {
    if (needsBuilding()) throw refusal('The build is older than its sources, or missing. First run: npm run build');
  },
  dev: async (args) => {
    const { develop } = await import('./dev.mjs');
    await develop(args);
  },
  gallery: async (args) => {
    if (args.includes('--build')) await gallery();
    else process.exitCode = await run(tool('vite/bin/vite.js'), ['--mode', 'gallery', ...args]);
  },
  pictures: async (args) => {
    process.exitCode = await pictures(args);
  },
  check: async () => {
    process.exitCode = (await check()).length > 0 ? 1 : 0;
  },
  docs: writeDocs,
  sbom: async () => {
    const { sbom } = await import('./papers.mjs');
    await sbom();
  },
  accessibility: async () => {
    const { en301549 } = await import('./papers.mjs');
    en301549();
  },
  nodes: async (args) => {
    process.exitCode = (await testUnderAll(args)) > 0 ? 1 : 0;
  },
  test: async (args) => {
    process.exitCode = (await test(args, buildAll)) > 0 ? 1 : 0;
  },
  watch: async (args) => {
    process.exitCode = await watch(args);
  },
  fix: async () => {
    await run(inRoot('scripts/placeholders.mjs'), []);
    process.exitCode = await run(tool('@biomejs/biome/bin/biome'), ['check', '--write', '--error-on-warnings']);
    await writeDocs();
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
