// S15, S24, X14: one's own account: the password, where one is logged in, and what is kept of one.
import type { ComponentChildren } from 'preact';
import { MySessions } from '../../ui/login/MySessions';
import { OwnData } from '../../ui/login/OwnData';
import { PasswordForm } from '../../ui/login/PasswordForm';
import { AskDialog, Settled } from '../parts/AskDialog';
import { counterPhrase } from '../parts/phrases';
import { useCounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';

const Part = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <section class="counter-account">
    <h3 class="kern-title kern-title--small">{title}</h3>
    {children}
  </section>
);

export const AccountDialog = ({ session }: { session: CounterSession }) => {
  const words = useCounterWords();
  const { t } = words;
  const { isOnline, view } = session;
  const { timeZone } = view.office;
  const placeOf = (stationId: string) => {
    const counter = view.counters.find(({ id }) => id === stationId);
    return counter ? counterPhrase(words, view, counter.name) : t('start.admin');
  };
  return (
    <AskDialog session={session} title={t('login.account')}>
      <Part title={t('login.passwordSave')}>
        <PasswordForm isOnline={isOnline} timeZone={timeZone}>
          <div class="counter-suggestions">
            <Settled session={session} />
          </div>
        </PasswordForm>
      </Part>
      <Part title={t('login.sessions')}>
        <MySessions ask={session.query} timeZone={timeZone} placeOf={({ stationId }) => placeOf(stationId)} />
      </Part>
      <Part title={t('login.ownData')}>
        <OwnData ask={session.query} isOnline={isOnline} timeZone={timeZone} />
      </Part>
    </AskDialog>
  );
};
