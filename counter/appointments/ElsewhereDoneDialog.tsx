// M18: where an appointment is now that was to move to another office.
import type { MovedElsewhere } from '../../shared/commands/hall/elsewhere';
import { StatusText } from '../../ui/kit';
import { AskDialog, Settled } from '../parts/AskDialog';
import { useCounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';
import { BookedDialog } from './BookedDialog';

export type ElsewhereDoneDialogProps = { session: CounterSession; office: string; result: MovedElsewhere };

export const ElsewhereDoneDialog = ({ session, office, result: { there } }: ElsewhereDoneDialogProps) => {
  const { t } = useCounterWords();
  if (there === null)
    return (
      <AskDialog session={session} title={t('counter.elsewhere.silentTitle')}>
        <StatusText kind="warning">{t('counter.elsewhere.silent', { office })}</StatusText>
        <p class="kern-body">{t('counter.elsewhere.silentHow')}</p>
        <div class="counter-suggestions">
          <Settled session={session} />
        </div>
      </AskDialog>
    );
  return (
    <BookedDialog
      session={session}
      title={t('counter.elsewhere.done', { office: there.name })}
      booking={there}
      at={there}
    >
      {there.letter !== 'goes' && <StatusText kind="info">{t('counter.elsewhere.noLetter')}</StatusText>}
    </BookedDialog>
  );
};
