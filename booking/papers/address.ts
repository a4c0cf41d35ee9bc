// S57: which paper an address is of.
import { PAPER_PATHS } from '../../shared/papers/paths';

export type PaperName = keyof typeof PAPER_PATHS;

const NAMES = Object.keys(PAPER_PATHS) as PaperName[];

/** The paper at this path; null for any other page. */
export const paperAt = (path: string): PaperName | null =>
  NAMES.find((name) => PAPER_PATHS[name] === path.replace(/\/$/, '')) ?? null;
