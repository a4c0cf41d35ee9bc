// S59, S60: papers that are made anew for each release, in dist/papers: the list of what is in the program (CycloneDX), and
// what the last run of all tests shows of EN 301 549.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { npm } from './install.mjs';
import { inRoot, refusal, say, told } from './process.mjs';

const FOLDER = 'dist/papers';
const RUNS = ['computing', 'printers', 'programs', 'journeys'].map((name) => inRoot(`.cache/jest-${name}.json`));

function write(name, text) {
  mkdirSync(inRoot(FOLDER), { recursive: true });
  writeFileSync(inRoot(`${FOLDER}/${name}`), text);
  say(`${FOLDER}/${name}`);
}

/** Fetched when it is asked for, as nothing else needs it. `npm sbom` leaves out what is also a part of our tools. */
const MAKER = '@cyclonedx/cyclonedx-npm@6.0.1';
const MAKER_ARGS = [
  '--omit=dev',
  '--package-lock-only',
  '--ignore-npm-errors',
  '--spec-version=1.6',
  '--output-reproducible',
];

const withParts = (components) => components.flatMap((one) => [one, ...withParts(one.components ?? [])]);
const nameOf = ({ group, name }) => (group ? `${group}/${name}` : name);

/** What is wrong with a list: everything in it needs name, version and address, and everything installed is in it. */
export function faultsOfSbom({ bomFormat, specVersion, metadata, components = [], dependencies = [] }, installed) {
  const all = withParts(components);
  const known = new Set([metadata?.component?.['bom-ref'], ...all.map((one) => one['bom-ref'])]);
  const named = new Set(all.map(nameOf));
  return [
    ...(bomFormat === 'CycloneDX' && specVersion === '1.6' ? [] : ['it is no CycloneDX 1.6']),
    ...all
      .filter(({ name, version, purl }) => !name || !version || !purl?.startsWith('pkg:npm/'))
      .map((one) => `${nameOf(one)} lacks a name, a version or an address`),
    ...dependencies
      .flatMap(({ ref, dependsOn = [] }) => [ref, ...dependsOn])
      .filter((ref) => !known.has(ref))
      .map((ref) => `${ref} is depended on and not listed`),
    ...installed.filter((name) => !named.has(name)).map((name) => `${name} is missing`),
  ];
}

/** What a lockfile installs with the program itself, by its own names: no tools, and nothing of this repository. */
export const installedBy = ({ packages }) =>
  Object.entries(packages)
    .filter(([path, { dev, devOptional, link }]) => path.startsWith('node_modules/') && !dev && !devOptional && !link)
    .map(([path, { name }]) => name ?? path.split('node_modules/').at(-1));

/** What is in the program, from the lockfile alone: the same for everybody who has it. */
export async function sbom() {
  const file = `${FOLDER}/sbom.cdx.json`;
  mkdirSync(inRoot(FOLDER), { recursive: true });
  const call = ['exec', '--yes', `--package=${MAKER}`, '--', 'cyclonedx-npm', ...MAKER_ARGS, `--output-file=${file}`];
  const { code, said } = await told(npm(), call);
  if (code !== 0) throw refusal(said);
  const installed = installedBy(JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')));
  const faults = faultsOfSbom(JSON.parse(readFileSync(inRoot(file), 'utf8')), installed);
  if (faults.length > 0) throw refusal(['The list is not in order:', ...faults].join('\n'));
  say(`${file}: ${installed.length} packages`);
}

/** All tests of the last run of `npm test`: whole title and state. */
function lastResults() {
  const there = RUNS.filter((file) => existsSync(file));
  if (there.length < RUNS.length) throw refusal('First run all tests: npm test');
  return there.flatMap((file) =>
    JSON.parse(readFileSync(file, 'utf8')).testResults.flatMap(({ assertionResults }) =>
      assertionResults.map(({ title, status }) => ({ title, status })),
    ),
  );
}

/** A clause of EN 301 549 by the results of the tests that name one of its rules. */
export function outcomeOf({ rules, people, without }, results) {
  if (without !== null) return { state: 'entfällt', passed: 0, failed: 0 };
  const own = results.filter(({ title }) => rules.some((rule) => new RegExp(`\\b${rule}\\b`).test(title)));
  const passed = own.filter(({ status }) => status === 'passed').length;
  const failed = own.filter(({ status }) => status === 'failed').length;
  const isShown = (rule) =>
    own.some(({ title, status }) => status === 'passed' && new RegExp(`\\b${rule}\\b`).test(title));
  const state = () => {
    if (failed > 0) return 'nicht bestanden';
    if (rules.length === 0) return 'offen: nur Menschen können prüfen';
    if (!rules.every(isShown)) return 'nicht gezeigt';
    return people === null ? 'bestanden' : 'Tests bestanden, Prüfung durch Menschen offen';
  };
  return { state: state(), passed, failed };
}

/** The report of EN 301 549, as a page. */
export function en301549() {
  const clauses = JSON.parse(readFileSync(inRoot('test/docs/en301549.json'), 'utf8'));
  const results = lastResults();
  const { version } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  const lines = clauses.map((clause) => {
    const { state, passed, failed } = outcomeOf(clause, results);
    const counted = clause.rules.length === 0 ? '–' : `${passed} bestanden, ${failed} nicht`;
    const open = clause.without ?? clause.people ?? '–';
    return `| ${clause.clause} | ${clause.title} | ${state} | ${clause.rules.join(', ') || '–'} | ${counted} | ${open} |`;
  });
  const page = [
    `# EN 301 549: Prüfbericht, Fassung ${version}`,
    '',
    `Aus den Ergebnissen des letzten Laufs aller Tests (${results.length} Tests). Was ein Test zeigt, steht in docs/rules.md unter seiner Regel.`,
    '',
    '| Abschnitt | Inhalt | Ergebnis | Regeln | Tests | offen, oder warum es entfällt |',
    '|---|---|---|---|---|---|',
    ...lines,
    '',
  ];
  write('en301549.md', page.join('\n'));
}
