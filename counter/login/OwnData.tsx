// X14: whoever works here gets what is kept of them, as a file of their own (Art. 15 GDPR).
import { Button } from '../../ui/kit';
import { saveJson } from '../../ui/saveJson';
import { useCounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';

export const OwnData = ({ session }: { session: Pick<CounterSession, 'query' | 'isOnline'> }) => {
  const { t } = useCounterWords();
  const save = async () => {
    const answer = await session.query({ type: 'ownData' });
    if (answer.ok && answer.result !== null) saveJson('meine-daten.json', answer.result);
  };
  return (
    <div>
      <Button kind="tertiary" blocked={!session.isOnline} onClick={() => void save()}>
        {t('counter.ownData')}
      </Button>
    </div>
  );
};
