// Children of the scripts: started with the terminal shared, ended together, and reported in one calm line each.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const children = new Set();

/** Something that a person can put right: told in one sentence, without a stack. */
export const refusal = (sentence) => new Error(sentence, { cause: 'refusal' });
export const isRefusal = (error) => error.cause === 'refusal';

/** The absolute path of a file of this checkout. */
export const inRoot = (path) => join(ROOT, path);

/** The path of a tool's script inside node_modules. */
export const tool = (path) => inRoot(`node_modules/${path}`);

export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Seconds since then, for people. */
export const seconds = (began) => ((performance.now() - began) / 1000).toFixed(1);

/** Starts a program in a folder, sharing the terminal unless something else is said. */
function startIn(folder, program, args, environment, stdio = 'inherit') {
  const child = spawn(program, args, { cwd: folder, env: { ...process.env, ...environment }, stdio });
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

/** Starts `node script ...args` in the root of the checkout. */
export const start = (script, args, environment = {}) =>
  startIn(ROOT, process.execPath, [script, ...args], environment);

/** The exit code of a child at its end; one ended by a signal counts as 1. */
export const codeOf = (child) =>
  new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });

/** Runs any program in any folder to its end and gives back the exit code. */
export const runIn = (folder, program, args, environment = {}) => codeOf(startIn(folder, program, args, environment));

/** Runs `node script ...args` to its end and gives back the exit code; a child ended by a signal counts as 1. */
export const run = (script, args, environment = {}) => codeOf(start(script, args, environment));

/** The same in silence: the exit code, and all that it said. */
export async function told(script, args) {
  const colours = process.stderr.isTTY ? { FORCE_COLOR: '1' } : {};
  const child = startIn(ROOT, process.execPath, [script, ...args], colours, ['ignore', 'pipe', 'pipe']);
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => said.push(text));
  const code = await codeOf(child);
  return { code, said: Buffer.concat(said).toString().trim() };
}

/** Ends a child and waits until it is gone and has let go of its ports. */
export function ended(child) {
  if (!children.has(child)) return Promise.resolve();
  child.kill('SIGTERM');
  return once(child, 'exit');
}

/** Does one step and says how long it took. Refuses with `failed` when the step's exit code is not 0. */
export async function step(label, failed, work) {
  const began = performance.now();
  say(`${label} ...`);
  const code = await work();
  if (code !== 0) throw refusal(failed);
  say(`${label}: ${seconds(began)} s`);
}

/** Ends every child and then this process, with the exit code that the signal stands for. */
export function endChildren(signal) {
  for (const child of children) child.kill(signal);
  process.exit(128 + constants.signals[signal]);
}
