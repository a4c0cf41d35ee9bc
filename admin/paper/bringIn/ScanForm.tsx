// K27: the code of a slip, scanned or typed.
import { useState } from 'preact/hooks';
import { Button, Field } from '../../../ui/kit';
import { useAdminWords } from '../../parts/words';

export const ScanForm = ({ onScan }: { onScan: (typed: string) => void }) => {
  const { t } = useAdminWords();
  const [typed, setTyped] = useState('');
  return (
    <form
      class="adm-paper__scan"
      onSubmit={(event) => {
        event.preventDefault();
        setTyped('');
        if (typed.trim() !== '') onScan(typed);
      }}
    >
      <Field
        label={t('admin.paper.scan')}
        hint={t('admin.paper.scanHint')}
        value={typed}
        onInput={setTyped}
        autocomplete="off"
        maxLength={500}
      />
      <Button kind="secondary" type="submit">
        {t('admin.add')}
      </Button>
    </form>
  );
};
