// KERN's dialog on the browser's own: modal, closed by Escape, focus kept inside and given back afterwards.
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useWords } from '../words';
import { Button } from './Button';

export type DialogProps = {
  title: string;
  children: ComponentChildren;
  /** The buttons; without them only the cross closes it. */
  footer?: ComponentChildren;
  onClose: () => void;
};

/** What a dialog is for, rather than the cross that leaves it. */
const CONTROLS = 'button, input, select, textarea, a[href]';
const FIRST_CONTROL = `.kern-dialog__body :is(${CONTROLS})`;
/** Of a question: its first answer, which changes nothing. */
const FIRST_ANSWER = `.kern-dialog__footer :is(${CONTROLS})`;

/** Open as long as it is rendered. */
export const Dialog = ({ title, children, footer, onClose }: DialogProps) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const bodyId = useId();
  const [isQuestion, setQuestion] = useState(false);
  const { t } = useWords();
  useLayoutEffect(() => {
    const opener = document.activeElement;
    const opened = dialog.current;
    opened?.showModal();
    const control = opened?.querySelector<HTMLElement>(FIRST_CONTROL);
    setQuestion(!control);
    // Never the cross, which says nothing of what is asked.
    (control ?? opened?.querySelector<HTMLElement>(FIRST_ANSWER) ?? opened?.querySelector('h2'))?.focus();
    return () => {
      opened?.close();
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  return (
    <dialog
      class="kern-dialog"
      ref={dialog}
      aria-labelledby={titleId}
      {...(isQuestion && { 'aria-describedby': bodyId })}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header class="kern-dialog__header">
        <h2 class="kern-title kern-title--large" id={titleId} tabIndex={-1}>
          {title}
        </h2>
        <button type="button" class="kern-btn kern-btn--tertiary" onClick={onClose}>
          <span class="kern-icon kern-icon--close" aria-hidden="true" />
          <span class="kern-label kern-sr-only">{t('common.close')}</span>
        </button>
      </header>
      <section class="kern-dialog__body" id={bodyId}>
        {children}
      </section>
      {footer && <footer class="kern-dialog__footer">{footer}</footer>}
    </dialog>
  );
};

export type ConfirmProps = {
  title: string;
  children: ComponentChildren;
  confirm: string;
  onConfirm: () => void;
  onClose: () => void;
};

/** Asks once more before something that cannot be taken back. */
export const Confirm = ({ title, children, confirm, onConfirm, onClose }: ConfirmProps) => {
  const { t } = useWords();
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button kind="secondary" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button onClick={onConfirm}>{confirm}</Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
};
