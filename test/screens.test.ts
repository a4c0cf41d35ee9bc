// What the build makes of styles and fonts: the parts of a font, tokens that nothing reads, small forms beside the files.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import de from '../shared/words/common/de.json';
import en from '../shared/words/common/en.json';

const scripts = join(__dirname, '../scripts');
/** Runs a module of the build as it runs there, as an ES module, and gives back what it printed as JSON. */
const inBuild = (code: string): unknown => {
  const ran = spawnSync(process.execPath, ['--input-type=module', '-e', code], { cwd: scripts, encoding: 'utf8' });
  if (ran.status !== 0) throw new Error(ran.stderr);
  return JSON.parse(ran.stdout || 'null');
};

test('W6 every letter of our own words is in the part that comes first, and none is in two', () => {
  const parts = inBuild(
    `import { partsIn } from './fonts.mjs'; import { readFileSync } from 'node:fs';
     console.log(JSON.stringify(partsIn(readFileSync('../ui/theme/_fonts.scss', 'utf8'))))`,
  ) as { file: string; weight: string; letters: string[] }[];
  expect(parts.map(({ file }) => file).sort()).toEqual([
    'Arabic400-all.woff2',
    'Arabic600-all.woff2',
    'Regular-latin.woff2',
    'Regular-more.woff2',
    'SemiBold-latin.woff2',
    'SemiBold-more.woff2',
  ]);
  const ours = new Set([...Object.values(de), ...Object.values(en)].join(''));
  for (const weight of ['Regular', 'SemiBold']) {
    const [first, more] = parts.filter((part) => part.weight === weight).map(({ letters }) => new Set(letters));
    expect([...ours].filter((letter) => !first?.has(letter) && letter !== '\n')).toEqual([]);
    expect([...(first ?? [])].filter((letter) => more?.has(letter))).toEqual([]);
    for (const letter of 'ĄłŞğİžøÅñЖΩ') expect(more?.has(letter)).toBe(true);
  }
});

test('W6 tokens that nothing reads are left out, also in a row; what another file or a script reads stays', () => {
  const styles = [
    ':root{--a:1px;--b:var(--c);--c:2px;--lost:var(--lost-too);--lost-too:3px;--by-script:4px}p{margin:var(--a)}',
    'a{color:var(--b,var(--fallback))}:root{--fallback:red}.gone{--nobody:1}',
  ];
  const kept = inBuild(
    `import { pruned } from './prune.mjs'; console.log(JSON.stringify(pruned(${JSON.stringify(styles)}, ['x("--by-script")'])))`,
  );
  expect(kept).toEqual([
    ':root{--a:1px;--b:var(--c);--c:2px;--by-script:4px}p{margin:var(--a)}',
    'a{color:var(--b,var(--fallback))}:root{--fallback:red}',
  ]);
});

test('W6 beside every text lie its small forms, which are the same text; fonts and tiny files are left alone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wertmarke-forms-'));
  const text = 'const greeting = "Guten Tag";\n'.repeat(100);
  writeFileSync(join(folder, 'a.js'), text);
  writeFileSync(join(folder, 'tiny.js'), 'x');
  writeFileSync(join(folder, 'font.woff2'), text);
  inBuild(`import { compressIn } from './compress.mjs'; compressIn(${JSON.stringify(folder)})`);
  expect(readdirSync(folder).sort()).toEqual(['a.js', 'a.js.br', 'a.js.gz', 'font.woff2', 'tiny.js']);
  expect(brotliDecompressSync(readFileSync(join(folder, 'a.js.br'))).toString()).toBe(text);
  expect(gunzipSync(readFileSync(join(folder, 'a.js.gz'))).toString()).toBe(text);
  rmSync(folder, { recursive: true });
});
