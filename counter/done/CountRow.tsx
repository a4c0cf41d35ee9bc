// One row of what is counted: its name, one fewer, how many, one more.
import { useCounterWords } from '../parts/words';

type CountRowProps = {
  name: string;
  lang: 'de' | null;
  count: number;
  least: number;
  /** The keys + and − change this one. */
  isChosen: boolean;
  onStep: (by: 1 | -1) => void;
};

export const CountRow = ({ name, lang, count, least, isChosen, onStep }: CountRowProps) => {
  const { t } = useCounterWords();
  return (
    <li class="counter-count" {...(isChosen && { 'aria-current': true })}>
      <span class="counter-count__name" {...(lang && { lang })}>
        {name}
      </span>
      <button
        type="button"
        class="kern-btn kern-btn--secondary"
        aria-label={t('counter.done.fewer', { what: name })}
        aria-disabled={count <= least}
        onClick={() => count > least && onStep(-1)}
      >
        <span aria-hidden="true">−</span>
      </button>
      <span class="counter-count__number">{count}</span>
      <button
        type="button"
        class="kern-btn kern-btn--secondary"
        aria-label={t('counter.done.more', { what: name })}
        onClick={() => onStep(1)}
      >
        <span aria-hidden="true">+</span>
      </button>
    </li>
  );
};
