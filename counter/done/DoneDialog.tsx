// K7, K18: the visit ends with what was really done, or goes on with what has turned out; and the note of it afterwards.
import type { ActView, VisitCard } from '../../shared/protocol';
import { ActionButton } from '../parts/ActionButton';
import { AskDialog } from '../parts/AskDialog';
import { useCounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';
import { changeOf, type Noted } from './rows';
import { WorkForm } from './WorkForm';

const Instead = ({ session, visit, noted }: { session: CounterSession; visit: VisitCard; noted: Noted }) => {
  const { t } = useCounterWords();
  const { visitId } = visit;
  const change = changeOf(noted, visit);
  return (
    <div class="counter-line counter-instead">
      <ActionButton
        session={session}
        kind="secondary"
        onPress={() => void session.askAndClose({ type: 'finish', visitId })}
      >
        {t('counter.done.without')}
      </ActionButton>
      <ActionButton
        session={session}
        kind="secondary"
        blocked={change === null}
        onPress={() => change && void session.askAndClose({ type: 'changeVisit', visitId, ...change })}
      >
        {t('counter.done.change')}
      </ActionButton>
    </div>
  );
};

export const DoneDialog = ({ session, visit }: { session: CounterSession; visit: VisitCard }) => {
  const { t } = useCounterWords();
  const { visitId, number, persons } = visit;
  const services = visit.serviceIds.flatMap((id, i) => {
    const name = visit.services[i];
    return name ? [{ id, name }] : [];
  });
  return (
    <AskDialog session={session} title={t('counter.done.title', { number })}>
      <WorkForm
        session={session}
        asked={{ services, persons }}
        submit={t('counter.done.finish')}
        onWork={(work) => void session.askAndClose({ type: 'finish', visitId, work })}
        instead={(noted) => <Instead session={session} visit={visit} noted={noted} />}
      />
    </AskDialog>
  );
};

export const NoteDialog = ({ session, act }: { session: CounterSession; act: ActView }) => {
  const { t } = useCounterWords();
  const { visitId, number, unnoted } = act;
  return (
    <AskDialog session={session} title={t('counter.done.title', { number: number ?? '' })}>
      <WorkForm
        session={session}
        asked={unnoted ?? { services: [], persons: 1 }}
        submit={t('counter.done.note')}
        onWork={(work) => void session.askAndClose({ type: 'noteWork', visitId, work })}
      />
    </AskDialog>
  );
};
