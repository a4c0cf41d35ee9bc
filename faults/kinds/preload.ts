// Small libraries that are put between a program and its system, compiled when they are first needed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

/** The root of the checkout, from the sources as from the build. */
const ROOT = join(__dirname, '../..', basename(join(__dirname, '../..')) === 'dist' ? '..' : '.');
const MADE = join(ROOT, '.cache/faults');

const LIBRARY = ['-shared', '-fPIC', '-ldl', '-lpthread'];

const made = (source: string, name: string, options: readonly string[]): string | null => {
  const from = join(ROOT, 'faults', source);
  const path = join(MADE, name);
  if (existsSync(path) && statSync(path).mtimeMs > statSync(from).mtimeMs) return path;
  mkdirSync(MADE, { recursive: true });
  const next = `${path}.${process.pid}`;
  const { status, error, stderr } = spawnSync('cc', ['-O1', '-Wall', '-o', next, from, ...options], {
    encoding: 'utf8',
  });
  if (error !== undefined) return null;
  if (status !== 0) throw new Error(`${source} does not compile: ${stderr}`);
  renameSync(next, path);
  return path;
};

/** The path of a library, made from C beside these sources; null where there is no compiler. */
export const preload = (source: string): string | null => made(source, `${basename(source, '.c')}.so`, LIBRARY);

/** The same of a program. */
export const compiled = (source: string): string | null => made(source, basename(source, '.c'), []);
