// K23: a counter that somebody has left open is closed by hand; whom that hits is said before.
import { useEffect, useState } from 'preact/hooks';
import type { ClosingResult } from '../../../shared/commands/counters';
import type { SpokenRefusal } from '../../../shared/words';
import { Button, Dialog, StatusText } from '../../../ui/kit';
import type { Ask } from '../../../ui/link/link';
import { Whom } from '../../../ui/moving/MoveDialog';
import { refusalPhrase } from '../../../ui/phrases';
import { useAdminWords } from '../../parts/words';

export type ClosingDialogProps = {
  counterId: string;
  /** By its phrase: 'Schalter 3'. */
  place: string;
  /** Who is logged in there; null where nobody is any more. */
  clerk: string | null;
  timeZone: string;
  ask: Ask;
  onClose: () => void;
};

export const ClosingDialog = ({ counterId, place, clerk, timeZone, ask, onClose }: ClosingDialogProps) => {
  const words = useAdminWords();
  const { t } = words;
  const [found, setFound] = useState<ClosingResult | null>(null);
  const [refusal, setRefusal] = useState<SpokenRefusal | null>(null);
  const [isBusy, setBusy] = useState(false);
  const look = async () => {
    const answer = await ask({ type: 'leftByClosing', counterId });
    if (answer.ok) setFound(answer.result);
    else setRefusal(answer.refusal);
  };
  useEffect(() => void look(), [counterId]);
  const close = async ({ stranded }: ClosingResult) => {
    setBusy(true);
    const agreed = stranded.map(({ visitId }) => visitId);
    const answer = await ask({ type: 'closeCounter', counterId, agreed });
    setBusy(false);
    if (answer.ok) return onClose();
    setRefusal(answer.refusal);
    await look();
  };
  const visit = found?.visit ?? null;
  const isHard = found !== null && found.stranded.length > 0;
  return (
    <Dialog
      title={t('admin.closing.title', { place })}
      onClose={onClose}
      footer={
        <Button blocked={found === null || isBusy} onClick={() => found && void close(found)}>
          {t(isHard ? 'admin.closing.yesAll' : 'admin.closing.yes')}
        </Button>
      }
    >
      {clerk !== null && <p class="kern-body">{t('admin.closing.how', { name: clerk })}</p>}
      <div role="status">
        {visit && (
          <StatusText kind="info">
            {t(visit.isServed ? 'admin.closing.served' : 'admin.closing.called', { number: visit.number })}
          </StatusText>
        )}
        {isHard && <Whom stranded={found.stranded} timeZone={timeZone} />}
        {refusal && <StatusText kind="warning">{refusalPhrase(words, refusal, timeZone)}</StatusText>}
      </div>
    </Dialog>
  );
};
