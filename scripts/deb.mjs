// Debian packages: `npm run deb` writes the office's and the screens' into .cache/deb; `-- --version 1.2.3` names another.
// The office's brings the Node that it was tested with, and the native parts that its packages were published with.
// DEBFULLNAME and DEBEMAIL say who answers for them, as for every package of Debian's; `-- --release` refuses without.

import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { fetchNode } from './nodes.mjs';
import { inRoot, refusal, run, runIn, say, step, tool } from './process.mjs';

/** The Node in the package: one with long support. */
const NODE = '24';
const ARCHITECTURES = { x64: 'amd64', arm64: 'arm64' };
const HOME = 'usr/lib/wertmarke';
const DOC = 'usr/share/doc';
const MANUAL = 'usr/share/man/man8';
const LINTIAN = 'usr/share/lintian/overrides';

/** Of dependencies: sources of native parts, those compiled for this machine's Node, and what no program reads. */
const NEEDLESS =
  /\/(build\/Release|deps|docs?|test|tests|example|examples|libusb|tools|\.[^/]+)$|\.(map|md|ts|mts|cts|c|cc|cpp|h|gypi?|html|sh)$|\.musl\.node$/;
/** One's native part is compiled for Node 20; the others are in the screens already, or install packages. */
const NEVER = [
  'better-sqlite3-node20',
  '@kern-ux/native',
  'prebuild-install',
  'node-abi',
  'node-addon-api',
  'cross-env',
].map((name) => `node_modules/${name}`);

const KB = 1024;

/** The packages that the office runs with, as the lockfile names them and npm has installed them. */
function productionPackages() {
  const { packages } = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8'));
  return Object.entries(packages).flatMap(([path, { dev, link }]) =>
    path.startsWith('node_modules/') && !dev && !link && !NEVER.includes(path) && existsSync(inRoot(path))
      ? [path]
      : [],
  );
}

/** Whether a program reads a file of a package, by its path inside it. */
export const isNeeded = (path) => !NEEDLESS.test(path);

/** Whether a file of a package is for this machine: many bring their native part for every system. */
function isForHere(path) {
  const [, system] = /\/prebuilds\/([^/]+)$/.exec(path) ?? [];
  return system === undefined || system.replace('.node', '') === `${process.platform}-${process.arch}`;
}

function copyPackages(to) {
  for (const path of productionPackages())
    cpSync(inRoot(path), join(to, path), {
      recursive: true,
      // Those inside it are on the list themselves; of a package only what it has, never what its own name looks like.
      filter: (from) => {
        const inside = from.slice(inRoot(path).length);
        return !inside.startsWith('/node_modules') && isNeeded(inside) && isForHere(inside);
      },
    });
  cpSync(inRoot('printers/get-pixels'), join(to, 'node_modules/get-pixels'), { recursive: true });
}

/** Refuses where of a package that can be required the very file is missing that it begins with. */
export function holdBeginnings(to) {
  const { resolve } = createRequire(inRoot('package.json'));
  const beginning = (path) => {
    try {
      return relative(inRoot('.'), resolve(path.slice('node_modules/'.length)));
    } catch {
      return null;
    }
  };
  const lost = productionPackages()
    .filter((path) => path.lastIndexOf('node_modules/') === 0)
    .map(beginning)
    .filter((file) => file?.startsWith('node_modules/') && !existsSync(join(to, file)));
  if (lost.length > 0) throw refusal(`The package would lack ${lost.join(', ')}.`);
}

/** Each file of `install/` by its place on the machine. */
const OFFICE_FILES = {
  'install/server/wertmarke': 'usr/bin/wertmarke',
  'install/server/update': `${HOME}/update`,
  'install/server/asks.js': `${HOME}/asks.js`,
  'install/server/wertmarke.service': 'usr/lib/systemd/system/wertmarke.service',
  'install/server/60-wertmarke.rules': 'usr/lib/udev/rules.d/60-wertmarke.rules',
  'install/server/wertmarke.env': 'etc/wertmarke/wertmarke.env',
  'install/server/journald@wertmarke.conf': 'etc/systemd/journald@wertmarke.conf',
  'package.json': `${HOME}/package.json`,
  'README.md': `${DOC}/wertmarke/README.md`,
  'docs/install.md': `${DOC}/wertmarke/install.md`,
  'docs/operate.md': `${DOC}/wertmarke/operate.md`,
  'docs/printers.md': `${DOC}/wertmarke/printers.md`,
  NOTICE: `${DOC}/wertmarke/NOTICE`,
  LICENSE: `${DOC}/wertmarke/LICENSE`,
  'install/server/wertmarke.8': `${MANUAL}/wertmarke.8`,
  'install/server/lintian': `${LINTIAN}/wertmarke`,
};

