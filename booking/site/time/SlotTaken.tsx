// A3: somebody else was quicker. Said at once, where the eyes are, with the next free ones to tap.
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useBookingWords } from '../../parts/words';
import type { Holding, TakenSlot } from '../parts/hold';
import { Icon } from '../parts/kit';
import { useBookingContext } from '../parts/office';
import { slotPhrase } from '../parts/phrases';
import { Slots } from './Slots';

export type SlotTakenProps = { gone: TakenSlot; holding: Holding; onTake: (slotAt: number) => void };

export const SlotTaken = ({ gone, holding, onTake }: SlotTakenProps) => {
  const { office } = useBookingContext();
  const words = useBookingWords();
  const { t } = words;
  const notice = useRef<HTMLElement>(null);
  useLayoutEffect(() => notice.current?.focus(), [gone]);
  return (
    <section
      class="kern-alert kern-alert--warning book-gone"
      aria-label={t('book.justGone')}
      tabIndex={-1}
      ref={notice}
    >
      <div class="kern-alert__header">
        <Icon name="warning" />
        <span class="kern-title">
          {t('book.justGone')}: {slotPhrase(words, gone.slotAt, office.office.timeZone)}
        </span>
      </div>
      <div class="kern-alert__body">
        <p class="kern-body">{t(gone.alternatives.length > 0 ? 'book.justGoneHow' : 'book.justGoneNone')}</p>
        <Slots slots={gone.alternatives} holding={holding} onTake={onTake} label={t('book.nextFree')} />
      </div>
    </section>
  );
};
