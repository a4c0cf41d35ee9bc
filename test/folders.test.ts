// Holds the list of folders in docs/architecture.md and the folders against each other.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '..');
const SOURCE = /\.(tsx?|mjs|js|scss)$/;
/** Not ours, or made. */
const ELSEWHERE = /^(\..*|node_modules|dist|data|coverage)$/;

const page = readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8');
const named = [...page.matchAll(/^\| `([\w/-]+)\/` \|/gm)].map(([, folder = '']) => folder);

/** Folders with source files, two levels deep: what a newcomer sees when looking around. What lies below `test` mirrors the rest. */
function foldersWithSources(): string[] {
  const tops = readdirSync(ROOT, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && !ELSEWHERE.test(entry.name),
  );
  const files = tops.flatMap(({ name }) =>
    readdirSync(join(ROOT, name), { recursive: true, encoding: 'utf8' }).map((file) => `${name}/${file}`),
  );
  const folders = files
    .filter((file) => SOURCE.test(file))
    .flatMap((file) => {
      const [top = '', room] = dirname(file).split('/');
      return room === undefined || top === 'test' ? [top] : [top, `${top}/${room}`];
    });
  return [...new Set(folders)];
}

test('every folder that the page names is there, once', () => {
  expect(named.length).toBeGreaterThan(20);
  expect(named.filter((folder, place) => !existsSync(join(ROOT, folder)) || named.indexOf(folder) !== place)).toEqual(
    [],
  );
});

test('every folder with source files, two levels deep, has a line on the page', () => {
  expect(foldersWithSources().filter((folder) => !named.includes(folder))).toEqual([]);
});
