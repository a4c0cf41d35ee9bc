// Every regular expression that ships takes time in proportion to its text, whatever somebody has written into it (S5).
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from '@swc/core';
import { z } from 'zod';

// Its own code in JavaScript: no program of another kind is started.
process.env['RECHECK_BACKEND'] = 'pure';
const { checkSync } = jest.requireActual<typeof import('recheck')>('recheck');

const ROOT = join(__dirname, '..');
const ROOMS = [
  'shared',
  'server',
  'printers',
  'ui',
  'kiosk',
  'display',
  'counter',
  'admin',
  'booking',
  'demo',
  'bench',
  'faults',
];

type Pattern = { where: string; source: string; flags: string };

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** The expressions that stand in a program, and those that it puts together itself, which nobody can judge. */
const patternsIn = (where: string, text: string): { patterns: Pattern[]; made: string[] } => {
  const patterns: Pattern[] = [];
  const made: string[] = [];
  const walk = (node: unknown): void => {
    if (!isRecord(node)) return;
    const { type, pattern, flags, callee } = node;
    if (type === 'RegExpLiteral') patterns.push({ where, source: String(pattern), flags: String(flags) });
    const isCall = type === 'NewExpression' || type === 'CallExpression';
    if (isCall && isRecord(callee) && callee['value'] === 'RegExp') made.push(where);
    for (const part of Object.values(node)) walk(part);
  };
  walk(parseSync(text, { syntax: 'typescript', tsx: where.endsWith('x') }));
  return { patterns, made };
};

const faultOf = ({ where, source, flags }: Pattern): string | null => {
  const checked = checkSync(source, flags, { randomSeed: 1, timeout: 60_000 });
  if (checked.status === 'safe') return null;
  const why = checked.status === 'vulnerable' ? checked.complexity.summary : checked.error.kind;
  return `${where}: /${source}/${flags} is ${why}`;
};

const ours = ROOMS.flatMap((room) =>
  readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ts|tsx)$/.test(name))
    .map((name) => ({ where: `${room}/${name}`, text: readFileSync(join(ROOT, room, name), 'utf8') })),
).map(({ where, text }) => patternsIn(where, text));

test('S5 no regular expression of ours takes longer than its text', () => {
  const patterns = ours.flatMap((one) => one.patterns);
  expect(patterns.length).toBeGreaterThan(80);
  expect(patterns.map(faultOf).filter((fault) => fault !== null)).toEqual([]);
}, 120_000);

test('S5 none is put together while the program runs, where no test can see it', () => {
  expect(ours.flatMap(({ made }) => made)).toEqual([]);
});

test('S5 those of the library that looks at what comes in neither', () => {
  const { base64, date, datetime } = z.regexes;
  const used = { base64, date, datetime: datetime({ offset: true }) };
  const patterns = Object.entries(used).map(([where, { source, flags }]) => ({ where, source, flags }));
  expect(patterns.map(faultOf).filter((fault) => fault !== null)).toEqual([]);
});

test.each([
  ['a.ts', 'const x = text.replace(/\\s*(-|–|bis)\\s*\\d.*$/i, "");', 1],
  ['a.tsx', 'const x = <p>{/^(a+)+$/.test(text)}</p>;', 1],
  ['a.ts', 'const x = /^[a-z]+$/.test(text);', 0],
])('S5 the test finds them: in %s, %s', (where, text, count) => {
  const { patterns } = patternsIn(where, text);
  expect(patterns).toHaveLength(1);
  expect(patterns.map(faultOf).filter((fault) => fault !== null)).toHaveLength(count);
});

test('S5 the test finds those that are put together', () => {
  expect(patternsIn('a.ts', 'const x = new RegExp(letters); const y = RegExp("a");').made).toHaveLength(2);
});
