// A button for what cannot be taken back: it asks first, and says why when nothing came of it.
import { useState } from 'preact/hooks';
import { useBookingWords } from '../../parts/words';
import { Button, Dialog } from '../kit';
import type { Act } from './act';
import { Failed } from './Failed';

export type AskFirstProps = {
  act: Act;
  timeZone: string;
  /** On the button; in the question; and its two answers. */
  label: string;
  question: string;
  more: string;
  yes: string;
  no: string;
};

export const AskFirst = ({ act, timeZone, label, question, more, yes, no }: AskFirstProps) => {
  const { t } = useBookingWords();
  const [isOpen, setIsOpen] = useState(false);
  const close = () => setIsOpen(false);
  const confirm = () => {
    close();
    act.ask();
  };
  const footer = (
    <>
      <Button kind="secondary" onClick={close}>
        {no}
      </Button>
      <Button onClick={confirm}>{yes}</Button>
    </>
  );
  return (
    <>
      <Failed refusal={act.refusal} timeZone={timeZone} />
      <Button kind="secondary" block blocked={act.isAsking} onClick={() => setIsOpen(true)}>
        {act.isAsking ? t('common.wait') : label}
      </Button>
      {isOpen && (
        <Dialog title={question} footer={footer} onClose={close}>
          <p class="kern-body">{more}</p>
        </Dialog>
      )}
    </>
  );
};
