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

/** The queue is pure, and so is every room of it. */
const pure = (...ours: string[]): Room => ({
  ours: ['shared', ...ours.map((room) => `server/queue/${room}`)],
  packages: ['temporal-polyfill', 'feiertagejs'],
});
/** Every room of the server may write its log, make tokens and know the queue; which others, says the table. */
const serving = (...ours: string[]): Room => ({
  ours: ['shared', 'server/basics', 'server/queue', ...ours],
  packages: 'any',
});

/**
 * The table. A file belongs to the room with the longest name that its path begins with; who may import a room may
 * import its inner rooms too. Arrows point down: nobody imports what wires the parts together.
 */
const ROOMS: Record<string, Room> = {
  shared: { ours: [], packages: ['zod'] },
  'server/queue/day': pure(),
  'server/queue/order': pure('day'),
  'server/queue/slots': pure('day', 'order'),
  'server/queue/forecast': pure('day', 'order', 'slots'),
  'server/queue/ahead': pure('day', 'order', 'slots', 'forecast'),
  'server/queue/decide': pure('day', 'order', 'slots', 'forecast', 'ahead'),
  'server/queue/views': { ...pure('day', 'order', 'slots', 'forecast', 'ahead'), packages: ['hyphen'] },
  'server/queue/replay': pure('day', 'order', 'slots', 'forecast', 'decide'),
  'server/queue/figures': pure('day'),
  'server/queue/record': pure('day'),
  'server/basics': { ours: ['shared'], packages: 'any' },
  'server/storage': serving(),
  'server/office': serving('server/storage'),
  'server/limits': { ours: ['shared', 'server/basics', 'server/queue/day'], packages: 'any' },
  'server/http': { ours: ['shared', 'server/basics'], packages: 'any' },
  'server/identity': serving('server/storage', 'server/office', 'server/limits'),
  'server/dayList': serving('server/office', 'server/identity'),
  'server/paper': serving('server/storage', 'server/office', 'server/identity'),
  'server/audit': serving('server/storage', 'server/office', 'server/identity'),
  'server/mail': serving('server/storage', 'server/office'),
  'server/imports': serving('server/storage', 'server/office', 'server/limits', 'server/http'),
  'server/programs': serving(...['server/storage', 'server/office', 'server/identity', 'server/limits', 'server/http']),
  'server/hooks': serving('server/storage', 'server/office'),
  'server/push': serving('server/storage', 'server/office', 'server/hooks'),
  'server/backups': serving('server/storage', 'server/office'),
  'server/privacy': serving('server/storage', 'server/office'),
  'server/replay': serving('server/office'),
  'server/reports': serving('server/storage', 'server/office'),
  'server/records': serving('server/storage', 'server/office'),
  'server/printing': serving('server/storage', 'server/office', 'printers'),
  'server/public': serving('server/storage', 'server/office', 'server/limits', 'server/http', 'server/mail'),
  'server/visitors': serving(
    ...['server/storage', 'server/office', 'server/limits', 'server/http', 'server/public', 'server/mail'],
  ),
  'server/signOn': serving('server/storage', 'server/office', 'server/identity', 'server/limits', 'server/http'),
  'server/voice': serving('server/office', 'server/identity', 'server/limits', 'server/http'),
  'server/watching': serving('server/storage', 'server/office', 'server/limits', 'server/http'),
  'server/screens': serving(
    ...['server/storage', 'server/office', 'server/identity', 'server/limits', 'server/http'],
    ...['server/dayList', 'server/paper', 'server/audit', 'server/signOn', 'server/voice'],
  ),
  'server/neighbours': serving('server/storage', 'server/office', 'server/limits', 'server/http'),
  'server/standby': { ours: ['shared', 'server'], packages: 'any' },
  'server/elsewhere': { ours: ['shared', 'server'], packages: 'any' },
  'server/city': serving(
    ...['server/storage', 'server/limits', 'server/http', 'server/public', 'server/starting', 'server/reports'],
  ),
  'server/starting': serving('server/storage', 'server/identity', 'server/office', 'server/limits'),
  'server/golive': serving('server/storage', 'server/office'),
  'server/app': { ours: ['shared', 'server', 'printers'], packages: 'any' },
  server: { ours: ['shared', 'server', 'printers'], packages: 'any' },
  'printers/slip': { ours: ['shared'], packages: 'any' },
  'printers/channels': { ours: ['shared', 'printers/slip'], packages: 'any' },
  'printers/conversation': { ours: ['shared', 'printers/slip', 'printers/channels'], packages: 'any' },
  printers: { ours: ['shared', 'printers'], packages: 'any' },
  ui: {
    ours: ['shared'],
    packages: ['preact', 'socket.io-client', '@kern-ux/native', 'uqr', 'altcha-lib', '@noble/hashes'],
  },
  // Its screens are shown what the real core decides, and the pure parts around it; nothing that is served imports it.
  'ui/gallery': {
    ours: [
      'ui',
      'shared',
      'server/queue',
      'server/office',
      'server/golive',
      'server/mail',
      'server/public',
      'server/screens',
      'server/starting',
      ...SCREENS,
    ],
    packages: ['preact', '@testing-library/dom'],
  },
  kiosk: SCREEN,
  display: SCREEN,
  counter: SCREEN,
  admin: { ...SCREEN, packages: [...SCREEN.packages, 'd3-scale'] },
  booking: SCREEN,
  demo: { ours: ['shared', 'server', 'printers', 'ui', ...SCREENS], packages: 'any' },
  bench: { ours: ['shared', 'server', 'printers', 'ui', ...SCREENS, 'demo', 'test'], packages: 'any' },
  faults: { ours: ['shared', 'server', 'bench', 'inputs', 'test'], packages: 'any' },
  inputs: { ours: ['shared', 'server', 'printers'], packages: 'any' },
  test: {
    ours: ['shared', 'server', 'printers', 'ui', ...SCREENS, 'demo', 'bench', 'inputs', 'faults', 'scripts'],
    packages: 'any',
  },
  scripts: { ours: [], packages: 'any' },
};

