// P2, P3, W3: printers that need somebody, and slips of which nobody knows whether they are on paper.
import type { Alarm, SlipView } from '../../shared/protocol';
import { StatusText } from '../../ui/kit';
import { keyOfAlarm, placePhrase } from '../../ui/phrases';
import { Press } from '../parts/ActionButton';
import { Section } from '../parts/Section';
import { useCounterWords } from '../parts/words';
import type { Desk } from '../session/counterSession';

/** Once somebody sees to it, it is told quietly, until the printer's condition changes. */
const Printer = ({ desk, alarm }: { desk: Desk; alarm: Extract<Alarm, { kind: 'printer' }> }) => {
  const words = useCounterWords();
  const { t } = words;
  const { name, printerId, seen } = alarm;
  const { placeWord } = desk.view.office;
  const place = seen && (seen.counter === null ? t('start.admin') : placePhrase(words, placeWord, seen.counter));
  return (
    <li class="counter-alarm">
      <StatusText kind={place ? 'info' : 'warning'}>{place ? name : <strong>{name}</strong>}</StatusText>
      {alarm.problems.map((problem) => (
        <span key={problem}>{t(`problem.staff.${problem}`)}</span>
      ))}
      {place && <span>{t('counter.alarm.seen', { place })}</span>}
      {!place && (
        <div>
          <Press
            label={t('counter.about', { act: t('counter.alarm.see'), number: name })}
            desk={desk}
            kind="secondary"
            class="kern-btn--x-small"
            onPress={() => void desk.ask({ type: 'acknowledgeAlarm', printerId })}
          >
            {t('counter.alarm.see')}
          </Press>
        </div>
      )}
    </li>
  );
};

const Slip = ({ desk, slip }: { desk: Desk; slip: SlipView }) => {
  const { t } = useCounterWords();
  const { number, slipId, visitId } = slip;
  const act = (words: string) => ({ label: t('counter.about', { act: words, number }), children: words });
  return (
    <li class="counter-row">
      <StatusText kind="warning">
        {t(slip.state === 'notSent' ? 'counter.slip.notSent' : 'counter.slip.unknown', { number })}
      </StatusText>
      <span class="counter-row__acts">
        <Press
          {...act(t('counter.printAgain'))}
          desk={desk}
          kind="secondary"
          class="kern-btn--x-small"
          onPress={() => void desk.ask({ type: 'printAgain', visitId })}
        />
        <Press
          {...act(t('counter.settled'))}
          desk={desk}
          kind="secondary"
          class="kern-btn--x-small"
          onPress={() => void desk.ask({ type: 'settleSlip', slipId })}
        />
      </span>
    </li>
  );
};

const Server = ({ alarm }: { alarm: Extract<Alarm, { kind: 'server' }> }) => {
  const { t } = useCounterWords();
  return (
    <li class="counter-alarm">
      <StatusText kind="warning">{t(`fault.${alarm.fault}`, { about: alarm.about })}</StatusText>
    </li>
  );
};

const AlarmLine = ({ desk, alarm }: { desk: Desk; alarm: Alarm }) => {
  switch (alarm.kind) {
    case 'printer':
      return <Printer desk={desk} alarm={alarm} />;
    case 'slip':
      return <Slip desk={desk} slip={alarm.slip} />;
    case 'server':
      return <Server alarm={alarm} />;
  }
};

/** Always in the page, so that screen readers notice a new one. */
export const Alarms = ({ desk }: { desk: Desk }) => {
  const { t } = useCounterWords();
  const { alarms } = desk.view;
  return (
    <div aria-live="polite">
      {alarms.length > 0 && (
        <Section title={t('counter.alarms')} count={null}>
          <ul class="counter-list">
            {alarms.map((alarm) => (
              <AlarmLine key={keyOfAlarm(alarm)} desk={desk} alarm={alarm} />
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
};
