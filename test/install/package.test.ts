// What goes into a package, and what it says of itself.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { asTyped } from '../../server/starting/typed';

const { holdBeginnings, isNeeded, maintainer } = jest.requireActual<{
  holdBeginnings: (folder: string) => void;
  isNeeded: (path: string) => boolean;
  maintainer: (variables: Record<string, string>, isRelease: boolean) => string;
}>('../../scripts/deb.mjs');

const ROOT = join(__dirname, '../..');

test('S69 a released package names who answers for it', () => {
  const whose = { DEBFULLNAME: 'Town hall, IT', DEBEMAIL: 'it@town.example' };
  expect(maintainer(whose, true)).toBe('Town hall, IT <it@town.example>');
  for (const without of [{}, { ...whose, DEBEMAIL: 'it' }, { ...whose, DEBFULLNAME: '' }]) {
    expect(() => maintainer(without, true)).toThrow('DEBEMAIL');
    expect(maintainer(without, false)).toMatch(/^nobody/);
  }
});

test('S69 of packages what is built for people is left out, and never what they begin with', () => {
  expect(
    ['/build/feiertage.umd.cjs', '/lib/index.js', '/prebuilds/linux-x64.node'].filter((path) => !isNeeded(path)),
  ).toEqual([]);
  expect(['/build/Release', '/docs', '/README.md', '/.eslintrc', '/argon2.musl.node'].filter(isNeeded)).toEqual([]);
  expect(() => holdBeginnings(join(ROOT, 'install'))).toThrow('feiertagejs');
  expect(() => holdBeginnings(ROOT)).not.toThrow();
});

test('S69 log and commands name what is typed where the package is installed', () => {
  const words = 'Einen neuen macht: npm run link -- admin. Danach: npm start';
  expect(asTyped(words, {})).toBe(words);
  expect(asTyped(words, { WERTMARKE_PACKAGE: 'yes' })).toBe(
    'Einen neuen macht: wertmarke link admin. Danach: systemctl start wertmarke',
  );
  for (const file of ['server/wertmarke.service', 'Containerfile'])
    expect(readFileSync(join(ROOT, 'install', file), 'utf8')).toContain('WERTMARKE_PACKAGE=yes');
});

test('S69 S77 the service starts the office again until its database is back, however long that takes', () => {
  const unit = readFileSync(join(ROOT, 'install/server/wertmarke.service'), 'utf8');
  expect(unit).toMatch(/^Restart=always$/m);
  expect(unit).toMatch(/^RestartSec=\d+s$/m);
  // Without it systemd gives up after some starts, and does not try again by itself.
  expect(unit).toMatch(/^StartLimitIntervalSec=0$/m);
});
