// S58: docs/dataprotection says what the program does: tables are written from it, and rules, files and periods are its own.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { REGISTER } from '../../server/storage/retention/register';
import { LANGUAGES } from '../../shared/languages';
import { PAPERS } from '../../shared/papers';
import languages from '../../shared/papers/languages.json';
import { CLAUSES, testsOf } from './accessReport';
import { ASVS, STATES } from './asvs';
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
      .filter((one) => !['{office}', '{controller}', '{officer}', '{days}', '{refused}', '{reviewed}'].includes(one)),
  ).toEqual([]);
  expect(Object.keys(languages)).toEqual([...LANGUAGES]);
});

test('S60 each clause is shown by tests, left to people, or does not apply and says why', () => {
  expect(
    CLAUSES.filter(({ rules, people, without }) => (without === null) === (rules.length === 0 && people === null)),
  ).toEqual([]);
  expect(CLAUSES.length).toBeGreaterThan(70);
});

test('S60 docs/security.md has each requirement of ASVS 5.0.0 up to level 2 once', () => {
  const count = (level: string) => ASVS.filter((one) => one.level === level).length;
  expect([count('1'), count('2')]).toEqual([70, 183]);
  expect(new Set(ASVS.map(({ id }) => id)).size).toBe(ASVS.length);
  expect(ASVS.filter(({ state }) => !STATES.some((one) => one === state))).toEqual([]);
});

/** What somebody would look at: rules that are tested, files, or, said so, what is not there at all. */
const isShown = ({ shown }: (typeof ASVS)[number]): boolean =>
  rulesIn(shown).length > 0 ||
  /`[^`]*\/[^`]*`|`SECURITY\.md`|the table below|^as above|there are none|no plug-ins|redirects nowhere|^no such header|`LOG_LEVEL`|up to 200|a firewall/.test(
    shown,
  );

test('S60 what docs/security.md calls met names the rule or the file that shows it, and each rule has tests', () => {
  const claimed = ASVS.filter(({ state }) => state === 'met' || state === 'office');
  expect(claimed.filter((one) => !isShown(one))).toEqual([]);
  const named = [...new Set(ASVS.flatMap(({ shown }) => rulesIn(shown)))];
  expect(named.filter((rule) => testsOf(rule) === 0)).toEqual([]);
  expect(named.length).toBeGreaterThan(50);
});
