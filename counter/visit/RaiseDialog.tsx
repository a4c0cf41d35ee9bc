// M7: why somebody who waits is to be next, before all others.

import type { RaiseReason } from '../../shared/events';
import type { VisitCard } from '../../shared/protocol';
import { SaidList } from '../../ui/kit';
import { AskDialog, Suggestions } from '../parts/AskDialog';
import { useCounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';

/** All that there are: free words might name illnesses and people. */
const REASONS: readonly RaiseReason[] = ['health', 'child', 'correction', 'shortMatter', 'other'];

export const RaiseDialog = ({ session, waiting }: { session: CounterSession; waiting: VisitCard }) => {
  const words = useCounterWords();
  const { t } = words;
  const { number, visitId, name } = waiting;
  const raise = (reason: RaiseReason | undefined) => {
    if (reason) void session.askAndClose({ type: 'raise', visitId, reason });
  };
  return (
    <AskDialog session={session} title={t('counter.raiseTitle', { number })}>
      <p class="kern-body">
        {name && <strong>{`${name}, `}</strong>}
        <SaidList texts={waiting.services} between=" + " />
        <br />
        {t('counter.raiseHow')}
      </p>
      <Suggestions
        session={session}
        suggestions={REASONS.map((reason) => t(`counter.${reason}Reason`))}
        onChoose={(_label, place) => raise(REASONS[place])}
      />
    </AskDialog>
  );
};
