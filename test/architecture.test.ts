// Executes the table of rooms: who may import whom, and what nobody may reach for in the pure ones.
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

type Room = {
  /** Rooms of ours that it may import, besides itself. */
  ours: readonly string[];
  /** Packages it may import: those named, or any. */
  packages: readonly string[] | 'any';
};

const SCREEN: Room = { ours: ['ui', 'shared'], packages: ['preact', 'uqr'] };
const SCREENS = ['kiosk', 'display', 'counter', 'admin', 'booking'];
const BEHIND = ['shared', 'server/queue', 'server', 'printers'];

/** The table. A file belongs to the room with the longest name that its path begins with. */
const ROOMS: Record<string, Room> = {
  shared: { ours: [], packages: ['zod'] },
  'server/queue': { ours: ['shared'], packages: ['temporal-polyfill', 'feiertagejs'] },
  printers: { ours: ['shared'], packages: 'any' },
  server: { ours: BEHIND, packages: 'any' },
  ui: {
    ours: ['shared'],
    packages: ['preact', 'socket.io-client', '@kern-ux/native', 'uqr', 'altcha-lib', '@noble/hashes'],
  },
  // The real core is what its screens are shown; nothing that is served imports it.
  'ui/gallery': {
    ours: ['ui', 'shared', 'server/queue', 'server', ...SCREENS],
    packages: ['preact', '@testing-library/dom'],
  },
  kiosk: SCREEN,
  display: SCREEN,
  counter: SCREEN,
  admin: SCREEN,
  booking: SCREEN,
  demo: { ours: [...BEHIND, 'ui', ...SCREENS], packages: 'any' },
  bench: { ours: [...BEHIND, 'ui', ...SCREENS, 'demo', 'test'], packages: 'any' },
  test: { ours: [...BEHIND, 'ui', 'ui/gallery', ...SCREENS, 'demo', 'bench', 'scripts'], packages: 'any' },
  scripts: { ours: [], packages: 'any' },
};

/** A clock, chance, the environment: they come in as values, so that the same day always folds to the same state. */
const IMPURE =
  /\bDate\.now\b|\bnew Date(?:\(\s*\)|(?!\w|\s*\())|\bMath\.random\b|\bcrypto\b|\bprocess\.|\bperformance\.now\b/;
const PURE_ROOMS = ['shared', 'server/queue'];
const LONGEST = 300;
const MAY_BE_LONG = /^(test|bench)\/|^shared\/words\//;

type Import = { from: string; onlyTypes: boolean };
type Sources = ReadonlyMap<string, string>;

const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/.*$/gm, '$1');

const roomOf = (path: string): string | undefined =>
  Object.keys(ROOMS)
    .filter((room) => path.startsWith(`${room}/`))
    .sort((one, other) => other.length - one.length)[0];

