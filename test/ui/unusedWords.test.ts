// Every sentence is said somewhere: words that no screen, letter or slip says any more are found.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from '@swc/core';
import admin from '../../shared/words/admin/de.json';
import audit from '../../shared/words/audit/de.json';
import booking from '../../shared/words/booking/de.json';
import de from '../../shared/words/common/de.json';
import counter from '../../shared/words/counter/de.json';
import figures from '../../shared/words/figures/de.json';
import kiosk from '../../shared/words/kiosk/de.json';
import privacy from '../../shared/words/privacy/de.json';
import settings from '../../shared/words/settings/de.json';
import staff from '../../shared/words/staff/de.json';

const ROOT = join(__dirname, '../..');
const ROOMS = ['ui', 'kiosk', 'display', 'counter', 'admin', 'booking', 'server', 'printers', 'shared'];
const WORDS = /^shared\/words\/placeholders\.ts$/;

/** Their words are said by whole keys: a hole behind these would be any of them. */
const WHOLE_SCREENS = ['counter.', 'admin.', 'kiosk.', 'display.', 'common.'];

type Said = { whole: ReadonlySet<string>; parts: readonly { begin: string; between: string[]; end: string }[] };

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** The keys that stand in programs as they are, and those that they put together from parts. */
const saidIn = (programs: readonly { text: string; tsx: boolean }[]): Said => {
  const whole = new Set<string>();
  const templates: string[][] = [];
  const walk = (node: unknown): void => {
    if (!isRecord(node)) return;
    const { type, value, quasis, expressions } = node;
    if (type === 'StringLiteral') whole.add(String(value));
    if (type === 'TemplateLiteral' && Array.isArray(quasis) && Array.isArray(expressions) && expressions.length > 0)
      templates.push(quasis.map(({ raw }: { raw: string }) => raw));
    for (const part of Object.values(node)) walk(part);
  };
  for (const { text, tsx } of programs) walk(parseSync(text, { syntax: 'typescript', tsx }));
  const parts = templates
    // What is all holes could be any key, and says nothing.
    .filter((chunks) => chunks.join('').replace(/[^A-Za-z]/g, '').length >= 3)
    // Of a whole screen's words it would say each.
    .filter(([begin, end, ...more]) => !(more.length === 0 && end === '' && WHOLE_SCREENS.includes(begin ?? '')))
    .map((chunks) => ({ begin: chunks[0] ?? '', between: chunks.slice(1, -1), end: chunks.at(-1) ?? '' }));
  return { whole, parts };
};

/** A hole in the middle holds one name, one at the beginning may hold several. */
const fits = (key: string, { begin, between, end }: Said['parts'][number]): boolean => {
  if (!key.startsWith(begin) || !key.endsWith(end) || key.length <= begin.length + end.length) return false;
  const held = key.slice(begin.length, key.length - end.length);
  if (between.length === 0) return begin === '' || !held.includes('.');
  return between.every((chunk) => held.includes(chunk));
};

const isSaid = (key: string, { whole, parts }: Said): boolean => {
  const stem = key.replace(/\.(?:one|other)$/, '');
  return whole.has(key) || whole.has(stem) || parts.some((part) => fits(key, part) || fits(stem, part));
};

const sources = ROOMS.flatMap((room) =>
  readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' })
    .map((name) => `${room}/${name}`)
    .filter((path) => /\.tsx?$/.test(path) && !WORDS.test(path)),
).map((path) => ({ text: readFileSync(join(ROOT, path), 'utf8'), tsx: path.endsWith('x') }));
const said = saidIn(sources);

test.each(Object.entries({ common: de, admin, audit, booking, counter, figures, kiosk, privacy, settings, staff }))(
  'every sentence of %s is said somewhere',
  (_, words) => {
    expect(Object.keys(words).filter((key) => !isSaid(key, said))).toEqual([]);
  },
);

test('a sentence that nobody says is found, and one that is put together is not', () => {
  const hole = (name: string) => `$\{${name}}`.replace('\\', '');
  const program = [
    "t('kiosk.draw');",
    `t(\`kiosk.why.${hole('why')}\`);`,
    "count('kiosk.before', 2);",
    `t(\`${hole('page')}.how\`);`,
    `\`${hole('a')}.${hole('b')}\`;`,
    `t(\`kiosk.${hole('state')}\`);`,
  ];
  const unsaid = ['kiosk.drawn', 'kiosk.why.a.b', 'kiosk.so'];
  const keys = ['kiosk.draw', 'kiosk.why.full', 'kiosk.before.one', 'kiosk.page.how', ...unsaid];
  expect(keys.filter((key) => !isSaid(key, saidIn([{ text: program.join('\n'), tsx: false }])))).toEqual(unsaid);
});
