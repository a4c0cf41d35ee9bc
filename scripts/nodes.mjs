// The whole test command under every supported Node, each in a clone of its own: `npm run test:nodes`, or `-- 24 26`.
// The Nodes come as npm packages, with the headers that native parts are compiled against.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { npm } from './install.mjs';
import { inRoot, refusal, runIn, say } from './process.mjs';

const SUPPORTED = ['20.19', '22', '24', '26'];

/** Installs a Node below the cache and gives back its folder, with `bin` and `include` in it. */
export async function fetchNode(version) {
  const name = `node-${process.platform}-${process.arch}`;
  const folder = inRoot(`.cache/nodes/${version}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  const code = await runIn(folder, process.execPath, [
    npm(),
    'install',
    '--no-audit',
    '--no-fund',
    `${name}@${version}`,
  ]);
  if (code !== 0) throw refusal(`Node ${version} could not be fetched as ${name}.`);
  return join(folder, 'node_modules', name);
}

/** Clones what is committed and runs the test command there; its exit code. */
async function testUnder(version) {
  const node = await fetchNode(version);
  const folder = mkdtempSync(join(tmpdir(), `wertmarke-node-${version}-`));
  try {
    if ((await runIn(folder, 'git', ['clone', '--quiet', inRoot('.'), '.'])) !== 0)
      throw refusal('git could not clone.');
    const environment = {
      PATH: `${join(node, 'bin')}${delimiter}${process.env.PATH}`,
      npm_config_nodedir: node,
      npm_execpath: npm(),
    };
    return await runIn(folder, join(node, 'bin', 'node'), ['scripts/run.mjs', 'test'], environment);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One after the other; the number of those that failed. */
export async function testUnderAll(asked) {
  const versions = asked.length > 0 ? asked : SUPPORTED;
  const lines = [];
  let failed = 0;
  for (const version of versions) {
    say(`\n== Node ${version}`);
    const code = await testUnder(version);
    if (code !== 0) failed++;
    lines.push(`Node ${version}: ${code === 0 ? 'passed' : 'FAILED'}`);
  }
  say(`\n${lines.join('\n')}`);
  return failed;
}
