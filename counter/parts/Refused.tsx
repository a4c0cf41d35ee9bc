// Why the last act was not done, calmly and where it is read aloud.
import { Alert } from '../../ui/kit';
import { refusalPhrase } from '../../ui/phrases';
import type { CounterSession } from '../session/counterSession';
import { useCounterWords } from './words';

export const Refused = ({ session: { refused, view } }: { session: CounterSession }) => {
  const words = useCounterWords();
  if (refused === null) return null;
  return (
    <Alert key={refused.turn} kind="warning" title={refusalPhrase(words, refused.refusal, view.office.timeZone)} />
  );
};
