// The test command: what can be said without running, the builds, and every kind of test, side by side where it goes.

import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { setPriority } from 'node:os';
import { relative } from 'node:path';
import { check } from './checks.mjs';
import { codeOf, inRoot, say, start, tool } from './process.mjs';

const SLOWEST = 10;
/** How nice: printers' tests answer within a second of real time, and go before whatever else is under way. */
const GIVES_WAY = { computing: 10 };
/** Files may end some time after their last test; what stands here took longer than anybody likes to wait. */
const SLOW_S = 1;

/** What only computes gives way to everything else. A browser gives way to nothing, and comes later. */
const COMPUTING = { name: 'computing', args: ['--maxWorkers=2', '--selectProjects', 'node', 'jsdom'] };
const PRINTERS = { name: 'printers', args: ['--maxWorkers=1', '--selectProjects', 'printers'] };
const PROGRAMS = { name: 'programs', args: ['--maxWorkers=1', '--selectProjects', 'programs'] };
const JOURNEYS = { name: 'journeys', args: ['--maxWorkers=1', '--selectProjects', 'browser'] };

/** Runs jest and gives back what it counted; a file that did not even load counts as one failure. */
async function jest({ name, args }, environment = {}) {
  const resultFile = inRoot(`.cache/jest-${name}.json`);
  mkdirSync(inRoot('.cache'), { recursive: true });
  rmSync(resultFile, { force: true });
  // A worker that died keeps jest from ending; its failure is counted, and nobody waits for it.
  const own = ['--json', '--forceExit', `--outputFile=${resultFile}`];
  const child = start(tool('jest/bin/jest.js'), [...own, ...args], environment);
  if (name in GIVES_WAY) setPriority(child.pid, GIVES_WAY[name]);
  const code = await codeOf(child);
  if (!existsSync(resultFile)) return { passed: 0, failed: 1, skipped: 0, files: [] };
  const result = JSON.parse(readFileSync(resultFile, 'utf8'));
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  return {
    passed: result.numPassedTests,
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped: result.numPendingTests + result.numTodoTests,
    files: result.testResults.map(({ name, startTime, endTime }) => ({ name, tookS: (endTime - startTime) / 1000 })),
  };
}

/**
 * What computes begins at once. Printers keep real time: programs and browsers wait for them, as a browser is a session of
 * its own, to which Linux gives as much as to all tests together. Tests wait more than they compute, so that they share two
 * cores. `unmet` says what else is not in order.
 */
async function everything(build) {
  // Several of them share the terminal: none may draw over another's lines.
  const environment = { CI: 'true' };
  const unmet = [];
  const built = build().catch((error) => {
    say(error.message);
    unmet.push('build');
  });
  const checked = check().then((failed) => unmet.push(...failed));
  const printers = built.then(() => jest(PRINTERS, environment));
  const after = (kind) => printers.then(() => jest(kind, environment));
  const runs = await Promise.all([jest(COMPUTING, environment), printers, after(PROGRAMS), after(JOURNEYS)]);
  await checked;
  return { runs, unmet };
}

function sayTheSlowest(files) {
  const slow = files.filter(({ tookS }) => tookS >= SLOW_S).sort((one, other) => other.tookS - one.tookS);
  if (slow.length === 0) return;
  say('the slowest:');
  for (const { name, tookS } of slow.slice(0, SLOWEST))
    say(`${tookS.toFixed(1).padStart(7)} s  ${relative(inRoot('.'), name)}`);
}

/** All, or what the arguments for jest select; the number of failures. */
export async function test(args, build) {
  const { runs, unmet } =
    args.length === 0 ? await everything(build) : { runs: [await jest({ name: 'selected', args })], unmet: [] };
  const sum = (key) => runs.reduce((total, run) => total + run[key], 0);
  sayTheSlowest(runs.flatMap(({ files }) => files));
  if (unmet.length > 0) say(`not in order: ${unmet.join(', ')} (see above)`);
  const [failed, skipped] = [sum('failed') + unmet.length, sum('skipped')];
  process.stdout.write(`${sum('passed')} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
  return failed;
}

/** Runs what a change touches, again and again; not what wants a build. */
export const watch = (args) =>
  codeOf(start(tool('jest/bin/jest.js'), ['--watch', '--selectProjects', 'node', 'printers', 'jsdom', ...args]));
