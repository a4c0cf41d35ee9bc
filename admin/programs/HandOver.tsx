// Something secret that is shown once, to be handed on to whoever runs the other program.
import { Alert, Button, Dialog } from '../../ui/kit';
import { CopyField } from '../parts/CopyField';
import { useAdminWords } from '../parts/words';

type HandOverProps = {
  title: string;
  /** That it is seen only now, and what to do with it. */
  once: string;
  how: string;
  label: string;
  value: string;
  copy: string;
  onClose: () => void;
};

export const HandOver = ({ title, once, how, label, value, copy, onClose }: HandOverProps) => {
  const { t } = useAdminWords();
  return (
    <Dialog title={title} onClose={onClose} footer={<Button onClick={onClose}>{t('admin.done')}</Button>}>
      <div class="adm-stack">
        <Alert kind="warning" title={once}>
          <p class="kern-body">{how}</p>
        </Alert>
        <CopyField label={label} value={value} copy={copy} />
      </div>
    </Dialog>
  );
};
