// A17: all of them at once, or those that are chosen.
import { Button } from '../../../ui/kit';
import { Check } from '../../fields/Checks';
import { useAdminWords } from '../../parts/words';
import type { Kind } from './useUnfit';

type ChoiceProps = {
  /** How many can be chosen, and how many are; with none chosen, all are meant. */
  all: number;
  chosen: number;
  isBusy: boolean;
  onAll: (isChosen: boolean) => void;
  onAct: (kind: Kind) => void;
};

const ACTS = ['move', 'cancel', 'keep'] as const;

export const Choice = ({ all, chosen, isBusy, onAll, onAct }: ChoiceProps) => {
  const { t, count } = useAdminWords();
  const isAll = chosen === 0 || chosen === all;
  return (
    <div class="adm-stack adm-acts">
      <Check label={t('admin.unfit.chooseAll', { count: all })} isChecked={chosen === all} onChange={onAll} />
      <div class="adm-actions">
        {ACTS.map((kind) => (
          <Button
            key={kind}
            kind={kind === 'move' ? 'primary' : 'secondary'}
            blocked={isBusy}
            onClick={() => onAct(kind)}
          >
            {isAll ? count(`admin.unfit.all.${kind}`, all) : count(`admin.unfit.some.${kind}`, chosen)}
          </Button>
        ))}
      </div>
    </div>
  );
};
