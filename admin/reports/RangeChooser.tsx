// Which days a report is about: the usual ranges in one click, any other by two dates.
import { useLayoutEffect, useState } from 'preact/hooks';
import { monthOf, type Range, weekOf } from '../../shared/figures/reports';
import { dayAfter } from '../../shared/time';
import { Button, Field } from '../../ui/kit';
import { hrefTo } from '../draft/routes';
import { addressOf } from './address';
import { useFigureWords } from './words';

/** R2: the weeks that a demonstration has in its past. */
const PUBLISHED: Range = { from: '2017-11-06', to: '2017-11-19' };

const rangesOf = (today: string) => {
  const [week, month, year] = [weekOf(today), monthOf(today), today.slice(0, 4)];
  const yearOf = (one: string | number): Range => ({ from: `${one}-01-01`, to: `${one}-12-31` });
  return {
    today: { from: today, to: today },
    thisWeek: week,
    lastWeek: weekOf(dayAfter(week.from, -1)),
    thisMonth: month,
    lastMonth: monthOf(dayAfter(month.from, -1)),
    thisYear: yearOf(year),
    lastYear: yearOf(Number(year) - 1),
  };
};
const NAMES = ['today', 'thisWeek', 'lastWeek', 'thisMonth', 'lastMonth', 'thisYear', 'lastYear'] as const;

type ChooserProps = { range: Range; today: string; isDemonstration: boolean };

export const RangeChooser = ({ range, today, isDemonstration }: ChooserProps) => {
  const { t } = useFigureWords();
  const [typed, setTyped] = useState(range);
  // Before it is shown: later it would take back what is typed at once.
  useLayoutEffect(() => setTyped(range), [range.from, range.to]);
  const ranges = rangesOf(today);
  const isShown = ({ from, to }: Range) => from === range.from && to === range.to;
  const link = (name: string, to: Range) => (
    <li key={name}>
      <a class="kern-link" href={hrefTo('reports', addressOf(to))} {...(isShown(to) && { 'aria-current': 'true' })}>
        {name}
      </a>
    </li>
  );
  return (
    <form
      class="adm-range"
      aria-label={t('figures.range')}
      onSubmit={(event) => {
        event.preventDefault();
        location.hash = hrefTo('reports', addressOf(typed));
      }}
    >
      <ul class="adm-range__usual">
        {NAMES.map((name) => link(t(`figures.range.${name}`), ranges[name]))}
        {isDemonstration && link(t('figures.range.published'), PUBLISHED)}
      </ul>
      <div class="adm-range__dates">
        <Field
          type="date"
          required
          label={t('figures.range.from')}
          value={typed.from}
          onInput={(from) => setTyped((before) => ({ ...before, from }))}
        />
        <Field
          type="date"
          required
          label={t('figures.range.to')}
          value={typed.to}
          min={typed.from}
          onInput={(to) => setTyped((before) => ({ ...before, to }))}
        />
        <Button kind="secondary" type="submit">
          {t('figures.range.show')}
        </Button>
      </div>
    </form>
  );
};
