// K4: where a visitor goes who comes back with the same number.
import { useState } from 'preact/hooks';
import type { VisitCard } from '../../shared/protocol';
import { Field } from '../../ui/kit';
import { AskDialog, Suggestions } from '../parts/AskDialog';
import { AskForm } from '../parts/AskForm';
import { useCounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';

export const ParkDialog = ({ session, visit }: { session: CounterSession; visit: VisitCard }) => {
  const { t } = useCounterWords();
  const [place, setPlace] = useState('');
  const { number, visitId } = visit;
  const park = (where: string) => void session.askAndClose({ type: 'park', visitId, place: where });
  return (
    <AskDialog session={session} title={t('counter.parkTitle', { number })}>
      <p class="kern-body">{t('counter.parkHow')}</p>
      <Suggestions
        session={session}
        suggestions={[t('counter.park.photo'), t('counter.park.till'), t('counter.park.papers')]}
        onChoose={park}
      />
      <AskForm session={session} submit={t('counter.act.park')} onSubmit={() => park(place)}>
        <Field label={t('counter.parkPlace')} value={place} onInput={setPlace} maxLength={200} autocomplete="off" />
      </AskForm>
    </AskDialog>
  );
};
