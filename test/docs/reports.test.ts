// S59, S60: what scripts/papers.mjs makes of a list and of results. The scripts are ES modules, and run as they are.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const SCRIPT = join(__dirname, '../../scripts/papers.mjs');

/** What an expression over the script's exports gives. */
const evaluate = (expression: string): unknown => {
  const code = `import * as papers from ${JSON.stringify(`file://${SCRIPT}`)};
    process.stdout.write(JSON.stringify(${expression}));`;
  const environment = { ...process.env, NODE_OPTIONS: '' };
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', code], { env: environment, encoding: 'utf8' }),
  );
};

const zod = { name: 'zod', version: '4.6.7', purl: 'pkg:npm/zod@4.6.7', 'bom-ref': 'zod' };
const types = {
  name: 'node',
  group: '@types',
  version: '1.0.0',
  purl: 'pkg:npm/%40types/node@1.0.0',
  'bom-ref': 'types',
};
const whole = {
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  metadata: { component: { 'bom-ref': 'us' } },
  components: [{ ...zod, components: [types] }],
  dependencies: [
    { ref: 'us', dependsOn: ['zod'] },
    { ref: 'zod', dependsOn: ['types'] },
  ],
};
const faults = (list: object, installed: string[]) =>
  evaluate(`papers.faultsOfSbom(${JSON.stringify(list)}, ${JSON.stringify(installed)})`);

test('S59 a list is in order when it has all that is installed, each with its address', () => {
  expect(faults(whole, ['zod', '@types/node'])).toEqual([]);
  expect(faults(whole, ['zod', 'express'])).toEqual(['express is missing']);
  expect(faults({ ...whole, specVersion: '1.5' }, [])).toEqual(['it is no CycloneDX 1.6']);
  expect(faults({ ...whole, components: [{ ...zod, purl: '' }] }, [])).toEqual([
    'zod lacks a name, a version or an address',
    'types is depended on and not listed',
  ]);
});

test('S59 what is installed with the program is read from the lockfile: no tools, no links, aliases by their own names', () => {
  const packages = {
    '': { name: 'us' },
    'node_modules/zod': {},
    'node_modules/jest': { dev: true },
    'node_modules/both': { devOptional: true },
    'node_modules/get-pixels': { link: true },
    'node_modules/old': { name: 'better-sqlite3' },
    'node_modules/zod/node_modules/@a/b': {},
  };
  expect(evaluate(`papers.installedBy(${JSON.stringify({ packages })})`)).toEqual(['zod', 'better-sqlite3', '@a/b']);
});

const clause = { clause: '9.9', title: 'Etwas', rules: ['U1', 'U2'], people: null, without: null };
const passed = [
  { title: 'U1 one', status: 'passed' },
  { title: 'K1 U2 other', status: 'passed' },
  { title: 'U22 none of them', status: 'failed' },
];
const outcome = (changes: object, results: object[] = passed) =>
  evaluate(`papers.outcomeOf(${JSON.stringify({ ...clause, ...changes })}, ${JSON.stringify(results)})`);

test('S60 a clause is what the tests of its rules were', () => {
  expect(outcome({})).toEqual({ state: 'bestanden', passed: 2, failed: 0 });
  expect(outcome({ people: 'mit Vorleseprogrammen' })).toMatchObject({
    state: 'Tests bestanden, Prüfung durch Menschen offen',
  });
  expect(outcome({}, [...passed, { title: 'U1 again', status: 'failed' }])).toMatchObject({
    state: 'nicht bestanden',
    failed: 1,
  });
  expect(outcome({}, passed.slice(0, 1))).toMatchObject({ state: 'nicht gezeigt' });
  expect(outcome({ rules: [], people: 'ansehen' })).toMatchObject({ state: 'offen: nur Menschen können prüfen' });
  expect(outcome({ rules: [], without: 'es gibt keine' })).toMatchObject({ state: 'entfällt' });
});
