// One field of the office's own: what is asked, what for, of whom, and where the answer may stand.
import type { FormField, Settings, Text } from '../../shared/settings';
import { textOf } from '../../shared/words';
import { Button, Select } from '../../ui/kit';
import type { PageParts } from '../draft/page';
import type { Draft } from '../draft/useDraft';
import { Check, Group, useFaultOfGroup } from '../fields/Checks';
import { NumberField } from '../fields/NumberField';
import { NO_TEXT, TextFields } from '../fields/TextFields';
import { dayEditor } from '../hours/days';
import { FormPage } from '../parts/ItemForm';
import { useAdminWords } from '../parts/words';
import { formFieldsOf } from './FormFieldsPage';

const KINDS: readonly FormField['kind'][] = ['text', 'number', 'choice', 'yesNo', 'date'];

type ChoicesProps = Pick<Settings, 'languages'> & {
  choices: Text[];
  isInvalid: Draft['isInvalid'];
  onChange: (choices: Text[]) => void;
};

const Choices = ({ choices, languages, isInvalid, onChange }: ChoicesProps) => {
  const { t } = useAdminWords();
  const isTooFew = choices.length < 2 && isInvalid('choices');
  return (
    <Group legend={t('admin.formField.choices')} error={isTooFew && t('admin.formField.choicesTooFew')}>
      {choices.map((choice, place) => (
        <div class="adm-span" key={String(place)}>
          <TextFields
            what={t('admin.formField.choice', { number: place + 1 })}
            text={choice}
            languages={languages}
            isInvalid={(...path) => isInvalid('choices', place, ...path)}
            onChange={(typed) => onChange(choices.with(place, typed ?? NO_TEXT))}
          />
          <Button
            kind="tertiary"
            icon="delete"
            onClick={() => onChange(choices.filter((_, other) => other !== place))}
            label={t('admin.formField.choiceRemove', { number: place + 1 })}
          >
            {t('admin.removeFrom')}
          </Button>
        </div>
      ))}
      <AddChoice onAdd={() => onChange([...choices, NO_TEXT])} />
    </Group>
  );
};

/** Takes the focus where choices are missing: it is what mends that. */
const AddChoice = ({ onAdd }: { onAdd: () => void }) => {
  const { t } = useAdminWords();
  const fault = useFaultOfGroup();
  return (
    <div>
      <button
        type="button"
        class="kern-btn kern-btn--secondary"
        onClick={onAdd}
        {...(fault && { 'aria-invalid': true, 'aria-describedby': fault })}
      >
        <span class="kern-label">{t('admin.formField.choiceAdd')}</span>
      </button>
    </div>
  );
};

const Service = (props: Pick<Parameters<typeof Check>[0], 'label' | 'isChecked' | 'onChange'>) => (
  <Check {...props} invalidBy={useFaultOfGroup()} />
);

type ForProps = Pick<Settings, 'services'> & {
  serviceIds: string[] | null;
  error: string | false;
  onChange: (serviceIds: string[] | null) => void;
};

const AskedFor = ({ services, serviceIds, error, onChange }: ForProps) => {
  const { t, language } = useAdminWords();
  return (
    <Group legend={t('admin.formField.for')} error={error}>
      <Service
        label={t('admin.formField.forAll')}
        isChecked={serviceIds === null}
        onChange={(isAll) => onChange(isAll ? null : services.map(({ id }) => id))}
      />
      {serviceIds !== null &&
        services.map(({ id, name }) => (
          <Service
            key={id}
            label={textOf(name, language)}
            isChecked={serviceIds.includes(id)}
            onChange={(isAsked) =>
              onChange(
                services.flatMap((one) => ((one.id === id ? isAsked : serviceIds.includes(one.id)) ? one.id : [])),
              )
            }
          />
        ))}
    </Group>
  );
};

export const FormFieldForm = ({ draft, place }: PageParts & { place: number }) => {
  const { t } = useAdminWords();
  const { languages, services } = draft.settings;
  const editor = dayEditor(formFieldsOf(draft), place);
  const { change, isInvalid } = editor;
  const texts = (key: 'label' | 'help' | 'purpose') => ({
    what: t(`admin.formField.${key}`),
    languages,
    isInvalid: (...path: (string | number)[]) => isInvalid(key, ...path),
  });
  return (
    <FormPage
      editor={editor}
      title={({ label }) => (label.de === '' ? t('admin.formField.noLabel') : label.de)}
      removal={t('admin.formField.remove')}
    >
      {({ label, help, kind, choices, required, maxLength, purpose, inMail, serviceIds }) => (
        <>
          <TextFields {...texts('label')} text={label} onChange={(typed) => change({ label: typed ?? NO_TEXT })} />
          <TextFields
            {...texts('purpose')}
            hint={t('admin.formField.purposeHint')}
            text={purpose}
            onChange={(typed) => change({ purpose: typed ?? NO_TEXT })}
          />
          <TextFields {...texts('help')} text={help} onChange={(typed) => change({ help: typed })} />
          <Select
            label={t('admin.formField.kind')}
            value={kind}
            options={KINDS.map((value) => ({ value, label: t(`admin.formField.kind.${value}`) }))}
            onChange={(value) => change({ kind: value })}
            error={isInvalid('kind') && t('admin.invalid.value')}
          />
          {kind === 'choice' && (
            <Choices
              choices={choices}
              languages={languages}
              isInvalid={isInvalid}
              onChange={(changed) => change({ choices: changed })}
            />
          )}
          {kind === 'text' && (
            <NumberField
              label={t('admin.formField.maxLength')}
              value={maxLength}
              min={1}
              max={500}
              onChange={(value) => change({ maxLength: value })}
              isInvalid={isInvalid('maxLength')}
            />
          )}
          <Check
            label={t('admin.formField.mustAnswer')}
            isChecked={required}
            onChange={(isRequired) => change({ required: isRequired })}
            error={isInvalid('required') && t('admin.invalid.value')}
          />
          <Check
            label={t('admin.formField.inMail')}
            isChecked={inMail}
            onChange={(stands) => change({ inMail: stands })}
            error={isInvalid('inMail') && t('admin.invalid.value')}
          />
          <AskedFor
            services={services}
            serviceIds={serviceIds}
            error={isInvalid('serviceIds') && t('admin.invalid.value')}
            onChange={(ids) => change({ serviceIds: ids })}
          />
        </>
      )}
    </FormPage>
  );
};
