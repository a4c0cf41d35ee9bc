// What can be said of the sources without running them: style, types, what nobody uses, words, licences, and the records.

import { inRoot, say, seconds, told, tool } from './process.mjs';

const TYPES_SEEN = inRoot('.cache/types.tsbuildinfo');
const RECORDS = ['architecture', 'folders', 'rules', 'pages', 'docs/', 'ui/unusedWords'].map((name) => `test/${name}`);
const CHECKS = {
  style: [tool('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings'],
  types: [tool('typescript/bin/tsc'), '--noEmit', '--incremental', '--tsBuildInfoFile', TYPES_SEEN],
  unused: [tool('knip/bin/knip.js'), '--no-progress', '--no-config-hints'],
  words: [inRoot('scripts/placeholders.mjs'), '--check'],
  licences: [inRoot('scripts/notice.mjs'), '--check'],
  // What is quickly held against the sources: rooms, folders, rules, pages, what is written from the code, unused words.
  records: [tool('jest/bin/jest.js'), '--selectProjects', 'node', '--', ...RECORDS],
};

/** All of them at once; the names of those that failed, after what they had to say. */
export async function check() {
  say(`checking ${Object.keys(CHECKS).join(', ')} ...`);
  const outcomes = await Promise.all(
    Object.entries(CHECKS).map(async ([name, [script, ...args]]) => {
      const began = performance.now();
      const { code, said } = await told(script, args);
      say(`checking ${name}: ${seconds(began)} s${code === 0 ? '' : `, not in order\n${said}`}`);
      return code === 0 ? [] : [name];
    }),
  );
  return outcomes.flat();
}
