// A4: who finds nothing suitable is written to when something frees.
import { useState } from 'preact/hooks';
import type { SpokenRefusal } from '../../../shared/words';
import { formatDay } from '../../../ui/days';
import { isEmail } from '../../../ui/email';
import type { VisitRequest } from '../../../ui/link/publicApi';
import { askWithProof } from '../../../ui/proof/proofOfWork';
import { useBookingWords } from '../../parts/words';
import { Alert, Button, Field } from '../parts/kit';
import { useBookingContext } from '../parts/office';
import { RequestError } from '../parts/RequestError';

type Filled = { email: string; from: string; to: string };
type Stage =
  | { kind: 'open' | 'sending' }
  | { kind: 'refused'; refusal: SpokenRefusal }
  | { kind: 'done'; filled: Filled };

const Done = ({ email, from, to }: Filled) => {
  const { t, language } = useBookingWords();
  const values = { email, from: formatDay(from, language), to: formatDay(to, language) };
  return (
    <Alert kind="info" title={t('book.waitingDone')}>
      <p class="kern-body">{t(from === to ? 'book.waitingDoneDay' : 'book.waitingDoneHow', values)}</p>
      <p class="kern-body">{t('book.waitingNoLetter')}</p>
    </Alert>
  );
};

type SpanProps = { filled: Filled; onFill: (change: Partial<Filled>) => void; error: string | null };

const SpanFields = ({ filled, onFill, error }: SpanProps) => {
  const { office } = useBookingContext();
  const { t } = useBookingWords();
  const bounds = { type: 'date', min: office.today, max: office.lastDay, required: true } as const;
  return (
    <div class="book-span">
      <Field {...bounds} label={t('book.waitingFrom')} value={filled.from} onInput={(from) => onFill({ from })} />
      <Field {...bounds} label={t('book.waitingTo')} value={filled.to} onInput={(to) => onFill({ to })} error={error} />
    </div>
  );
};

export type WaitingListProps = {
  wish: VisitRequest;
  /** The day that is looked at. */
  day: string;
  isOpen: boolean;
};

export const WaitingList = ({ wish, day, isOpen }: WaitingListProps) => {
  const { office, api, prover } = useBookingContext();
  const { t, language } = useBookingWords();
  const [typed, setTyped] = useState<Partial<Filled>>({});
  const [stage, setStage] = useState<Stage>({ kind: 'open' });
  const [isChecked, setChecked] = useState(false);
  const bookable = day > office.lastDay ? office.lastDay : day;
  const filled = { email: '', from: bookable, to: bookable, ...typed };
  const fill = (change: Partial<Filled>) => setTyped((before) => ({ ...before, ...change }));
  const wrongEmail = isEmail(filled.email) ? null : t('book.emailMissing');
  const wrongSpan = filled.from !== '' && filled.from <= filled.to ? null : t('book.waitingOrder');
  const join = async () => {
    setChecked(true);
    if (wrongEmail !== null || wrongSpan !== null || stage.kind === 'sending') return;
    setStage({ kind: 'sending' });
    const request = { ...wish, ...filled, email: filled.email.trim(), language };
    const answer = await askWithProof(prover, (proof) => api.joinWaitingList(request, proof));
    setStage(answer.ok ? { kind: 'done', filled } : { kind: 'refused', refusal: answer.refusal });
  };
  return (
    <details class="book-waiting" open={isOpen}>
      <summary>{t('book.waitingTitle')}</summary>
      {stage.kind === 'done' ? (
        <Done {...stage.filled} />
      ) : (
        <form
          noValidate
          class="book-stack"
          onSubmit={(event) => {
            event.preventDefault();
            void join();
          }}
        >
          <p class="kern-body">{t('book.waitingHow')}</p>
          <SpanFields filled={filled} onFill={fill} error={isChecked ? wrongSpan : null} />
          <Field
            label={t('book.email')}
            type="email"
            autocomplete="email"
            maxLength={200}
            value={filled.email}
            onInput={(email) => fill({ email })}
            error={isChecked ? wrongEmail : null}
          />
          {stage.kind === 'refused' && (
            <RequestError
              refusal={stage.refusal}
              told={stage.refusal.code === 'tooMany' ? t('book.waitingFull') : null}
            />
          )}
          <Button type="submit" kind="secondary" blocked={stage.kind === 'sending'}>
            {t('book.waitingJoin')}
          </Button>
        </form>
      )}
    </details>
  );
};
