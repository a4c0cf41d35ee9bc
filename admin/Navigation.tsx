// The way between the pages: those that there are in this office, and that somebody may open.
import type { AdminView } from '../shared/protocol';
import { useMay } from '../ui/rights';
import { mayOpen } from './draft/pageRights';
import { hrefTo, isThere, PAGE_GROUPS, type Page } from './draft/routes';
import { useAdminWords } from './parts/words';

const PageLink = ({ page, isCurrent, alarms }: { page: Page; isCurrent: boolean; alarms: number }) => {
  const { t, count } = useAdminWords();
  return (
    <li>
      <a href={hrefTo(page)} {...(isCurrent && { 'aria-current': 'page' })}>
        <span>{t(`admin.page.${page}`)}</span>
        {alarms > 0 && (
          <span class="adm-nav__count">
            <span aria-hidden="true">{alarms}</span>
            <span class="kern-sr-only">{count('admin.alarms', alarms)}</span>
          </span>
        )}
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
  const isShown = (page: Page) => isThere(page, settings) && mayOpen(page, may);
  const groups = PAGE_GROUPS.map((pages) => pages.filter(isShown));
  return (
    <nav class="adm-nav" aria-label={t('admin.navigation')}>
      {groups
        .filter((pages) => pages.length > 0)
        .map((pages) => (
          <ul key={pages[0]}>
            {pages.map((page) => (
              <PageLink key={page} page={page} isCurrent={page === current} alarms={counts[page] ?? 0} />
            ))}
          </ul>
        ))}
    </nav>
  );
};
