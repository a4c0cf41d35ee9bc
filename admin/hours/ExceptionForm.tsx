// One day whose appointments are not as every week: other hours or none, and why.
import { Field, StatusText } from '../../ui/kit';
import type { PageParts } from '../draft/page';
import type { Draft } from '../draft/useDraft';
import { Spans } from '../fields/Spans';
import { TextFields } from '../fields/TextFields';
import { dayName } from '../parts/names';
import { NotThere, PageHead, RemoveButton } from '../parts/Parts';
import { useAdminWords } from '../parts/words';
import { PlacesFields, USUAL_SPAN } from './PlacesFields';

export const ExceptionForm = ({ draft, place }: PageParts & { place: number }) => {
  const { t, language } = useAdminWords();
  const { settings, edit } = draft;
  const { exceptions } = settings.appointments;
  const exception = exceptions[place];
  if (exception === undefined) return <NotThere page="appointments" />;
  const { day, hours, reason } = exception;
  const keep = (changed: typeof exceptions) =>
    edit((now) => ({ ...now, appointments: { ...now.appointments, exceptions: changed } }));
  const change = (part: Partial<typeof exception>) => keep(exceptions.with(place, { ...exception, ...part }));
  const isInvalid: Draft['isInvalid'] = (...path) => draft.isInvalid('appointments', 'exceptions', place, ...path);
  const isSpanInvalid = (span: (typeof hours)[number]): Draft['isInvalid'] => {
    const at = hours.indexOf(span);
    return (...path) => isInvalid('hours', at, ...path);
  };
  const isTwice = day !== '' && exceptions.some((one, other) => other !== place && one.day === day);
  const last = hours.at(-1);
  return (
    <>
      <PageHead title={day === '' ? t('admin.exceptions.add') : dayName(day, language)} back="appointments" />
      <div class="adm-form adm-wide">
        <Field
          type="date"
          label={t('admin.col.day')}
          value={day}
          onInput={(typed) => change({ day: typed })}
          error={isTwice ? t('admin.invalid.dayTwice') : isInvalid('day') && t('admin.invalid.day')}
        />
        <Spans
          legend={t('admin.exception.hours')}
          spans={hours}
          fresh={last ? { ...last, from: '', to: '' } : USUAL_SPAN}
          onChange={(changed) => change({ hours: changed })}
          isInvalid={(span, ...path) => isSpanInvalid(span)(...path)}
          more={(span, onChange) => <PlacesFields span={span} onChange={onChange} isInvalid={isSpanInvalid(span)} />}
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
          languages={settings.languages}
          isInvalid={(...path) => isInvalid('reason', ...path)}
          onChange={(typed) => change({ reason: typed })}
        />
        <RemoveButton page="appointments" onRemove={() => keep(exceptions.filter((_, other) => other !== place))}>
          {t('admin.exception.remove')}
        </RemoveButton>
      </div>
    </>
  );
};
