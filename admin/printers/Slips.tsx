// P2: what became of the last slips; printed again or seen to by a person.
import { useState } from 'preact/hooks';
import type { SlipView } from '../../shared/protocol';
import { Button, StatusText, TicketNumber } from '../../ui/kit';
import { useMay } from '../../ui/rights';
import { formatTime } from '../../ui/time';
import type { PageParts } from '../draft/page';
import { Refused } from '../parts/Parts';
import { Row, Table } from '../parts/Table';
import { useAct } from '../parts/useAct';
import { useAdminWords } from '../parts/words';
import { SlipPicture } from './SlipPicture';

const KINDS = { queued: 'info', sending: 'info', printed: 'success', notSent: 'danger', unknown: 'warning' } as const;

const SlipState = ({ slip }: { slip: SlipView }) => {
  const { t } = useAdminWords();
  return (
    <>
      <StatusText kind={KINDS[slip.state]}>{t(`slipState.${slip.state}`)}</StatusText>
      {slip.problem && slip.state !== 'printed' && <div>{t(`problem.staff.${slip.problem}`)}</div>}
    </>
  );
};

export const Slips = ({ view, ask }: Pick<PageParts, 'view' | 'ask'>) => {
  const { t, language } = useAdminWords();
  const { act, isBusy, refusal } = useAct(ask);
  const [shown, setShown] = useState<SlipView | null>(null);
  const may = useMay();
  const maySettle = may('serve', 'operate');
  const { timeZone } = view.office;
  const isOffered = ({ slipId }: SlipView) =>
    view.alarms.some((alarm) => alarm.kind === 'slip' && alarm.slip.slipId === slipId);
  return (
    <section class="adm-stack">
      <Refused refusal={refusal} timeZone={timeZone} />
      <Table
        caption={t('admin.slips.caption')}
        heads={[t('common.number'), t('admin.col.state'), t('admin.col.time'), t('admin.col.printer')]}
        empty={t('admin.slips.empty')}
        hasActions
        rows={view.slips.map((slip) => (
          <Row
            key={slip.slipId}
            head={<TicketNumber number={slip.number} />}
            cells={[
              <SlipState key="state" slip={slip} />,
              t('common.clock', { time: formatTime(slip.queuedAt, 'time', timeZone, language) }),
              view.settings.printers.find((one) => one.id === slip.printerId)?.name ?? slip.printerId,
            ]}
            actions={
              <>
                {maySettle && isOffered(slip) && (
                  <Button
                    kind="secondary"
                    blocked={isBusy}
                    onClick={() => void act({ type: 'settleSlip', slipId: slip.slipId })}
                    label={`${t('admin.slip.settle')} ${slip.number}`}
                  >
                    {t('admin.slip.settle')}
                  </Button>
                )}
                {slip.picture && (
                  <Button
                    kind="tertiary"
                    onClick={() => setShown(slip)}
                    label={`${t('admin.slip.picture')} ${slip.number}`}
                  >
                    {t('admin.slip.picture')}
                  </Button>
                )}
                {maySettle && (
                  <Button
                    kind="tertiary"
                    blocked={isBusy}
                    onClick={() => void act({ type: 'printAgain', visitId: slip.visitId })}
                    label={`${t('admin.slip.again')} ${slip.number}`}
                  >
                    {t('admin.slip.again')}
                  </Button>
                )}
              </>
            }
          />
        ))}
      />
      {shown?.picture && (
        <SlipPicture
          picture={shown.picture}
          title={t('admin.slip.pictureOf', { number: shown.number })}
          onClose={() => setShown(null)}
        />
      )}
    </section>
  );
};
