// M7, K5: why somebody who waits is to be next before all others, or is called at once.
import type { RaiseReason } from '../../shared/events';
import type { VisitCard } from '../../shared/protocol';
import { SaidList } from '../../ui/kit';
import { AskDialog, Suggestions } from '../parts/AskDialog';
import { useCounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';

/** All that there are: free words might name illnesses and people. */
const REASONS: readonly RaiseReason[] = ['health', 'child', 'correction', 'shortMatter', 'other'];

export type ReasonDialogProps = {
  session: CounterSession;
  act: 'raise' | 'callOutOfOrder';
  waiting: Pick<VisitCard, 'visitId' | 'number' | 'name' | 'services'>;
};

export const ReasonDialog = ({ session, act, waiting }: ReasonDialogProps) => {
  const words = useCounterWords();
  const { t } = words;
  const { number, visitId, name, services } = waiting;
  const choose = (reason: RaiseReason | undefined) => {
    if (reason) void session.askAndClose({ type: act, visitId, reason });
  };
  return (
    <AskDialog session={session} title={t(`counter.${act}Title`, { number })}>
      <p class="kern-body">
        {name && <strong>{`${name}, `}</strong>}
        <SaidList texts={services} between=" + " />
        <br />
        {t(`counter.${act}How`)}
      </p>
      <Suggestions
        session={session}
        suggestions={REASONS.map((reason) => t(`counter.${reason}Reason`))}
        onChoose={(_label, place) => choose(REASONS[place])}
      />
    </AskDialog>
  );
};
