// S60: EN 301 549 clause by clause: by which rules, and so by which tests, each is shown, or what only people can try. What
// came of the tests says `npm run accessibility`.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import clauses from './en301549.json';

export type Clause = { clause: string; title: string; rules: string[]; people: string | null; without: string | null };
export const CLAUSES: readonly Clause[] = clauses;

const TESTS = join(__dirname, '..');
/** Of tests that name a rule in their title, however the title is written. */
const TITLE = /(?:\b(?:test|it|describe)(?:\.\w+)*|[)`])\(\s*(['"`])((?:(?!\1)[^\\]|\\.)*)\1/g;

const titles = readdirSync(TESTS, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.test\.tsx?$/.test(name))
  .flatMap((name) => [...readFileSync(join(TESTS, name), 'utf8').matchAll(TITLE)].map(([, , title = '']) => title));

/** How many tests name the rule. */
export const testsOf = (rule: string): number =>
  titles.filter((title) => new RegExp(`\\b${rule}\\b`).test(title)).length;

const shownBy = ({ rules, without }: Clause): string => (without === null ? rules.join(', ') : `entfällt: ${without}`);

export const accessLines = (): string[] => [
  '| Abschnitt | Inhalt | gezeigt durch Regel (mit Tests) | offen: nur Menschen können prüfen |',
  '|---|---|---|---|',
  ...CLAUSES.map((one) => `| ${one.clause} | ${one.title} | ${shownBy(one) || '–'} | ${one.people ?? '–'} |`),
];
