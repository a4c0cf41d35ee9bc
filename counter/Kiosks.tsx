// W5: whether each kiosk gives out numbers, and locking it with a reason.
import type { CounterView } from '../shared/protocol';
import { textOf } from '../shared/words';
import { StatusText } from '../ui/kit';
import type { Desk } from './desk';
import { Press } from './Press';
import { Section } from './Section';
import { useCounterWords } from './words';

const Kiosk = ({ desk, kiosk }: { desk: Desk; kiosk: CounterView['kiosks'][number] }) => {
  const { t, language } = useCounterWords();
  const { id: kioskId, name, locked, lockedByHand } = kiosk;
  const act = lockedByHand ? t('counter.unlock') : t('counter.lock');
  return (
    <li class="counter-row">
      <span class="counter-row__what">
        <strong>{name}</strong>
        <StatusText kind={locked ? 'warning' : 'success'}>
          {locked ? t('counter.kioskLocked', { reason: textOf(locked, language) }) : t('counter.kioskOpen')}
        </StatusText>
        {locked && !lockedByHand && <span class="counter-row__more">{t('counter.kioskByTimetable')}</span>}
      </span>
      <span class="counter-row__acts">
        <Press
          desk={desk}
          kind="secondary"
          class="kern-btn--x-small"
          label={t('counter.about', { act, number: name })}
          onPress={() => {
            if (lockedByHand) void desk.ask({ type: 'unlockKiosk', kioskId });
            else desk.open({ kind: 'lock', kioskId });
          }}
        >
          {act}
        </Press>
      </span>
    </li>
  );
};

export const Kiosks = ({ desk }: { desk: Desk }) => {
  const { t } = useCounterWords();
  const { kiosks } = desk.view;
  if (kiosks.length === 0) return null;
  return (
    <Section title={t('counter.kiosks')} count={null}>
      <ul class="counter-list">
        {kiosks.map((kiosk) => (
          <Kiosk key={kiosk.id} desk={desk} kiosk={kiosk} />
        ))}
      </ul>
    </Section>
  );
};
