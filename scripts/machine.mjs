// `npm run test:install -- --machine [SUITE]`: docs/install.md on a bare Debian with systemd, word by word, up to a printed
// slip; then a program that hangs, power that is cut, an update, one that breaks and its way back, and the end.

import { copyFileSync, readFileSync } from 'node:fs';
import { bareMachine } from './bare.mjs';
import { inRoot, refusal, say } from './process.mjs';
import { drawAtKiosk, eventually, isReady, pairKiosk } from './slip.mjs';

const OFFICE = 'http://127.0.0.1:3000';
const WORST_EXPOSURE = 3;
const NEWER = '99.0.0';
const BROKEN = '99.1.0';

/** The page's own lines of shell that begin with these words. */
function byHand(beginning) {
  const page = readFileSync(inRoot('docs/install.md'), 'utf8');
  const blocks = [...page.matchAll(/```sh[^\n]*\n([\s\S]*?)```/g)].map(([, lines]) => lines);
  const found = blocks.find((lines) => lines.startsWith(beginning));
  if (found === undefined) throw refusal(`docs/install.md no longer says: ${beginning}`);
  return found;
}

const hold = (what, isSo) => {
  if (!isSo) throw new Error(`not so: ${what}`);
  say(`  ${what}`);
};

/** The same package with another version, and, if it is to break, with a program that ends at once. */
function repacked(machine, file, version, program) {
  const to = `/root/wertmarke_${version}.deb`;
  machine.must(
    `rm -rf packing && dpkg-deb -R ${file} packing && sed -i 's/^Version: .*/Version: ${version}/' packing/DEBIAN/control`,
  );
  if (program !== undefined) machine.must(`echo '${program}' >packing/usr/lib/wertmarke/dist/server/main.js`);
  machine.must(`dpkg-deb -Zgzip -z1 --build packing ${to} && rm -rf packing`);
  return to;
}

const ready = (what) => eventually(what, () => isReady(OFFICE));
const versionOf = (machine) => machine.must('dpkg-query --show wertmarke').split('\t')[1];
const mainOf = (machine) => machine.must('systemctl show wertmarke --property MainPID --value');

function holdService(machine) {
  machine.must('systemd-analyze verify wertmarke.service');
  const said = machine.must('systemd-analyze security wertmarke --no-pager | tail -n 1');
  const [, exposure] = /: ([\d.]+)/.exec(said) ?? [];
  hold(`an exposure of ${exposure}, below ${WORST_EXPOSURE}`, Number(exposure) < WORST_EXPOSURE);
  const status = machine.must(`cat /proc/${mainOf(machine)}/status`);
  hold(
    'no capability, no new rights, system calls filtered',
    /CapEff:\t0+\n[\s\S]*NoNewPrivs:\t1\nSeccomp:\t2/.test(status),
  );
  hold('a user of its own', !/^Uid:\t0/m.test(status));
  const rights = machine.must(
    'stat -c "%a %U" /var/lib/wertmarke /var/lib/wertmarke/wertmarke.db /etc/wertmarke/wertmarke.env',
  );
  hold('nobody else reads data or settings', rights === '700 wertmarke\n600 wertmarke\n640 root');
  const log = machine.must('journalctl --namespace wertmarke --no-pager');
  hold('a log of its own, with commands that are there', log.includes('wertmarke link admin') && !log.includes('npm'));
}

async function hangs(machine) {
  const before = mainOf(machine);
  machine.must(`kill -STOP ${before}`);
  const began = Date.now();
  while (['0', before].includes(mainOf(machine))) await new Promise((resolve) => setTimeout(resolve, 500));
  await ready('the office after it hung');
  const after = ((Date.now() - began) / 1000).toFixed(0);
  hold(`a program that hangs is started again: ready ${after} s later`, true);
}

async function losesPower(machine, kiosk) {
  const { number } = await drawAtKiosk(OFFICE, kiosk);
  await machine.cutPower();
  await machine.switchOn();
  await ready('the office after the power came back');
  const next = await drawAtKiosk(OFFICE, kiosk);
  hold(`power is cut after ${number}; back by itself, the next is ${next.number}`, next.number !== number);
  return next.number;
}

async function updates(machine, file) {
  const own = versionOf(machine);
  const broken = repacked(machine, file, BROKEN, 'process.exit(1)');
  const sum = () => machine.must(`runuser -u wertmarke -- /usr/bin/wertmarke audit verify`);
  const before = sum();
  const taken = machine.ask(`wertmarke update ${broken} 2>&1`);
  hold(`an update that breaks ends with 1, and ${own} runs again`, taken.code === 1 && versionOf(machine) === own);
  await ready('the office after the way back');
  hold('with its data', sum().split('\n').length === before.split('\n').length);
  const newer = repacked(machine, file, NEWER);
  machine.must(`wertmarke update ${newer}`);
  hold(`one that works runs: ${NEWER}`, versionOf(machine) === NEWER && (await ready('the newer office')));
  const copies = machine.files('/var/lib/wertmarke/backups').filter((name) => name.startsWith('wertmarke-'));
  const lines = byHand('systemctl stop wertmarke\ndpkg')
    .replace('<old version>', own)
    .replace('wertmarke-<time before the update>', copies.sort().at(-1));
  machine.must(`set -e; ${lines}`);
  await ready('the office after the later way back');
  hold(`later, by hand: ${own} again`, versionOf(machine) === own);
}

function ends(machine) {
  machine.must('apt-get purge --yes wertmarke');
  const left = machine.must(
    'ls /usr/lib/wertmarke /etc/wertmarke /etc/systemd/journald@wertmarke.conf 2>/dev/null; ls -d /var/log/journal/*.wertmarke 2>/dev/null; true',
  );
  hold('purged: program, settings and log are gone', left === '');
  hold('the data of the office stays', machine.files('/var/lib/wertmarke').includes('wertmarke.db'));
}

/** Everything on one machine; refuses with what was not so. */
export async function testMachine(suite, deb) {
  if ((await isReady(OFFICE)) !== null) throw refusal('Ports 3000 and 3001 of this machine are taken.');
  const machine = await bareMachine(suite);
  try {
    await machine.switchOn();
    const file = `/root/${deb.split('/').at(-1)}`;
    copyFileSync(deb, `${machine.folder}${file}`);
    const began = Date.now();
    const said = machine.must(`${byHand('FILE=')} set -e; ${byHand('apt-get update\napt-get install --yes "$FILE"')}`);
    hold('the last line is a link of the administration', /\/admin\/#pair=\S+/.test(said));
    holdService(machine);
    machine.must(`set -e; ${byHand('systemctl stop wertmarke\nsed')}`);
    const [, code] = /\/kiosk\/#pair=(\S+)/.exec(machine.must('wertmarke link kiosk')) ?? [];
    const kiosk = await pairKiosk(OFFICE, code);
    const { number, slip } = await drawAtKiosk(OFFICE, kiosk);
    hold(
      `${number} is printed: ${slip.length} characters, ${((Date.now() - began) / 1000).toFixed(0)} s after the first line`,
      slip.length > 0,
    );
    await hangs(machine);
    await losesPower(machine, kiosk);
    await updates(machine, file);
    ends(machine);
    say(`Debian ${suite}: all of it`);
  } finally {
    await machine.remove();
  }
}
