// S57: what the public pages say of privacy and accessibility until the office's own pages are named. The same texts, filled
// in by the same function, stand in docs/dataprotection.
import type { Text } from '../settings';
import accessibility from './accessibility.json';
import languages from './languages.json';
import { REFUSED_DAYS } from './periods';
import privacy from './privacy.json';

export const PAPERS = { privacy, accessibility };
/** In which languages they are, said in each language of visitors. */
export const PAPER_LANGUAGES: Text = languages;
export type PaperName = keyof typeof PAPERS;

/** When the makers of the program last assessed its public pages; the statement says so. */
export const REVIEWED = { de: '28. November 2026', en: '28 November 2026' } as const;

/** What the texts say of one office. */
export type PaperFacts = {
  office: string;
  /** S73: name and address, as the office has named them. */
  controller: string | null;
  officer: string | null;
  keepDays: number;
  publishesDays: boolean;
  mails: boolean;
};

type Spoken = { de: string; en: string; 'de-simple': string };
type Entry = Spoken & { when?: string };
export type PaperSection = { heading: Text; texts: Text[] };
export type WrittenPaper = { title: Text; sections: PaperSection[] };

/** Which sentences hold in an office. */
const CONDITIONS: Record<string, (facts: PaperFacts) => boolean> = {
  controller: ({ controller }) => controller !== null,
  noController: ({ controller }) => controller === null,
  officer: ({ officer }) => officer !== null,
  noOfficer: ({ officer }) => officer === null,
  published: ({ publishesDays }) => publishesDays,
  mails: ({ mails }) => mails,
  noMails: ({ mails }) => !mails,
  keep0: ({ keepDays }) => keepDays === 0,
  keep1: ({ keepDays }) => keepDays === 1,
  keepMore: ({ keepDays }) => keepDays > 1,
};

const holds = ({ when }: Entry, facts: PaperFacts): boolean => when === undefined || CONDITIONS[when]?.(facts) === true;

const filledIn = (text: Spoken, { office, controller, officer, keepDays }: PaperFacts): Text => {
  const facts = { office, controller: controller ?? '', officer: officer ?? '', days: String(keepDays) };
  const say = (words: string, reviewed: string) => {
    const all: Record<string, string> = { ...facts, refused: String(REFUSED_DAYS), reviewed };
    // Each once, and what is filled in is no text to fill in.
    return words.replace(/\{(\w+)\}/g, (whole, name: string) => all[name] ?? whole);
  };
  const simple = say(text['de-simple'], REVIEWED.de);
  return { de: say(text.de, REVIEWED.de), en: say(text.en, REVIEWED.en), 'de-simple': simple };
};

/** A paper as it holds in one office, in the languages that it has. */
export const writtenPaper = (name: PaperName, facts: PaperFacts): WrittenPaper => {
  const { title, sections } = PAPERS[name];
  return {
    title,
    sections: sections.map(({ heading, texts }) => ({
      heading,
      texts: (texts as Entry[]).filter((entry) => holds(entry, facts)).map((entry) => filledIn(entry, facts)),
    })),
  };
};
