// One closure of the whole office: first and last day, and the reason that people read.
import type { PageParts } from '../draft/page';
import { DayFields } from '../fields/DayFields';
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
          <DayFields days={{ from, to }} isInvalid={isInvalid} onChange={change} />
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
