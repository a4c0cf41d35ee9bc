// A first and a last day.
import { Field } from '../../ui/kit';
import { useAdminWords } from '../parts/words';

type Days = { from: string; to: string };
type DayFieldsProps = {
  days: Days;
  isInvalid: (side: keyof Days) => boolean;
  onChange: (days: Partial<Days>) => void;
};

export const DayFields = ({ days: { from, to }, isInvalid, onChange }: DayFieldsProps) => {
  const { t } = useAdminWords();
  return (
    <div class="adm-pair">
      <Field
        type="date"
        label={t('admin.closure.from')}
        value={from}
        // The end follows as long as it would come before the beginning.
        onInput={(typed) => onChange(to < typed ? { from: typed, to: typed } : { from: typed })}
        error={isInvalid('from') && t('admin.invalid.day')}
      />
      <Field
        type="date"
        label={t('admin.closure.to')}
        value={to}
        onInput={(typed) => onChange({ to: typed })}
        error={from > to && to !== '' ? t('admin.invalid.turned') : isInvalid('to') && t('admin.invalid.day')}
      />
    </div>
  );
};
