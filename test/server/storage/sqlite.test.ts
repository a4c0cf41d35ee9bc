// F: the program runs on every supported Node. What V8 collects while no script runs must not end the process.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const COLLECT = `
  const { Database } = require(process.argv[1]);
  const database = new Database(':memory:');
  let round = 0;
  const timer = setInterval(() => {
    for (let i = 0; i < 20_000; i++) database.pragma('user_version');
    if (++round < 20) return;
    clearInterval(timer);
    database.close();
    console.log('went on');
  }, 5);
`;

test('X9 statements that are collected between two turns do not end the program', () => {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['-e', COLLECT, join(__dirname, '../../../dist/server/storage/sqlite/connection.js')],
    {
      encoding: 'utf8',
    },
  );
  expect(stderr).toBe('');
  expect(stdout).toContain('went on');
});
