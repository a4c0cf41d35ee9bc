// From and to of a span of one day.
import { Field } from '../../ui/kit';
import type { Draft } from '../draft/useDraft';
import { useAdminWords } from '../parts/words';
import { useFaultOfGroup } from './Checks';

const MIDNIGHT = '00:00';
const END_OF_DAY = '24:00';

/** A browser's field for times knows no 24:00: midnight at the end of a span stands as 00:00. */
const shownEnd = (to: string) => (to === END_OF_DAY ? MIDNIGHT : to);
const meantEnd = (typed: string) => (typed === MIDNIGHT ? END_OF_DAY : typed);

/** Local times 'HH:MM', `to` exclusive and up to 24:00. */
export type DaySpan = { from: string; to: string };

type SpanFieldsProps<S extends DaySpan> = { span: S; isInvalid: Draft['isInvalid']; onChange: (span: S) => void };

export const SpanFields = <S extends DaySpan>({ span, isInvalid, onChange }: SpanFieldsProps<S>) => {
  const { t } = useAdminWords();
  // The group says what is wrong with its times; the field that is meant is marked.
  const fault = useFaultOfGroup();
  const isBegin = isInvalid('from') || isInvalid('weekday');
  return (
    <>
      <Field
        type="time"
        label={t('admin.span.from')}
        value={span.from}
        onInput={(from) => onChange({ ...span, from })}
        invalidBy={isBegin && fault}
      />
      <Field
        type="time"
        label={t('admin.span.to')}
        value={shownEnd(span.to)}
        onInput={(typed) => onChange({ ...span, to: meantEnd(typed) })}
        invalidBy={isInvalid('to') && fault}
      />
    </>
  );
};
