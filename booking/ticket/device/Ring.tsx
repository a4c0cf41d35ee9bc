// N7: a phone that rings while it is locked, once its owner has asked for it; nothing where browser or address cannot.
import { useState } from 'preact/hooks';
import { Button } from '../../../ui/kit';
import type { TicketLink } from '../../../ui/link/ticketLink';
import { useBookingWords } from '../../parts/words';

type Stage = 'open' | 'asking' | 'on' | 'denied' | 'failed';

const isPossible = (): boolean =>
  isSecureContext && 'serviceWorker' in navigator && 'PushManager' in globalThis && 'Notification' in globalThis;

export const Ring = ({ link }: { link: TicketLink }) => {
  const { t, language } = useBookingWords();
  const [stage, setStage] = useState<Stage>(() =>
    isPossible() && Notification.permission === 'denied' ? 'denied' : 'open',
  );
  if (!isPossible()) return null;
  const ask = async () => {
    setStage('asking');
    if ((await Notification.requestPermission()) !== 'granted') return setStage('denied');
    setStage((await link.ring(language)) ? 'on' : 'failed');
  };
  return (
    <div class="booking-acts">
      {(stage === 'open' || stage === 'asking') && (
        <Button kind="secondary" block blocked={stage === 'asking'} onClick={() => void ask()}>
          {t(stage === 'asking' ? 'common.wait' : 'ticket.ring')}
        </Button>
      )}
      <p class="booking-live" role="status">
        {stage === 'on' && t('ticket.ringOn')}
        {stage === 'denied' && t('ticket.ringDenied')}
        {stage === 'failed' && t('ticket.ringFailed')}
      </p>
    </div>
  );
};