function importsOf(text: string): Import[] {
  const statements = text.matchAll(/(?:^|[;\n])\s*(?:import|export)\s+([^'"`;()=]*?)\s*from\s*['"]([^'"]+)['"]/g);
  const bare = text.matchAll(/(?:^|[;\n])\s*import\s*['"]([^'"]+)['"]|\b(?:import|require)\(\s*['"`]([^'"`]+)['"`]/g);
  const isOfTypes = (clause: string) =>
    clause.startsWith('type ') || /^\{\s*(?:type\s[^,}]+,?\s*)+\}$/.test(clause.replace(/\s+/g, ' '));
  return [
    ...[...statements].map(([, clause = '', from = '']) => ({ from, onlyTypes: isOfTypes(clause) })),
    ...[...bare].map(([, direct, called]) => ({ from: direct ?? called ?? '', onlyTypes: false })),
  ];
}

/** The path that a relative import leads to: the file itself, or with the ending that is left out in imports. */
function target(sources: Sources, path: string, from: string): string {
  const plain = posix.join(posix.dirname(path), from);
  const candidates = [plain, `${plain}.ts`, `${plain}.tsx`, `${plain}/index.ts`, `${plain}.d.ts`];
  return candidates.find((candidate) => sources.has(candidate)) ?? plain;
}

/** Whether a module brings zod into a bundle, itself or by what it imports. */
function bringsZod(sources: Sources, path: string, seen: Set<string>): boolean {
  if (seen.has(path)) return false;
  seen.add(path);
  const values = importsOf(withoutComments(sources.get(path) ?? '')).filter((each) => !each.onlyTypes);
  return values.some(({ from }) =>
    from.startsWith('.') ? bringsZod(sources, target(sources, path, from), seen) : packageOf(from) === 'zod',
  );
}

function packageOf(from: string): string {
  const [scope = '', name = ''] = from.split('/');
  return scope.startsWith('@') ? `${scope}/${name}` : scope;
}

function complaintAbout(sources: Sources, path: string, { from, onlyTypes }: Import): string | null {
  const home = roomOf(path);
  if (home === undefined) return `${path} is in no room of the table`;
  const { ours, packages } = ROOMS[home] ?? { ours: [], packages: [] };
  if (!from.startsWith('.')) {
    const allowed = packages === 'any' || packages.includes(packageOf(from));
    return allowed ? null : `${path} imports the package ${from}`;
  }
  const to = target(sources, path, from);
  const room = roomOf(to);
  if (room === undefined) return to === 'package.json' ? null : `${path} imports ${to}, which is in no room`;
  if (room !== home && !ours.includes(room)) return `${path} imports ${to}`;
  const isOnScreen = home === 'ui' || SCREENS.includes(home);
  if (isOnScreen && room === 'shared' && !onlyTypes && bringsZod(sources, to, new Set())) {
    return `${path} brings zod to a screen by ${to}`;
  }
  return null;
}

function complaints(sources: Sources): string[] {
  return [...sources].flatMap(([path, raw]) => {
    const text = withoutComments(raw);
    const found = importsOf(text).map((each) => complaintAbout(sources, path, each));
    const impure = PURE_ROOMS.includes(roomOf(path) ?? '') ? IMPURE.exec(text) : null;
    if (impure) found.push(`${path} reaches for ${impure[0].trim()}`);
    const lines = raw.split('\n').length - 1;
    if (lines > LONGEST && !MAY_BE_LONG.test(path)) found.push(`${path} has ${lines} lines`);
    return found.filter((complaint) => complaint !== null);
  });
}

function ourSources(): Sources {
  const root = join(__dirname, '..');
  const rooms = new Set(Object.keys(ROOMS).map((room) => room.split('/')[0] ?? room));
  const isThere = readdirSync(root).filter((folder) => rooms.has(folder));
  return new Map(
    isThere
      .flatMap((folder) =>
        readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => `${folder}/${name}`),
      )
      .filter((path) => /\.(ts|tsx|mjs|js|scss)$/.test(path) && !path.includes('node_modules'))
      .map((path) => [path, readFileSync(join(root, path), 'utf8')]),
  );
}

test('every file keeps to the table of rooms', () => {
  const sources = ourSources();
  expect(sources.size).toBeGreaterThan(20);
  expect(complaints(sources)).toEqual([]);
});

test.each([
  ['shared/a.ts', "import { x } from '../server/store';", 'imports server/store'],
  ['shared/a.ts', "import express from 'express';", 'imports the package express'],
  ['shared/a.ts', "import { randomUUID } from 'node:crypto';", 'imports the package node:crypto'],
  ['server/queue/a.ts', "import type {\n  Store,\n} from '../store';", 'imports server/store'],
  ['server/queue/a.ts', "const fs = require('fs');", 'imports the package fs'],
  ['server/queue/a.ts', "export * from '../../printers/job';", 'imports printers/job'],
  ['printers/a.ts', "const branch = await import('../server/branch');", 'imports server/branch'],
  ['server/a.ts', "import '../demo/main';", 'imports demo/main'],
  ['ui/a.ts', "import { App } from '../kiosk/App';", 'imports kiosk/App'],
  ['kiosk/a.tsx', "import { z } from 'zod';", 'imports the package zod'],
  ['kiosk/a.tsx', "import type { Day } from '../server/queue/day';", 'imports server/queue/day'],
  ['kiosk/a.tsx', "import { textSchema, type Text } from '../shared/schema';", 'brings zod to a screen'],
  ['kiosk/a.tsx', "import { deeper } from '../shared/deeper';", 'brings zod to a screen'],
  ['kiosk/a.tsx', "import { Call } from '../counter/Call';", 'imports counter/Call'],
  ['shared/a.ts', 'const now = Date.now();', 'reaches for Date.now'],
  ['shared/a.ts', 'const now = new Date();', 'reaches for new Date'],
  ['server/queue/a.ts', 'const now = +new Date;', 'reaches for new Date'],
  ['server/queue/a.ts', 'const chance = Math.random();', 'reaches for Math.random'],
  ['server/queue/a.ts', 'const id = globalThis.crypto.randomUUID();', 'reaches for crypto'],
  ['server/queue/a.ts', "const zone = process.env['TZ'];", 'reaches for process.'],
])('a file %s that says %j is refused', (path, text, complaint) => {
  const sources = new Map([
    ['shared/schema.ts', "import { z } from 'zod';"],
    ['shared/deeper.ts', "import { textSchema } from './schema';"],
    [path, text],
  ]);
  expect(complaints(sources).join('\n')).toContain(complaint);
});

test.each([
  ['kiosk/a.tsx', "import { type Text } from '../shared/schema';\nimport { hello } from '../shared/words/de';"],
  ['shared/a.ts', '// reads Date.now() nowhere\nconst day = new Date(at);\n/* process.env */'],
  ['test/a.test.ts', "import { openStore } from '../server/store';"],
])('a file %s that says %j is fine', (path, text) => {
  expect(
    complaints(
      new Map([
        ['shared/schema.ts', "import { z } from 'zod';"],
        [path, text],
      ]),
    ),
  ).toEqual([]);
});

test('a file of more than 300 lines is refused, save tests, measurements and words', () => {
  const long = '\n'.repeat(301);
  const rooms = ['server', 'kiosk', 'shared/words', 'test', 'bench'];
  expect(complaints(new Map(rooms.map((room) => [`${room}/a.ts`, long])))).toEqual([
    'server/a.ts has 301 lines',
    'kiosk/a.ts has 301 lines',
  ]);
});
