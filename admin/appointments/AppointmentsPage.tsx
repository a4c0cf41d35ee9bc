// A2, A5, X1: when there are appointments, how many, how far ahead, and what stays of them.
import { Select } from '../../ui/kit';
import type { PageParts } from '../draft/page';
import type { Draft } from '../draft/useDraft';
import { Check, Group } from '../fields/Checks';
import { NumberField } from '../fields/NumberField';
import { WeekHours } from '../fields/WeekHours';
import { Exceptions } from '../hours/Exceptions';
import { PlacesFields, USUAL_SPAN } from '../hours/PlacesFields';
import { PageHead } from '../parts/Parts';
import { Section } from '../parts/Section';
import { useAdminWords } from '../parts/words';
import { lettersForAppointments } from '../services/ticketLetters';
import type { AppointmentParts, AppointmentSettings } from './appointmentParts';
import { CheckInSection } from './CheckInSection';
import { DayPreview } from './DayPreview';

import { Releases } from './Releases';

const GRIDS = ['5', '10', '15', '20', '30', '60'] as const;
const GRID_OF = { '5': 5, '10': 10, '15': 15, '20': 20, '30': 30, '60': 60 } as const;
const gridKey = (gridMin: AppointmentSettings['gridMin']) => GRIDS.find((key) => GRID_OF[key] === gridMin) ?? '10';

/** Numbers, each with what is allowed. */
const BOOKING = [
  ['noticeMin', 0, 43_200],
  ['holdMin', 1, 60],
  ['mostPersons', 1, 20],
  ['mostServices', 1, 5],
  ['perEmailAndDay', 1, 50],
  ['perEmail', 1, 200],
  ['remindHours', 0, 336],
  ['lettersPerDay', 1, 100],
  ['perNetworkAndHour', 1, 10_000],
  ['perNetworkAndDay', 1, 10_000],
  ['unusualPerHour', 2, 10_000],
] as const;

const Week = ({ appointments, isInvalid, onChange }: AppointmentParts) => {
  const { t } = useAdminWords();
  const { hours, gridMin } = appointments;
  const isSpanInvalid = (span: (typeof hours)[number]): Draft['isInvalid'] => {
    const place = hours.indexOf(span);
    return (...path) => isInvalid('hours', place, ...path);
  };
  return (
    <Section title={t('admin.week')} hint={t('admin.weekHint')}>
      <WeekHours
        hours={hours}
        fresh={{ weekday: 1, ...USUAL_SPAN }}
        onChange={(changed) => onChange({ hours: changed })}
        isInvalid={(span, ...path) => isSpanInvalid(span)(...path)}
        more={(span, change) => <PlacesFields span={span} onChange={change} isInvalid={isSpanInvalid(span)} />}
      />
      <Select
        label={t('admin.grid')}
        hint={t('admin.gridHint')}
        value={gridKey(gridMin)}
        options={GRIDS.map((value) => ({ value, label: t('admin.grid.every', { count: value }) }))}
        onChange={(key) => onChange({ gridMin: GRID_OF[key] })}
        error={isInvalid('gridMin') && t('admin.invalid.value')}
      />
    </Section>
  );
};

const Rules = ({ appointments, isInvalid, onChange }: AppointmentParts) => {
  const { t } = useAdminWords();
  const { freeAgainMin } = appointments;
  const isTurned = freeAgainMin.least > freeAgainMin.most;
  return (
    <Section title={t('admin.rules')}>
      <div class="adm-pair">
        {BOOKING.map(([key, min, max]) => (
          <NumberField
            key={key}
            label={t(`admin.appointments.${key}`)}
            hint={t(`admin.appointments.${key}Hint`)}
            value={appointments[key]}
            min={min}
            max={max}
            onChange={(value) => onChange({ [key]: value })}
            isInvalid={isInvalid(key)}
          />
        ))}
      </div>
      <Check
        label={t('admin.appointments.fullHouseClosesToday')}
        isChecked={appointments.fullHouseClosesToday}
        onChange={(fullHouseClosesToday) => onChange({ fullHouseClosesToday })}
        error={isInvalid('fullHouseClosesToday') && t('admin.invalid.value')}
      />
      <Group
        legend={t('admin.freeAgain')}
        hint={t('admin.freeAgainHint')}
        error={isTurned && !isInvalid('freeAgainMin') && t('admin.invalid.freeAgain')}
      >
        <div class="adm-pair">
          {(['least', 'most'] as const).map((key) => (
            <NumberField
              key={key}
              label={t(`admin.freeAgain.${key}`)}
              value={freeAgainMin[key]}
              min={0}
              max={1440}
              onChange={(value) => onChange({ freeAgainMin: { ...freeAgainMin, [key]: value } })}
              isInvalid={isInvalid('freeAgainMin', key)}
              invalid={isTurned && t('admin.invalid.freeAgain')}
            />
          ))}
        </div>
      </Group>
    </Section>
  );
};

const Privacy = ({ appointments, isInvalid, onChange }: AppointmentParts) => {
  const { t } = useAdminWords();
  return (
    <Section title={t('admin.privacy')}>
      <NumberField
        label={t('admin.keepDays')}
        hint={t('admin.keepDaysHint')}
        value={appointments.keepDays}
        min={0}
        max={365}
        onChange={(keepDays) => onChange({ keepDays })}
        isInvalid={isInvalid('keepDays')}
      />
    </Section>
  );
};

export const AppointmentsPage = (parts: PageParts) => {
  const { t } = useAdminWords();
  const { settings, edit, isInvalid } = parts.draft;
  const own: AppointmentParts = {
    appointments: settings.appointments,
    isInvalid: (...path) => isInvalid('appointments', ...path),
    onChange: (part) => edit((now) => ({ ...now, appointments: { ...now.appointments, ...part } })),
  };
  return (
    <>
      <PageHead title={t('admin.page.appointments')} />
      <div class="adm-form adm-wide">
        <Week {...own} />
        <Exceptions {...parts} />
        <DayPreview {...parts} />
        <Releases {...own} />
        <Rules {...own} />
        <CheckInSection {...parts} />
        <Privacy {...own} />
        <Section title={t('admin.appointmentLetter')}>
          <Select
            label={t('admin.col.letter')}
            hint={t('admin.appointmentLetterHint')}
            value={settings.appointmentLetter}
            options={lettersForAppointments(settings).map((value) => ({ value, label: value }))}
            onChange={(appointmentLetter) => edit((now) => ({ ...now, appointmentLetter }))}
            error={isInvalid('appointmentLetter') && t('admin.invalid.letter')}
          />
        </Section>
      </div>
    </>
  );
};
