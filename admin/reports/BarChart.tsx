// Bars over time or kinds, drawn with d3's scales. A table beside it says the same.
import { scaleBand, scaleLinear } from 'd3-scale';

export type Series = { name: string; look: 'walkIns' | 'appointments' };
export type Bar = { label: string; values: readonly number[] };

type BarChartProps = {
  title: string;
  /** That the table says the same, for who cannot see it. */
  summary: string;
  series: readonly Series[];
  bars: readonly Bar[];
  /** On each other, or beside each other. */
  isStacked: boolean;
};

const WHOLE = 100;
const TICKS = 4;
const MOST_LABELS = 12;

const percent = (value: number): string => `${value.toFixed(2)}%`;

export const BarChart = ({ title, summary, series, bars, isStacked }: BarChartProps) => {
  const tops = bars.map(({ values }) => (isStacked ? values.reduce((sum, one) => sum + one, 0) : Math.max(...values)));
  const x = scaleBand(
    bars.map((_, i) => i),
    [0, WHOLE],
  )
    .paddingInner(0.25)
    .paddingOuter(0.15);
  const y = scaleLinear([0, Math.max(1, ...tops)], [0, WHOLE]).nice(TICKS);
  const within = scaleBand(
    series.map((_, i) => i),
    [0, x.bandwidth()],
  );
  const step = Math.ceil(bars.length / MOST_LABELS);
  const rectOf = (bar: number, one: number, { values }: Bar) => {
    const below = isStacked ? values.slice(0, one).reduce((sum, value) => sum + value, 0) : 0;
    const [bottom, top] = [y(below), y(below + (values[one] ?? 0))];
    return {
      x: percent((x(bar) ?? 0) + (isStacked ? 0 : (within(one) ?? 0))),
      width: percent(isStacked ? x.bandwidth() : within.bandwidth()),
      y: percent(WHOLE - top),
      height: percent(top - bottom),
    };
  };
  return (
    <div class="adm-bars" role="img" aria-label={`${title}. ${summary}`}>
      <p class="adm-bars__title" aria-hidden="true">
        <strong>{title}</strong>
        {series.map(({ name, look }) => (
          <span key={look} class={`adm-bars__key adm-bars__key--${look}`}>
            {name}
          </span>
        ))}
      </p>
      <svg class="adm-bars__plot" aria-hidden="true">
        {y.ticks(TICKS).map((tick) => (
          <g key={tick}>
            <line
              class="adm-bars__line"
              x1="0%"
              x2="100%"
              y1={percent(WHOLE - y(tick))}
              y2={percent(WHOLE - y(tick))}
            />
            <text class="adm-bars__tick" x="0%" y={percent(WHOLE - y(tick))} dx="-8" dy="5">
              {tick}
            </text>
          </g>
        ))}
        {bars.map((bar, i) => (
          <g key={bar.label}>
            {series.map(({ look }, one) => (
              <rect key={look} class={`adm-bars__bar adm-bars__bar--${look}`} {...rectOf(i, one, bar)} />
            ))}
            {i % step === 0 && (
              <text class="adm-bars__label" x={percent((x(i) ?? 0) + x.bandwidth() / 2)} y="100%" dy="20">
                {bar.label}
              </text>
            )}
          </g>
        ))}
      </svg>
    </div>
  );
};
