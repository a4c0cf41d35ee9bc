// The administration: navigation, the page that the address names, and what is not saved yet.
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { reachedOf } from '../shared/figures/live';
import type { AdminOfNobody, AdminView, Snapshot } from '../shared/protocol';
import type { StaffLanguage } from '../shared/settings';
import { useOfficeNow } from '../ui/clock';
import { Emergencies } from '../ui/emergency/Emergencies';
import { useHeldFocus } from '../ui/focus';
import { OfflineBanner } from '../ui/kit';
import type { Link } from '../ui/link/link';
import { readKept, writeKept } from '../ui/link/storage';
import { Holding, useMay } from '../ui/rights';
import type { AppProps } from '../ui/start';
import { Speaking } from '../ui/words';
import { AnnouncementForm } from './announcements/AnnouncementForm';
import { AnnouncementsPage } from './announcements/AnnouncementsPage';
import { AppointmentsPage } from './appointments/AppointmentsPage';
import { AuditPage } from './audit/AuditPage';
import { BackupsPage } from './backups/BackupsPage';
import { CounterForm } from './counters/CounterForm';
import { Counters } from './counters/Counters';
import { DisplayForm } from './displays/DisplayForm';
import { Displays } from './displays/Displays';
import type { PageParts } from './draft/page';
import { mayOpen } from './draft/pageRights';
import { hrefTo, type Route, useRoute } from './draft/routes';
import { useDraft } from './draft/useDraft';
import { ErrandForm } from './errands/ErrandForm';
import { Errands } from './errands/Errands';
import { FormFieldForm } from './formFields/FormFieldForm';
import { FormFieldsPage } from './formFields/FormFieldsPage';
import { EndDemonstration } from './golive/EndDemonstration';
import { GuideFoot, GuideHead } from './golive/Guide';
import { Setup } from './golive/Setup';
import { ClosureForm } from './hours/ClosureForm';
import { ExceptionForm } from './hours/ExceptionForm';
import { HoursPage } from './hours/HoursPage';
import { LookPage } from './house/LookPage';
import { InsightPage } from './insight/InsightPage';
import { FeedForm } from './interfaces/FeedForm';
import { Interfaces } from './interfaces/Interfaces';
import { KioskForm } from './kiosks/KioskForm';
import { Kiosks } from './kiosks/Kiosks';
import { AccountPage } from './login/AccountPage';
import { Entrance } from './login/Entrance';
import { NotForYou } from './login/NotForYou';
import { MailPage } from './mail/MailPage';
import { MailTextForm } from './mail/MailTextForm';
import { MailTextsPage } from './mail/MailTextsPage';
import { Navigation } from './Navigation';
import { OfficePage } from './office/OfficePage';
import { OrderPage } from './office/OrderPage';
import { OutagePage } from './outage/OutagePage';
import { LimitsPage } from './overview/LimitsPage';
import { Overview, type OverviewProps } from './overview/Overview';
import { UnusualPage } from './overview/UnusualPage';
import { UnfitPage } from './overview/unfit/UnfitPage';
import { PaperPage } from './paper/PaperPage';
import { Header, type Leaving, Skip } from './parts/Header';
import { Devices } from './people/Devices';
import { Roles } from './people/Roles';
import { Staff } from './people/Staff';
import { PrinterForm } from './printers/PrinterForm';
import { Printers } from './printers/Printers';
import { SlipPage } from './printers/SlipPage';
import { PrivacyPage } from './privacy/PrivacyPage';
import { ReplayPage } from './replay/ReplayPage';
import { ReportsPage } from './reports/ReportsPage';
import { DraftBar } from './saving/DraftBar';
import { ServiceForm } from './services/ServiceForm';
import { Services } from './services/Services';
import { SignOnPage } from './signOn/SignOnPage';
import { SoundPage } from './sound/SoundPage';
import { TextsPage } from './texts/TextsPage';
import { VersionsPage } from './versions/VersionsPage';
import { WatchingPage } from './watching/WatchingPage';

type ShownProps = PageParts & { route: Route } & Pick<OverviewProps, 'now' | 'online'>;

