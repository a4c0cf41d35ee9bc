// W21: "Jetzt losgehen?" as a page that needs nothing but itself.
import { renderToStaticMarkup } from 'preact-render-to-string';
import { lookView } from '../../../shared/house/look';
import { directionOf } from '../../../shared/languages/locales';
import { LANGUAGE_NAMES } from '../../../shared/languages/names';
import type { Language, Settings } from '../../../shared/settings';
import type { KeptBoard } from './board';
import { LICENCE } from './openData';
import { RENEW } from './script';
import { moment, type Speaking, wordsFor } from './speaking';
import { styleOf } from './style';
import { Calmest, HowGood, People, State, Waits } from './tables';

/** Where the page is. */
export const LEAVE_PATH = '/losgehen';

const Languages = ({ speaking }: { speaking: Speaking }) => {
  const { t } = wordsFor(speaking);
  return (
    <nav aria-label={t('leave.languages')}>
      <ul>
        {speaking.settings.languages.map((language) => (
          <li key={language}>
            <a
              href={`${LEAVE_PATH}?lang=${language}`}
              lang={tagOf(language)}
              hreflang={tagOf(language)}
              aria-current={language === speaking.language ? 'true' : undefined}
            >
              {LANGUAGE_NAMES[language]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
};

/** As documents name a language: Leichte Sprache is German. */
const tagOf = (language: Language): string => (language === 'de-simple' ? 'de' : language);

const Header = ({ speaking }: { speaking: Speaking }) => {
  const { logo } = lookView(speaking.settings.look);
  return (
    <header>
      <p class="owner">
        {logo && <img src={logo.url} width={logo.width} height={logo.height} alt="" />}
        {speaking.settings.office.name}
      </p>
      {speaking.settings.languages.length > 1 && <Languages speaking={speaking} />}
    </header>
  );
};

const Links = ({ speaking }: { speaking: Speaking }) => {
  const { t } = wordsFor(speaking);
  const { language } = speaking;
  return (
    <>
      <p class="links">
        <a href={`${LEAVE_PATH}?lang=${language}`}>{t('leave.reload')}</a>
        <a href="/">{t('leave.book')}</a>
      </p>
      <p class="small">
        {t('leave.data')} {t('leave.nobody')}
      </p>
      <p class="links small">
        <a href="/api/waits.json">JSON</a>
        <a href="/api/waits.csv">CSV</a>
        <a href="/api/openapi.json">OpenAPI</a>
        <a href={LICENCE} rel="license">
          dl-de/zero-2-0
        </a>
      </p>
    </>
  );
};

const USUAL_COLOUR = '#1d4f91';

/** The page's own style and script, of which its policy for content knows the hashes. */
export const ownParts = (settings: Settings) => ({
  style: styleOf(settings.look.colour ?? USUAL_COLOUR),
  script: RENEW,
});

/** The whole page in a language. */
export const pageOf = ({ board, settings }: KeptBoard, language: Language): string => {
  const speaking: Speaking = { board, settings, language };
  const { t } = wordsFor(speaking);
  const { style, script } = ownParts(settings);
  const page = (
    <html lang={tagOf(language)} dir={directionOf(language)}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${t('leave.title')} – ${settings.office.name}`}</title>
        <link rel="alternate" type="application/json" href="/api/waits.json" />
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <Header speaking={speaking} />
        <main>
          <p id="stale" class="stale" role="status" data-text={t('leave.stale', { ago: '{ago}' })} hidden />
          <h1>{t('leave.title')}</h1>
          <div id="board" data-at={board.at}>
            <State speaking={speaking} />
            <p class="small">{t('leave.at', { time: moment(speaking, board.at) })}</p>
            <People speaking={speaking} />
            {board.state !== 'closed' && <p>{t('leave.intro')}</p>}
            <Waits speaking={speaking} />
            <HowGood speaking={speaking} />
            <Calmest speaking={speaking} />
          </div>
        </main>
        <footer>
          <Links speaking={speaking} />
        </footer>
        <script dangerouslySetInnerHTML={{ __html: script }} />
      </body>
    </html>
  );
  return `<!doctype html>\n${renderToStaticMarkup(page)}\n`;
};
