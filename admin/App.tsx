// The administration: navigation, the page that the address names, and what is not saved yet.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { AdminView, Snapshot } from '../shared/protocol';
import type { Language } from '../shared/settings';
import { Clock, LanguageSwitch, OfflineBanner } from '../ui/kit';
import type { Link } from '../ui/link';
import { Speaking } from '../ui/words';
import { CounterForm } from './CounterForm';
import { Counters } from './Counters';
import { Devices } from './Devices';
import { DraftBar } from './DraftBar';
import { KioskForm } from './KioskForm';
import { Kiosks } from './Kiosks';
import { Overview } from './Overview';
import { Persons } from './Persons';
import { PrinterForm } from './PrinterForm';
import { Printers } from './Printers';
import type { PageParts } from './page';
import { hrefTo, PAGES, type Page, type Route, useRoute } from './routes';
import { SlipPage } from './SlipPage';
import { useDraft } from './useDraft';
import { useAdminWords } from './words';

const Shown = ({ route: { page, id }, ...parts }: PageParts & { route: Route }) => {
  switch (page) {
    case 'overview':
      return <Overview {...parts} />;
    case 'devices':
      return <Devices {...parts} />;
    case 'counters':
      return id === null ? <Counters {...parts} /> : <CounterForm {...parts} id={id} key={id} />;
    case 'kiosks':
      return id === null ? <Kiosks {...parts} /> : <KioskForm {...parts} id={id} key={id} />;
    case 'printers':
      return id === null ? <Printers {...parts} /> : <PrinterForm {...parts} id={id} key={id} />;
    case 'slip':
      return <SlipPage {...parts} />;
    case 'persons':
      return <Persons {...parts} />;
  }
};

const Navigation = ({ current, alarms }: { current: Page; alarms: number }) => {
  const { t, count } = useAdminWords();
  return (
    <nav class="adm-nav" aria-label={t('admin.navigation')}>
      <ul>
        {PAGES.map((page) => (
          <li key={page}>
            <a href={hrefTo(page)} {...(page === current && { 'aria-current': 'page' })}>
              <span>{t(`admin.page.${page}`)}</span>
              {page === 'overview' && alarms > 0 && (
                <span class="adm-nav__count">
                  <span aria-hidden="true">{alarms}</span>
                  <span class="kern-sr-only">{count('admin.alarms', alarms)}</span>
                </span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
};

const Header = ({ snapshot, onLanguage }: { snapshot: Snapshot<AdminView>; onLanguage: (to: Language) => void }) => {
  const { t } = useAdminWords();
  const { office } = snapshot.view;
  return (
    <header class="adm-header">
      <p class="adm-header__office">
        <strong class="kern-title">{office.name}</strong>
        <span class="kern-body">{t('start.admin')}</span>
      </p>
      {office.demonstration && <p class="kern-body adm-header__demonstration">{t('common.demonstration')}</p>}
      <p class="kern-body">
        <Clock snapshot={snapshot} timeZone={office.timeZone} />
      </p>
      <LanguageSwitch languages={office.languages} onChange={onLanguage} />
    </header>
  );
};

type AdministrationProps = { link: Link<AdminView>; snapshot: Snapshot<AdminView>; onLanguage: (to: Language) => void };

const Administration = ({ link, snapshot, onLanguage }: AdministrationProps) => {
  const { view } = snapshot;
  const route = useRoute();
  const draft = useDraft(link.ask, view);
  const main = useRef<HTMLElement>(null);
  const shownBefore = useRef(hrefTo(route.page, route.id));
  const focusHeading = () => main.current?.querySelector('h1')?.focus();
  const shown = hrefTo(route.page, route.id);
  useEffect(() => {
    if (shownBefore.current === shown) return;
    shownBefore.current = shown;
    focusHeading();
    document.documentElement.scrollTop = 0;
  }, [shown]);
  return (
    <div class="adm">
      <Header snapshot={snapshot} onLanguage={onLanguage} />
      <OfflineBanner online={link.online} snapshot={snapshot} timeZone={view.office.timeZone} />
      <div class="adm-body">
        <Navigation current={route.page} alarms={view.alarms.length} />
        <main class="adm-main" ref={main}>
          <Shown route={route} view={view} draft={draft} ask={link.ask} />
        </main>
      </div>
      <DraftBar draft={draft} timeZone={view.office.timeZone} onDone={focusHeading} />
    </div>
  );
};

const LANGUAGE_KEPT = 'admin:language';
const keptLanguage = (): Language => (localStorage.getItem(LANGUAGE_KEPT) === 'en' ? 'en' : 'de');

/** Speaks the language that was chosen last in this browser. */
export const App = ({ link }: { link: Link<AdminView> }) => {
  const [language, setLanguage] = useState(keptLanguage);
  if (link.snapshot === null) return null;
  const speak = (chosen: Language) => {
    localStorage.setItem(LANGUAGE_KEPT, chosen);
    setLanguage(chosen);
  };
  return (
    <Speaking language={language}>
      <Administration link={link} snapshot={link.snapshot} onLanguage={speak} />
    </Speaking>
  );
};
