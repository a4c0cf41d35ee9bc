// What is tested as it is built has to be built of the sources as they are.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Refuses in words when the build is missing or older than its sources. */
export default function refuseStaleBuild(): void {
  const { status, stderr } = spawnSync(process.execPath, [join(__dirname, '../scripts/run.mjs'), 'built'], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr.trim());
}
