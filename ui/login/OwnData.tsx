// X14: whoever works here gets what is kept of them, as a file of their own (Art. 15 GDPR).
import { useState } from 'preact/hooks';
import type { SpokenRefusal } from '../../shared/words';
import { Button, StatusText } from '../kit';
import type { Ask } from '../link/link';
import { refusalPhrase } from '../phrases';
import { saveJson } from '../saveJson';
import { useStaffWords } from './words';

export type OwnDataProps = { ask: Ask; isOnline: boolean; timeZone: string };

export const OwnData = ({ ask, isOnline, timeZone }: OwnDataProps) => {
  const words = useStaffWords();
  const { t } = words;
  const [isSaved, setSaved] = useState(false);
  const [refusal, setRefusal] = useState<SpokenRefusal | null>(null);
  const [isAsking, setAsking] = useState(false);
  const save = async () => {
    if (isAsking) return;
    setAsking(true);
    const answer = await ask({ type: 'ownData' });
    setAsking(false);
    setRefusal(answer.ok ? null : answer.refusal);
    setSaved(answer.ok);
    if (answer.ok && answer.result !== null) saveJson('meine-daten.json', answer.result);
  };
  return (
    <div class="wm-login">
      <p class="kern-body">{t('login.ownDataHow')}</p>
      {/* A double-click saves one file. */}
      <Button kind="secondary" blocked={!isOnline || isAsking} onClick={({ detail }) => detail < 2 && void save()}>
        {t('login.ownDataSave')}
      </Button>
      <div role="status">
        {isSaved && <StatusText kind="success">{t('login.ownDataDone')}</StatusText>}
        {refusal && <StatusText kind="warning">{refusalPhrase(words, refusal, timeZone)}</StatusText>}
      </div>
    </div>
  );
};
