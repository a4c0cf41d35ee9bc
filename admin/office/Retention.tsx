// X10, S4: how long it is known who did what.
import type { Draft } from '../draft/useDraft';
import { NumberField } from '../fields/NumberField';
import { Section } from '../parts/Section';
import { useAdminWords } from '../parts/words';

/** Days, each with what is allowed. */
const DAYS = [
  ['actsDays', 2, 365],
  ['auditDays', 30, 3650],
] as const;

export const Retention = ({ draft: { settings, edit, isInvalid } }: { draft: Draft }) => {
  const { t } = useAdminWords();
  const { retention } = settings;
  return (
    <Section title={t('admin.retention')} hint={t('admin.retentionHint')}>
      <div class="adm-pair">
        {DAYS.map(([key, min, max]) => (
          <NumberField
            key={key}
            label={t(`admin.retention.${key}`)}
            hint={t(`admin.retention.${key}Hint`)}
            value={retention[key]}
            min={min}
            max={max}
            onChange={(days) => edit((now) => ({ ...now, retention: { ...now.retention, [key]: days } }))}
            isInvalid={isInvalid('retention', key)}
          />
        ))}
      </div>
    </Section>
  );
};
