// M7: why somebody who waits is to be next, before all others.

import type { RaiseReason } from '../../shared/events';
import type { VisitCard } from '../../shared/protocol';
import { SaidList } from '../../ui/kit';
import { AskDialog, Suggestions } from '../parts/AskDialog';
import { useCounterWords } from '../parts/words';
import type { Desk } from '../session/counterSession';

/** All that there are: free words might name illnesses and people. */
const REASONS: readonly RaiseReason[] = ['health', 'child', 'correction', 'shortMatter', 'other'];

export const RaiseDialog = ({ desk, waiting }: { desk: Desk; waiting: VisitCard }) => {
  const words = useCounterWords();
  const { t } = words;
  const { number, visitId, name } = waiting;
  const raise = (reason: RaiseReason | undefined) => {
    if (reason) void desk.askAndClose({ type: 'raise', visitId, reason });
  };
  return (
    <AskDialog desk={desk} title={t('counter.raiseTitle', { number })}>
      <p class="kern-body">
        {name && <strong>{`${name}, `}</strong>}
        <SaidList texts={waiting.services} between=" + " />
        <br />
        {t('counter.raiseHow')}
      </p>
      <Suggestions
        desk={desk}
        suggestions={REASONS.map((reason) => t(`counter.${reason}Reason`))}
        onChoose={(_label, place) => raise(REASONS[place])}
      />
    </AskDialog>
  );
};
