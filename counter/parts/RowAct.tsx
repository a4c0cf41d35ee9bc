// A small button at the end of a row; screen readers also hear what the row is about.
import type { CounterSession } from '../session/counterSession';
import { ActionButton } from './ActionButton';
import { useCounterWords } from './words';

export type RowActProps = {
  session: CounterSession;
  /** What the button says. */
  act: string;
  /** What the row is about: a number, a name. */
  about: string;
  onPress: () => void;
};

export const RowAct = ({ session, act, about, onPress }: RowActProps) => {
  const { t } = useCounterWords();
  return (
    <ActionButton
      session={session}
      kind="secondary"
      class="kern-btn--x-small"
      label={t('counter.about', { act, number: about })}
      onPress={onPress}
    >
      {act}
    </ActionButton>
  );
};
