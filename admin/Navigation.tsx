// The way between the pages: those that there are in this office, and that somebody may open.
import { useId, useLayoutEffect, useState } from 'preact/hooks';
import type { AdminView } from '../shared/protocol';
import { useMay } from '../ui/rights';
import { mayOpen } from './draft/pageRights';
import { hrefTo, isThere, PAGE_GROUPS, type Page } from './draft/routes';
import { useAdminWords } from './parts/words';

const Alarms = ({ alarms }: { alarms: number }) => {
  const { count } = useAdminWords();
  return alarms === 0 ? null : (
    <span class="adm-nav__count">
      <span aria-hidden="true">{alarms}</span>
      <span class="kern-sr-only">{count('admin.alarms', alarms)}</span>
    </span>
  );
};

type PageLinkProps = { page: Page; isCurrent: boolean; alarms: number; onFollow: () => void };

const PageLink = ({ page, isCurrent, alarms, onFollow }: PageLinkProps) => {
  const { t } = useAdminWords();
  return (
    <li>
      <a href={hrefTo(page)} onClick={onFollow} {...(isCurrent && { 'aria-current': 'page' })}>
        <span>{t(`admin.page.${page}`)}</span>
        <Alarms alarms={alarms} />
      </a>
    </li>
  );
};

type NavigationProps = {
  current: Page;
  counts: Partial<Record<Page, number>>;
  settings: AdminView['settings'];
};

export const Navigation = ({ current, counts, settings }: NavigationProps) => {
  const { t } = useAdminWords();
  const may = useMay();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  // The back button leads to another page too.
  useLayoutEffect(close, [current]);
  const isShown = (page: Page) => isThere(page, settings) && mayOpen(page, may);
  const groups = PAGE_GROUPS.map((pages) => pages.filter(isShown));
  const alarms = Object.values(counts).reduce((sum, one) => sum + one, 0);
  return (
    <nav class="adm-nav" aria-label={t('admin.navigation')}>
      {/* On narrow glass thirty pages would stand before every page. */}
      <button
        type="button"
        class="kern-btn kern-btn--secondary adm-nav__menu"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        <span class="kern-label">{t('admin.menu', { page: t(`admin.page.${current}`) })}</span>
        {!isOpen && <Alarms alarms={alarms} />}
      </button>
      <div id={id} class={`adm-nav__pages${isOpen ? ' adm-nav__pages--open' : ''}`}>
        {groups
          .filter((pages) => pages.length > 0)
          .map((pages) => (
            <ul key={pages[0]}>
              {pages.map((page) => (
                <PageLink
                  key={page}
                  {...{ page, isCurrent: page === current, alarms: counts[page] ?? 0, onFollow: close }}
                />
              ))}
            </ul>
          ))}
      </div>
    </nav>
  );
};
