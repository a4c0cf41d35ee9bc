// Something to be filled in, sent by its button or by Enter.
import type { ComponentChildren } from 'preact';
import type { Desk } from '../session/counterSession';
import { Press } from './ActionButton';

export type AskFormProps = { desk: Desk; submit: string; children: ComponentChildren; onSubmit: () => void };

export const AskForm = ({ desk, submit, children, onSubmit }: AskFormProps) => (
  <form
    class="counter-form"
    onSubmit={(event) => {
      event.preventDefault();
      if (!desk.isBusy && desk.isOnline) onSubmit();
    }}
  >
    {children}
    <Press desk={desk} type="submit">
      {submit}
    </Press>
  </form>
);
