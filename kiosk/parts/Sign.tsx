// C7: the code with which phones check in, for whoever stands here.
import type { KioskView } from '../../shared/protocol';
import { useKioskWords } from './words';

/** W26: not only for those with an appointment, where somebody has a number from home. */
export const Sign = ({ view: { sign, takesHome } }: { view: KioskView }) => {
  const { t } = useKioskWords();
  if (sign === null) return null;
  return (
    <p class="kiosk-sign">
      {t(takesHome ? 'sign.anybody' : 'sign.label')} <strong>{sign}</strong>
    </p>
  );
};
