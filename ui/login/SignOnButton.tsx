// S33: the way in through the house; the password stays beside it, for the day the house's sign-on is away.
import { useState } from 'preact/hooks';
import type { SpokenRefusal } from '../../shared/words';
import { Alert, Button } from '../kit';
import { refusalOfReturn, setOut } from '../link/signOn';
import { refusalPhrase } from '../phrases';
import { useStaffWords } from './words';

type SignOnButtonProps = { label: string; isBlocked: boolean; timeZone: string };

export const SignOnButton = ({ label, isBlocked, timeZone }: SignOnButtonProps) => {
  const words = useStaffWords();
  const { t } = words;
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<SpokenRefusal | null>(refusalOfReturn);
  const go = async () => {
    if (isBusy || isBlocked) return;
    setBusy(true);
    const refused = await setOut();
    setRefusal(refused);
    if (refused !== null) setBusy(false);
  };
  return (
    <div class="wm-login">
      {refusal && (
        <Alert kind="warning" title={t('login.signOnFailed', { label })}>
          <p class="kern-body">{refusalPhrase(words, refusal, timeZone)}</p>
        </Alert>
      )}
      <Button kind="secondary" blocked={isBusy || isBlocked} onClick={() => void go()}>
        {t('login.signOn', { label })}
      </Button>
      <p class="kern-body" role="status">
        {isBusy ? t('login.signOnGoing') : t('login.orPassword')}
      </p>
    </div>
  );
};
