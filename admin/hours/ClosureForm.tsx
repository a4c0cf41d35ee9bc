// One closure of the whole office: first and last day, and the reason that people read.
import { Field } from '../../ui/kit';
import type { PageParts } from '../draft/page';
import { NO_TEXT, TextFields } from '../fields/TextFields';
import { NotThere, PageHead, RemoveButton } from '../parts/Parts';
import { useAdminWords } from '../parts/words';
import { closurePhrase } from './Closures';

export const ClosureForm = ({ draft, place }: PageParts & { place: number }) => {
  const words = useAdminWords();
  const { t } = words;
  const { settings, edit } = draft;
  const { closures } = settings.calendar;
  const closure = closures[place];
  if (closure === undefined) return <NotThere page="hours" />;
  const keep = (changed: typeof closures) =>
    edit((now) => ({ ...now, calendar: { ...now.calendar, closures: changed } }));
  const change = (part: Partial<typeof closure>) => keep(closures.with(place, { ...closure, ...part }));
  const isInvalid: typeof draft.isInvalid = (...path) => draft.isInvalid('calendar', 'closures', place, ...path);
  const isTurned = closure.from > closure.to && closure.to !== '';
  return (
    <>
      <PageHead title={closurePhrase(words, closure)} back="hours" />
      <div class="adm-form">
        <div class="adm-pair">
          <Field
            type="date"
            label={t('admin.closure.from')}
            value={closure.from}
            // The end follows as long as it would come before the beginning.
            onInput={(from) => change(closure.to < from ? { from, to: from } : { from })}
            error={isInvalid('from') && t('admin.invalid.day')}
          />
          <Field
            type="date"
            label={t('admin.closure.to')}
            value={closure.to}
            onInput={(to) => change({ to })}
            error={isTurned ? t('admin.invalid.turned') : isInvalid('to') && t('admin.invalid.day')}
          />
        </div>
        <TextFields
          what={t('admin.reason')}
          hint={t('admin.closure.reasonHint')}
          text={closure.reason}
          languages={settings.languages}
          isInvalid={(...path) => isInvalid('reason', ...path)}
          onChange={(reason) => change({ reason: reason ?? NO_TEXT })}
        />
        <RemoveButton page="hours" onRemove={() => keep(closures.filter((_, other) => other !== place))}>
          {t('admin.closure.remove')}
        </RemoveButton>
      </div>
    </>
  );
};
