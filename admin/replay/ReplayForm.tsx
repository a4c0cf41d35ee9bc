// R11: the question to the past: what is to be otherwise, and on which weekdays.
import type { ReplayChange } from '../../shared/replay/replay';
import { weekdayName } from '../../ui/days';
import { Field, Select } from '../../ui/kit';
import { Check, Group } from '../fields/Checks';
import { type AdminWords, useAdminWords } from '../parts/words';

export const UNCHANGED: ReplayChange = {
  ...{ weekdays: [1, 2, 3, 4, 5, 6, 7], counters: 0, from: '00:00', to: '23:59', opensMin: 0, closesMin: 0 },
  ...{ bookedPercent: null, places: 0, visitorsPercent: 0 },
};

const COUNTERS = [-3, -2, -1, 0, 1, 2, 3];
const HOURS_MIN = [-180, -120, -60, -30, 0, 30, 60, 120, 180];
const PLACES = [0, 1, 2, 3, 4, 5];
const BOOKED = [10, 15, 20, 25, 30, 40, 50, 60, 75, 90];
const VISITORS = [-50, -30, -20, -10, 0, 10, 20, 30, 50];
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

type ChoiceProps = {
  label: string;
  hint?: string;
  value: number;
  values: readonly number[];
  phrase: (value: number) => string;
  onChange: (value: number) => void;
};

const Choice = ({ values, value, phrase, onChange, ...rest }: ChoiceProps) => (
  <Select
    {...rest}
    value={String(value)}
    options={values.map((one) => ({ value: String(one), label: phrase(one) }))}
    onChange={(chosen) => onChange(Number(chosen))}
  />
);

/** 'wie es war', or so many more or fewer. */
export const countersPhrase = ({ t, count }: AdminWords, counters: number): string => {
  if (counters === 0) return t('admin.replay.asItWas');
  return count(counters < 0 ? 'admin.replay.counters.fewer' : 'admin.replay.counters.more', Math.abs(counters));
};

const hoursPhrase = ({ t }: AdminWords, minutes: number): string => {
  if (minutes === 0) return t('admin.replay.asItWas');
  return t(minutes < 0 ? 'admin.replay.hours.earlier' : 'admin.replay.hours.later', { count: Math.abs(minutes) });
};

const visitorsPhrase = ({ t }: AdminWords, percent: number): string => {
  if (percent === 0) return t('admin.replay.asItWas');
  return t(percent < 0 ? 'admin.replay.visitors.fewer' : 'admin.replay.visitors.more', { count: Math.abs(percent) });
};

type FormProps = { change: ReplayChange; onChange: (change: ReplayChange) => void };

export const ReplayForm = ({ change, onChange }: FormProps) => {
  const words = useAdminWords();
  const { t, count, language } = words;
  const set = (some: Partial<ReplayChange>) => onChange({ ...change, ...some });
  const toggle = (weekday: number, isChosen: boolean) =>
    set({ weekdays: WEEKDAYS.filter((one) => (one === weekday ? isChosen : change.weekdays.includes(one))) });
  return (
    <>
      <div class="adm-replay__fields">
        <Choice
          label={t('admin.replay.counters')}
          value={change.counters}
          values={COUNTERS}
          phrase={(value) => countersPhrase(words, value)}
          onChange={(counters) => set({ counters })}
        />
        {change.counters !== 0 && (
          <>
            <Field type="time" label={t('admin.span.from')} value={change.from} onInput={(from) => set({ from })} />
            <Field type="time" label={t('admin.span.to')} value={change.to} onInput={(to) => set({ to })} />
          </>
        )}
        <Choice
          label={t('admin.replay.opens')}
          value={change.opensMin}
          values={HOURS_MIN}
          phrase={(value) => hoursPhrase(words, value)}
          onChange={(opensMin) => set({ opensMin })}
        />
        <Choice
          label={t('admin.replay.closes')}
          value={change.closesMin}
          values={HOURS_MIN}
          phrase={(value) => hoursPhrase(words, value)}
          onChange={(closesMin) => set({ closesMin })}
        />
        <Choice
          label={t('admin.replay.booked')}
          value={change.bookedPercent ?? 0}
          values={[0, ...BOOKED]}
          phrase={(value) => (value === 0 ? t('admin.replay.asItWas') : t('admin.replay.percent', { count: value }))}
          onChange={(percent) => set({ bookedPercent: percent === 0 ? null : percent })}
        />
        <Choice
          label={t('admin.replay.places')}
          value={change.places}
          values={PLACES}
          phrase={(value) => (value === 0 ? t('admin.replay.asItWas') : count('admin.replay.placesMore', value))}
          onChange={(places) => set({ places })}
        />
        <Choice
          label={t('admin.replay.visitors')}
          value={change.visitorsPercent}
          values={VISITORS}
          phrase={(value) => visitorsPhrase(words, value)}
          onChange={(visitorsPercent) => set({ visitorsPercent })}
        />
      </div>
      <Group legend={t('admin.replay.weekdays')} error={change.weekdays.length === 0 && t('admin.replay.noWeekday')}>
        <div class="adm-replay__weekdays">
          {WEEKDAYS.map((weekday) => (
            <Check
              key={weekday}
              label={weekdayName(weekday, language)}
              isChecked={change.weekdays.includes(weekday)}
              onChange={(isChosen) => toggle(weekday, isChosen)}
            />
          ))}
        </div>
      </Group>
    </>
  );
};
