// Debian packages: `npm run deb` writes the office's and the screens' into .cache/deb; `-- --version 1.2.3` names another.
// The office's brings the Node that it was tested with, and the native parts that its packages were published with.

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
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { fetchNode } from './nodes.mjs';
import { inRoot, refusal, run, runIn, step, tool } from './process.mjs';

/** The Node in the package: one with long support. */
const NODE = '24';
const ARCHITECTURES = { x64: 'amd64', arm64: 'arm64' };
const HOME = 'usr/lib/wertmarke';
const DOC = 'usr/share/doc';

/** Of dependencies: sources of native parts, those compiled for this machine's Node, and what no program reads. */
const NEEDLESS = /\/(deps|build|docs?|test|tests|example|examples|\.github)$|\.(map|md|ts|mts|cts|c|cc|cpp|h|gyp)$/;
/** Its native part is compiled for Node 20. */
const NEVER = ['node_modules/better-sqlite3-node20'];

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
        return !inside.startsWith('/node_modules') && !NEEDLESS.test(inside) && isForHere(inside);
      },
    });
  cpSync(inRoot('printers/get-pixels'), join(to, 'node_modules/get-pixels'), { recursive: true });
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
};

const SCREEN_FILES = {
  'install/screen/wertmarke-screen': 'usr/bin/wertmarke-screen',
  'install/screen/browser': 'usr/lib/wertmarke-screen/browser',
  'install/screen/wertmarke-screen.service': 'usr/lib/systemd/system/wertmarke-screen.service',
  'install/screen/pam': 'etc/pam.d/wertmarke-screen',
  'install/screen/no-sleep.conf': 'etc/systemd/sleep.conf.d/wertmarke-screen.conf',
  'install/screen/no-idle.conf': 'etc/systemd/logind.conf.d/wertmarke-screen.conf',
  'docs/install.md': `${DOC}/wertmarke-screen/install.md`,
  'install/screen/screen.env': 'etc/wertmarke-screen/screen.env',
};

/** Rights as Debian wants them, whatever the umask of who builds. */
function put(from, to) {
  mkdirSync(dirname(to), { recursive: true, mode: 0o755 });
  cpSync(inRoot(from), to);
  chmodSync(to, statSync(inRoot(from)).mode & 0o100 ? 0o755 : 0o644);
}

const copyright = () =>
  [
    'Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/',
    'Upstream-Name: wertmarke',
    'Comment: Works of others in this package, and their licences: NOTICE beside this file, and the LICENSE files in',
    ` /${HOME}/node_modules. Node.js: /${HOME}/LICENSE.node`,
    '',
    'Files: *',
    'Copyright: the Wertmarke authors',
    'License: EUPL-1.2',
    ' The full text is in LICENSE beside this file.',
    '',
  ].join('\n');

/** The two files that every package of Debian's has. */
function writeDocuments(folder, name) {
  const place = join(folder, DOC, name);
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, 'copyright'), copyright());
  writeFileSync(join(place, 'changelog.gz'), gzipSync(readFileSync(inRoot('CHANGELOG.md')), { level: 9 }));
}

/** Fills in `@VERSION@` and the like, puts the scripts beside it, and packs. */
async function pack({ folder, source, name, version, architecture, to }) {
  writeDocuments(folder, name);
  await runIn(folder, 'chmod', ['-R', 'u=rwX,go=rX', '.']);
  const bytes = readdirSync(folder, { recursive: true }).reduce(
    (sum, file) => sum + statSync(join(folder, file)).size,
    0,
  );
  const filled = { VERSION: version, ARCH: architecture, SIZE: String(Math.ceil(bytes / KB)) };
  mkdirSync(join(folder, 'DEBIAN'));
  for (const file of readdirSync(inRoot(source))) put(join(source, file), join(folder, 'DEBIAN', file));
  const control = readFileSync(inRoot(`${source}/control`), 'utf8').replace(/@(\w+)@/g, (_, key) => filled[key]);
  writeFileSync(join(folder, 'DEBIAN/control'), control);
  const file = join(to, `${name}_${version}_${architecture}.deb`);
  await step(`packing ${file}`, 'dpkg-deb could not pack it, see above.', () =>
    runIn(folder, 'dpkg-deb', ['--root-owner-group', '-Zxz', '-z2', '--build', folder, file]),
  );
  return file;
}

async function packOffice(version, to) {
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
  return pack({ folder, source: 'install/debian', name: 'wertmarke', version, architecture, to });
}

function packScreen(version, to) {
  const folder = join(to, 'screen');
  for (const [from, place] of Object.entries(SCREEN_FILES)) put(from, join(folder, place));
  return pack({ folder, source: 'install/screen/debian', name: 'wertmarke-screen', version, architecture: 'all', to });
}

/** Both packages; their files. Expects a build that is up to date. */
export async function buildPackages(args) {
  const { version: own } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  const version = args[args.indexOf('--version') + 1 || args.length] ?? own;
  const to = inRoot('.cache/deb');
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  const files = [await packOffice(version, to), await packScreen(version, to)];
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

/** `npm run test:install`: packages are built, unpacked and started, updates rehearsed from every earlier schema. */
export async function testInstall() {
  const [office] = await buildPackages([]);
  await startsAlone(office);
  const tests = ['test/server/starting/update', 'test/server/starting/supervisor'];
  return run(tool('jest/bin/jest.js'), [...tests, '--selectProjects', 'programs'], { INSTALL: 'whole' });
}
