// K14: what the browser did not put into the clipboard, selected and ready to be copied by hand.
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Field } from '../../ui/kit';
import { AskDialog, Settled } from '../parts/AskDialog';
import { useCounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';

export const CopyDialog = ({ session, text }: { session: CounterSession; text: string }) => {
  const { t } = useCounterWords();
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  return (
    <AskDialog session={session} title={t('counter.copyTitle')}>
      {/* What is typed changes nothing: it is there to be copied. */}
      <Field
        label={t('counter.copyText')}
        hint={t('counter.copyHow')}
        value={text}
        onInput={() => undefined}
        inputRef={field}
      />
      <Settled session={session} />
    </AskDialog>
  );
};
