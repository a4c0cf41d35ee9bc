// Fields that are sent together, by a button or by Enter; what is wrong with one is said at it, in the page's words.
import type { ComponentChildren } from 'preact';
import { useFaultFocus } from '../../ui/faultFocus';
import { Button, Dialog } from '../../ui/kit';
import { useAdminWords } from './words';

type FormProps = { onSubmit: () => void; children: ComponentChildren };

export const Form = ({ onSubmit, children }: FormProps) => {
  const { form, send } = useFaultFocus();
  return (
    <form
      class="adm-form"
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
};

type FormDialogProps = FormProps & {
  title: string;
  /** What the button says that sends it. */
  submit: string;
  isBusy?: boolean;
  onClose: () => void;
};

/** A form in a dialog of its own, which can be left without sending it. */
export const FormDialog = ({ title, submit, isBusy = false, onSubmit, onClose, children }: FormDialogProps) => {
  const { t } = useAdminWords();
  return (
    <Dialog title={title} onClose={onClose}>
      <Form onSubmit={onSubmit}>
        {children}
        <div class="adm-actions">
          <Button kind="secondary" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" blocked={isBusy}>
            {submit}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
};
