// One display: its name.
import { ItemForm, type ItemFormParts, NameField } from '../parts/ItemForm';
import { useAdminWords } from '../parts/words';

export const DisplayForm = ({ draft, id }: ItemFormParts) => {
  const { t } = useAdminWords();
  return (
    <ItemForm draft={draft} list="displays" id={id} removal={t('admin.display.remove')}>
      {(_, editor) => <NameField editor={editor} hint={t('admin.display.nameHint')} />}
    </ItemForm>
  );
};
