// U4: whoever sends a form in which something is wrong is led to the first fault, not left on the button.
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

type FaultFocus = { form: RefObject<HTMLFormElement | null>; send: () => void };

/** For a form's `ref`; `send` is called whenever it is sent, whether the page or the server finds the fault. */
export const useFaultFocus = (): FaultFocus => {
  const form = useRef<HTMLFormElement>(null);
  const isSent = useRef(false);
  const [, draw] = useState(0);
  useLayoutEffect(() => {
    const field = isSent.current && form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    if (!field) return;
    isSent.current = false;
    field.focus();
  });
  useLayoutEffect(() => {
    const sent = form.current;
    // Whoever types on is not called away.
    const typed = () => {
      isSent.current = false;
    };
    sent?.addEventListener('input', typed);
    return () => sent?.removeEventListener('input', typed);
  }, []);
  return {
    form,
    send: () => {
      isSent.current = true;
      draw((turn) => turn + 1);
    },
  };
};
