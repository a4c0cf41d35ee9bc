// Small libraries that are put between a program and its system, compiled when they are first needed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

/** The root of the checkout, from the sources as from the build. */
const ROOT = join(__dirname, '../..', basename(join(__dirname, '../..')) === 'dist' ? '..' : '.');
const MADE = join(ROOT, '.cache/faults');

/** The path of a library, made from C beside these sources; null where there is no compiler. */
export const preload = (source: string): string | null => {
  const from = join(ROOT, 'faults', source);
  const made = join(MADE, `${basename(source, '.c')}.so`);
  if (existsSync(made) && statSync(made).mtimeMs > statSync(from).mtimeMs) return made;
  mkdirSync(MADE, { recursive: true });
  const next = `${made}.${process.pid}`;
  const { status, error, stderr } = spawnSync(
    'cc',
    ['-O1', '-Wall', '-shared', '-fPIC', '-o', next, from, '-ldl', '-lpthread'],
    {
      encoding: 'utf8',
    },
  );
  if (error !== undefined) return null;
  if (status !== 0) throw new Error(`${source} does not compile: ${stderr}`);
  renameSync(next, made);
  return made;
};
