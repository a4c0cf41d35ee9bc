// When the office is open: walk-ins by the week, public holidays, and the days on which it is closed.
import type { Settings } from '../../shared/settings';
import { Select } from '../../ui/kit';
import type { PageParts } from '../draft/page';
import { Check } from '../fields/Checks';
import { USUAL_HOURS, WalkInHours } from '../fields/WeekHours';
import { PageHead } from '../parts/Parts';
import { Section } from '../parts/Section';
import { useAdminWords } from '../parts/words';
import { Closures } from './Closures';

type State = NonNullable<Settings['calendar']['holidaysOf']>;
const STATES: readonly State[] = [
  ...(['BW', 'BY', 'BE', 'BB', 'HB', 'HH', 'HE', 'MV'] as const),
  ...(['NI', 'NW', 'RP', 'SL', 'SN', 'ST', 'SH', 'TH'] as const),
];
const NO_STATE = '';

export const HoursPage = (parts: PageParts) => {
  const { t } = useAdminWords();
  const { settings, edit, isInvalid } = parts.draft;
  const { hours, calendar } = settings;
  return (
    <>
      <PageHead title={t('admin.page.hours')} />
      <div class="adm-form adm-wide">
        <Section title={t('admin.hours.walkIns')} hint={t('admin.hours.walkInsHint')}>
          <Check
            label={t('admin.hours.always')}
            isChecked={hours === null}
            onChange={(isAlways) => edit((now) => ({ ...now, hours: isAlways ? null : USUAL_HOURS }))}
          />
          {hours !== null && (
            <WalkInHours
              hours={hours}
              isInvalid={(span, ...path) => isInvalid('hours', hours.indexOf(span), ...path)}
              onChange={(changed) => edit((now) => ({ ...now, hours: changed }))}
            />
          )}
        </Section>
        <Section title={t('admin.holidays')} hint={t('admin.holidaysHint')}>
          <Select
            label={t('admin.holidays.state')}
            value={calendar.holidaysOf ?? NO_STATE}
            options={[
              { value: NO_STATE, label: t('admin.holidays.none') },
              ...STATES.map((value) => ({ value, label: t(`admin.state.${value}`) })),
            ]}
            onChange={(state) =>
              edit((now) => ({ ...now, calendar: { ...now.calendar, holidaysOf: state === NO_STATE ? null : state } }))
            }
            error={isInvalid('calendar', 'holidaysOf') && t('admin.invalid.value')}
          />
        </Section>
        <Closures {...parts} />
      </div>
    </>
  );
};
