// Finds the browser that the journeys drive, before the first of them runs.
// An npm package brings a Chromium along, so that a machine needs nothing but npm; CHROMIUM_PATH names another one.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import refuseStaleBuild from '../built';

const PACKED = require.resolve('@sparticuz/chromium');
/** Beside the packages, wherever this file was compiled to. */
const HOME = join(dirname(PACKED), '../../../../.cache/wertmarke/chromium');
const SYSTEM = '/usr/bin/chromium';

/** Unpacks beside and renames, so that a run which was broken off leaves no half browser behind. */
async function unpack(): Promise<void> {
  const partial = `${HOME}.${process.pid}`;
  mkdirSync(partial, { recursive: true });
  const before = { TMPDIR: process.env['TMPDIR'], AWS_EXECUTION_ENV: process.env['AWS_EXECUTION_ENV'] };
  // The package unpacks into the folder for temporary files, and its libraries only where it believes to be on Lambda.
  Object.assign(process.env, { TMPDIR: partial, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' });
  const { default: packed } = await import('@sparticuz/chromium');
  await packed.executablePath(join(dirname(PACKED), '../../bin'));
  for (const [name, value] of Object.entries(before)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  writeFileSync(join(partial, 'fonts/fonts.conf'), `<fontconfig><dir>${HOME}/fonts</dir></fontconfig>`);
  rmSync(HOME, { recursive: true, force: true });
  renameSync(partial, HOME);
}

const starts = (path: string) => spawnSync(path, ['--version']).status === 0;

/** Sets CHROMIUM_PATH for every journey of this run. Refuses when no browser starts on this machine, and when the screens are stale. */
export default async function findChromium(): Promise<void> {
  if (process.env['SCREENS_DIR'] === undefined) refuseStaleBuild();
  if (process.env['CHROMIUM_PATH'] !== undefined) return;
  const own = join(HOME, 'chromium');
  if (!existsSync(own)) await unpack();
  if (!existsSync('/etc/fonts')) process.env['FONTCONFIG_PATH'] = join(HOME, 'fonts');
  // A bare machine lacks libraries that a desktop has; the package brings those too.
  if (!starts(own)) process.env['LD_LIBRARY_PATH'] = join(HOME, 'al2023/lib');
  const found = [own, SYSTEM].find(starts);
  if (found === undefined) throw new Error('No Chromium starts here: set CHROMIUM_PATH to one for the browser tests.');
  process.env['CHROMIUM_PATH'] = found;
}
