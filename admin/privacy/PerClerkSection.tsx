// R4: figures of single members of staff: never, unless somebody says why, to all of them.
import { Field } from '../../ui/kit';
import type { PageParts } from '../draft/page';
import { Check } from '../fields/Checks';
import { Section } from '../parts/Section';
import { useAdminWords } from '../parts/words';
import { formatDay } from './days';

export const PerClerkSection = ({ day, draft }: PageParts) => {
  const { t, language } = useAdminWords();
  const { settings, saved, edit, isInvalid } = draft;
  const { figuresPerClerk: allowed } = settings;
  const fields = [
    ['reason', 300],
    ['by', 80],
  ] as const;
  return (
    <Section title={t('privacy.perClerk')} hint={t('privacy.perClerk.hint')}>
      <Check
        label={t('privacy.perClerk.on')}
        isChecked={allowed !== null}
        onChange={(isOn) =>
          edit((now) => ({
            ...now,
            figuresPerClerk: isOn ? (saved.figuresPerClerk ?? { reason: '', by: '', since: day }) : null,
          }))
        }
      />
      {allowed !== null &&
        fields.map(([key, most]) => (
          <Field
            key={key}
            label={t(`privacy.perClerk.${key}`)}
            hint={key === 'reason' && t('privacy.perClerk.reasonHint')}
            value={allowed[key]}
            maxLength={most}
            onInput={(typed) => edit((now) => ({ ...now, figuresPerClerk: { ...allowed, [key]: typed } }))}
            error={isInvalid('figuresPerClerk', key) && t('admin.invalid.value')}
          />
        ))}
      {allowed !== null && (
        <p class="kern-body">{t('privacy.perClerk.since', { date: formatDay(allowed.since, language) })}</p>
      )}
    </Section>
  );
};
