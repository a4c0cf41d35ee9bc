// Most appointments of a calendar are missing at once: somebody decides whether they are cancelled.
import type { FeedView, MissedDecision } from '../../shared/imports';
import { Alert, Button } from '../../ui/kit';
import type { Ask } from '../../ui/link/link';
import { useMay } from '../../ui/rights';
import { formatTime } from '../../ui/time';
import { Refused } from '../parts/Parts';
import { useAct } from '../parts/useAct';
import { useAdminWords } from '../parts/words';

type FeedMissedProps = { feed: FeedView | undefined; name: string; timeZone: string; ask: Ask };

export const FeedMissed = ({ feed, name, timeZone, ask }: FeedMissedProps) => {
  const { t, language } = useAdminWords();
  const may = useMay();
  const { act, isBusy, refusal } = useAct(ask);
  if (feed === undefined || feed.missed === null) return null;
  const { entries, of, at } = feed.missed;
  const decide = (decision: MissedDecision) => void act({ type: 'decideMissed', feedId: feed.id, decision });
  return (
    <Alert kind="warning" title={t('admin.missed', { name, entries, of })}>
      <p class="kern-body">{t('admin.missed.what', { time: formatTime(at, 'dateTime', timeZone, language) })}</p>
      <Refused refusal={refusal} timeZone={timeZone} />
      <div class="adm-actions">
        {may('manageAppointments') &&
          (['keep', 'cancel'] as const).map((decision) => (
            <Button key={decision} kind="secondary" blocked={isBusy} onClick={() => decide(decision)}>
              {t(`admin.missed.${decision}`)}
            </Button>
          ))}
        <p class="kern-body" role="status">
          {isBusy && t('admin.missed.isDeciding')}
        </p>
      </div>
    </Alert>
  );
};
