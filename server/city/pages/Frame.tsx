// What stands around every page of the city: its languages, and what the law wants to be found.
import type { ComponentChildren } from 'preact';
import type { Language } from '../../../shared/languages';
import { directionOf } from '../../../shared/languages/locales';
import { LANGUAGE_NAMES } from '../../../shared/languages/names';
import type { Text } from '../../../shared/settings';
import { textOf } from '../../../shared/words';
import type { CityWords } from '../../../shared/words/city';

export type LegalLink = { name: string; href: string };

export type FrameProps = {
  words: CityWords;
  languages: readonly Language[];
  /** The address of this page in a language. */
  pageIn: (language: Language) => string;
  legal: readonly LegalLink[];
  children: ComponentChildren;
};

/** A language as `lang` says it: Leichte Sprache is German. */
export const langOf = (language: Language): string => (language === 'de-simple' ? 'de' : language);

/** A text of an office; where it has none in this language it is German, and read as such. */
export const Said = ({ text, language }: { text: Text; language: Language }) => (
  <span lang={text[language] === undefined ? 'de' : langOf(language)}>{textOf(text, language)}</span>
);

export const Frame = ({ words, languages, pageIn, legal, children }: FrameProps) => (
  <div class="city">
    <header class="city-header">
      <nav aria-label={words.t('common.language')}>
        <ul class="city-languages">
          {languages.map((language) => (
            <li>
              <a
                href={pageIn(language)}
                lang={langOf(language)}
                dir={directionOf(language)}
                {...(language === words.language && { 'aria-current': 'true' })}
              >
                {LANGUAGE_NAMES[language]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
    <main class="city-main">{children}</main>
    {legal.length > 0 && (
      <footer class="city-footer">
        <ul>
          {legal.map(({ name, href }) => (
            <li>
              <a class="kern-link" href={href}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      </footer>
    )}
  </div>
);
