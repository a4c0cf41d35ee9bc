// K12: why something was not done, and what wants looking after: always at the same place, and never out of sight.
import type { Alarm, CounterView, Snapshot } from '../../shared/protocol';
import { Icon, OfflineBanner } from '../../ui/kit';
import { INBOX_ID } from '../messages/Inbox';
import { Refused } from '../parts/Refused';
import { Told } from '../parts/Told';
import { type CounterWords, useCounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';
import { ALARMS_ID } from './Alarms';

const alarmPhrase = ({ t }: CounterWords, alarm: Alarm): string => {
  switch (alarm.kind) {
    case 'help':
      return t('counter.help', { kiosk: alarm.name });
    case 'printer':
      return `${alarm.name}: ${alarm.problems.map((problem) => t(`problem.staff.${problem}`)).join(' ')}`;
    case 'slip':
      return t(alarm.slip.state === 'notSent' ? 'counter.slip.notSent' : 'counter.slip.unknown', alarm.slip);
    case 'server':
      return t(`fault.${alarm.fault}`, { about: alarm.about });
  }
};

const unservedCount = ({ unserved }: CounterView): number =>
  unserved.reduce((sum, { visits }) => sum + visits.length, 0);

/** One line for all of them, which leads to where they stand in full; there they are read aloud, too. */
const AlarmLine = ({ view }: { view: CounterView }) => {
  const words = useCounterWords();
  const count = unservedCount(view);
  const lines = [
    ...(count > 0 ? [`${words.t('counter.unserved')} (${count})`] : []),
    ...view.alarms.map((alarm) => alarmPhrase(words, alarm)),
  ];
  const [first, ...more] = lines;
  if (first === undefined) return null;
  const show = () => document.getElementById(ALARMS_ID)?.focus();
  return (
    <button type="button" class="counter-notices__alarms" onClick={show}>
      <Icon name="warning" size="small" />
      <span class="counter-notices__alarm">{first}</span>
      {more.length > 0 && (
        <span class="counter-notices__more">{words.t('counter.alarmsMore', { count: more.length })}</span>
      )}
      <span class="counter-notices__count">{`${words.t('counter.alarms')} (${lines.length})`}</span>
    </button>
  );
};

/** In a narrow window messages lie below the keys: here is how many there are, and the way to them. */
const MessageLine = ({ view: { messages } }: { view: CounterView }) => {
  const { t } = useCounterWords();
  if (messages.length === 0) return null;
  return (
    <button type="button" class="counter-notices__messages" onClick={() => document.getElementById(INBOX_ID)?.focus()}>
      {t('counter.message.count', { count: messages.length })}
    </button>
  );
};

type NoticesProps = { session: CounterSession; snapshot: Snapshot<CounterView> };

export const Notices = ({ session, snapshot }: NoticesProps) => {
  const { t } = useCounterWords();
  const { told, dialog, view, isOnline } = session;
  const isSaid = dialog === null && (told !== null || session.refused !== null);
  return (
    <section class="counter-notices" aria-label={t('counter.notices')}>
      <div class={`counter-notices__said${isSaid || !isOnline ? ' counter-notices__said--now' : ''}`}>
        <OfflineBanner online={isOnline} snapshot={snapshot} timeZone={view.office.timeZone} />
        {isSaid && isOnline && told === null && <Refused session={session} />}
        <Told told={isSaid && isOnline ? told : null} />
      </div>
      <AlarmLine view={view} />
      <MessageLine view={view} />
    </section>
  );
};
