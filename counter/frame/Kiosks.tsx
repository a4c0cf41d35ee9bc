// W5, F4: whether each kiosk gives out numbers, locking it with a reason, and how long walk-ins are taken today.
import type { CounterView } from '../../shared/protocol';
import { SaidIn, StatusText } from '../../ui/kit';
import { givesTickets, receptionPhrase } from '../../ui/phrases';
import { useMay } from '../../ui/rights';
import { RowAct } from '../parts/RowAct';
import { Section } from '../parts/Section';
import { type CounterWords, useCounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';

const stateOf = (
  words: CounterWords,
  { view, now }: CounterSession,
  { locked, reception }: CounterView['kiosks'][number],
) => {
  if (locked) return <SaidIn sentence={(reason) => words.t('counter.kioskLocked', { reason })} text={locked} />;
  return receptionPhrase(words, reception, now, view.office.timeZone);
};

const Kiosk = ({ session, kiosk }: { session: CounterSession; kiosk: CounterView['kiosks'][number] }) => {
  const words = useCounterWords();
  const { t } = words;
  const may = useMay();
  const { id: kioskId, name, locked, lockedByHand } = kiosk;
  return (
    <li class="counter-row">
      <span class="counter-row__what">
        <strong>{name}</strong>
        <StatusText kind={givesTickets(kiosk.reception) ? 'success' : 'warning'}>
          {stateOf(words, session, kiosk)}
        </StatusText>
        {locked && !lockedByHand && <span class="counter-row__more">{t('counter.kioskByTimetable')}</span>}
      </span>
      {may('lockKiosks') && (
        <span class="counter-row__acts">
          <RowAct
            session={session}
            act={t(lockedByHand ? 'counter.unlock' : 'counter.lock')}
            about={name}
            onPress={() => {
              if (lockedByHand) void session.ask({ type: 'unlockKiosk', kioskId });
              else session.open({ kind: 'lock', kioskId });
            }}
          />
        </span>
      )}
    </li>
  );
};

const Admission = ({ session }: { session: CounterSession }) => {
  const { t } = useCounterWords();
  const may = useMay();
  const name = t('counter.admission');
  return (
    <li class="counter-row">
      <span class="counter-row__what">
        <strong>{name}</strong>
        {t(`counter.admission.${session.view.admission.set}`)}
      </span>
      {may('admit') && (
        <span class="counter-row__acts">
          <RowAct
            session={session}
            act={t('counter.admissionOpen')}
            about={name}
            onPress={() => session.open({ kind: 'admission' })}
          />
        </span>
      )}
    </li>
  );
};

export const Kiosks = ({ session }: { session: CounterSession }) => {
  const { t } = useCounterWords();
  const { kiosks } = session.view;
  if (kiosks.length === 0) return null;
  return (
    <Section title={t('counter.kiosks')} count={null}>
      <ul class="counter-list">
        <Admission session={session} />
        {kiosks.map((kiosk) => (
          <Kiosk key={kiosk.id} session={session} kiosk={kiosk} />
        ))}
      </ul>
    </Section>
  );
};
