// The test command: what can be said without running, the builds, and every kind of test, side by side where it goes.

import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { setPriority } from 'node:os';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { check } from './checks.mjs';
import { codeOf, inRoot, say, start, tool } from './process.mjs';

const SLOWEST = 10;
/** How nice: printers' tests answer within a second of real time, and go before whatever else is under way. */
const GIVES_WAY = { computing: 10 };
/** Files may end some time after their last test; what stands here took longer than anybody likes to wait. */
const SLOW_S = 1;
/** More files than these are no matter of a busy machine. */
const MOST_LOOKED_AT_AGAIN = 12;
/** Of what a failed test says, as much as tells what it expected. */
const LINES_TOLD = 12;

/** What only computes gives way to everything else. A browser gives way to nothing, and comes later. */
const COMPUTING = { name: 'computing', args: ['--maxWorkers=2', '--selectProjects', 'node', 'jsdom', 'postgres'] };
const PRINTERS = { name: 'printers', args: ['--maxWorkers=1', '--selectProjects', 'printers'] };
const PROGRAMS = { name: 'programs', args: ['--maxWorkers=1', '--selectProjects', 'programs'] };
const JOURNEYS = { name: 'journeys', args: ['--maxWorkers=1', '--selectProjects', 'browser'] };

/** A file's tests that failed; of one that did not even load, that. */
function failuresOf({ name, status, message, assertionResults }) {
  const failed = assertionResults.filter((test) => test.status === 'failed');
  const file = relative(inRoot('.'), name);
  if (failed.length === 0) return status === 'failed' ? [{ name, what: `${file}\n${message}` }] : [];
  return failed.map((test) => ({ name, what: `${file}: ${test.fullName}\n${test.failureMessages.join('\n')}` }));
}

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
  if (!existsSync(resultFile)) return { passed: 0, failed: 1, skipped: 0, files: [], failures: [] };
  const result = JSON.parse(readFileSync(resultFile, 'utf8'));
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  return {
    passed: result.numPassedTests,
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped: result.numPendingTests + result.numTodoTests,
    files: result.testResults.map(({ name, startTime, endTime }) => ({ name, tookS: (endTime - startTime) / 1000 })),
    failures: result.testResults.flatMap(failuresOf),
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

const sum = (runs, key) => runs.reduce((total, run) => total + run[key], 0);
const filesOf = (failures) => [...new Set(failures.map(({ name }) => name))];

/** What a failed test said, without colours, and no more than tells what it expected. */
const sayFailures = (failures) => {
  for (const { what } of failures) say(stripVTControlCharacters(what).split('\n').slice(0, LINES_TOLD).join('\n'));
};

/**
 * Files in which something failed beside all others run once more by themselves. What passes then is told as unsteady, and is
 * not counted as failed: it wants to be mended, but says nothing against the change.
 */
async function lookAgain(runs) {
  const failures = runs.flatMap((run) => run.failures);
  const files = filesOf(failures);
  if (files.length === 0 || files.length > MOST_LOOKED_AT_AGAIN) return { failures, steadied: 0 };
  say(`once more, alone: ${files.map((name) => relative(inRoot('.'), name)).join(', ')}`);
  const again = await jest({ name: 'again', args: ['--maxWorkers=1', '--runTestsByPath', ...files] }, { CI: 'true' });
  // A run that died has said nothing of those that it did not come to.
  const stillFail = again.failed === again.failures.length ? filesOf(again.failures) : files;
  const unsteady = failures.filter(({ name }) => !stillFail.includes(name));
  if (unsteady.length > 0) say('unsteady, failed beside others and passed alone:');
  sayFailures(unsteady);
  return { failures: failures.filter((one) => !unsteady.includes(one)), steadied: unsteady.length };
}

/** All, or what the arguments for jest select; the number of failures. */
export async function test(args, build) {
  const isAll = args.length === 0;
  const { runs, unmet } = isAll
    ? await everything(build)
    : { runs: [await jest({ name: 'selected', args })], unmet: [] };
  const told = isAll ? await lookAgain(runs) : { failures: [], steadied: 0 };
  sayTheSlowest(runs.flatMap(({ files }) => files));
  if (told.failures.length > 0) say('failed:');
  sayFailures(told.failures);
  if (unmet.length > 0) say(`not in order: ${unmet.join(', ')} (see above)`);
  const failed = sum(runs, 'failed') - told.steadied + unmet.length;
  const [passed, skipped] = [sum(runs, 'passed') + told.steadied, sum(runs, 'skipped')];
  process.stdout.write(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`);
  return failed;
}

/** Runs what a change touches, again and again; not what wants a build. */
export const watch = (args) =>
  codeOf(start(tool('jest/bin/jest.js'), ['--watch', '--selectProjects', 'node', 'printers', 'jsdom', ...args]));
