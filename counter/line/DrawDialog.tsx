// W4: a ticket for somebody who stands at the counter, for several services or persons in one visit.
import { useState } from 'preact/hooks';
import { AskDialog } from '../parts/AskDialog';
import { AskForm } from '../parts/AskForm';
import { emptyWish, hasServices, VisitRequestFields } from '../parts/VisitRequestFields';
import { useCounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';

export const DrawDialog = ({ session }: { session: CounterSession }) => {
  const { t } = useCounterWords();
  const [wish, setWish] = useState(() => emptyWish(session));
  const [isMissing, setMissing] = useState(false);
  const draw = async () => {
    setMissing(!hasServices(wish));
    if (!hasServices(wish)) return;
    const answer = await session.ask({ type: 'drawTicket', ...wish, persons: Number(wish.persons) });
    if (answer?.ok) session.open({ kind: 'ticket', ticket: answer.result });
  };
  return (
    <AskDialog session={session} title={t('counter.drawTitle')}>
      <AskForm session={session} submit={t('counter.drawAct')} onSubmit={() => void draw()}>
        <VisitRequestFields session={session} wish={wish} onWish={setWish} isMissing={isMissing} />
      </AskForm>
    </AskDialog>
  );
};