/** A clock, chance, the environment: they come in as values, so that the same day always folds to the same state. */
const IMPURE =
  /\bDate\.now\b|\bnew Date(?:\(\s*\)|(?!\w|\s*\())|\bMath\.random\b|\bcrypto\b|\bprocess\.|\bperformance\.now\b/;
const PURE_ROOMS = ['shared', 'server/queue'];
/** Statements of a database, and the packages that take them: one room knows them, so that another engine can stand in it. */
const SQL =
  /\bSELECT\b[\s\S]+?\bFROM\b|\bINSERT (?:OR \w+ )?INTO\b|\bUPDATE\b[\s\S]+?\bSET\b|\bDELETE FROM\b|\bCREATE (?:TABLE|INDEX)\b|\bPRAGMA\b|\.pragma\(/;
const SQL_ROOM = 'server/storage/';
const SQL_PACKAGES = /^better-sqlite3/;
/** Tests and measurements look at the file itself. */
const MAY_KNOW_SQL = /^(test|bench|inputs|faults|scripts)\//;
const LONGEST = 300;
/** A room with more files at its root has become a hallway. */
const MOST_FILES = 15;
const MAY_BE_LONG = /^(test|bench)\/|^shared\/words\//;
const MAY_BE_MANY = /^(test|scripts)(\/|$)/;

type Import = { from: string; onlyTypes: boolean };
type Sources = ReadonlyMap<string, string>;

const withoutComments = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/.*$/gm, '$1');

const roomOf = (path: string): string | undefined =>
  Object.keys(ROOMS)
    .filter((room) => path.startsWith(`${room}/`))
    .sort((one, other) => other.length - one.length)[0];

const isWithin = (room: string, outer: string): boolean => room === outer || room.startsWith(`${outer}/`);

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
  if (room !== home && !ours.some((one) => isWithin(room, one))) return `${path} imports ${to}`;
  const isOnScreen = home === 'ui' || SCREENS.includes(home);
  if (isOnScreen && room === 'shared' && !onlyTypes && bringsZod(sources, to, new Set())) {
    return `${path} brings zod to a screen by ${to}`;
  }
  return null;
}