const Shown = ({ route: { page, id }, now, online, ...parts }: ShownProps) => {
  switch (page) {
    case 'overview':
      return <Overview {...parts} now={now} online={online} />;
    case 'setup':
      return <Setup {...parts} />;
    case 'goLive':
      return parts.view.office.demonstration ? <EndDemonstration {...parts} /> : <Setup {...parts} />;
    case 'insight':
      return <InsightPage {...parts} />;
    case 'reports':
      return <ReportsPage {...parts} id={id} />;
    case 'replay':
      return <ReplayPage {...parts} />;
    case 'outage':
      return <OutagePage {...parts} />;
    case 'paper':
      return <PaperPage {...parts} />;
    case 'unfit':
      return <UnfitPage {...parts} />;
    case 'unusual':
      return <UnusualPage {...parts} />;
    case 'office':
      return <OfficePage {...parts} />;
    case 'texts':
      return <TextsPage {...parts} />;
    case 'look':
      return <LookPage {...parts} />;
    case 'services':
      return id === null ? <Services {...parts} /> : <ServiceForm {...parts} id={id} key={id} />;
    case 'hours':
      return id === null ? <HoursPage {...parts} /> : <ClosureForm {...parts} place={Number(id)} key={id} />;
    case 'appointments':
      return id === null ? <AppointmentsPage {...parts} /> : <ExceptionForm {...parts} place={Number(id)} key={id} />;
    case 'formFields':
      return id === null ? <FormFieldsPage {...parts} /> : <FormFieldForm {...parts} place={Number(id)} key={id} />;
    case 'order':
      return <OrderPage {...parts} />;
    case 'errands':
      return id === null ? <Errands {...parts} /> : <ErrandForm {...parts} id={id} key={id} />;
    case 'watching':
      return <WatchingPage {...parts} />;
    case 'limits':
      return <LimitsPage {...parts} />;
    case 'devices':
      return <Devices {...parts} />;
    case 'counters':
      return id === null ? <Counters {...parts} /> : <CounterForm {...parts} id={id} key={id} />;
    case 'kiosks':
      return id === null ? <Kiosks {...parts} /> : <KioskForm {...parts} id={id} key={id} />;
    case 'displays':
      return id === null ? <Displays {...parts} /> : <DisplayForm {...parts} id={id} key={id} />;
    case 'sound':
      return <SoundPage {...parts} />;
    case 'announcements':
      return id === null ? (
        <AnnouncementsPage {...parts} />
      ) : (
        <AnnouncementForm {...parts} place={Number(id)} key={id} />
      );
    case 'printers':
      return id === null ? <Printers {...parts} /> : <PrinterForm {...parts} id={id} key={id} />;
    case 'slip':
      return <SlipPage {...parts} />;
    case 'persons':
      return <Staff {...parts} />;
    case 'roles':
      return <Roles {...parts} />;
    case 'privacy':
      return <PrivacyPage {...parts} />;
    case 'audit':
      return <AuditPage {...parts} />;
    case 'backups':
      return <BackupsPage {...parts} />;
    case 'versions':
      return <VersionsPage {...parts} />;
    case 'account':
      return <AccountPage {...parts} />;
    case 'signOn':
      return <SignOnPage {...parts} />;
    case 'mail':
      return <MailPage {...parts} />;
    case 'mailTexts':
      return id === null ? <MailTextsPage {...parts} /> : <MailTextForm {...parts} id={id} key={id} />;
    case 'feeds':
      return id === null ? <Interfaces {...parts} /> : <FeedForm {...parts} id={id} key={id} />;
  }
};

const isLoggedIn = (snapshot: Snapshot<AdminView | AdminOfNobody>): snapshot is Snapshot<AdminView> =>
  snapshot.view.person !== null;
const isLoggedOut = (snapshot: Snapshot<AdminView | AdminOfNobody>): snapshot is Snapshot<AdminOfNobody> =>
  snapshot.view.person === null;

type AdministrationProps = Leaving & { link: Link<AdminView>; snapshot: Snapshot<AdminView> };

/** R5: limits that time alone crosses are seen so soon. */
const LIVE_MS = 5000;

