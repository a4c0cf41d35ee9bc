// Holds what the pages refer to: files and headings that links lead to, paths, npm scripts, and the list of decisions.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const ROOT = join(__dirname, '..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
const withoutCode = (text: string) => text.replace(/```[\s\S]*?```/g, '');

const pages = ['', 'docs', 'docs/decisions', 'docs/dataprotection', '.github'].flatMap((folder) =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name)),
);

/** A heading as forges make an anchor of it. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');
const anchorsOn = (path: string) =>
  [...withoutCode(read(path)).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchorOf(heading));

/** The links of a page that lead nowhere. */
function deadLinksOf(page: string): string[] {
  const links = [...withoutCode(read(page)).matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(([, link = '']) => link);
  return links.filter((link) => {
    const [file = '', anchor] = link.split('#');
    const path = file === '' ? page : relative(ROOT, join(ROOT, dirname(page), file));
    if (!existsSync(join(ROOT, path))) return true;
    return anchor !== undefined && !anchorsOn(path).includes(anchor);
  });
}

test('every link of a page leads to a file and a heading that are there', () => {
  expect(pages.length).toBeGreaterThan(30);
  expect(pages.flatMap((page) => deadLinksOf(page).map((link) => `${page}: ${link}`))).toEqual([]);
});

/** `a/{b,c}.ts` as what it stands for: `a/b.ts` and `a/c.ts`. */
const spelledOut = (path: string): string[] => {
  const [whole, before = '', choices = '', after = ''] = /^([^{]*)\{([^}]*)\}(.*)$/.exec(path) ?? [];
  if (whole === undefined) return [path];
  return choices.split(',').flatMap((choice) => spelledOut(`${before}${choice}${after}`));
};

test('every path of ours that a page names is there; decisions may tell of what has gone', () => {
  const path =
    /`((?:shared|server|printers|ui|kiosk|display|counter|admin|booking|test|bench|faults|demo|scripts|docs)\/[\w./{},-]*)`/g;
  const named = pages
    .filter((page) => !page.startsWith('docs/decisions'))
    .flatMap((page) => [...read(page).matchAll(path)].flatMap(([, found = '']) => spelledOut(found)));
  expect(named.length).toBeGreaterThan(50);
  expect(named.filter((each) => !existsSync(join(ROOT, each)))).toEqual([]);
});

test('every file of ours that a comment names is there', () => {
  const rooms = [
    'shared',
    'server',
    'printers',
    'ui',
    'kiosk',
    'display',
    'counter',
    'admin',
    'booking',
    'demo',
    'bench',
    'faults',
  ];
  const files = [...rooms, 'scripts', 'test', 'docs'].flatMap((room) =>
    readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' }).map((name) => `${room}/${name}`),
  );
  const isThere = (named: string) => files.some((file) => file === named || file.endsWith(`/${named}`));
  const missing = files
    .filter((file) => /^(?!test|docs)[^.]*\.(ts|tsx|mjs|scss)$/.test(file))
    .flatMap((file) =>
      [...read(file).matchAll(/(?:^|\s)(?:\/\/|\/?\*).*$/gm)]
        .flatMap(([comment]) => [...comment.matchAll(/[\w./-]*\w\.(?:ts|tsx|mjs|md)\b/g)])
        .map(([named]) => named.replace(/^[./]+/, ''))
        .filter((named) => !isThere(named))
        .map((named) => `${file}: ${named}`),
    );
  expect(missing).toEqual([]);
});

test('every npm script that a page names is there', () => {
  const { scripts } = JSON.parse(read('package.json'));
  const named = pages.flatMap((page) => [...read(page).matchAll(/npm run ([a-z:]+)/g)].map(([, name = '']) => name));
  expect([...new Set(named)].filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
});

test('the list of decisions has each once, by its number and its title', () => {
  const files = readdirSync(join(ROOT, 'docs/decisions')).filter((name) => /^(?!0000)\d{4}-.*\.md$/.test(name));
  const lines = files.sort().map((name) => {
    const title = /^# \d{4} (.*)$/m.exec(read(`docs/decisions/${name}`))?.[1];
    return `| [${name.slice(0, 4)}](${name}) | ${title} |`;
  });
  expect(read('docs/decisions/README.md').match(/^\| \[.*$/gm)).toEqual(lines);
});
