// A program of its own: opens an office in a file, and says which files of the package `pg` it has loaded by then.
import { openEngine } from '../../server/storage/engine';

const say = async (): Promise<void> => {
  const store = await openEngine({ file: process.argv[2] ?? '', database: null, onLost: () => undefined });
  await store.days.from('2017-11-06');
  await store.close();
  const loaded = Object.keys(require.cache).filter((name) => /node_modules\/pg\//.test(name));
  process.stdout.write(JSON.stringify({ files: Object.keys(require.cache).length, loaded }));
};
say().catch((error: unknown) => {
  process.stderr.write(String(error));
  process.exitCode = 1;
});
