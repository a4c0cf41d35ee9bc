// K15: whether this computer tells a free counter that somebody waits, and how that sounds.
import { Button, Checkbox } from '../../ui/kit';
import { useMay } from '../../ui/rights';
import { useCounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';
import { hasNotices, useIdle } from './useIdle';

export const IdleSettings = ({ session }: { session: CounterSession }) => {
  const { t } = useCounterWords();
  const may = useMay();
  const { soundOn, noticeOn, ring, setSound, setNotice } = useIdle(session, may('serve'));
  if (!may('serve')) return null;
  return (
    <fieldset class="counter-idle">
      <legend class="kern-sr-only">{t('counter.idle.title')}</legend>
      <Checkbox label={t('counter.idle.sound')} checked={soundOn} onChange={setSound} />
      <Button kind="tertiary" onClick={ring}>
        {t('counter.idle.try')}
      </Button>
      {hasNotices() && (
        <Checkbox label={t('counter.idle.notice')} checked={noticeOn} onChange={(isOn) => void setNotice(isOn)} />
      )}
    </fieldset>
  );
};
