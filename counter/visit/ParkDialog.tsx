// K4: where a visitor goes who comes back with the same number.
import { useState } from 'preact/hooks';
import type { VisitCard } from '../../shared/protocol';
import { textOf } from '../../shared/words';
import { Field } from '../../ui/kit';
import { ActionButton } from '../parts/ActionButton';
import { AskDialog, Suggestions } from '../parts/AskDialog';
import { AskForm } from '../parts/AskForm';
import { errandPhrase } from '../parts/phrases';
import { useCounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';

export const ParkDialog = ({ session, visit }: { session: CounterSession; visit: VisitCard }) => {
  const words = useCounterWords();
  const { t } = words;
  const others = session.view.errands;
  // Where people report back from, they are not merely parked.
  const named = others.map(({ name }) => textOf(name, words.language));
  const plain = [t('counter.park.till'), t('counter.park.papers')].filter((place) => !named.includes(place));
  const suggestions = others.length > 0 ? plain : [t('counter.park.photo'), ...plain];
  const [place, setPlace] = useState('');
  const { number, visitId } = visit;
  const park = (where: string) => void session.askAndClose({ type: 'park', visitId, place: where });
  return (
    <AskDialog session={session} title={t('counter.parkTitle', { number })}>
      {others.length > 0 && (
        <>
          <p class="kern-body">{t('counter.parkReport')}</p>
          <div class="counter-suggestions">
            {others.map((errand) => (
              <ActionButton
                key={errand.id}
                session={session}
                kind="secondary"
                onPress={() => void session.askAndClose({ type: 'sendOnErrand', visitId, errandId: errand.id })}
              >
                {errandPhrase(words, errand)}
              </ActionButton>
            ))}
          </div>
        </>
      )}
      <p class="kern-body">{t('counter.parkHow')}</p>
      <Suggestions session={session} suggestions={suggestions} onChoose={park} />
      <AskForm session={session} submit={t('counter.act.park')} onSubmit={() => park(place)}>
        <Field label={t('counter.parkPlace')} value={place} onInput={setPlace} maxLength={200} autocomplete="off" />
      </AskForm>
    </AskDialog>
  );
};
