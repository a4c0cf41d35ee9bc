// Starts an office from an unpacked package, with its own Node and nothing else, draws a number at its kiosk, and sees the
// slip printed by the virtual printer: `node scripts/unpacked.mjs FOLDER`, from `npm run test:install`.

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { say } from './process.mjs';
import { drawAtKiosk, eventually, isReady, pairKiosk } from './slip.mjs';

const [, , folder] = process.argv;
const home = join(folder, 'usr/lib/wertmarke');
const data = mkdtempSync(join(tmpdir(), 'wertmarke-unpacked-'));

const program = spawn(join(home, 'bin/node'), [join(home, 'dist/server/main.js')], {
  cwd: data,
  env: {
    ...{ PATH: '/usr/bin:/bin', PORT: '0', PUBLIC_PORT: '0', HOST: '127.0.0.1', DATA_DIR: data },
    ...{ DEMONSTRATION: 'lively', CLOCK_AT: '2026-03-02T09:30:00+01:00' },
  },
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  let said = '';
  program.stdout.on('data', (text) => {
    said += text;
  });
  const [, office, code] = await eventually("the kiosk's link", () => /(http:\/\/\S+)\/kiosk\/#pair=(\S+)/.exec(said));
  await eventually('an office that is ready', () => isReady(office));
  const { number, slip } = await drawAtKiosk(office, await pairKiosk(office, code));
  say(`ready, and ${number} is printed: a slip of ${slip.length} characters`);
} finally {
  program.kill('SIGTERM');
  rmSync(data, { recursive: true, force: true });
}
