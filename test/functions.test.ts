// A function is read in one go: what it says itself, without the functions inside it, stays short, or there is a reason.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from '@swc/core';

const ROOT = join(__dirname, '..');
const ROOMS = [
  ...['shared', 'server', 'printers', 'ui', 'kiosk', 'display', 'counter', 'admin', 'booking', 'city'],
  ...['demo', 'bench', 'inputs', 'faults'],
];

/** Longer than this nobody reads in one go. */
const MOST_LINES = 80;

/** Why a function is longer all the same. */
const REASONS: Record<string, string> = {
  'server/queue/day/evolve.ts fold': 'one case for each event, and nothing else',
  'server/app/parts.ts openOffice': 'the list of what an office is made of, in the order in which it is there',
  'server/app/app.ts startOffice': 'the list of what an office does once it is there, in the order in which it begins',
  'server/start.ts startOffice': 'the list of what the program does at its start, in the order in which it is done',
  'admin/App.tsx Shown': 'one case for each page',
  'ui/gallery/office.ts openOffice': 'what a whole office is, in the hand',
};

type Node = Record<string, unknown>;
type Measured = { name: string; lines: number };

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

const FUNCTIONS = new Set(['ArrowFunctionExpression', 'FunctionExpression', 'FunctionDeclaration', 'ClassMethod']);

const nameOf = (node: Node, parent: Node | null): string => {
  for (const named of [node['identifier'], parent?.['id'], parent?.['key'], node['key']])
    if (isNode(named) && typeof named['value'] === 'string') return named['value'];
  return 'without a name';
};

/** Every function of a text, with the lines that are its own. */
const functionsIn = (where: string, text: string): Measured[] => {
  const module = parseSync(text, { syntax: 'typescript', tsx: where.endsWith('x') });
  const bytes = Buffer.from(text);
  // Places are counted on from text to text, and begin with the first thing that stands in one.
  const program = module as unknown as { span: { start: number; end: number } };
  const base = program.span.end - bytes.length;
  const linesOf = ({ start, end }: { start: number; end: number }): number =>
    bytes.subarray(start - base, end - base).filter((byte) => byte === 10).length + 1;
  const measured: Measured[] = [];
  const walk = (value: unknown, parent: Node | null, around: Measured | null): void => {
    if (!isNode(value)) return;
    let within = around;
    if (FUNCTIONS.has(String(value['type']))) {
      const lines = linesOf(value['span'] as { start: number; end: number });
      within = { name: `${where} ${nameOf(value, parent)}`, lines };
      measured.push(within);
      if (around !== null && lines > 1) around.lines -= lines - 1;
    }
    const here = Array.isArray(value) || !('type' in value) ? parent : value;
    for (const part of Object.values(value)) walk(part, here, within);
  };
  walk(module.body, null, null);
  return measured;
};

const ours = ROOMS.flatMap((room) =>
  readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ts|tsx)$/.test(name))
    .flatMap((name) => functionsIn(`${room}/${name}`, readFileSync(join(ROOT, room, name), 'utf8'))),
);

test('no function says more than is read in one go, but for a reason', () => {
  expect(ours.length).toBeGreaterThan(5000);
  const long = ours.filter(({ name, lines }) => lines > MOST_LINES && !(name in REASONS));
  expect(long).toEqual([]);
});

test('every reason is of a function that needs one', () => {
  const long = new Set(ours.filter(({ lines }) => lines > MOST_LINES).map(({ name }) => name));
  expect(Object.keys(REASONS).filter((name) => !long.has(name))).toEqual([]);
});

test.each([
  ['its own lines', `const a = () => {\n${'  x();\n'.repeat(90)}};`, [92]],
  [
    'not those of functions inside it',
    `function a() {\n  const b = () => {\n${'    x();\n'.repeat(90)}  };\n}`,
    [3, 92],
  ],
  [
    'those of a method, after letters of two bytes',
    `// Größe\nclass A {\n  b() {\n${'    x();\n'.repeat(9)}  }\n}`,
    [11],
  ],
])('counted are %s', (_, text, expected) => {
  expect(functionsIn('a.ts', text).map(({ lines }) => lines)).toEqual(expected);
});
