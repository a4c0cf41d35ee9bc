// S45 to S48: which backups there are, whether they are good, one now, the way back tried, and when the office makes them.
import type { BackupEntry, BackupsState } from '../../shared/backups/state';
import { Button, StatusText } from '../../ui/kit';
import { formatTime } from '../../ui/time';
import type { PageParts } from '../draft/page';
import { PageHead, Refused } from '../parts/Parts';
import { Section } from '../parts/Section';
import { useAdminWords } from '../parts/words';
import { BackupSettingsSection } from './BackupSettingsSection';
import { BackupTable } from './BackupTable';
import { RehearsalSection } from './RehearsalSection';
import { useBackups } from './useBackups';

type StandingProps = { state: BackupsState; timeZone: string };

/** How the last backup, the last copy and the last reading of the database went. */
const Standing = ({ state, timeZone }: StandingProps) => {
  const { t, language } = useAdminWords();
  const at = (instant: number) => formatTime(instant, 'fullDateTime', timeZone, language);
  const { folders, isCopyOnSameDisk } = state;
  return (
    <ul class="kern-body adm-list">
      {(['backup', 'copy', 'database'] as const).map((what) => {
        const one = state[what];
        if (one === null) return null;
        return (
          <li key={what}>
            {one.fault === null ? (
              <StatusText kind="success">{t(`backups.${what}.ok`, { time: at(one.at) })}</StatusText>
            ) : (
              <StatusText kind="danger">
                {t(`backups.${what}.failed`, { time: at(one.at), why: t(`backups.why.${one.fault}`) })}
              </StatusText>
            )}
          </li>
        );
      })}
      {state.backup === null && (
        <li>
          <StatusText kind="warning">{t('backups.none')}</StatusText>
        </li>
      )}
      {state.nextAt !== null && <li>{t('backups.next', { time: at(state.nextAt) })}</li>}
      <li>{t('backups.here', { folder: folders.here })}</li>
      <li>
        {folders.copy === null ? (
          <StatusText kind="warning">{t('backups.noCopy')}</StatusText>
        ) : (
          t('backups.copyIn', { folder: folders.copy })
        )}
      </li>
      {isCopyOnSameDisk && (
        <li>
          <StatusText kind="warning">{t('backups.sameDisk')}</StatusText>
        </li>
      )}
    </ul>
  );
};

/** S79: what is kept in a database of the house is backed up with it. */
const OfHouse = () => {
  const { t } = useAdminWords();
  return (
    <div class="adm-form adm-wide">
      <Section title={t('backups.ofHouse')}>
        {(['what', 'recordings', 'rehearse'] as const).map((what) => (
          <p key={what} class="kern-body">
            {t(`backups.ofHouse.${what}`)}
          </p>
        ))}
      </Section>
    </div>
  );
};

const OfOffice = ({ backups, ...parts }: PageParts & { backups: ReturnType<typeof useBackups> }) => {
  const { t } = useAdminWords();
  const { state, refusal, backUp, rehearse } = backups;
  const { timeZone } = parts.view.office;
  // What comes of it stands at the top of the page.
  const rehearseIt = (entry: BackupEntry) => {
    document.documentElement.scrollTop = 0;
    rehearse(entry);
  };
  const busy = state?.busy?.what ?? null;
  const isBusy = busy !== null && busy !== 'list';
  return (
    <>
      <p class="kern-body">{t('backups.what')}</p>
      <div class="adm-form adm-wide">
        <Section title={t('backups.standing')}>
          {state !== null && <Standing state={state} timeZone={timeZone} />}
          <p class="kern-body" role="status">
            {isBusy && <StatusText kind="info">{t(`backups.busy.${busy}`)}</StatusText>}
          </p>
          <Refused refusal={refusal} timeZone={timeZone} />
          <div class="adm-actions">
            <Button blocked={isBusy} onClick={backUp}>
              {t('backups.now')}
            </Button>
          </div>
        </Section>
        {state?.rehearsal && <RehearsalSection rehearsal={state.rehearsal} state={state} timeZone={timeZone} />}
        {state?.list && <BackupTable list={state.list} isBusy={isBusy} timeZone={timeZone} onRehearse={rehearseIt} />}
        <BackupSettingsSection {...parts} />
      </div>
    </>
  );
};

export const BackupsPage = (parts: PageParts) => {
  const { t } = useAdminWords();
  const backups = useBackups(parts.ask);
  return (
    <>
      <PageHead title={t('admin.page.backups')} />
      {backups.state?.isOfHouse ? <OfHouse /> : <OfOffice {...parts} backups={backups} />}
    </>
  );
};
