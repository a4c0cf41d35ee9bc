// R9-R12: the last eight weeks, played again with something changed: a counter less, other hours, more appointments.
import { useState } from 'preact/hooks';
import { Button, StatusText } from '../../ui/kit';
import type { PageParts } from '../draft/page';
import { percent } from '../insight/figures';
import { PageHead, Refused } from '../parts/Parts';
import { useAdminWords } from '../parts/words';
import { ReplayForm, UNCHANGED } from './ReplayForm';
import { ReplayOutcome } from './ReplayOutcome';
import { useReplay } from './useReplay';

export const ReplayPage = ({ ask, view }: PageParts) => {
  const words = useAdminWords();
  const { t } = words;
  const { replay, refusal, start, cancel } = useReplay(ask);
  const [change, setChange] = useState({ ...UNCHANGED, counters: -1 });
  const isRunning = replay?.state === 'running';
  const isMeant = change.weekdays.length > 0 && change.from < change.to;
  return (
    <>
      <PageHead title={t('admin.page.replay')}>
        {replay?.state === 'done' && (
          <Button kind="secondary" onClick={() => print()}>
            {t('admin.replay.print')}
          </Button>
        )}
      </PageHead>
      <p class="kern-body">{t('admin.replay.what')}</p>
      <div class="adm-form adm-wide">
        <section class="adm-stack adm-section adm-noPrint">
          <ReplayForm change={change} onChange={setChange} />
          {change.from >= change.to && (
            <p class="kern-body" role="alert">
              <StatusText kind="danger">{t('admin.replay.fromAfterTo')}</StatusText>
            </p>
          )}
          <div class="adm-actions">
            <Button blocked={isRunning || !isMeant} onClick={() => start(change)}>
              {t('admin.replay.start')}
            </Button>
            {isRunning && (
              <Button kind="secondary" onClick={cancel}>
                {t('admin.replay.cancel')}
              </Button>
            )}
          </div>
          <Refused refusal={refusal} timeZone={view.office.timeZone} />
          {isRunning && (
            <div class="adm-replay__progress">
              <progress max={1} value={replay.progress} aria-label={t('admin.replay.running')} />
              <span class="kern-body">{t('admin.replay.progress', { share: percent(words, replay.progress) })}</span>
            </div>
          )}
          {replay?.state === 'failed' && (
            <p class="kern-body" role="status">
              <StatusText kind={replay.why === 'noDays' ? 'info' : 'danger'}>
                {t(`admin.replay.failed.${replay.why}`)}
              </StatusText>
            </p>
          )}
        </section>
        {replay?.state === 'done' && <ReplayOutcome result={replay.result} />}
      </div>
    </>
  );
};
