// Threads and processes that our code makes run outside jest: here Node learns to read TypeScript in them, as jest does for itself.
const { Module } = require('node:module');
const { isMainThread } = require('node:worker_threads');

if (!isMainThread || process.argv[1]?.endsWith('.ts')) {
  const { readFileSync } = require('node:fs');
  const options = { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'commonjs' } };
  Module._extensions['.ts'] = (module, file) => {
    // Not before it is needed: built programs inherit this, and native code that comes and goes with threads ends them.
    const { transformSync } = require('@swc/core');
    module._compile(transformSync(readFileSync(file, 'utf8'), { ...options, filename: file }).code, file);
  };
}
