// W23: whether numbers are given to people at home, and how many.
import type { FromHome } from '../../shared/settings';
import type { PageParts } from '../draft/page';
import { Check } from '../fields/Checks';
import { NumberField } from '../fields/NumberField';
import { Section } from '../parts/Section';
import { useAdminWords } from '../parts/words';

const NUMBERS = [
  ['perDay', 1, 500],
  ['perNetwork', 1, 100],
  ['wayMin', 5, 60],
  ['graceMin', 0, 60],
] as const;

export const FromHomeSection = ({ draft }: PageParts) => {
  const { t } = useAdminWords();
  const { settings, edit, isInvalid } = draft;
  const { fromHome } = settings;
  const change = (part: Partial<FromHome>) => edit((now) => ({ ...now, fromHome: { ...now.fromHome, ...part } }));
  return (
    <Section title={t('admin.fromHome')}>
      <p class="kern-body">{t('admin.fromHome.what')}</p>
      <Check
        label={t('admin.fromHome.isOffered')}
        isChecked={fromHome.isOffered}
        onChange={(isOffered) => change({ isOffered })}
        error={isInvalid('fromHome', 'isOffered') && t('admin.invalid.value')}
      />
      <div class="adm-pair">
        {NUMBERS.map(([key, min, max]) => (
          <NumberField
            key={key}
            label={t(`admin.fromHome.${key}`)}
            hint={t(`admin.fromHome.${key}Hint`)}
            value={fromHome[key]}
            min={min}
            max={max}
            onChange={(value) => change({ [key]: value })}
            isInvalid={isInvalid('fromHome', key)}
          />
        ))}
      </div>
    </Section>
  );
};
