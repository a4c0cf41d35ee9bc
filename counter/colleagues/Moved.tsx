// K17: that this counter takes something else today than it usually does.
import { SaidList, StatusText } from '../../ui/kit';
import { MoveDialog } from '../../ui/moving/MoveDialog';
import { counterPhrase } from '../parts/phrases';
import { useCounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';

export const Moved = ({ session }: { session: CounterSession }) => {
  const { t } = useCounterWords();
  const { counters, counter, services } = session.view;
  const movedTo = counters.find(({ id }) => id === counter.id)?.movedTo ?? null;
  return (
    <div role="status">
      {movedTo !== null && (
        <div class="counter-section">
          <StatusText kind="info">
            {t('counter.moved.here')}{' '}
            {movedTo === 'all' ? (
              t('counter.moved.all')
            ) : (
              <SaidList
                texts={services.filter(({ id }) => movedTo.includes(id)).map(({ name }) => name)}
                between=", "
              />
            )}
          </StatusText>
        </div>
      )}
    </div>
  );
};

export const MoveCounterDialog = ({ session, counterId }: { session: CounterSession; counterId: string }) => {
  const words = useCounterWords();
  const { view } = session;
  const counter = view.counters.find(({ id }) => id === counterId);
  if (counter === undefined) return null;
  return (
    <MoveDialog
      place={counterPhrase(words, view, counter.name)}
      counter={counter}
      services={view.services}
      timeZone={view.office.timeZone}
      ask={session.query}
      onClose={() => session.open(null)}
    />
  );
};
