// docs/protocol.md says what the code says. `npm run docs` writes it anew.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { COMMANDS } from '../../shared/commands';
import { REFUSALS } from '../../shared/refusals';
import { declarationsIn, parts, withParts } from './protocolPage';

const PAGE = join(__dirname, '../../docs/protocol.md');

test('docs/protocol.md is as the code has it: otherwise `npm run docs` writes it anew', () => {
  const page = readFileSync(PAGE, 'utf8');
  const wanted = withParts(page, parts());
  if (process.env['WRITE_DOCS'] === 'yes') writeFileSync(PAGE, wanted);
  else expect(page).toBe(wanted);
});

test('the page has every command that a screen may ask, and a sentence for every refusal', () => {
  const { commands = [], queries = [], refusals = [] } = parts();
  const asked = Object.values(COMMANDS).filter(({ may }) =>
    may.some((who) => !['visitor', 'import', 'office'].includes(who)),
  );
  expect(commands.length + queries.length - 4).toBe(asked.length);
  expect(refusals.filter((line) => /\| {2}\|$/.test(line))).toEqual([]);
  expect(refusals.length - 2).toBe(REFUSALS.length);
});

test('the types on the page say what is in them, not where that stands', () => {
  const { views = [], answers = [] } = parts();
  expect([...views, ...answers].filter((text) => /z\.infer|typeof /.test(text))).toEqual([]);
});

test('types are read with their comments, whatever stands in them', () => {
  const file =
    "/** One. */\nexport type One = { a: 'x;y'; /** {; */ b: [string, number] };\nexport type Two<T> = T | One;\n";
  expect(declarationsIn([file])).toEqual(
    new Map([
      ['One', "/** One. */\ntype One = { a: 'x;y'; /** {; */ b: [string, number] };"],
      ['Two', 'type Two<T> = T | One;'],
    ]),
  );
});

test('a part without its place on the page is missed', () => {
  expect(() => withParts('', { commands: [] })).toThrow('no place for commands');
});
