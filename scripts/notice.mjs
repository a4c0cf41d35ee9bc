// NOTICE: everything by others that an installation contains, with its licence. `node scripts/notice.mjs` writes it;
// with --check it is only compared, which is part of `npm run check`.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot, say } from './process.mjs';

const FILE = inRoot('NOTICE');

/**
 * Licences that a work under EUPL-1.2 may contain: permissive ones, and those that its appendix calls compatible.
 * One that is missing here is for a person to read before it is added.
 */
const COMPATIBLE = new Set([
  ...['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'CC0-1.0', 'ISC', 'MIT', 'MIT-0', 'WTFPL'],
  ...['EUPL-1.2', 'LGPL-2.1-or-later', 'MPL-2.0', 'OFL-1.1', 'blessing'],
]);

/** Compatible by the appendix, and read: these are programs of their own, which the office talks to by messages. */
const APART = new Map([
  // docs/decisions/0048
  ['@echogarden/espeak-ng-emscripten', 'GPL-3.0'],
]);

/** Parts that packages contain without being packages themselves; the lockfile does not know them. */
const WITHIN = [
  {
    name: 'eSpeak NG',
    within: '@echogarden/espeak-ng-emscripten',
    licence: 'GPL-3.0',
    by: 'Copyright 2005-2014 Jonathan Duddington, 2015-2022 Reece H. Dunn and contributors',
  },
  {
    name: 'Fira Sans',
    within: '@kern-ux/native',
    licence: 'OFL-1.1',
    by: 'Copyright 2012-2015 The Mozilla Foundation and Telefonica S.A.',
  },
  { name: 'libusb', within: 'usb', licence: 'LGPL-2.1-or-later', by: 'Copyright 2001-2024 The libusb authors' },
  {
    name: 'phc-winner-argon2',
    within: 'argon2',
    licence: 'CC0-1.0 OR Apache-2.0',
    by: 'Copyright 2015 Daniel Dinu, Dmitry Khovratovich, Jean-Philippe Aumasson, Samuel Neves',
  },
  { name: 'Skia', within: '@napi-rs/canvas', licence: 'BSD-3-Clause', by: 'Copyright (c) 2011 Google Inc.' },
  { name: 'SQLite', within: 'better-sqlite3', licence: 'blessing', by: 'in the public domain' },
];

/** Whether an SPDX expression leaves a licence that is compatible: any of an OR, each of an AND. */
const isCompatible = (expression) =>
  expression
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((licence) => COMPATIBLE.has(licence.trim())));

/** Whether a work under EUPL-1.2 may bring it along: by its licence, or as the one program that was read. */
const mayCome = ({ name, within, licence }) =>
  isCompatible(licence) || [...APART].some(([own, its]) => its === licence && (within ?? name).startsWith(own));

/** The first line of a licence's text that says whose it is; texts that name nobody have none. */
function copyrightIn(text) {
  const line = /^[^\w\n]*([Cc]opyright[ \t]+(?:\([Cc]\)|©|\d{4}|[A-Z]).*)$/m.exec(text)?.[1];
  return (
    line
      ?.split(/ \S+: Copyright/)[0]
      .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
      .trim() ?? null
  );
}

function installedLicence(folder) {
  const name = readdirSync(folder).find((file) => /^licen[cs]e/i.test(file));
  return name === undefined ? null : copyrightIn(readFileSync(join(folder, name), 'utf8'));
}

/** Old packages name their licence in a way that the lockfile does not take over. */
function licenceOf(path, entry) {
  if (entry.license !== undefined) return entry.license;
  const { license, licenses } = JSON.parse(readFileSync(join(inRoot(path), 'package.json'), 'utf8'));
  return license ?? licenses?.map(({ type }) => type).join(' OR ') ?? 'none';
}

/** What is by others and not for development only. Parts for single platforms are optional: only the lockfile knows them all. */
function packages() {
  const lock = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8'));
  const theirs = Object.entries(lock.packages).filter(
    ([path, entry]) => path.startsWith('node_modules/') && !entry.dev && !entry.link,
  );
  return theirs.map(([path, entry]) => {
    const name = entry.name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const folder = inRoot(path);
    const by = !entry.optional && existsSync(folder) ? installedLicence(folder) : null;
    return { name: `${name} ${entry.version}`, licence: licenceOf(path, entry), by };
  });
}

/** The page, sorted and without repetition. */
function pageOf(parts) {
  const lines = parts.map(({ name, licence, by }) => [name, licence, by].filter((each) => each !== null).join('; '));
  return [
    'Wertmarke is licensed under the EUPL-1.2, see LICENSE. It contains or installs the following works of others under their own licences.',
    'Their full texts come with each package, in node_modules. Made by `node scripts/notice.mjs`; do not edit.',
    '',
    ...[...new Set(lines)].sort((one, other) => (one < other ? -1 : 1)),
    '',
  ].join('\n');
}

function main(isCheck) {
  const parts = [
    ...packages(),
    ...WITHIN.map(({ name, ...rest }) => ({ name: `${name} (within ${rest.within})`, ...rest })),
  ];
  const unfit = parts.filter((part) => !mayCome(part));
  for (const { name, licence } of unfit)
    say(`${name} has the licence ${licence}, which is not known to be compatible with EUPL-1.2`);
  const page = pageOf(parts);
  if (!isCheck) writeFileSync(FILE, page);
  const isCurrent = existsSync(FILE) && readFileSync(FILE, 'utf8') === page;
  if (!isCurrent) say('NOTICE is not what the lockfile says: run `node scripts/notice.mjs`');
  return isCurrent && unfit.length === 0 ? 0 : 1;
}

process.exitCode = main(process.argv.includes('--check'));