const SCREEN_FILES = {
  'install/screen/wertmarke-screen': 'usr/bin/wertmarke-screen',
  'install/screen/browser': 'usr/lib/wertmarke-screen/browser',
  'install/screen/wertmarke-screen.service': 'usr/lib/systemd/system/wertmarke-screen.service',
  'install/screen/pam': 'etc/pam.d/wertmarke-screen',
  'install/screen/no-sleep.conf': 'etc/systemd/sleep.conf.d/wertmarke-screen.conf',
  'install/screen/no-idle.conf': 'etc/systemd/logind.conf.d/wertmarke-screen.conf',
  'install/screen/wertmarke-screen.desktop': 'usr/lib/wertmarke-screen/wertmarke-screen.desktop',
  'install/screen/labwc-autostart': 'usr/lib/wertmarke-screen/labwc-autostart',
  'install/screen/wertmarke-screen.8': `${MANUAL}/wertmarke-screen.8`,
  'docs/install.md': `${DOC}/wertmarke-screen/install.md`,
  LICENSE: `${DOC}/wertmarke-screen/LICENSE`,
  'install/screen/screen.env': 'etc/wertmarke-screen/screen.env',
};

/** Rights as Debian wants them, whatever the umask of who builds. */
function put(from, to) {
  mkdirSync(dirname(to), { recursive: true, mode: 0o755 });
  cpSync(inRoot(from), to);
  chmodSync(to, statSync(inRoot(from)).mode & 0o100 ? 0o755 : 0o644);
}

const FIRST_YEAR = 2026;

const copyright = () =>
  [
    'Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/',
    'Upstream-Name: wertmarke',
    'Comment: Works of others in this package, and their licences: NOTICE beside this file, and the LICENSE files in',
    ` /${HOME}/node_modules. Node.js: /${HOME}/LICENSE.node`,
    '',
    'Files: *',
    `Copyright: ${FIRST_YEAR} the Wertmarke authors`,
    'License: EUPL-1.2',
    ' The full text is in LICENSE beside this file.',
    '',
  ].join('\n');

/** Who answers for a package, by the variables of Debian's own tools; whoever only tries one out needs no address. */
export function maintainer({ DEBFULLNAME, DEBEMAIL }, isRelease) {
  const isWhole = Boolean(DEBFULLNAME) && /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(DEBEMAIL ?? '');
  if (isWhole) return `${DEBFULLNAME} <${DEBEMAIL}>`;
  if (isRelease)
    throw refusal('Say who answers for a released package: DEBFULLNAME="Name" DEBEMAIL=name@town.example.');
  say('Nobody answers for this package: for one that is passed on, set DEBFULLNAME and DEBEMAIL.');
  return 'nobody, built to be tried <root@localhost>';
}

/** The same instant for the same sources, as reproducible builds want it. */
const builtAt = () => new Date(Number(process.env.SOURCE_DATE_EPOCH ?? Date.now() / 1000) * 1000);

/** What Debian's own tools read of the history: that there is a version; people read the changelog beside it. */
const changelog = (name, version, whose) =>
  `${name} (${version}) stable; urgency=medium

  * What is new stands in the other file of this name.

 -- ${whose}  ${builtAt().toUTCString().replace('GMT', '+0000')}
`;

/** The files that every package of Debian's has. */
function writeDocuments(folder, { name, version, whose }) {
  const place = join(folder, DOC, name);
  mkdirSync(place, { recursive: true });
  const packed = (text) => gzipSync(text, { level: 9 });
  writeFileSync(join(place, 'copyright'), copyright());
  writeFileSync(join(place, 'changelog.gz'), packed(changelog(name, version, whose)));
  writeFileSync(join(place, 'CHANGELOG.md.gz'), packed(readFileSync(inRoot('CHANGELOG.md'))));
  const manual = join(folder, MANUAL, `${name}.8`);
  writeFileSync(`${manual}.gz`, packed(readFileSync(manual)));
  rmSync(manual);
}

