// P2, P3, W3: printers that need somebody, and slips of which nobody knows whether they are on paper.
import { useEffect } from 'preact/hooks';
import type { Alarm, SlipView } from '../../shared/protocol';
import { StatusText } from '../../ui/kit';
import { keyOfAlarm, placePhrase } from '../../ui/phrases';
import { useMay } from '../../ui/rights';
import { timePhrase } from '../parts/phrases';
import { RowAct } from '../parts/RowAct';
import { Section } from '../parts/Section';
import { useCounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';
import { useTone } from '../session/useTone';

/** Once somebody sees to it, it is told quietly, until the printer's condition changes. */
const Printer = ({ session, alarm }: { session: CounterSession; alarm: Extract<Alarm, { kind: 'printer' }> }) => {
  const words = useCounterWords();
  const { t } = words;
  const may = useMay();
  const { name, printerId, seen } = alarm;
  const { placeWord } = session.view.office;
  const place = seen && (seen.counter === null ? t('start.admin') : placePhrase(words, placeWord, seen.counter));
  return (
    <li class="counter-alarm">
      <StatusText kind={place ? 'info' : 'warning'}>{place ? name : <strong>{name}</strong>}</StatusText>
      {alarm.problems.map((problem) => (
        <span key={problem}>{t(`problem.staff.${problem}`)}</span>
      ))}
      {place && <span>{t('counter.alarm.seen', { place })}</span>}
      {!place && may('serve', 'operate') && (
        <div>
          <RowAct
            session={session}
            act={t('counter.alarm.see')}
            about={name}
            onPress={() => void session.ask({ type: 'acknowledgeAlarm', printerId })}
          />
        </div>
      )}
    </li>
  );
};

const Slip = ({ session, slip }: { session: CounterSession; slip: SlipView }) => {
  const { t } = useCounterWords();
  const may = useMay();
  const { number, slipId, visitId } = slip;
  return (
    <li class="counter-row">
      <StatusText kind="warning">
        {t(slip.state === 'notSent' ? 'counter.slip.notSent' : 'counter.slip.unknown', { number })}
      </StatusText>
      {may('serve', 'operate') && (
        <span class="counter-row__acts">
          <RowAct
            session={session}
            act={t('counter.printAgain')}
            about={number}
            onPress={() => void session.ask({ type: 'printAgain', visitId })}
          />
          <RowAct
            session={session}
            act={t('counter.settled')}
            about={number}
            onPress={() => void session.ask({ type: 'settleSlip', slipId })}
          />
        </span>
      )}
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

/** W13: somebody at a kiosk asks for help; whoever says so first goes there. */
const Help = ({ session, alarm }: { session: CounterSession; alarm: Extract<Alarm, { kind: 'help' }> }) => {
  const words = useCounterWords();
  const { t } = words;
  const { name, kioskId, at } = alarm;
  return (
    <li class="counter-alarm">
      <StatusText kind="warning">
        <strong>{t('counter.help', { kiosk: name })}</strong>
      </StatusText>
      <span>{t('counter.help.since', { time: timePhrase(words, session, at) })}</span>
      <div>
        <RowAct
          session={session}
          act={t('counter.help.take')}
          about={name}
          onPress={() => void session.ask({ type: 'takeHelp', kioskId })}
        />
      </div>
    </li>
  );
};

const AlarmLine = ({ session, alarm }: { session: CounterSession; alarm: Alarm }) => {
  switch (alarm.kind) {
    case 'help':
      return <Help session={session} alarm={alarm} />;
    case 'printer':
      return <Printer session={session} alarm={alarm} />;
    case 'slip':
      return <Slip session={session} slip={alarm.slip} />;
    case 'server':
      return <Server alarm={alarm} />;
  }
};

/** Hz: another tone than that of a visitor who comes. */
const HELP_PITCH = 587.33;

/** W13: a new call for help is heard at the counter, once. */
const useHelpTone = (alarms: readonly Alarm[]): void => {
  const calls = alarms.flatMap((alarm) => (alarm.kind === 'help' ? [`${alarm.kioskId} ${alarm.at}`] : [])).join();
  const ring = useTone(HELP_PITCH, calls !== '');
  useEffect(() => {
    if (calls !== '') ring();
  }, [calls]);
};

/** Where they stand in full. */
export const ALARMS_ID = 'counter-alarms';

/** Always in the page, so that screen readers notice a new one. */
export const Alarms = ({ session }: { session: CounterSession }) => {
  const { t } = useCounterWords();
  const { alarms } = session.view;
  useHelpTone(alarms);
  return (
    <div aria-live="polite" id={ALARMS_ID} tabIndex={-1}>
      {alarms.length > 0 && (
        <Section title={t('counter.alarms')} count={null}>
          <ul class="counter-list">
            {alarms.map((alarm) => (
              <AlarmLine key={keyOfAlarm(alarm)} session={session} alarm={alarm} />
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
};
