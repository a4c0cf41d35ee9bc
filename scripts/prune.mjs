// Leaves out of the built styles KERN's tokens that nothing reads, and its dark theme, which no page has: half of the styles
// that a phone would load.

const DECLARED = /(--[\w-]+)\s*:([^;{}]*)(;|(?=\}))/g;
const EMPTY = /[^{};]+\{\}/g;
/** Whatever is for dark pages alone. */
const DARK = /(?<=^|\})\s*\[data-kern-theme="?dark"?\],\s*\.kern-dark\s*\{[^{}]*\}/g;

const namesRead = (text) => [...text.matchAll(/--[\w-]+/g)].map(([name]) => name);

/** What the styles read of each other's tokens, and scripts of theirs. A token that only unread ones read is unread too. */
function readNames(styles, scripts) {
  const read = new Set([
    ...scripts.flatMap(namesRead),
    ...styles.flatMap((style) =>
      [...style.replace(DECLARED, '').matchAll(/var\(\s*(--[\w-]+)/g)].map(([, name]) => name),
    ),
  ]);
  const readBy = new Map();
  for (const style of styles)
    for (const [, name, value] of style.matchAll(DECLARED))
      readBy.set(name, [...(readBy.get(name) ?? []), ...namesRead(value)]);
  // A set tells also what is added while it is walked.
  for (const name of read) for (const other of readBy.get(name) ?? []) read.add(other);
  return read;
}

/** The same styles without the tokens that none of them and no script reads. */
export function pruned(all, scripts) {
  const styles = all.map((style) => style.replace(DARK, ''));
  const read = readNames(styles, scripts);
  return styles.map((style) => style.replace(DECLARED, (all, name) => (read.has(name) ? all : '')).replace(EMPTY, ''));
}

/**
 * As a plugin. What is left depends on all styles of a build, so the build's name is put into each before it is named by
 * its content: a browser never takes one that was pruned for other readers.
 */
export const pruneStyles = (build) => ({
  name: 'prune',
  transform: (code, id) => (/\.s?css$/.test(id) ? `${code}\n:root{--wm-build:"${build}"}` : null),
  generateBundle: (_options, bundle) => {
    const files = Object.values(bundle);
    const styles = files.filter(({ type, fileName }) => type === 'asset' && fileName.endsWith('.css'));
    const scripts = files.flatMap((file) => (file.type === 'chunk' ? [file.code] : []));
    const kept = pruned(
      styles.map(({ source }) => String(source)),
      scripts,
    );
    styles.forEach((style, i) => {
      style.source = kept[i];
    });
  },
});
