// X10: for how long it is known who did what, and what another time does to what is known now.
import { StatusText } from '../../ui/kit';
import type { PageParts } from '../draft/page';
import { NumberField } from '../fields/NumberField';
import { Section } from '../parts/Section';
import { useAdminWords } from '../parts/words';

const TIMES = [
  ['actsDays', 2, 365],
  ['auditDays', 30, 3650],
] as const;

export const RetentionSection = ({ draft }: PageParts) => {
  const { t } = useAdminWords();
  const { settings, saved, edit, isInvalid } = draft;
  const [before, after] = [saved.retention.actsDays, settings.retention.actsDays];
  return (
    <Section title={t('admin.retention')} hint={t('admin.retentionHint')}>
      <div class="adm-pair">
        {TIMES.map(([key, min, max]) => (
          <NumberField
            key={key}
            label={t(`admin.retention.${key}`)}
            hint={t(`admin.retention.${key}Hint`)}
            value={settings.retention[key]}
            min={min}
            max={max}
            onChange={(value) => edit((now) => ({ ...now, retention: { ...now.retention, [key]: value } }))}
            isInvalid={isInvalid('retention', key)}
          />
        ))}
      </div>
      <p class="kern-body" role="status">
        {after < before && <StatusText kind="warning">{t('privacy.retention.shorter', { days: after })}</StatusText>}
        {after > before && <StatusText kind="info">{t('privacy.retention.longer')}</StatusText>}
      </p>
    </Section>
  );
};
