// S45, S46: when the office backs itself up, and how many backups stay.
import { Field, Select } from '../../ui/kit';
import type { PageParts } from '../draft/page';
import { NumberField } from '../fields/NumberField';
import { Section } from '../parts/Section';
import { useAdminWords } from '../parts/words';

const HOURS = [1, 2, 3, 4, 6, 8, 12] as const;
const KEPT = [
  ['latest', 1, 50],
  ['days', 0, 60],
  ['weeks', 0, 26],
  ['months', 0, 24],
] as const;

export const BackupSettingsSection = ({ draft }: PageParts) => {
  const { t, count } = useAdminWords();
  const { settings, edit, isInvalid } = draft;
  const { backups } = settings;
  const change = (what: Partial<typeof backups>) => edit((now) => ({ ...now, backups: { ...now.backups, ...what } }));
  // What another program has set, and no list has, is shown all the same.
  const hours = [...new Set([...HOURS, ...(backups.everyHours === null ? [] : [backups.everyHours])])].sort(
    (one, other) => one - other,
  );
  return (
    <>
      <Section title={t('backups.when')} hint={t('backups.whenHint')}>
        <div class="adm-pair">
          <Field
            label={t('backups.at')}
            hint={t('backups.atHint')}
            value={backups.at}
            type="time"
            onInput={(at) => change({ at })}
            error={isInvalid('backups', 'at') && t('admin.invalid.value')}
          />
          <Select
            label={t('backups.everyHours')}
            hint={t('backups.everyHoursHint')}
            options={[
              { value: '', label: t('backups.everyHours.none') },
              ...hours.map((one) => ({ value: String(one), label: count('backups.everyHours.one', one) })),
            ]}
            value={String(backups.everyHours ?? '')}
            onChange={(chosen) => change({ everyHours: chosen === '' ? null : Number(chosen) })}
            error={isInvalid('backups', 'everyHours') && t('admin.invalid.value')}
          />
        </div>
      </Section>
      <Section title={t('backups.keep')} hint={t('backups.keepHint')}>
        <div class="adm-pair">
          {KEPT.map(([key, min, max]) => (
            <NumberField
              key={key}
              label={t(`backups.keep.${key}`)}
              hint={t(`backups.keep.${key}Hint`)}
              value={backups.keep[key]}
              min={min}
              max={max}
              onChange={(value) => change({ keep: { ...backups.keep, [key]: value } })}
              isInvalid={isInvalid('backups', 'keep', key)}
            />
          ))}
        </div>
      </Section>
    </>
  );
};