/** Fills in `@VERSION@` and the like, puts the scripts beside it, and packs. */
async function pack({ folder, source, name, version, whose, architecture, how, to }) {
  writeDocuments(folder, { name, version, whose });
  await runIn(folder, 'chmod', ['-R', 'u=rwX,go=rX', '.']);
  const bytes = readdirSync(folder, { recursive: true }).reduce(
    (sum, file) => sum + statSync(join(folder, file)).size,
    0,
  );
  const filled = { VERSION: version, ARCH: architecture, MAINTAINER: whose, SIZE: String(Math.ceil(bytes / KB)) };
  mkdirSync(join(folder, 'DEBIAN'));
  for (const file of readdirSync(inRoot(source))) put(join(source, file), join(folder, 'DEBIAN', file));
  const control = readFileSync(inRoot(`${source}/control`), 'utf8').replace(/@(\w+)@/g, (_, key) => filled[key]);
  writeFileSync(join(folder, 'DEBIAN/control'), control);
  const file = join(to, `${name}_${version}_${architecture}.deb`);
  await step(`packing ${file}`, 'dpkg-deb could not pack it, see above.', () =>
    runIn(folder, 'dpkg-deb', ['--root-owner-group', ...how, '--build', folder, file]),
  );
  return file;
}

async function packOffice({ version, whose, how, to }) {
  const architecture = ARCHITECTURES[process.arch];
  if (architecture === undefined) throw refusal(`There is no package for ${process.arch}.`);
  const node = await fetchNode(NODE);
  const folder = join(to, 'office');
  const home = join(folder, HOME);
  for (const [from, place] of Object.entries(OFFICE_FILES)) put(from, join(folder, place));
  mkdirSync(join(home, 'bin'));
  cpSync(join(node, 'bin/node'), join(home, 'bin/node'));
  cpSync(join(node, 'LICENSE'), join(home, 'LICENSE.node'));
  for (const room of ['shared', 'server', 'printers', 'screens', 'build.json'])
    cpSync(inRoot(`dist/${room}`), join(home, 'dist', room), { recursive: true });
  copyPackages(home);
  holdBeginnings(home);
  // Whatever the packages' own archives say: nothing of them is called by its path.
  await runIn(home, 'find', ['node_modules', '-type', 'f', '-exec', 'chmod', '644', '{}', '+']);
  return pack({ folder, source: 'install/debian', name: 'wertmarke', version, whose, architecture, how, to });
}

function packScreen({ version, whose, how, to }) {
  const folder = join(to, 'screen');
  for (const [from, place] of Object.entries(SCREEN_FILES)) put(from, join(folder, place));
  const source = 'install/screen/debian';
  return pack({ folder, source, name: 'wertmarke-screen', version, whose, architecture: 'all', how, to });
}

/** Both packages; their files. Expects a build that is up to date. */
export async function buildPackages(args) {
  const { version: own } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  const version = args[args.indexOf('--version') + 1 || args.length] ?? own;
  const whose = maintainer(process.env, args.includes('--release'));
  const to = inRoot('.cache/deb');
  // One that is only tried is large instead of slow.
  const asked = { version, whose, to, how: args.includes('--quick') ? ['-Zgzip', '-z1'] : ['-Zxz', '-z2'] };
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  const files = [await packOffice(asked), await packScreen(asked)];
  for (const folder of ['office', 'screen']) rmSync(join(to, folder), { recursive: true });
  return files;
}

/** The office's package unpacked in another root and started from there, with nothing of this checkout beside it. */
async function startsAlone(file) {
  const folder = inRoot('.cache/unpacked');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await step('unpacking', 'dpkg-deb could not unpack it.', () =>
    runIn(folder, 'dpkg-deb', ['--extract', file, folder]),
  );
  await step('starting what was unpacked', 'It did not become ready and print.', () =>
    run(inRoot('scripts/unpacked.mjs'), [folder]),
  );
  rmSync(folder, { recursive: true });
}

/**
 * `npm run test:install`: packages are built, unpacked and started, updates rehearsed from every earlier schema;
 * `-- --machine trixie` does all that docs/install.md says on a bare Debian of its own instead.
 */
export async function testInstall(args) {
  const [office] = await buildPackages(['--quick']);
  if (args.includes('--machine')) {
    const { testMachine } = await import('./machine.mjs');
    await testMachine(args[args.indexOf('--machine') + 1] ?? 'bookworm', office);
    return 0;
  }
  await startsAlone(office);
  const tests = ['test/server/starting/update', 'test/server/starting/supervisor'];
  return run(tool('jest/bin/jest.js'), [...tests, '--selectProjects', 'programs'], { INSTALL: 'whole' });
}
