// K4: where a visitor goes who comes back with the same number.
import { useState } from 'preact/hooks';
import type { VisitCard } from '../../shared/protocol';
import { Field } from '../../ui/kit';
import { AskDialog, Suggestions } from '../parts/AskDialog';
import { AskForm } from '../parts/AskForm';
import { useCounterWords } from '../parts/words';
import type { Desk } from '../session/counterSession';

export const ParkDialog = ({ desk, visit }: { desk: Desk; visit: VisitCard }) => {
  const { t } = useCounterWords();
  const [place, setPlace] = useState('');
  const { number, visitId } = visit;
  const park = (where: string) => void desk.askAndClose({ type: 'park', visitId, place: where });
  return (
    <AskDialog desk={desk} title={t('counter.parkTitle', { number })}>
      <p class="kern-body">{t('counter.parkHow')}</p>
      <Suggestions
        desk={desk}
        suggestions={[t('counter.park.photo'), t('counter.park.till'), t('counter.park.papers')]}
        onChoose={park}
      />
      <AskForm desk={desk} submit={t('counter.act.park')} onSubmit={() => park(place)}>
        <Field label={t('counter.parkPlace')} value={place} onInput={setPlace} maxLength={200} autocomplete="off" />
      </AskForm>
    </AskDialog>
  );
};
