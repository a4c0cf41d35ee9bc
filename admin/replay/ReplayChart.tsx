// Mean waits as they were and with the change, as bars side by side. The table beside it says the same.
import { useAdminWords } from '../parts/words';
import { minutesText } from './phrases';

export type Pair = {
  label: string;
  before: number | null;
  after: number | null;
  /** Between which two minutes `after` lies in eight of ten draws. */
  range?: { low: number; high: number };
};

const percentOf = (share: number): string => `${Math.min(100, 100 * share).toFixed(2)}%`;

type Scaled = { most: number };

const Bar = ({ minutes, most, kind }: Scaled & { minutes: number; kind: 'before' | 'after' }) => (
  <rect
    class={`adm-replay__${kind}`}
    x="0"
    y={kind === 'before' ? 2 : 20}
    width={percentOf(minutes / most)}
    height="16"
  />
);

/** On a ground of its own, so that it is seen on the bar as well. */
const Whisker = ({ low, high, most }: Scaled & { low: number; high: number }) => (
  <>
    <Span low={low} high={high} most={most} class="adm-replay__rangeGround" />
    <Span low={low} high={high} most={most} class="adm-replay__range" />
  </>
);

const Span = ({ low, high, most, ...rest }: Scaled & { low: number; high: number; class: string }) => (
  <g {...rest}>
    <line x1={percentOf(low / most)} x2={percentOf(high / most)} y1="28" y2="28" />
    {[low, high].map((at, i) => (
      <line key={String(i)} x1={percentOf(at / most)} x2={percentOf(at / most)} y1="23" y2="33" />
    ))}
  </g>
);

export const ReplayChart = ({ pairs }: { pairs: readonly Pair[] }) => {
  const words = useAdminWords();
  const { t } = words;
  const most = Math.max(1, ...pairs.flatMap(({ before, after, range }) => [before ?? 0, after ?? 0, range?.high ?? 0]));
  return (
    <figure class="adm-chart adm-replay__chart" aria-hidden="true">
      <figcaption class="adm-chart__name">
        <span class="adm-chart__key adm-replay__key--before">{t('admin.replay.before')}</span>
        <span class="adm-chart__key adm-replay__key--after">{t('admin.replay.after')}</span>
      </figcaption>
      {pairs.map(({ label, before, after, range }) => (
        <div class="adm-replay__row" key={label}>
          <span class="adm-replay__label">{label}</span>
          <svg class="adm-replay__bars" role="presentation">
            {before !== null && <Bar minutes={before} most={most} kind="before" />}
            {after !== null && <Bar minutes={after} most={most} kind="after" />}
            {range && <Whisker {...range} most={most} />}
          </svg>
          <span class="adm-replay__values">
            <span>{before === null ? '–' : minutesText(words, before)}</span>
            <span>{after === null ? '–' : minutesText(words, after)}</span>
          </span>
        </div>
      ))}
    </figure>
  );
};
