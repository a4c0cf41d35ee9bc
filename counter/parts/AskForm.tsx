// Something to be filled in, sent by its button or by Enter.
import type { ComponentChildren } from 'preact';
import type { CounterSession } from '../session/counterSession';
import { ActionButton } from './ActionButton';

export type AskFormProps = {
  session: CounterSession;
  submit: string;
  children: ComponentChildren;
  onSubmit: () => void;
};

export const AskForm = ({ session, submit, children, onSubmit }: AskFormProps) => (
  <form
    class="counter-form"
    onSubmit={(event) => {
      event.preventDefault();
      if (session.takes()) onSubmit();
    }}
  >
    {children}
    <ActionButton session={session} type="submit">
      {submit}
    </ActionButton>
  </form>
);
