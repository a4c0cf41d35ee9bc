// One display: its name.
import { Field } from '../../ui/kit';
import { changeItem, removeItem } from '../draft/items';
import type { PageParts } from '../draft/page';
import { nameOf } from '../parts/names';
import { NotThere, PageHead, RemoveButton } from '../parts/Parts';
import { useAdminWords } from '../parts/words';

export const DisplayForm = ({ draft, id }: PageParts & { id: string }) => {
  const words = useAdminWords();
  const { t } = words;
  const { settings, edit, isInvalid } = draft;
  const place = settings.displays.findIndex((one) => one.id === id);
  const display = settings.displays[place];
  if (display === undefined) return <NotThere page="displays" />;
  return (
    <>
      <PageHead title={nameOf(words, settings, 'displays', display)} back="displays" />
      <div class="adm-form">
        <Field
          label={t('admin.col.name')}
          hint={t('admin.display.nameHint')}
          value={display.name}
          maxLength={60}
          onInput={(name) => edit((now) => changeItem(now, 'displays', id, { name }))}
          error={isInvalid('displays', place, 'name') && t('admin.invalid.name')}
        />
        <RemoveButton page="displays" onRemove={() => edit((now) => removeItem(now, 'displays', id))}>
          {t('admin.display.remove')}
        </RemoveButton>
      </div>
    </>
  );
};
