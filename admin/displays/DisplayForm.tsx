// One display: its name, which calls it shows, and whether it has a column for what is told besides (D5, D9).
import type { Settings } from '../../shared/settings';
import { Select } from '../../ui/kit';
import { placePhrase } from '../../ui/phrases';
import type { Editor } from '../draft/editor';
import { Check, Group } from '../fields/Checks';
import { ItemForm, type ItemFormParts, NameField } from '../parts/ItemForm';
import { useAdminWords } from '../parts/words';

type Display = Settings['displays'][number];
const PARTS = ['calls', 'overflow'] as const;

type ShownProps = { display: Display; editor: Editor<Display>; settings: Settings };

/** Whoever ticks every counter means the next one too. */
const Shown = ({ display: { counterIds }, editor: { change, isInvalid }, settings }: ShownProps) => {
  const words = useAdminWords();
  const { t } = words;
  const ids = settings.counters.map(({ id }) => id);
  const ticked = counterIds ?? ids;
  const tick = (id: string, isTicked: boolean) => {
    const chosen = ids.filter((one) => (one === id ? isTicked : ticked.includes(one)));
    change({ counterIds: chosen.length === ids.length ? null : chosen });
  };
  return (
    <Group legend={t('admin.display.counters')}>
      <div class="adm-choices">
        {settings.counters.map(({ id, name }, place) => (
          <Check
            key={id}
            label={placePhrase(words, settings.placeWord, name)}
            isChecked={ticked.includes(id)}
            onChange={(isTicked) => tick(id, isTicked)}
            error={place === 0 && isInvalid('counterIds') && t('admin.display.noCounter')}
          />
        ))}
      </div>
    </Group>
  );
};

export const DisplayForm = ({ draft, id }: ItemFormParts) => {
  const { t } = useAdminWords();
  return (
    <ItemForm draft={draft} list="displays" id={id} removal={t('admin.display.remove')}>
      {(display, editor) => (
        <>
          <NameField editor={editor} hint={t('admin.display.nameHint')} />
          <Select
            label={t('admin.display.part')}
            hint={t('admin.display.partHint')}
            value={display.part}
            options={PARTS.map((value) => ({ value, label: t(`admin.display.part.${value}`) }))}
            onChange={(part) => editor.change({ part })}
            error={editor.isInvalid('part') && t('admin.invalid.value')}
          />
          <Shown display={display} editor={editor} settings={draft.settings} />
          <Check
            label={t('admin.display.column')}
            isChecked={display.column}
            onChange={(column) => editor.change({ column })}
            error={editor.isInvalid('column') && t('admin.invalid.value')}
          />
        </>
      )}
    </ItemForm>
  );
};
