// Fingers are faster than the next picture: what takes the focus takes it with the page as it is drawn, not some time after.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from '@swc/core';

const ROOT = join(__dirname, '../..');
const SCREENS = ['ui', 'kiosk', 'display', 'counter', 'admin', 'booking'];
/** What a key that is pressed meanwhile would go past. */
const TAKES_PLACE = ['focus', 'scrollIntoView', 'scrollTo'];

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** What is called anywhere inside, by its last name. */
const calledIn = (node: unknown): string[] => {
  if (!isRecord(node)) return [];
  const { type, callee, base } = node;
  const named = type === 'CallExpression' ? [nameOf(callee), nameOf(base)] : [];
  return [...named.filter((name) => name !== ''), ...Object.values(node).flatMap(calledIn)];
};
const nameOf = (callee: unknown): string => {
  if (!isRecord(callee)) return '';
  if (typeof callee['value'] === 'string') return callee['value'];
  return (
    nameOf(callee['property']) || nameOf(callee['expression']) || nameOf(callee['base']) || nameOf(callee['callee'])
  );
};

/** How many effects of a program take the focus or scroll only after the page has been painted. */
const lateEffectsIn = (text: string, tsx = true): number => {
  let late = 0;
  const walk = (node: unknown): void => {
    if (!isRecord(node)) return;
    if (node['type'] === 'CallExpression' && nameOf(node['callee']) === 'useEffect')
      if (calledIn(node['arguments']).some((name) => TAKES_PLACE.includes(name))) late++;
    Object.values(node).forEach(walk);
  };
  walk(parseSync(text, { syntax: 'typescript', tsx }));
  return late;
};

test('U2 an effect that takes the focus after painting is found in every way it is written', () => {
  const late = [
    'useEffect(() => heading.current?.focus(), []);',
    'useEffect(() => heading.current.focus({ preventScroll: true }), []);',
    'useEffect(() => { if (refusal) go.current?.focus(); }, [refusal]);',
    'useEffect(() => notice.current?.scrollIntoView({ block: "nearest" }));',
    'useEffect(() => { scrollTo(0, 0); });',
  ];
  expect(late.map((text) => lateEffectsIn(text))).toEqual(late.map(() => 1));
  expect(lateEffectsIn('useLayoutEffect(() => heading.current?.focus(), []); useEffect(() => onRest(true), []);')).toBe(
    0,
  );
});

test('U2 no screen takes the focus or scrolls some time after it has been drawn', () => {
  const late = SCREENS.flatMap((room) =>
    readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => join(room, name))
      .filter((name) => lateEffectsIn(readFileSync(join(ROOT, name), 'utf8'), name.endsWith('x')) > 0),
  );
  expect(late).toEqual([]);
});
