// Why a press did nothing, quietly: the state has just changed, or the act does not fit it.
import { StatusText } from '../../ui/kit';
import type { CounterSession } from '../session/counterSession';
import { useCounterWords } from './words';

/** Always in the page, so that screen readers notice what comes. */
export const Told = ({ told }: { told: CounterSession['told'] }) => {
  const { t } = useCounterWords();
  return (
    <div role="status">
      {told && (
        <StatusText key={told.turn} kind="info">
          {told.why ?? t('counter.settling')}
        </StatusText>
      )}
    </div>
  );
};
