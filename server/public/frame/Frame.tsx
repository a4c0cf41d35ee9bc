// A public page that needs nothing but itself: whose it is, its languages, and what stands in it.
import type { ComponentChildren } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';
import { lookView } from '../../../shared/house/look';
import { directionOf } from '../../../shared/languages/locales';
import { LANGUAGE_NAMES } from '../../../shared/languages/names';
import type { Language, Settings } from '../../../shared/settings';
import { styleOf } from './style';

/** As documents name a language: Leichte Sprache is German. */
const tagOf = (language: Language): string => (language === 'de-simple' ? 'de' : language);

const USUAL_COLOUR = '#1d4f91';

/** The page's own style, of which its policy for content knows the hash. */
export const ownStyle = ({ look }: Settings): string => styleOf(look.colour ?? USUAL_COLOUR);

export type FrameProps = {
  settings: Settings;
  language: Language;
  /** Where the page is. */
  path: string;
  title: string;
  /** What its list of languages is called. */
  languages: string;
  script?: string;
  /** What else its head names. */
  head?: ComponentChildren;
  footer: ComponentChildren;
  children: ComponentChildren;
};

const Languages = ({ settings, language, path, languages }: FrameProps) => (
  <nav aria-label={languages}>
    <ul>
      {settings.languages.map((one) => (
        <li key={one}>
          <a
            href={`${path}?lang=${one}`}
            lang={tagOf(one)}
            hreflang={tagOf(one)}
            aria-current={one === language ? 'true' : undefined}
          >
            {LANGUAGE_NAMES[one]}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

const Header = (props: FrameProps) => {
  const { office, look, languages } = props.settings;
  const { logo } = lookView(look);
  return (
    <header>
      <p class="owner">
        {logo && <img src={logo.url} width={logo.width} height={logo.height} alt="" />}
        {office.name}
      </p>
      {languages.length > 1 && <Languages {...props} />}
    </header>
  );
};

const Frame = (props: FrameProps) => {
  const { settings, language, title, script, head, footer, children } = props;
  return (
    <html lang={tagOf(language)} dir={directionOf(language)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} – ${settings.office.name}`}</title>
        {head}
        <style dangerouslySetInnerHTML={{ __html: ownStyle(settings) }} />
      </head>
      <body>
        <Header {...props} />
        <main>{children}</main>
        <footer>{footer}</footer>
        {script !== undefined && <script dangerouslySetInnerHTML={{ __html: script }} />}
      </body>
    </html>
  );
};

/** The whole page as text. */
export const framed = (props: FrameProps): string => `<!doctype html>\n${renderToStaticMarkup(<Frame {...props} />)}\n`;
