// P18: a block on its way out of a slip printer: how far it is, what stopped it, and how it goes on.
import { useState } from 'preact/hooks';
import type { PaperPrinting } from '../../shared/paper/slips';
import { Alert, Button } from '../../ui/kit';
import type { PageParts } from '../draft/page';
import { Refused } from '../parts/Parts';
import { useAct } from '../parts/useAct';
import { useAdminWords } from '../parts/words';
import { SlipPicture } from '../printers/SlipPicture';
import type { PrintingKnown } from './usePrinting';

const KINDS = {
  printing: 'info',
  stopping: 'info',
  stopped: 'warning',
  trouble: 'danger',
  done: 'success',
} as const;

const TITLES = {
  printing: 'admin.paper.rolling',
  stopping: 'admin.paper.rolling',
  stopped: 'admin.paper.rollStopped',
  trouble: 'admin.paper.rollTrouble',
  done: 'admin.paper.rollDone',
} as const;

const NEXT = {
  printing: 'admin.paper.rollingAt',
  stopping: 'admin.paper.rollStopping',
  stopped: 'admin.paper.rollNext',
  trouble: 'admin.paper.rollNotOut',
} as const;

/** What there is to know of the slip with which it goes on. */
const At = ({ printing: { at, state, problem, isDoubtful } }: { printing: PaperPrinting }) => {
  const { t } = useAdminWords();
  if (at === null || state === 'done') return null;
  return (
    <p class="kern-body">
      {problem && `${t(`problem.staff.${problem}`)} `}
      {t(isDoubtful ? 'admin.paper.rollDoubtful' : NEXT[state], { number: at })}
    </p>
  );
};

type PrintingProps = Pick<PageParts, 'view' | 'ask'> & { known: PrintingKnown };

export const Printing = ({ view, ask, known: { printing, look } }: PrintingProps) => {
  const { t, count } = useAdminWords();
  const { act, isBusy, refusal } = useAct(ask);
  const [picture, setPicture] = useState<string | null>(null);
  if (printing === null) return null;
  const { blockId, printerId, first, last, total, printed, unproven, at, state } = printing;
  const stop = async () => {
    await act({ type: 'stopPaperPrinting' });
    look();
  };
  const goOn = async (from: string) => {
    await act({ type: 'printPaperBlock', blockId, printerId, from, to: last });
    look();
  };
  return (
    <>
      <Alert
        kind={KINDS[state]}
        isQuiet={state === 'printing' || state === 'stopping'}
        title={t(TITLES[state], { block: blockId, first, last, out: printed + unproven, total })}
      >
        <At printing={printing} />
        {unproven > 0 && <p class="kern-body">{count('admin.paper.rollUnproven', unproven)}</p>}
        <div class="adm-actions">
          {state === 'printing' && (
            <Button kind="secondary" blocked={isBusy} onClick={() => void stop()}>
              {t('admin.paper.rollStop')}
            </Button>
          )}
          {(state === 'stopped' || state === 'trouble') && at !== null && (
            <Button kind="secondary" blocked={isBusy} onClick={() => void goOn(at)}>
              {t('admin.paper.rollOn', { number: at })}
            </Button>
          )}
          {printing.picture && (
            <Button kind="tertiary" onClick={() => setPicture(printing.picture)}>
              {t('admin.paper.rollPicture')}
            </Button>
          )}
        </div>
      </Alert>
      <Refused refusal={refusal} timeZone={view.office.timeZone} />
      {picture && (
        <SlipPicture picture={picture} title={t('admin.paper.rollPicture')} onClose={() => setPicture(null)} />
      )}
    </>
  );
};
