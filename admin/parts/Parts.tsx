// Small pieces that several pages use.
import type { ComponentChildren } from 'preact';
import type { SpokenRefusal } from '../../shared/words';
import { Icon, StatusText } from '../../ui/kit';
import { refusalPhrase } from '../../ui/phrases';
import { useMay } from '../../ui/rights';
import { usePage } from '../../ui/words';
import { hrefTo, type Page } from '../draft/routes';
import { useAdminWords } from './words';

/** A page's heading, which is the document's title too. `back` is the page that this one belongs to. */
type PageHeadProps = {
  title: string;
  /** The language of the title where it is another one. */
  lang?: 'de' | null;
  back?: Page;
  children?: ComponentChildren;
};

export const PageHead = ({ title, lang = null, back, children }: PageHeadProps) => {
  const { t } = useAdminWords();
  usePage(`${title} – ${t('start.admin')}`);
  return (
    <header class="adm-head">
      {back && (
        <a class="kern-link" href={hrefTo(back)}>
          <Icon name="arrow-back" />
          {t(`admin.page.${back}`)}
        </a>
      )}
      <div class="adm-head__line">
        <h1 class="kern-heading-medium" tabIndex={-1} {...(lang && { lang })}>
          {title}
        </h1>
        {children}
      </div>
    </header>
  );
};

/** Why something was not done; nothing while nothing was refused. */
export const Refused = ({ refusal, timeZone }: { refusal: SpokenRefusal | null; timeZone: string }) => {
  const words = useAdminWords();
  if (refusal === null) return null;
  return (
    <p class="kern-body" role="alert">
      <StatusText kind="danger">{refusalPhrase(words, refusal, timeZone)}</StatusText>
    </p>
  );
};

type EditLinkProps = { page: Page; id: string; what: string; lang?: 'de' | null };

/** A link to the form of one thing in a row; none for who may not change the settings (S30). `lang` is that of its name where it is another one. */
export const EditLink = ({ page, id, what, lang = null }: EditLinkProps) => {
  const { t } = useAdminWords();
  const may = useMay();
  if (!may('changeSettings')) return null;
  return (
    <a class="kern-link" href={hrefTo(page, id)}>
      <Icon name="edit" />
      <span>
        {t('admin.edit')}
        <span class="kern-sr-only" {...(lang && { lang })}>
          {' '}
          {what}
        </span>
      </span>
    </a>
  );
};
