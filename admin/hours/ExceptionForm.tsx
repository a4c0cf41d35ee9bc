// One day whose appointments are not as every week: other hours or none, and why.
import { Field, StatusText } from '../../ui/kit';
import type { PageParts } from '../draft/page';
import type { Draft } from '../draft/useDraft';
import { Spans } from '../fields/Spans';
import { TextFields } from '../fields/TextFields';
import { FormPage } from '../parts/ItemForm';
import { dayName } from '../parts/names';
import { useAdminWords } from '../parts/words';
import { dayEditor, exceptionsOf } from './days';
import { PlacesFields, USUAL_SPAN } from './PlacesFields';

export const ExceptionForm = ({ draft, place }: PageParts & { place: number }) => {
  const { t, language } = useAdminWords();
  const exceptions = exceptionsOf(draft);
  const editor = dayEditor(exceptions, place);
  const { change, isInvalid } = editor;
  const isTwice = (day: string) =>
    day !== '' && exceptions.days.some((one, other) => other !== place && one.day === day);
  return (
    <FormPage
      editor={editor}
      title={({ day }) => (day === '' ? t('admin.exceptions.add') : dayName(day, language))}
      removal={t('admin.exception.remove')}
      isWide
    >
      {({ day, hours, reason }) => {
        const isSpanInvalid =
          (span: (typeof hours)[number]): Draft['isInvalid'] =>
          (...path) =>
            isInvalid('hours', hours.indexOf(span), ...path);
        const last = hours.at(-1);
        return (
          <>
            <Field
              type="date"
              label={t('admin.col.day')}
              value={day}
              onInput={(typed) => change({ day: typed })}
              error={isTwice(day) ? t('admin.invalid.dayTwice') : isInvalid('day') && t('admin.invalid.day')}
            />
            <Spans
              legend={t('admin.exception.hours')}
              spans={hours}
              fresh={last ? { ...last, from: '', to: '' } : USUAL_SPAN}
              onChange={(changed) => change({ hours: changed })}
              isInvalid={(span, ...path) => isSpanInvalid(span)(...path)}
              more={(span, onChange) => (
                <PlacesFields span={span} onChange={onChange} isInvalid={isSpanInvalid(span)} />
              )}
            />
            {hours.length === 0 && (
              <p class="kern-body">
                <StatusText kind="info">{t('admin.exception.noneHint')}</StatusText>
              </p>
            )}
            <TextFields
              what={t('admin.reason')}
              hint={t('admin.exception.reasonHint')}
              text={reason}
              languages={draft.settings.languages}
              isInvalid={(...path) => isInvalid('reason', ...path)}
              onChange={(typed) => change({ reason: typed })}
            />
          </>
        );
      }}
    </FormPage>
  );
};
