// A22: who has an appointment comes to its page by the code alone: the letter is lost, or there never was one.
import { useState } from 'preact/hooks';
import type { SpokenRefusal } from '../../../shared/words';
import { askWithProof } from '../../../ui/proof/proofOfWork';
import { useBookingWords } from '../../parts/words';
import { Button, Field } from './kit';
import { useBookingContext } from './office';
import { RequestError } from './RequestError';

type Stage = { kind: 'open' | 'sending' } | { kind: 'refused'; refusal: SpokenRefusal };

/** With what people put between the letters. */
const MOST_TYPED = 20;
const LEAST = 6;

const toldOf = ({ code }: SpokenRefusal): 'book.findNone' | 'book.findTooMany' | null => {
  if (code === 'unknownVisit') return 'book.findNone';
  return code === 'tooMany' ? 'book.findTooMany' : null;
};

export const FindByCode = () => {
  const { api, prover } = useBookingContext();
  const { t } = useBookingWords();
  const [code, setCode] = useState('');
  const [isShort, setShort] = useState(false);
  const [stage, setStage] = useState<Stage>({ kind: 'open' });
  const find = async () => {
    const isMissing = code.replace(/[^\p{L}\p{N}]/gu, '').length < LEAST;
    setShort(isMissing);
    if (isMissing || stage.kind === 'sending') return;
    setStage({ kind: 'sending' });
    const answer = await askWithProof(prover, (proof) => api.find({ code: code.trim() }, proof));
    if (answer.ok) location.assign(`/t/${encodeURIComponent(answer.result.key)}`);
    else setStage({ kind: 'refused', refusal: answer.refusal });
  };
  const told = stage.kind === 'refused' ? toldOf(stage.refusal) : null;
  return (
    <details class="book-waiting">
      <summary>{t('book.findTitle')}</summary>
      <form
        noValidate
        class="book-stack"
        onSubmit={(event) => {
          event.preventDefault();
          void find();
        }}
      >
        <Field
          label={t('book.findCode')}
          hint={t('book.findHint')}
          autocomplete="off"
          maxLength={MOST_TYPED}
          value={code}
          onInput={setCode}
          error={isShort ? t('book.findShort') : null}
        />
        {stage.kind === 'refused' && (
          <RequestError refusal={stage.refusal} title={t('book.findFailed')} told={told && t(told)} />
        )}
        <Button type="submit" kind="secondary" blocked={stage.kind === 'sending'}>
          {t(stage.kind === 'sending' ? 'common.wait' : 'book.find')}
        </Button>
      </form>
    </details>
  );
};
