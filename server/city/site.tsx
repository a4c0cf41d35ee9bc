// The pages of the city as HTML: which one an address means, and in which language.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderToStaticMarkup } from 'preact-render-to-string';
import { isLanguage, LANGUAGES, type Language } from '../../shared/languages';
import { directionOf } from '../../shared/languages/locales';
import { PAPER_PATHS } from '../../shared/papers/paths';
import { textOf } from '../../shared/words';
import { type CityWords, cityWordsOf } from '../../shared/words/city';
import { type Matter, matterNamed, mattersOf } from './matters';
import { type CityOffice, notAnswering, type Offices, offeredBy, officesOf } from './offices';
import { Frame, type LegalLink, langOf } from './pages/Frame';
import { MatterPage } from './pages/MatterPage';
import { Overview } from './pages/Overview';

/** What an address asks for: `?matter=<key>&lang=<language>`. */
export type Asked = { matter: string | null; lang: string | null; accepted: readonly string[] };

const offeredIn = (offices: readonly CityOffice[]): Language[] => {
  const offered = new Set(offices.flatMap(({ told }) => told?.office.office.languages ?? []));
  return offered.size === 0 ? [...LANGUAGES] : LANGUAGES.filter((language) => offered.has(language));
};

const languageOf = ({ lang, accepted }: Asked, offered: readonly Language[]): Language => {
  if (lang !== null && isLanguage(lang)) return lang;
  const wished = accepted.map((one) => one.split('-')[0] ?? '');
  return wished.flatMap((wish) => offered.filter((language) => language === wish))[0] ?? offered[0] ?? 'de';
};

const addressOf = (matter: string | null, lang: Language | null): string => {
  const query = new URLSearchParams();
  if (matter !== null) query.set('matter', matter);
  if (lang !== null) query.set('lang', lang);
  return query.size === 0 ? '/' : `/?${query}`;
};

/** What the law wants to be found: of the first office that has said it, or its own page. */
const legalOf = (offices: readonly CityOffice[], words: CityWords): LegalLink[] => {
  const [first] = offices.filter(({ told, address }) => told !== null && address !== null);
  if (!first?.told) return [];
  const own = { imprint: null, ...PAPER_PATHS };
  return (['imprint', 'privacy', 'accessibility'] as const).flatMap((name) => {
    const said = offices.flatMap(({ told }) => told?.office.links[name] ?? [])[0];
    const href = said ?? (own[name] === null ? null : `${first.address}${own[name]}`);
    return href === null ? [] : [{ name: words.t(`city.${name}`), href }];
  });
};

const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (letter) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[letter] ?? letter);

const [HTML, TITLE, CONTENT] = [
  '<html lang="de" dir="ltr" data-kern-theme="light">',
  '<title>Wartezeiten und Termine</title>',
  '<!--page-->',
] as const;

/** The page as it was built. */
const readTemplate = (file: string): string => {
  const template = readFileSync(file, 'utf8');
  if (![HTML, TITLE, CONTENT].every((part) => template.includes(part)))
    throw new Error('the page was not built as it is filled');
  return template;
};

/** With what is on it and what it is called. */
const filled = (template: string, words: CityWords, title: string, content: string): string => {
  const { language } = words;
  return template
    .replace(HTML, () => `<html lang="${langOf(language)}" dir="${directionOf(language)}" data-kern-theme="light">`)
    .replace(TITLE, () => `<title>${escaped(title)}</title>`)
    .replace(CONTENT, () => content);
};

export const createSite = (screensDir: string, { all, free }: Offices) => {
  const template = readTemplate(join(screensDir, 'city', 'index.html'));
  return async (asked: Asked): Promise<{ html: string; status: 200 | 404 }> => {
    const offices = await all();
    const languages = offeredIn(offices);
    const words = cityWordsOf(languageOf(asked, languages));
    const matters = mattersOf(offeredBy(offices), words.language);
    const matter = matterNamed(matters, asked.matter);
    const pageOf = (key: string | null) => addressOf(key, asked.lang === null ? null : words.language);
    const content =
      matter === undefined ? (
        <Overview
          words={words}
          matters={matters}
          offices={offices}
          pageOf={({ key }: Matter) => pageOf(key)}
          isUnknown={asked.matter !== null}
        />
      ) : (
        <MatterPage
          words={words}
          matter={matter}
          found={await officesOf(matter, offices, { free })}
          away={notAnswering(offices)}
          back={pageOf(null)}
        />
      );
    const page = (
      <Frame
        words={words}
        languages={languages}
        pageIn={(language) => addressOf(matter?.key ?? null, language)}
        legal={legalOf(offices, words)}
      >
        {content}
      </Frame>
    );
    const title = matter === undefined ? words.t('city.title') : textOf(matter.name, words.language);
    return {
      html: filled(template, words, title, renderToStaticMarkup(page)),
      status: matter === undefined && asked.matter !== null ? 404 : 200,
    };
  };
};