const Administration = ({ link, snapshot, onLanguage, onLeave }: AdministrationProps) => {
  const { view } = snapshot;
  const route = useRoute();
  const draft = useDraft(link.ask, view);
  const may = useMay();
  const now = useOfficeNow(snapshot, LIVE_MS);
  const reached = reachedOf(view.live, view.settings.liveLimits, now);
  const main = useRef<HTMLElement>(null);
  const shownBefore = useRef(hrefTo(route.page, route.id));
  const focusHeading = () => main.current?.querySelector('h1')?.focus();
  /** U4: the field that the server found fault with, if this page has it. */
  const focusFault = (): boolean => {
    const field = draft.refusal && main.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    field?.focus();
    return Boolean(field);
  };
  const shown = hrefTo(route.page, route.id);
  const isGuided =
    may('changeSettings') && view.settings.setup !== null && route.page !== 'setup' && route.page !== 'goLive';
  useHeldFocus();
  // With the page as it is drawn, not some time after it: fingers are fast.
  useLayoutEffect(() => {
    if (shownBefore.current === shown) return;
    shownBefore.current = shown;
    if (focusFault()) return;
    focusHeading();
    document.documentElement.scrollTop = 0;
  }, [shown]);
  useLayoutEffect(() => {
    focusFault();
  }, [draft.refusal]);
  return (
    <div class="adm">
      <Skip onSkip={focusHeading} />
      <Emergencies emergencies={view.emergencies} here={null} office={view.office} ask={link.ask} />
      <Header snapshot={snapshot} onLanguage={onLanguage} onLeave={onLeave} />
      <OfflineBanner online={link.online} snapshot={snapshot} timeZone={view.office.timeZone} />
      <div class="adm-body">
        <Navigation
          settings={view.settings}
          current={route.page}
          counts={{ overview: view.alarms.length + reached.length, unfit: view.unfit }}
        />
        <main class="adm-main" ref={main}>
          {isGuided && <GuideHead page={route.page} />}
          {mayOpen(route.page, may, route.id) ? (
            <Shown
              route={route}
              view={view}
              day={snapshot.day}
              draft={draft}
              ask={link.ask}
              now={now}
              online={link.online}
            />
          ) : (
            <NotForYou page={route.page} />
          )}
          {isGuided && <GuideFoot page={route.page} draft={draft} key={route.page} />}
        </main>
      </div>
      <DraftBar draft={draft} timeZone={view.office.timeZone} onDone={focusHeading} />
    </div>
  );
};

const LANGUAGE_KEPT = 'admin:language';

type OpenedProps = {
  link: Link<AdminView | AdminOfNobody>;
  reconnect: () => void;
  onLanguage: (to: StaffLanguage) => void;
};

/** S22: whoever is logged in administers; anybody else sees a login. */
const Opened = ({ link, reconnect, onLanguage }: OpenedProps) => {
  /** Of whoever administers here; their own way out needs no explanation. */
  const login = useRef<'none' | 'in' | 'left'>('none');
  const { snapshot } = link;
  if (snapshot === null) return null;
  if (isLoggedIn(snapshot)) {
    login.current = 'in';
    const leave = () => {
      login.current = 'left';
      void link.ask({ type: 'leaveAdministration' });
    };
    return (
      <Holding rights={snapshot.view.person.rights}>
        <Administration
          link={{ ...link, snapshot }}
          snapshot={snapshot}
          onLanguage={onLanguage}
          onLeave={leave}
          key={snapshot.view.person.id}
        />
      </Holding>
    );
  }
  if (isLoggedOut(snapshot)) {
    const hasEnded = login.current === 'in';
    return (
      <Entrance link={link} snapshot={snapshot} hasEnded={hasEnded} onLoggedIn={reconnect} onLanguage={onLanguage} />
    );
  }
  return null;
};

/** Speaks the language that was chosen last in this browser. */
export const App = ({ link, reconnect }: AppProps<'admin'>) => {
  const [language, setLanguage] = useState<StaffLanguage>(readKept(LANGUAGE_KEPT) === 'en' ? 'en' : 'de');
  const speak = (chosen: StaffLanguage) => {
    writeKept(LANGUAGE_KEPT, chosen);
    setLanguage(chosen);
  };
  return (
    <Speaking language={language} office={link.snapshot?.view.office}>
      <Opened link={link} reconnect={reconnect} onLanguage={speak} />
    </Speaking>
  );
};
