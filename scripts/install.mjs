// Installs the dependencies exactly as the lockfile names them, once.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inRoot, refusal, run, step } from './process.mjs';

const STAMP = inRoot('node_modules/.cache/wertmarke/installed');

/** Native parts were compiled for one Node on one machine. */
const MACHINE = [process.versions.modules, process.platform, process.arch].join(' ');

function wanted() {
  const lockfile = createHash('sha256')
    .update(readFileSync(inRoot('package-lock.json')))
    .digest('hex');
  return `${MACHINE} ${lockfile}`;
}

function stamp() {
  mkdirSync(dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, wanted());
}

/** Whether npm, called by hand, has installed what the lockfile says: npm leaves a list of what it did. */
function npmSaysSo() {
  const list = inRoot('node_modules/.package-lock.json');
  if (!existsSync(list)) return false;
  const present = JSON.parse(readFileSync(list, 'utf8')).packages;
  const named = Object.entries(JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages);
  return named.every(
    ([path, { version, optional }]) =>
      optional || !path.startsWith('node_modules/') || present[path]?.version === version,
  );
}

/** Whether node_modules holds what the lockfile names, compiled for this Node. Nothing is installed twice. */
export function isInstalled() {
  const found = existsSync(STAMP) ? readFileSync(STAMP, 'utf8') : MACHINE;
  if (found === wanted()) return true;
  if (!found.startsWith(MACHINE) || !npmSaysSo()) return false;
  stamp();
  return true;
}

/** The npm that runs this script, or else the one that lies beside Node. */
export function npm() {
  const running = process.env.npm_execpath ?? '';
  if (running.endsWith('npm-cli.js')) return running;
  const beside = ['../lib/node_modules', 'node_modules'].map((folder) =>
    join(dirname(process.execPath), folder, 'npm/bin/npm-cli.js'),
  );
  const found = beside.find((path) => existsSync(path));
  if (found === undefined) throw refusal('npm was not found; say "npm start" instead of starting the script itself.');
  return found;
}

/** Installs everything, development tools too whatever NODE_ENV says: they build the software. Refuses when npm does. */
export async function install() {
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  await step('installing from the lockfile', 'npm ci did not succeed, see above.', () => run(npm(), args));
  stamp();
}
