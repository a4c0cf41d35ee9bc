// N7: a phone that rings while it is locked, once its owner has asked for it; nothing where browser or address cannot.
import { useState } from 'preact/hooks';
import { readKept, writeKept } from '../../../ui/link/storage';
import type { TicketLink } from '../../../ui/link/ticketLink';
import { useBookingWords } from '../../parts/words';
import { Button } from '../kit';

type Stage = 'open' | 'asking' | 'on' | 'denied' | 'failed';

const isPossible = (): boolean =>
  globalThis.isSecureContext &&
  'serviceWorker' in navigator &&
  'PushManager' in globalThis &&
  'Notification' in globalThis;

/** The ticket that this phone rings for. */
const KEPT = 'ring';
const stageNow = (key: string): Stage =>
  Notification.permission === 'granted' && readKept(KEPT) === key ? 'on' : 'open';

export const Ring = ({ link }: { link: TicketLink }) => {
  const { t, language } = useBookingWords();
  const [stage, setStage] = useState<Stage>(() => (isPossible() ? stageNow(link.key) : 'open'));
  // Who has said no to all pages, or cannot, is not told of it.
  if (!isPossible() || (stage === 'open' && Notification.permission === 'denied')) return null;
  const ask = async () => {
    setStage('asking');
    if ((await Notification.requestPermission()) !== 'granted') return setStage('denied');
    const isOn = await link.ring(language);
    if (isOn) writeKept(KEPT, link.key);
    setStage(isOn ? 'on' : 'failed');
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
