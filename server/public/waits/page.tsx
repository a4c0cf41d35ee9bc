// W21: "Jetzt losgehen?" as a page that needs nothing but itself.
import type { Language } from '../../../shared/settings';
import { framed } from '../frame/Frame';
import type { KeptBoard } from './board';
import { LICENCE } from './openData';
import { RENEW } from './script';
import { moment, type Speaking, wordsFor } from './speaking';
import { Calmest, HowGood, People, State, Waits } from './tables';

/** Where the page is. */
export const LEAVE_PATH = '/losgehen';

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

/** The whole page in a language. */
export const pageOf = ({ board, settings }: KeptBoard, language: Language): string => {
  const speaking: Speaking = { board, settings, language };
  const { t } = wordsFor(speaking);
  return framed({
    ...{ settings, language, path: LEAVE_PATH, script: RENEW },
    ...{ title: t('leave.title'), languages: t('leave.languages') },
    head: <link rel="alternate" type="application/json" href="/api/waits.json" />,
    footer: <Links speaking={speaking} />,
    children: (
      <>
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
      </>
    ),
  });
};
