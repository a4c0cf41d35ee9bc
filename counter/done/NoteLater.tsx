// K7: what was done can be noted a while after the visit, at its end among the last acts.
import type { ActView } from '../../shared/protocol';
import { useMay } from '../../ui/rights';
import { ActionButton } from '../parts/ActionButton';
import { useCounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';

export const NoteLater = ({ session, act }: { session: CounterSession; act: ActView }) => {
  const { t } = useCounterWords();
  const may = useMay();
  if (act.unnoted === null || act.number === null || !may('serve')) return null;
  return (
    <ActionButton
      session={session}
      kind="tertiary"
      class="counter-recent__note"
      label={t('counter.done.noteAbout', { number: act.number })}
      onPress={() => session.open({ kind: 'note', act })}
    >
      {t('counter.done.noteShort')}
    </ActionButton>
  );
};