function complaintsAboutSql(path: string, text: string): string[] {
  const said = SQL.test(text) ? [`${path} speaks SQL`] : [];
  const taken = importsOf(text).filter(({ from }) => SQL_PACKAGES.test(from));
  const engine = importsOf(text).filter(({ from }) => /\/storage\/sqlite\//.test(from));
  return [...said, ...[...taken, ...engine].map(({ from }) => `${path} knows the engine ${from}`)];
}

function complaints(sources: Sources): string[] {
  return [...sources].flatMap(([path, raw]) => {
    const text = withoutComments(raw);
    const found = importsOf(text).map((each) => complaintAbout(sources, path, each));
    const impure = PURE_ROOMS.some((one) => isWithin(roomOf(path) ?? '', one)) ? IMPURE.exec(text) : null;
    if (impure) found.push(`${path} reaches for ${impure[0].trim()}`);
    if (!path.startsWith(SQL_ROOM) && !MAY_KNOW_SQL.test(path)) found.push(...complaintsAboutSql(path, text));
    const lines = raw.split('\n').length - 1;
    if (lines > LONGEST && !MAY_BE_LONG.test(path)) found.push(`${path} has ${lines} lines`);
    return found.filter((complaint) => complaint !== null);
  });
}

/** What each file imports of ours, types included. */
const arrowsOf = (sources: Sources): Map<string, string[]> =>
  new Map(
    [...sources].map(([path, raw]) => [
      path,
      importsOf(withoutComments(raw))
        .filter(({ from }) => from.startsWith('.'))
        .map(({ from }) => target(sources, path, from))
        .filter((to) => sources.has(to)),
    ]),
  );

/** The same between what stands side by side in a folder: its files, and its rooms as wholes. */
function arrowsWithin(folder: string, arrows: ReadonlyMap<string, string[]>): Map<string, string[]> {
  const inner = (path: string) => path.slice(folder.length + 1).split('/')[0] ?? '';
  const within = new Map<string, Set<string>>();
  for (const [path, targets] of arrows) {
    if (!path.startsWith(`${folder}/`)) continue;
    const known = within.get(inner(path)) ?? new Set();
    within.set(inner(path), known);
    for (const to of targets) if (to.startsWith(`${folder}/`) && inner(to) !== inner(path)) known.add(inner(to));
  }
  return new Map([...within].map(([from, to]) => [from, [...to]]));
}

/** Everything that leads back to itself, by its name. */
function circlesIn(arrows: ReadonlyMap<string, string[]>): string[] {
  const reached = (start: string): Set<string> => {
    const found = new Set<string>();
    const next = [start];
    for (let one = next.pop(); one !== undefined; one = next.pop())
      for (const to of arrows.get(one) ?? [])
        if (!found.has(to)) {
          found.add(to);
          next.push(to);
        }
    return found;
  };
  return [...arrows.keys()].filter((name) => reached(name).has(name)).sort();
}

const foldersOf = (sources: Sources): string[] =>
  [
    ...new Set(
      [...sources.keys()].flatMap((path) => path.split('/').map((_, length, all) => all.slice(0, length).join('/'))),
    ),
  ].filter((folder) => folder !== '' && !/^test(\/|$)/.test(folder));

/** Files and rooms that import each other in a circle. */
function circles(sources: Sources): string[] {
  const arrows = arrowsOf(sources);
  const ofRooms = foldersOf(sources).flatMap((folder) =>
    circlesIn(arrowsWithin(folder, arrows)).map((name) => `${folder}/${name}`),
  );
  return [...new Set([...circlesIn(arrows), ...ofRooms])].sort();
}

/** Rooms with more files at their root than anybody looks through. */
const hallways = (sources: Sources): string[] =>
  foldersOf(sources)
    .filter((folder) => !MAY_BE_MANY.test(folder))
    .filter((folder) => [...sources.keys()].filter((path) => posix.dirname(path) === folder).length > MOST_FILES);

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

test('nothing imports itself in a circle, types included', () => {
  expect(circles(ourSources())).toEqual([]);
});

test('no room is a hallway', () => {
  expect(hallways(ourSources())).toEqual([]);
});

const sourcesOf = (imports: Record<string, string[]>): Sources =>
  new Map(
    Object.entries(imports).map(([path, froms]) => [
      path,
      froms.map((from) => `import type { A } from '${from}';`).join('\n'),
    ]),
  );

test('a circle of files is found, and one of rooms whose files make none', () => {
  expect(circles(sourcesOf({ 'ui/a.ts': ['./b'], 'ui/b.ts': ['./a'], 'ui/c.ts': ['./a'] }))).toEqual([
    'ui/a.ts',
    'ui/b.ts',
  ]);
  const rooms = { 'ui/one/a.ts': ['../two/b'], 'ui/one/c.ts': [], 'ui/two/b.ts': [], 'ui/two/d.ts': ['../one/c'] };
  expect(circles(sourcesOf(rooms))).toEqual(['ui/one', 'ui/two']);
});

test('a room of sixteen files is a hallway, one of fifteen is none', () => {
  const files = (count: number) =>
    sourcesOf(Object.fromEntries(Array.from({ length: count }, (_, at) => [`ui/${at}.ts`, []])));
  expect(hallways(files(15))).toEqual([]);
  expect(hallways(files(16))).toEqual(['ui']);
});

test.each([
  ['shared/a.ts', "import { x } from '../server/storage/store';", 'imports server/storage/store'],
  ['shared/a.ts', "import express from 'express';", 'imports the package express'],
  ['shared/a.ts', "import { randomUUID } from 'node:crypto';", 'imports the package node:crypto'],
  ['server/queue/day/a.ts', "import type {\n  Store,\n} from '../../storage/store';", 'imports server/storage/store'],
  ['server/queue/day/a.ts', "const fs = require('fs');", 'imports the package fs'],
  ['server/queue/day/a.ts', "export * from '../../../printers/conversation/job';", 'imports printers/conversation/job'],
  ['printers/a.ts', "const branch = await import('../server/office/branch');", 'imports server/office/branch'],
  ['server/a.ts', "import '../demo/main';", 'imports demo/main'],
  ['ui/a.ts', "import { App } from '../kiosk/App';", 'imports kiosk/App'],
  ['kiosk/a.tsx', "import { z } from 'zod';", 'imports the package zod'],
  ['kiosk/a.tsx', "import type { Day } from '../server/queue/day/day';", 'imports server/queue/day/day'],
  ['kiosk/a.tsx', "import { textSchema, type Text } from '../shared/schema';", 'brings zod to a screen'],
  ['kiosk/a.tsx', "import { deeper } from '../shared/deeper';", 'brings zod to a screen'],
  ['kiosk/a.tsx', "import { Call } from '../counter/Call';", 'imports counter/Call'],
  ['shared/a.ts', 'const now = Date.now();', 'reaches for Date.now'],
  ['shared/a.ts', 'const now = new Date();', 'reaches for new Date'],
  ['server/queue/day/a.ts', 'const now = +new Date;', 'reaches for new Date'],
  ['server/queue/day/a.ts', 'const chance = Math.random();', 'reaches for Math.random'],
  ['server/queue/day/a.ts', 'const id = globalThis.crypto.randomUUID();', 'reaches for crypto'],
  ['server/queue/day/a.ts', "const zone = process.env['TZ'];", 'reaches for process.'],
  ['server/mail/a.ts', "const select = prepare('SELECT * FROM letters');", 'speaks SQL'],
  ['server/mail/a.ts', 'const insert = prepare(`INSERT OR REPLACE INTO letters (id)\n VALUES (?)`);', 'speaks SQL'],
  ['server/office/a.ts', 'const set = prepare("UPDATE letters SET id = ?");', 'speaks SQL'],
  ['server/office/a.ts', "database.pragma('synchronous = OFF');", 'speaks SQL'],
  ['server/office/a.ts', "import Database from 'better-sqlite3';", 'knows the engine better-sqlite3'],
  ['demo/a.ts', "import { Database } from '../server/storage/sqlite/connection';", 'knows the engine'],
])('a file %s that says %j is refused', (path, text, complaint) => {
  const sources = new Map([
    ['shared/schema.ts', "import { z } from 'zod';"],
    ['shared/deeper.ts', "import { textSchema } from './schema';"],
    [path, text],
  ]);
  expect(complaints(sources).join('\n')).toContain(complaint);
});

test.each([
  ['kiosk/a.tsx', "import { type Text } from '../shared/schema';\nimport { hello } from '../shared/words/index';"],
  ['shared/a.ts', '// reads Date.now() nowhere\nconst day = new Date(at);\n/* process.env */'],
  ['test/a.test.ts', "import { openStore } from '../server/storage/store';"],
  ['server/storage/sqlite/a.ts', "const select = prepare('SELECT * FROM letters');"],
  ['server/office/a.ts', "import type { Store } from '../storage/port';\n/** UPDATE the docs, and SET nothing */"],
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
