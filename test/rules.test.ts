// Holds docs/rules.md and the names of the tests against each other.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const TITLE = /(?:\b(?:test|it|describe)(?:\.\w+)*|[)`])\(\s*(['"`])((?:(?!\1)[^\\]|\\.)*)\1/g;
const LEADING_IDS = /^(?:[A-Z]\d{1,2}\b[\s,:/+&·-]*(?:and )?)+/;
const ID = /\b[A-Z]\d{1,2}\b/g;

type Rule = { id: string; built: boolean };

const rulesOn = (page: string): Rule[] =>
  [...page.matchAll(/^- \*\*([A-Z]\d{1,2})\*\* ([✓○]) /gm)].map(([, id = '', mark]) => ({ id, built: mark === '✓' }));

const titlesIn = (text: string): string[] => [...text.matchAll(TITLE)].map(([, , title = '']) => title);
const idsIn = (title: string): string[] => title.match(ID) ?? [];
/** Ids at the beginning of a title are meant as rules; further on, A4 may be paper. */
const idsLeading = (title: string): string[] => idsIn(LEADING_IDS.exec(title)?.[0] ?? '');

const rules = rulesOn(readFileSync(join(__dirname, '../docs/rules.md'), 'utf8'));
const titles = readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.test\.tsx?$/.test(name) && name !== 'rules.test.ts')
  .flatMap((name) => titlesIn(readFileSync(join(__dirname, name), 'utf8')));

test('every rule stands on the page once', () => {
  expect(rules.length).toBeGreaterThan(60);
  expect(rules.filter(({ id }, place) => rules.findIndex((rule) => rule.id === id) !== place)).toEqual([]);
});

test('every rule that the page calls built is named by a test', () => {
  const named = titles.flatMap(idsIn);
  expect(rules.filter(({ id, built }) => built && !named.includes(id)).map(({ id }) => id)).toEqual([]);
});

test('no test names a rule that the page does not know', () => {
  expect(titles.flatMap(idsLeading).filter((id) => !rules.some((rule) => rule.id === id))).toEqual([]);
});

test('the page is read as people read it', () => {
  expect(rulesOn('- **N1** ✓ A ticket\n- **A1** ○ Online\nN2 is only mentioned')).toEqual([
    { id: 'N1', built: true },
    { id: 'A1', built: false },
  ]);
});

test('titles are read from every way of writing a test', () => {
  const file = [
    "test('N1 a ticket', () => {});",
    "it('N2, K2: two at once', () => {});",
    'describe(`P5 no injection`, () => {});',
    "test.each([\n  ['ä', 1],\n])('M3 and M5 hold for %s', () => {});",
    "test('it\\'s A042 on A4 paper', () => {});",
    "const x = f('T1 is no title');",
  ].join('\n');
  expect(titlesIn(file).map(idsLeading)).toEqual([['N1'], ['N2', 'K2'], ['P5'], ['M3', 'M5'], []]);
  expect(titlesIn(file).flatMap(idsIn)).toEqual(['N1', 'N2', 'K2', 'P5', 'M3', 'M5', 'A4']);
});
