// C2: whoever is too early, or has come without an appointment of today, may draw a ticket instead.
import type { KioskView } from '../../shared/protocol';
import type { SpokenRefusal } from '../../shared/words';
import { Button } from '../../ui/kit';
import { useKioskWords } from '../parts/words';

export type DrawInsteadProps = { refusal: SpokenRefusal | null; view: KioskView; onDrawInstead: () => void };

/** W24: `unknownVisit` is said of a number from home that was given back. */
const ANSWERS: readonly SpokenRefusal['code'][] = ['tooEarly', 'unknownCode', 'unknownVisit'];

/** Nothing where no tickets are drawn, or where trying again is the way. */
export const DrawInstead = ({ refusal, view, onDrawInstead }: DrawInsteadProps) => {
  const { t } = useKioskWords();
  if (refusal === null || !ANSWERS.includes(refusal.code) || view.locked !== null) return null;
  return (
    <Button kind="secondary" block onClick={onDrawInstead}>
      {t('kiosk.drawInstead')}
    </Button>
  );
};
