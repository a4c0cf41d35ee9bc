// Where one is: the three steps, and the question of this one, which gets the focus when one comes here.
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useBookingWords } from '../../parts/words';
import { Icon } from './kit';
import { STEPS, type Step } from './steps';

const Trail = ({ step }: { step: Step }) => {
  const { t } = useBookingWords();
  const at = STEPS.indexOf(step);
  return (
    <ol class="book-steps" aria-label={t('book.steps')}>
      {STEPS.map((each, i) => (
        <li
          key={each}
          class={`book-steps__step${i < at ? ' book-steps__step--done' : ''}`}
          {...(i === at && { 'aria-current': 'step' })}
        >
          <span class="book-steps__number" aria-hidden="true">
            {i < at ? <Icon name="check" size="small" /> : i + 1}
          </span>
          <span class="book-steps__name">
            {t(`book.${each}`)}
            {i < at && <span class="kern-sr-only"> ({t('book.stepDone')})</span>}
          </span>
        </li>
      ))}
    </ol>
  );
};

export type StepHeadProps = {
  step: Step;
  question: string;
  /** A move has one question less: no trail is shown. */
  hasTrail: boolean;
  /** False on the page's first step, where a browser reads from the top anyway. */
  takesFocus: boolean;
};

export const StepHead = ({ step, question, hasTrail, takesFocus }: StepHeadProps) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    if (!takesFocus) return;
    scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <>
      {hasTrail && <Trail step={step} />}
      <h1 class="kern-heading-large book-question" tabIndex={-1} ref={heading}>
        {question}
      </h1>
    </>
  );
};
