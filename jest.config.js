// Kinds of tests: node (rules, server), postgres (some of these over PostgreSQL), printers, programs (as they are built and started), jsdom (screens as
// components), browser (whole journeys). Programs and journeys want a build.

const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

// Deliberately far from the office's zone (Europe/Berlin) and half an hour off: whoever takes the machine's zone
// for the office's gets other days and other minutes here, and a test fails.
process.env.TZ = 'America/St_Johns';
// Threads that our code makes are none of jest's: they learn TypeScript for themselves.
process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --require ${JSON.stringify(require.resolve('./test/threads.js'))}`;

const swc = (parser) => [
  '@swc/jest',
  {
    jsc: { parser, target: 'es2023', transform: { react: { runtime: 'automatic', importSource: 'preact' } } },
    module: { type: 'commonjs' },
  },
];

const project = {
  transform: {
    '\\.m?ts$': swc({ syntax: 'typescript' }),
    '\\.tsx$': swc({ syntax: 'typescript', tsx: true }),
    '\\.m?js$': swc({ syntax: 'ecmascript' }),
  },
  // These come as ES modules only; everything else in node_modules is taken as it is.
  transformIgnorePatterns: [
    '/node_modules/(?!(preact|preact-render-to-string|@testing-library/preact|pixelmatch|temporal-polyfill|temporal-utils|@noble/hashes|openid-client|oauth4webapi|jose|d3-[a-z-]+|internmap)/)',
  ],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/data/', '<rootDir>/.cache/'],
  // What vite does for screens: files become addresses, components that are loaded later are found by the name that they
  // will have, and a constant tells the build.
  moduleNameMapper: {
    '\\.(s?css|woff2|svg|png|mp3|wav|ogg)(\\?url)?$': '<rootDir>/test/asset.ts',
    '^(\\.{1,2}/(?:.*/)?[A-Z]\\w*)\\.js$': '$1',
  },
  globals: { __BUILD__: 'test' },
};

/** Whoever starts a program of the build names it. */
const PROGRAMS = ['test/server', 'test/faults', 'test/bench']
  .flatMap((folder) => readdirSync(join(__dirname, folder), { recursive: true }).map((name) => `${folder}/${name}`))
  .filter((file) => file.endsWith('.test.ts') && readFileSync(join(__dirname, file), 'utf8').includes('../dist/'))
  .map((file) => `<rootDir>/${file}`);

/** The same tests over the other engine: what storage promises, and offices as a whole. */
const OVER_POSTGRES = [
  ...['storage/port', 'storage/postgres/*', 'screens/office', 'screens/settingsVersions', 'public/booking/races'],
  ...['app/ended', 'office/together', 'imports/wired', 'identity/people', 'paper/blocks'],
].map((name) => `<rootDir>/test/server/${name}.test.ts`);

module.exports = {
  maxWorkers: 2,
  // What a file leaves behind in its worker is kept by Node to its end: a worker that has grown makes way for a new one.
  workerIdleMemoryLimit: '1GB',
  // Finds what hangs, not what is busy. It counts here only: inside a project jest does not look at it.
  testTimeout: 60_000,
  projects: [
    {
      ...project,
      displayName: 'node',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: [
        '/node_modules/',
        '<rootDir>/test/(journeys|printers|server/storage/postgres)/',
        ...PROGRAMS,
      ],
    },
    {
      ...project,
      displayName: 'postgres',
      testMatch: OVER_POSTGRES,
      setupFiles: ['<rootDir>/test/engine/chosen.ts'],
      globalSetup: '<rootDir>/test/engine/begin.ts',
      globalTeardown: '<rootDir>/test/engine/end.ts',
    },
    {
      ...project,
      displayName: 'printers',
      testMatch: ['<rootDir>/test/printers/**/*.test.ts'],
    },
    {
      ...project,
      displayName: 'programs',
      testMatch: PROGRAMS,
      globalSetup: '<rootDir>/test/built.ts',
    },
    {
      ...project,
      displayName: 'jsdom',
      testEnvironment: 'jsdom',
      testMatch: ['<rootDir>/test/**/*.dom.test.tsx'],
    },
    {
      ...project,
      displayName: 'browser',
      testMatch: ['<rootDir>/test/journeys/**/*.test.ts'],
      globalSetup: '<rootDir>/test/journeys/chromium.ts',
    },
  ],
};
