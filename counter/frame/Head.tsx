// Whose counter this is, what time it is, and the way out.
import type { CounterView, Snapshot } from '../../shared/protocol';
import { HouseLogo } from '../../ui/house';
import { Clock } from '../../ui/kit';
import { givesTickets, receptionPhrase } from '../../ui/phrases';
import { EmergencyCall } from '../emergency/EmergencyCall';
import { ActionButton } from '../parts/ActionButton';
import { counterPhrase } from '../parts/phrases';
import { useCounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';

export const Head = ({ session, snapshot }: { session: CounterSession; snapshot: Snapshot<CounterView> }) => {
  const words = useCounterWords();
  const { t } = words;
  const { counter, office, person, servedToday, admission } = session.view;
  return (
    <header class="counter-head">
      <HouseLogo />
      <div class="counter-head__who">
        <h1>{counterPhrase(words, session.view, counter.name)}</h1>
        <span class="counter-head__office">{office.name}</span>
        {office.demonstration && <span class="counter-head__extra">{t('counter.demonstration')}</span>}
      </div>
      {!givesTickets(admission.reception) && (
        <strong class="counter-head__extra">
          {receptionPhrase(words, admission.reception, snapshot.now, office.timeZone)}
        </strong>
      )}
      <span class="counter-head__extra">{t('counter.servedToday', { count: servedToday })}</span>
      <Clock snapshot={snapshot} timeZone={office.timeZone} />
      <EmergencyCall session={session} />
      <div class="counter-head__own">
        <span class="counter-head__clerk">{person?.name}</span>
        <ActionButton session={session} kind="tertiary" onPress={() => session.open({ kind: 'account' })}>
          {t('login.account')}
        </ActionButton>
        <ActionButton session={session} kind="secondary" onPress={() => void session.ask({ type: 'logOut' })}>
          {t('counter.logOut')}
        </ActionButton>
      </div>
    </header>
  );
};
