// Browsers ring for nobody who has not asked for it: the button that asks, and the gong as a trial.

import { useBookingWords } from '../../parts/words';
import { Button } from '../kit';
import type { Sound } from './sound';

export const SoundSwitch = ({ sound }: { sound: Sound }) => {
  const { t } = useBookingWords();
  return (
    <div class="booking-acts">
      {!sound.isOn && (
        <Button kind="secondary" block onClick={sound.switchOn}>
          {t('ticket.soundOn')}
        </Button>
      )}
      <p class="booking-live" role="status">
        {t(sound.isOn ? 'ticket.soundIsOn' : 'ticket.live')}
      </p>
    </div>
  );
};
