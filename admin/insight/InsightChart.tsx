// Walk-ins of a day above the places that are offered and proposed, both over the same hours. The table says the same.
import { useAdminWords } from '../parts/words';
import { decimal } from './figures';
import { foldQuarters, type Quarter } from './slotAdvice';

const minuteOf = (time: string): number => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return 60 * hour + minute;
};

/** Minutes of the day that the chart shows, whole hours. */
type Axis = { from: number; to: number };

const axisOf = (quarters: readonly Quarter[]): Axis => ({
  from: 60 * Math.floor(Math.min(...quarters.map(({ from }) => minuteOf(from))) / 60),
  to: 60 * Math.ceil(Math.max(...quarters.map(({ to }) => minuteOf(to))) / 60),
});

const percentOf = (share: number): string => `${100 * share}%`;

type BarProps = { axis: Axis; span: Pick<Quarter, 'from' | 'to'>; share: number; class: string };

/** Stands on the ground; `share` of the height, 0 to 1. */
const Bar = ({ axis, span, share, ...rest }: BarProps) => {
  const wide = axis.to - axis.from;
  const [from, to] = [minuteOf(span.from), minuteOf(span.to)];
  return (
    <rect
      {...rest}
      x={percentOf((from - axis.from) / wide)}
      width={percentOf((to - from) / wide)}
      y={percentOf(1 - share)}
      height={percentOf(share)}
    />
  );
};

/** At most so many hours are written below. */
const MOST_LABELS = 12;

const Hours = ({ axis }: { axis: Axis }) => {
  const hours = (axis.to - axis.from) / 60;
  const step = Math.ceil(hours / MOST_LABELS);
  return (
    <ol class="adm-chart__hours">
      {Array.from({ length: Math.ceil(hours / step) }, (_, i) => (
        <li key={String(i)} style={{ width: percentOf(step / hours) }}>
          {axis.from / 60 + i * step}
        </li>
      ))}
    </ol>
  );
};

export const InsightChart = ({ quarters }: { quarters: readonly Quarter[] }) => {
  const words = useAdminWords();
  const { t } = words;
  const axis = axisOf(quarters);
  const spans = foldQuarters(quarters);
  const offers = foldQuarters(quarters.map((quarter) => ({ ...quarter, proposed: quarter.offered })));
  const mostWalkIns = Math.max(...quarters.map(({ walkIns }) => walkIns));
  const mostPlaces = Math.max(...spans.flatMap(({ offered, proposed }) => [offered, proposed]));
  return (
    <figure class="adm-chart" aria-hidden="true">
      <figcaption class="adm-chart__name">
        <span class="adm-chart__key adm-chart__key--walkIns">{t('admin.insight.walkIns')}</span>
        <span>{t('admin.insight.atMost', { count: decimal(words, mostWalkIns) })}</span>
      </figcaption>
      <svg class="adm-chart__bars adm-chart__bars--high" role="presentation">
        {quarters.map((quarter) => (
          <Bar
            key={quarter.from}
            axis={axis}
            span={quarter}
            share={mostWalkIns === 0 ? 0 : quarter.walkIns / mostWalkIns}
            class="adm-chart__walkIns"
          />
        ))}
      </svg>
      <p class="adm-chart__name">
        <span class="adm-chart__key adm-chart__key--proposed">{t('admin.insight.proposed')}</span>
        <span class="adm-chart__key adm-chart__key--offered">{t('admin.insight.offered')}</span>
        <span>{t('admin.insight.atMost', { count: mostPlaces })}</span>
      </p>
      <svg class="adm-chart__bars" role="presentation">
        {spans.map((span) => (
          <Bar key={span.from} axis={axis} span={span} share={span.proposed / mostPlaces} class="adm-chart__proposed" />
        ))}
        {offers.map((span) => (
          <Bar key={span.from} axis={axis} span={span} share={span.offered / mostPlaces} class="adm-chart__offered" />
        ))}
      </svg>
      <Hours axis={axis} />
    </figure>
  );
};
