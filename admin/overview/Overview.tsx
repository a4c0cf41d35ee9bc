// What is going on now: what must be looked after, who is at the counters, kiosks, printers.
import type { AdminView, Alarm } from '../../shared/protocol';
import type { ServerFault } from '../../shared/serverFaults';
import { Alert, Button, SaidIn, StatusText } from '../../ui/kit';
import { keyOfAlarm, placePhrase, receptionPhrase } from '../../ui/phrases';
import { useMay } from '../../ui/rights';
import { formatTime } from '../../ui/time';
import { ShownNow } from '../announcements/AnnouncementsPage';
import type { PageParts } from '../draft/page';
import { hrefTo, type Page } from '../draft/routes';
import { KioskState, receptionKind } from '../kiosks/KioskState';
import { Messages } from '../messages/Messages';
import { PageHead } from '../parts/Parts';
import { Row, Table } from '../parts/Table';
import { useAdminWords } from '../parts/words';
import { PrinterState } from '../printers/PrinterState';
import { ToldAlarms } from '../watching/Told';
import { CountersNow } from './counters/CountersNow';
import { LinesNow, LongestWait, ReachedLimits } from './Live';
import { Notices } from './Notices';
import { Unserved } from './Unserved';
import { isAllWell } from './well';

/** Where a fault of the server is looked after. */
const PAGE_OF_FAULT: Partial<Record<ServerFault, Page>> = {
  unusualBookings: 'unusual',
  unusualDay: 'unusual',
  feedVanished: 'feeds',
  feedSkipped: 'feeds',
  hook: 'feeds',
  alarmMail: 'watching',
};

const AlarmLine = ({ alarm, view, ask }: { alarm: Alarm } & Pick<PageParts, 'view' | 'ask'>) => {
  const words = useAdminWords();
  const { t } = words;
  const may = useMay();
  switch (alarm.kind) {
    case 'help':
      return (
        <li>
          <strong>{t('admin.help', { kiosk: alarm.name })}</strong>{' '}
          {t('admin.help.since', { time: formatTime(alarm.at, 'time', view.office.timeZone, words.language) })}{' '}
          <Button
            kind="tertiary"
            onClick={() => void ask({ type: 'takeHelp', kioskId: alarm.kioskId })}
            label={`${t('admin.help.take')} ${alarm.name}`}
          >
            {t('admin.help.take')}
          </Button>
        </li>
      );
    case 'printer':
      return (
        <li>
          <strong>{alarm.name}:</strong> {alarm.problems.map((problem) => t(`problem.staff.${problem}`)).join(' ')}{' '}
          {alarm.seen && (
            <StatusText kind="info">
              {t('admin.alarm.seen', {
                place:
                  alarm.seen.counter === null
                    ? t('start.admin')
                    : placePhrase(words, view.office.placeWord, alarm.seen.counter),
              })}
            </StatusText>
          )}
          {!alarm.seen && may('serve', 'operate') && (
            <Button
              kind="tertiary"
              onClick={() => void ask({ type: 'acknowledgeAlarm', printerId: alarm.printerId })}
              label={`${t('admin.alarm.see')} ${alarm.name}`}
            >
              {t('admin.alarm.see')}
            </Button>
          )}
        </li>
      );
    case 'server': {
      const page = PAGE_OF_FAULT[alarm.fault];
      return (
        <li>
          {t(`fault.${alarm.fault}`, { about: alarm.about })}{' '}
          {page && (
            <a class="kern-link" href={hrefTo(page)}>
              {t('admin.draft.show', { what: t(`admin.page.${page}`) })}
            </a>
          )}
          {alarm.fault === 'clockJumped' && may('operate') && (
            <Button kind="tertiary" onClick={() => void ask({ type: 'trustClock' })}>
              {t('admin.clock.trust')}
            </Button>
          )}
        </li>
      );
    }
    case 'slip':
      return <li>{t('admin.alarm.slip', { number: alarm.slip.number, state: t(`slipState.${alarm.slip.state}`) })}</li>;
  }
};

const Alarms = ({ view, ask }: Pick<PageParts, 'view' | 'ask'>) => {
  const { t, count } = useAdminWords();
  const { alarms } = view;
  if (alarms.length === 0) return null;
  return (
    <Alert kind="warning" title={count('admin.alarms', alarms.length)}>
      <ul class="kern-body adm-list">
        {alarms.map((alarm) => (
          <AlarmLine key={keyOfAlarm(alarm)} alarm={alarm} view={view} ask={ask} />
        ))}
      </ul>
      {alarms.some(({ kind }) => kind === 'printer' || kind === 'slip') && (
        <a class="kern-link" href={hrefTo('printers')}>
          {t('admin.alarms.see')}
        </a>
      )}
    </Alert>
  );
};

