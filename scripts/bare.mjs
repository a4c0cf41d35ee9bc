// A bare Debian of its own, with systemd as its first program, beside this one: made by mmdebstrap once, booted by
// systemd-nspawn on this machine's network, spoken to as root, and its power cut. Needs root and both programs.

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { inRoot, refusal, runIn, step } from './process.mjs';

const INCLUDED = 'systemd-sysv,udev,dbus,kmod,iproute2,ca-certificates,apt,procps';
const BOOT_TRIES = 600;
const PAUSE_MS = 100;
const NEEDED = { mmdebstrap: 'mmdebstrap', 'systemd-nspawn': 'systemd-container', nsenter: 'util-linux' };

function holdNeeds() {
  if (process.getuid?.() !== 0) throw refusal('A machine can be booted by root alone.');
  const missing = Object.entries(NEEDED).filter(([program]) => spawnSync('which', [program]).status !== 0);
  if (missing.length > 0) throw refusal(`First: apt-get install ${missing.map(([, name]) => name).join(' ')}`);
}

/** What Debian installs at the least, with systemd; fetched from its mirror once. */
async function packed(suite) {
  const file = inRoot(`.cache/bare/${suite}.tar`);
  if (existsSync(file)) return file;
  mkdirSync(inRoot('.cache/bare'), { recursive: true });
  const args = ['--variant=minbase', `--include=${INCLUDED}`, suite, `${file}.next`, 'http://deb.debian.org/debian'];
  await step(`a bare Debian ${suite}`, 'mmdebstrap could not make it.', () =>
    runIn('/', 'mmdebstrap', ['--format=tar', ...args]),
  );
  renameSync(`${file}.next`, file);
  return file;
}

/** The child of a process that is the first program of the machine. */
function firstOf(pid) {
  const [child] = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
  return child === '' ? undefined : child;
}

/** Unpacks a machine, not yet switched on. */
export async function bareMachine(suite) {
  holdNeeds();
  const folder = inRoot(`.cache/bare/${suite}`);
  const file = await packed(suite);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  if ((await runIn('/', 'tar', ['-C', folder, '--exclude=./dev/*', '--exclude=./boot/*', '-xf', file])) !== 0)
    throw refusal(`${file} could not be unpacked.`);
  let machine;

  /** A line of shell inside, as root; what it said, and its exit code. */
  const ask = (command) => {
    const { stdout, status } = spawnSync(
      'nsenter',
      [
        ...[
          '-t',
          firstOf(machine.pid),
          '-m',
          '-u',
          '-i',
          '-p',
          '-C',
          '-r',
          '-w',
          'env',
          '-i',
          'HOME=/root',
          'TERM=dumb',
        ],
        ...['PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', 'sh', '-c', `cd /root; ${command}`],
      ],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
    );
    return { said: stdout.trim(), code: status };
  };
  const must = (command) => {
    const { said, code } = ask(command);
    if (code !== 0) throw new Error(`${command}\n${said}\nended with ${code}`);
    return said;
  };
  const switchOn = async () => {
    machine = spawn('systemd-nspawn', ['--register=no', '--keep-unit', '--boot', '-D', folder, '--console=pipe'], {
      env: { ...process.env, SYSTEMD_NSPAWN_UNIFIED_HIERARCHY: '1', SYSTEMD_SECCOMP: '0' },
      stdio: 'ignore',
    });
    for (let i = 0; i < BOOT_TRIES; i++) {
      await sleep(PAUSE_MS);
      if (machine.exitCode !== null) throw refusal('systemd-nspawn could not boot it; does this machine allow it?');
      if (firstOf(machine.pid) !== undefined && /running|degraded/.test(ask('systemctl is-system-running 2>&1').said))
        return;
    }
    throw refusal('The machine did not boot.');
  };
  /** Everything inside ends in this moment, without a word: its first program takes all others along. */
  const cutPower = async () => {
    const gone = new Promise((resolve) => machine.once('exit', resolve));
    process.kill(Number(firstOf(machine.pid)), 'SIGKILL');
    await gone;
  };
  const remove = async () => {
    if (machine !== undefined && machine.exitCode === null && machine.signalCode === null) await cutPower();
    rmSync(folder, { recursive: true, force: true });
  };
  return { folder, ask, must, switchOn, cutPower, remove, files: (place) => readdirSync(`${folder}${place}`) };
}
