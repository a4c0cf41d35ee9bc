// W4: a ticket for somebody who stands at the counter, for several services or persons in one visit.
import { useState } from 'preact/hooks';
import { AskDialog } from '../parts/AskDialog';
import { AskForm } from '../parts/AskForm';
import { emptyWish, hasServices, WishFields } from '../parts/VisitRequestFields';
import { useCounterWords } from '../parts/words';
import type { Desk } from '../session/counterSession';

export const DrawDialog = ({ desk }: { desk: Desk }) => {
  const { t } = useCounterWords();
  const [wish, setWish] = useState(() => emptyWish(desk));
  const [isMissing, setMissing] = useState(false);
  const draw = async () => {
    setMissing(!hasServices(wish));
    if (!hasServices(wish)) return;
    const answer = await desk.ask({ type: 'drawTicket', ...wish, persons: Number(wish.persons) });
    if (answer?.ok) desk.open({ kind: 'ticket', ticket: answer.result });
  };
  return (
    <AskDialog desk={desk} title={t('counter.drawTitle')}>
      <AskForm desk={desk} submit={t('counter.drawAct')} onSubmit={() => void draw()}>
        <WishFields desk={desk} wish={wish} onWish={setWish} isMissing={isMissing} />
      </AskForm>
    </AskDialog>
  );
};
