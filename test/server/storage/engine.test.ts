// S76: an office in a file has nothing of the other engine.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

test('S76 without DATABASE_URL the package that speaks with PostgreSQL is not even loaded', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wertmarke-engine-'));
  const program = join(__dirname, '../../engine/withFile.ts');
  const { stdout, stderr } = spawnSync(process.execPath, [program, join(folder, 'office.db')], { encoding: 'utf8' });
  rmSync(folder, { recursive: true, force: true });
  expect(stderr).toBe('');
  const { files, loaded } = JSON.parse(stdout) as { files: number; loaded: string[] };
  expect(files).toBeGreaterThan(50);
  expect(loaded).toEqual([]);
});
