// What a link in a letter of the waiting list is for (A4, A14): to confirm a wish, or to end it. Only a tap does it:
// programs that look at letters open links, too.
import { useRef, useState } from 'preact/hooks';
import type { SpokenRefusal } from '../../shared/words';
import { Page, type PageProps } from '../parts/Page';
import { useBookingWords } from '../parts/words';
import type { LetterLink } from './address';
import { Button } from './parts/kit';
import { useBookingContext } from './parts/office';
import { RequestError } from './parts/RequestError';

type Stage = { kind: 'asked' | 'sending' | 'done' } | { kind: 'refused'; refusal: SpokenRefusal };

const WORDS = {
  confirm: {
    question: 'book.confirm',
    how: 'book.confirmHow',
    act: 'book.confirmAct',
    done: 'book.confirmed',
    doneHow: 'book.confirmedHow',
  },
  leave: {
    question: 'book.leave',
    how: 'book.leaveHow',
    act: 'book.leave',
    done: 'book.left',
    doneHow: 'book.leftHow',
  },
} as const;

type AskedProps = { act: LetterLink['act']; stage: Stage; onAct: () => void };

const Asked = ({ act, stage, onAct }: AskedProps) => {
  const { t } = useBookingWords();
  return (
    <>
      <p class="kern-body kern-body--large">{t(WORDS[act].how)}</p>
      {stage.kind === 'refused' && (
        <RequestError
          refusal={stage.refusal}
          told={stage.refusal.code === 'linkUsedOrExpired' ? t('book.confirmTooLate') : null}
        />
      )}
      <div>
        <Button blocked={stage.kind === 'sending'} onClick={onAct}>
          {t(stage.kind === 'sending' ? 'common.wait' : WORDS[act].act)}
        </Button>
      </div>
    </>
  );
};

const Done = ({ act }: Pick<AskedProps, 'act'>) => {
  const { t } = useBookingWords();
  return (
    <>
      <p class="kern-body kern-body--large">{t(WORDS[act].doneHow)}</p>
      <a class="book-link" href="/">
        {t('book.title')}
      </a>
    </>
  );
};

export type ByLetterProps = Pick<PageProps, 'onLanguage'> & { link: LetterLink };

export const ByLetter = ({ link: { act, key }, onLanguage }: ByLetterProps) => {
  const { office, api } = useBookingContext();
  const { t } = useBookingWords();
  const [stage, setStage] = useState<Stage>({ kind: 'asked' });
  const heading = useRef<HTMLHeadingElement>(null);
  const isDone = stage.kind === 'done';
  const ask = async () => {
    setStage({ kind: 'sending' });
    const answer = await api.post(`/api/waiting-list/${encodeURIComponent(key)}/${act}`, {});
    setStage(answer.ok ? { kind: 'done' } : { kind: 'refused', refusal: answer.refusal });
    // The button that was tapped is gone: what has become of it takes the focus.
    if (answer.ok) heading.current?.focus();
  };
  const question = t(isDone ? WORDS[act].done : WORDS[act].question);
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
      {isDone ? <Done act={act} /> : <Asked act={act} stage={stage} onAct={() => void ask()} />}
    </Page>
  );
};
