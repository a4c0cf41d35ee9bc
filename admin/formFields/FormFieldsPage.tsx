// G11: what the office asks besides when somebody books, as a list in the order of the form.
import type { FormField } from '../../shared/settings';
import { Button, Said } from '../../ui/kit';
import { idFor } from '../draft/items';
import type { PageParts } from '../draft/page';
import { hrefTo } from '../draft/routes';
import { NO_TEXT } from '../fields/TextFields';
import type { Days } from '../hours/days';
import { EditLink, PageHead } from '../parts/Parts';
import { Row, Table } from '../parts/Table';
import { useAdminWords } from '../parts/words';

export const formFieldsOf = ({ settings, edit, isInvalid }: PageParts['draft']): Days<FormField> => ({
  page: 'formFields',
  days: settings.formFields,
  keep: (formFields) => edit((now) => ({ ...now, formFields })),
  isInvalid: (...path) => isInvalid('formFields', ...path),
});

const freshOf = (fields: readonly FormField[]): FormField => ({
  ...{ id: idFor('feld', '', fields), serviceIds: null, label: NO_TEXT, help: null, kind: 'text' },
  ...{ choices: [], required: false, maxLength: 100, purpose: NO_TEXT, inMail: false },
});

export const FormFieldsPage = ({ draft }: PageParts) => {
  const { t } = useAdminWords();
  const { days: fields, keep, page } = formFieldsOf(draft);
  const add = () => {
    keep([...fields, freshOf(fields)]);
    location.hash = hrefTo(page, String(fields.length));
  };
  return (
    <>
      <PageHead title={t('admin.page.formFields')}>
        <Button icon="add" onClick={add}>
          {t('admin.formFields.add')}
        </Button>
      </PageHead>
      <p class="kern-body">{t('admin.formFields.hint')}</p>
      <Table
        caption={t('admin.formFields')}
        heads={[t('admin.formField.label'), t('admin.formField.kind'), t('admin.formField.required')]}
        empty={t('admin.formFields.empty')}
        hasActions
        rows={fields.map(({ id, label, kind, required }, place) => (
          <Row
            key={id}
            head={label.de === '' ? t('admin.formField.noLabel') : <Said text={label} />}
            cells={[t(`admin.formField.kind.${kind}`), required ? t('answer.yes') : t('answer.no')]}
            actions={<EditLink page="formFields" id={String(place)} what={label.de} />}
          />
        ))}
      />
    </>
  );
};
