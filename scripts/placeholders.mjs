// Writes shared/words/placeholders.ts: which sentences have placeholders, and which. JSON tells the compiler no sentence, so
// that it would let `{name}` be forgotten. `--check` writes nothing and fails when the file is not as it should be.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot, say } from './process.mjs';

const WORDS = inRoot('shared/words');
const FILE = join(WORDS, 'placeholders.ts');

const areas = readdirSync(WORDS, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const sentences = areas.flatMap(({ name }) =>
  Object.entries(JSON.parse(readFileSync(join(WORDS, name, 'de.json'), 'utf8'))),
);
const rows = sentences.flatMap(([key, sentence]) => {
  const names = [...new Set([...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => `'${name}'`))];
  return names.length > 0 ? [`  '${key}': ${names.join(' | ')};`] : [];
});
const wanted = [
  '// Made by scripts/placeholders.mjs from the German sentences (npm run fix). Do not change it by hand.',
  '',
  '/** What must be given to say a sentence, by its key. */',
  'export type Placeholders = {',
  ...rows.sort(),
  '};',
  '',
].join('\n');

if (!process.argv.includes('--check')) writeFileSync(FILE, wanted);
else if (readFileSync(FILE, 'utf8') !== wanted) {
  say('shared/words/placeholders.ts is not what the German sentences have: npm run fix');
  process.exitCode = 1;
}