const KiosksNow = ({ view }: { view: AdminView }) => {
  const { t } = useAdminWords();
  return (
    <Table
      caption={t('admin.page.kiosks')}
      heads={[t('admin.col.name'), t('admin.col.state')]}
      empty={t('admin.kiosks.empty')}
      rows={view.settings.kiosks.map(({ id, name }) => (
        <Row key={id} head={name} cells={[<KioskState key="state" view={view} kioskId={id} />]} />
      ))}
    />
  );
};

const PrintersNow = ({ view }: { view: AdminView }) => {
  const { t } = useAdminWords();
  return (
    <Table
      caption={t('admin.page.printers')}
      heads={[t('admin.col.name'), t('admin.col.state')]}
      empty={t('admin.printers.empty')}
      rows={view.settings.printers.map(({ id, name }) => (
        <Row key={id} head={name} cells={[<PrinterState key="state" view={view} printerId={id} />]} />
      ))}
    />
  );
};

const ReceptionNow = ({ view: { reception, now, office } }: { view: AdminView }) => {
  const words = useAdminWords();
  if (reception.state !== 'locked') return <>{receptionPhrase(words, reception, now, office.timeZone)}</>;
  return <SaidIn text={reception.reason} sentence={(reason) => words.t('reception.locked', { reason })} />;
};

const LettersAndCalendars = ({ view: { mail, feeds, settings } }: { view: AdminView }) => {
  const { t } = useAdminWords();
  const failing = feeds.filter(({ failure }) => failure !== null).map(({ id }) => id);
  const names = settings.feeds.filter(({ id }) => failing.includes(id)).map(({ name }) => name);
  return (
    <>
      {mail.lastFault !== null && (
        <Alert kind="warning" title={t('admin.overview.mail')}>
          <a class="kern-link" href={hrefTo('mail')}>
            {t('admin.draft.show', { what: t('admin.page.mail') })}
          </a>
        </Alert>
      )}
      {names.length > 0 && (
        <Alert kind="warning" title={t('admin.overview.feeds', { names: names.join(', ') })}>
          <a class="kern-link" href={hrefTo('feeds')}>
            {t('admin.draft.show', { what: t('admin.page.feeds') })}
          </a>
        </Alert>
      )}
    </>
  );
};

export type OverviewProps = PageParts & {
  /** The office's clock as it goes on between snapshots (epoch ms). */
  now: number;
  /** Whether what is shown is still so. */
  online: boolean;
};

export const Overview = ({ view, ask, now, online }: OverviewProps) => {
  const { t, count } = useAdminWords();
  const open = view.counters.filter((counter) => counter.person !== null).length;
  return (
    <>
      <PageHead title={t('admin.page.overview')} />
      <div class="adm-figures">
        <p>
          <strong>{view.waiting}</strong> <span class="kern-body">{t('admin.figure.waiting')}</span>
        </p>
        <p>
          <strong>{open}</strong>{' '}
          <span class="kern-body">{t('admin.figure.open', { all: view.settings.counters.length })}</span>
        </p>
        <p class="kern-body">
          {t('admin.figure.reception')}{' '}
          <StatusText kind={receptionKind(view.reception)}>
            <ReceptionNow view={view} />
          </StatusText>
        </p>
        <LongestWait view={view} now={now} />
        {online && isAllWell(view, now) && (
          <p class="kern-body">
            <StatusText kind="success">{t('admin.alarms.none')}</StatusText>
          </p>
        )}
      </div>
      <ReachedLimits view={view} now={now} />
      <Notices view={view} now={now} />
      <Alarms view={view} ask={ask} />
      <LettersAndCalendars view={view} />
      <ToldAlarms view={view} />
      {view.unfit > 0 && (
        <Alert kind="warning" title={count('admin.unfit.undecided', view.unfit)}>
          <a class="kern-link" href={hrefTo('unfit')}>
            {t('admin.unfit.decide')}
          </a>
        </Alert>
      )}
      <Unserved view={view} ask={ask} />
      <Messages view={view} ask={ask} />
      <LinesNow view={view} now={now} />
      <div class="adm-columns">
        <CountersNow view={view} ask={ask} now={now} />
        <div class="adm-stack">
          <KiosksNow view={view} />
          <PrintersNow view={view} />
          <ShownNow view={view} />
        </div>
      </div>
    </>
  );
};
