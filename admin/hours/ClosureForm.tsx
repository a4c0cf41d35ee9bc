// One closure of the whole office: first and last day, and the reason that people read.
import { Field } from '../../ui/kit';
import type { PageParts } from '../draft/page';
import { NO_TEXT, TextFields } from '../fields/TextFields';
import { FormPage } from '../parts/ItemForm';
import { useAdminWords } from '../parts/words';
import { closurePhrase } from './Closures';
import { closuresOf, dayEditor } from './days';

export const ClosureForm = ({ draft, place }: PageParts & { place: number }) => {
  const words = useAdminWords();
  const { t } = words;
  const editor = dayEditor(closuresOf(draft), place);
  const { change, isInvalid } = editor;
  return (
    <FormPage editor={editor} title={(closure) => closurePhrase(words, closure)} removal={t('admin.closure.remove')}>
      {({ from, to, reason }) => (
        <>
          <div class="adm-pair">
            <Field
              type="date"
              label={t('admin.closure.from')}
              value={from}
              // The end follows as long as it would come before the beginning.
              onInput={(typed) => change(to < typed ? { from: typed, to: typed } : { from: typed })}
              error={isInvalid('from') && t('admin.invalid.day')}
            />
            <Field
              type="date"
              label={t('admin.closure.to')}
              value={to}
              onInput={(typed) => change({ to: typed })}
              error={from > to && to !== '' ? t('admin.invalid.turned') : isInvalid('to') && t('admin.invalid.day')}
            />
          </div>
          <TextFields
            what={t('admin.reason')}
            hint={t('admin.closure.reasonHint')}
            text={reason}
            languages={draft.settings.languages}
            isInvalid={(...path) => isInvalid('reason', ...path)}
            onChange={(typed) => change({ reason: typed ?? NO_TEXT })}
          />
        </>
      )}
    </FormPage>
  );
};
