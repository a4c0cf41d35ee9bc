// C6, C7: how booked people may say that they are here.
import type { CheckInSettings } from '../../shared/settings/appointments';
import { Select } from '../../ui/kit';
import type { PageParts } from '../draft/page';
import { Section } from '../parts/Section';
import { useAdminWords } from '../parts/words';

const LISTS = ['familyName', 'initials', 'off'] as const;
const PHONES = ['withSign', 'anywhere', 'off'] as const;

export const CheckInSection = ({ draft }: PageParts) => {
  const { t } = useAdminWords();
  const { settings, edit, isInvalid } = draft;
  const change = (part: Partial<CheckInSettings>) => edit((now) => ({ ...now, checkIn: { ...now.checkIn, ...part } }));
  return (
    <Section title={t('admin.checkIn')}>
      <Select
        label={t('admin.checkIn.byList')}
        hint={t('admin.checkIn.byListHint')}
        value={settings.checkIn.byList}
        options={LISTS.map((value) => ({ value, label: t(`admin.checkIn.byList.${value}`) }))}
        onChange={(byList) => change({ byList })}
        error={isInvalid('checkIn', 'byList') && t('admin.invalid.value')}
      />
      <Select
        label={t('admin.checkIn.byPhone')}
        hint={t('admin.checkIn.byPhoneHint')}
        value={settings.checkIn.byPhone}
        options={PHONES.map((value) => ({ value, label: t(`admin.checkIn.byPhone.${value}`) }))}
        onChange={(byPhone) => change({ byPhone })}
        error={isInvalid('checkIn', 'byPhone') && t('admin.invalid.value')}
      />
    </Section>
  );
};
