// The steps of a booking as pages of the browser's history, so that its back button leads where people expect.
import { useEffect, useState } from 'preact/hooks';

export const STEPS = ['what', 'when', 'who'] as const;
export type Step = (typeof STEPS)[number];

const stepOf = (state: unknown): Step | null =>
  typeof state === 'object' && state !== null && 'step' in state
    ? (STEPS.find((step) => step === state.step) ?? null)
    : null;

export type Start = {
  /** The step of a page that has just been opened. */
  first: Step;
  /** The one that back leads to from there. */
  behind: Step | null;
};

/**
 * The step that is shown, and the way to another one: forward as a new page, back as the browser's own button.
 * `reach` is the step that one can be on, for one that was wished.
 */
export const useSteps = ({ first, behind }: Start, reach: (step: Step) => Step): [Step, (to: Step) => void] => {
  const [wished, setWished] = useState(() => stepOf(history.state) ?? first);
  const step = reach(wished);
  useEffect(() => {
    const known = stepOf(history.state);
    if (known === step) return;
    if (known !== null || behind === null || step === behind) return history.replaceState({ step }, '');
    history.replaceState({ step: behind }, '');
    history.pushState({ step }, '');
  }, [step]);
  useEffect(() => {
    const follow = ({ state }: PopStateEvent) => setWished(stepOf(state) ?? first);
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, [first]);
  const go = (to: Step) => {
    const steps = STEPS.indexOf(to) - STEPS.indexOf(step);
    if (steps < 0) return history.go(steps);
    if (steps === 0) return;
    history.pushState({ step: to }, '');
    setWished(to);
  };
  return [step, go];
};
