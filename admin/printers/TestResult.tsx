// A test slip that was asked for: on its way, and what the printer said of it.
import { useEffect, useState } from 'preact/hooks';
import type { TestedResult } from '../../shared/protocol';
import type { PrinterSettings } from '../../shared/settings';
import { Alert } from '../../ui/kit';
import type { Ask } from '../../ui/link/link';
import { useAdminWords } from '../parts/words';

export type Tested = { printer: PrinterSettings; slipId: string };
type Ended = NonNullable<TestedResult['ended']>;

const MOST_TRIES = 15;
const KINDS = { printed: 'success', notSent: 'danger', unknown: 'warning', queued: 'info', sending: 'info' } as const;

export const TestResult = ({ tested: { printer, slipId }, ask }: { tested: Tested; ask: Ask }) => {
  const { t } = useAdminWords();
  const [ended, setEnded] = useState<Ended | null>(null);
  useEffect(() => {
    let isShown = true;
    const follow = async () => {
      for (let tries = 0; tries < MOST_TRIES && isShown; tries++) {
        const answer = await ask({ type: 'testResult', slipId });
        if (!answer.ok) return;
        if (!answer.result.ended) continue;
        if (isShown) setEnded(answer.result.ended);
        return;
      }
    };
    void follow();
    return () => {
      isShown = false;
    };
  }, [slipId]);
  const { name } = printer;
  if (ended === null)
    return (
      <Alert kind="info" title={t('admin.test.sent', { name })}>
        <p class="kern-body">{t('admin.test.look')}</p>
      </Alert>
    );
  return (
    <Alert kind={KINDS[ended.state]} title={t('admin.test.ended', { name, state: t(`slipState.${ended.state}`) })}>
      {ended.problem && <p class="kern-body">{t(`problem.staff.${ended.problem}`)}</p>}
    </Alert>
  );
};
