// K22: that the counter closes after this visit, and who would then be called by nobody.
import { StatusText } from '../../ui/kit';
import { useCounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';

/** Of many, so many are named. */
const MOST_NAMED = 6;

/** Always in the page, so that screen readers notice it. */
export const EndingNotice = ({ session }: { session: CounterSession }) => {
  const { t } = useCounterWords();
  const { leftAlone } = session.view;
  const more = leftAlone.length - MOST_NAMED;
  const who = [
    leftAlone.slice(0, MOST_NAMED).join(', '),
    ...(more > 0 ? [t('counter.queueMore', { count: more })] : []),
  ].join(' ');
  return (
    <div role="status">
      {session.isEnding && (
        <div class="counter-section">
          <StatusText kind="info">{t('counter.ending')}</StatusText>
          {leftAlone.length > 0 && <StatusText kind="warning">{t('counter.endingLeaves', { who })}</StatusText>}
        </div>
      )}
    </div>
  );
};
