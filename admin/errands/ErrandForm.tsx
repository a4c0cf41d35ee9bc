// K20, K21: one place to which visitors are sent: what it is called, where it is, and its times.
import { Select } from '../../ui/kit';
import { NumberField } from '../fields/NumberField';
import { NO_TEXT, TextFields } from '../fields/TextFields';
import { ItemForm, type ItemFormParts } from '../parts/ItemForm';
import { useAdminWords } from '../parts/words';

const ARTICLES = ['zum', 'zur'] as const;
const TIMES = [
  { field: 'usualMin', min: 1, max: 120 },
  { field: 'anyAfterMin', min: 0, max: 120 },
  { field: 'overdueMin', min: 1, max: 480 },
] as const;

export const ErrandForm = ({ draft, id }: ItemFormParts) => {
  const { t } = useAdminWords();
  const { languages } = draft.settings;
  return (
    <ItemForm draft={draft} list="errands" id={id} removal={t('admin.errand.remove')}>
      {(errand, { change, isInvalid }) => (
        <>
          <TextFields
            what={t('admin.errand.name')}
            hint={t('admin.errand.nameHint')}
            text={errand.name}
            maxLength={40}
            languages={languages}
            isInvalid={(...path) => isInvalid('name', ...path)}
            onChange={(name) => change({ name: name ?? NO_TEXT })}
          />
          <Select
            label={t('admin.errand.article')}
            value={errand.article}
            options={ARTICLES.map((value) => ({ value, label: t(`admin.errand.article.${value}`) }))}
            onChange={(value) => change({ article: value })}
            error={isInvalid('article') && t('admin.invalid.value')}
          />
          <TextFields
            what={t('admin.errand.place')}
            hint={t('admin.errand.placeHint')}
            text={errand.place}
            maxLength={120}
            languages={languages}
            isInvalid={(...path) => isInvalid('place', ...path)}
            onChange={(place) => change({ place: place ?? NO_TEXT })}
          />
          {TIMES.map(({ field, min, max }) => (
            <NumberField
              key={field}
              label={t(`admin.errand.${field}`)}
              hint={t(`admin.errand.${field}Hint`)}
              value={errand[field]}
              min={min}
              max={max}
              isInvalid={isInvalid(field)}
              onChange={(value) => change({ [field]: value })}
            />
          ))}
        </>
      )}
    </ItemForm>
  );
};
