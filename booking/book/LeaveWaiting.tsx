// The end of the waiting, by a link in a letter (A4). Only a tap ends it: programs that look at letters open links, too.
import { useRef, useState } from 'preact/hooks';
import type { SpokenRefusal } from '../../shared/words';
import { Page, type PageProps } from '../Page';
import { useBookingWords } from '../words';
import { Button } from './kit';
import { useDesk } from './office';
import { Trouble } from './Trouble';

type Stage = { kind: 'asked' | 'sending' | 'done' } | { kind: 'refused'; refusal: SpokenRefusal };

type AskedProps = { stage: Stage; onLeave: () => void };

const Asked = ({ stage, onLeave }: AskedProps) => {
  const { t } = useBookingWords();
  return (
    <>
      <p class="kern-body kern-body--large">{t('book.leaveHow')}</p>
      {stage.kind === 'refused' && <Trouble refusal={stage.refusal} />}
      <div>
        <Button blocked={stage.kind === 'sending'} onClick={onLeave}>
          {t(stage.kind === 'sending' ? 'common.wait' : 'book.leave')}
        </Button>
      </div>
    </>
  );
};

const Done = () => {
  const { t } = useBookingWords();
  return (
    <>
      <p class="kern-body kern-body--large">{t('book.leftHow')}</p>
      <a class="book-link" href="/">
        {t('book.title')}
      </a>
    </>
  );
};

export type LeaveWaitingProps = Pick<PageProps, 'onLanguage'> & { leaveKey: string };

export const LeaveWaiting = ({ leaveKey, onLanguage }: LeaveWaitingProps) => {
  const { office, api } = useDesk();
  const { t } = useBookingWords();
  const [stage, setStage] = useState<Stage>({ kind: 'asked' });
  const heading = useRef<HTMLHeadingElement>(null);
  const isDone = stage.kind === 'done';
  const leave = async () => {
    setStage({ kind: 'sending' });
    const answer = await api.post(`/api/waiting-list/${encodeURIComponent(leaveKey)}/leave`, {});
    setStage(answer.ok ? { kind: 'done' } : { kind: 'refused', refusal: answer.refusal });
    // The button that was tapped is gone: what has become of it takes the focus.
    if (answer.ok) heading.current?.focus();
  };
  const question = t(isDone ? 'book.left' : 'book.leave');
  return (
    <Page
      title={`${question} – ${office.office.name}`}
      owner={office.office.name}
      languages={office.office.languages}
      onLanguage={onLanguage}
      links={office.links}
    >
      <h1 class="kern-heading-large book-question" tabIndex={-1} ref={heading}>
        {question}
      </h1>
      {isDone ? <Done /> : <Asked stage={stage} onLeave={() => void leave()} />}
    </Page>
  );
};
