// S58: docs/dataprotection says what the program does: tables are written from it, and rules, files and periods are its own.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { REGISTER } from '../../server/storage/retention/register';
import { LANGUAGES } from '../../shared/languages';
import { PAPERS } from '../../shared/papers';
import languages from '../../shared/papers/languages.json';
import { CLAUSES, testsOf } from './accessReport';
import { DELETION_RULES } from './deletionRules';
import { paperParts } from './papers';
import { withParts } from './protocolPage';

const FOLDER = join(__dirname, '../../docs/dataprotection');
const read = (name: string) => readFileSync(join(FOLDER, name), 'utf8');
const PAGES = readdirSync(FOLDER).filter((name) => name.endsWith('.md'));

const built = new Set(
  [...readFileSync(join(__dirname, '../../docs/rules.md'), 'utf8').matchAll(/^- \*\*([A-Z]\d{1,2})\*\* ✓ /gm)].map(
    ([, id = '']) => id,
  ),
);

test.each(Object.entries(paperParts()))(
  'S58 docs/dataprotection/%s is as the program has it: otherwise `npm run docs` writes it anew',
  (name, parts) => {
    const page = read(name);
    const wanted = withParts(page, parts);
    if (process.env['WRITE_DOCS'] === 'yes') writeFileSync(join(FOLDER, name), wanted);
    else expect(page).toBe(wanted);
  },
);

test('S58 every table of the register has its rule of deletion, and no other has', () => {
  expect(Object.keys(DELETION_RULES).sort()).toEqual(Object.keys(REGISTER).sort());
});

test('S58 what holds a person has a period, and what holds none says so', () => {
  const holdsNobody = ({ columns }: (typeof REGISTER)[string]) =>
    Object.values(columns).every((holding) => holding === 'nothing');
  expect(
    Object.entries(REGISTER).filter(
      ([table, rule]) => holdsNobody(rule) !== (DELETION_RULES[table]?.period === 'keine'),
    ),
  ).toEqual([]);
});

const IDS = /\b[ACDFGKMNPRSTUWX]\d{1,2}\b/g;
/** Papers of others that are called like rules. */
const NO_RULES = /§ ?\d+|WP 248|A4\b(?= Papier)/g;
const rulesIn = (text: string): string[] =>
  text
    .replace(/`[^`]*`/g, '')
    .replace(NO_RULES, '')
    .match(IDS) ?? [];

test.each([...PAGES, '../security.md'])('S58 every rule that %s names is built', (name) => {
  expect(rulesIn(read(name)).filter((id) => !built.has(id))).toEqual([]);
});

test('S58 every rule of a period and of a clause is built and has tests', () => {
  const ids = [...Object.values(DELETION_RULES), ...CLAUSES].flatMap(({ rules }) => rules);
  expect(ids.filter((id) => !built.has(id) || testsOf(id) === 0)).toEqual([]);
});

/** What people have written, without what is written from the program. */
const written = (text: string): string =>
  text.replace(/<!-- \w+: written by npm run docs -->[\s\S]*?<!-- end of \w+ -->/g, '');

test.each(PAGES)('S58 %s names no period beside those that are written from the program', (name) => {
  expect(written(read(name)).match(/\d+ (Tage|Tagen|Stunden|Minuten|Wochen|Monate)\b/g)).toBeNull();
});

test('S57 each sentence of the papers is there in all three languages, and filled in by what is known', () => {
  const entries = Object.values(PAPERS).flatMap(({ title, sections }) => [
    title,
    ...sections.flatMap(({ heading, texts }) => [heading, ...texts]),
  ]);
  const fields = ({ de, en, 'de-simple': simple }: (typeof entries)[number]) =>
    [de, en, simple].map((text) => (text.match(/\{\w+\}/g) ?? []).sort().join());
  for (const entry of entries) expect([...new Set(fields(entry))]).toHaveLength(1);
  expect(
    entries
      .flatMap(({ de }) => de.match(/\{\w+\}/g) ?? [])
      .filter((one) => !['{office}', '{days}', '{refused}', '{reviewed}'].includes(one)),
  ).toEqual([]);
  expect(Object.keys(languages)).toEqual([...LANGUAGES]);
});

test('S60 each clause is shown by tests, left to people, or does not apply and says why', () => {
  expect(
    CLAUSES.filter(({ rules, people, without }) => (without === null) === (rules.length === 0 && people === null)),
  ).toEqual([]);
  expect(CLAUSES.length).toBeGreaterThan(70);
});
