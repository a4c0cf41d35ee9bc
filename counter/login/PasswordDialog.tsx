// S15: a clerk's own password.
import { PasswordForm } from '../../ui/login/PasswordForm';
import { AskDialog, Settled } from '../parts/AskDialog';
import { useCounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';
import { OwnData } from './OwnData';

export const PasswordDialog = ({ session }: { session: CounterSession }) => {
  const { t } = useCounterWords();
  return (
    <AskDialog session={session} title={t('counter.passwordTitle')}>
      <PasswordForm isOnline={session.isOnline} timeZone={session.view.office.timeZone}>
        <div class="counter-suggestions">
          <Settled session={session} />
        </div>
      </PasswordForm>
      <OwnData session={session} />
    </AskDialog>
  );
};
