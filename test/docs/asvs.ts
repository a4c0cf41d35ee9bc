// S60: the rows of docs/security.md, and how many there are of each state.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const PAGE = readFileSync(join(__dirname, '../../docs/security.md'), 'utf8');

export const STATES = ['met', 'office', 'open', 'n/a'] as const;

/** One requirement: its number, its level, how it stands, and what shows it. */
export const ASVS = [...PAGE.matchAll(/^\| (\d+\.\d+\.\d+) \| ([12]) \| .*? \| (\S+) \| (.*) \|$/gm)].map(
  ([, id = '', level = '', state = '', shown = '']) => ({ id, level, state, shown }),
);

export const asvsLines = (): string[] => [
  '| level | met | office | open | n/a | all |',
  '|---|---|---|---|---|---|',
  ...['1', '2'].map((level) => {
    const own = ASVS.filter((one) => one.level === level);
    const counts = STATES.map((state) => own.filter((one) => one.state === state).length);
    return `| ${level} | ${counts.join(' | ')} | ${own.length} |`;
  }),
];
