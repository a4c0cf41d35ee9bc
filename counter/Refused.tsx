// Why the last act was not done, calmly and where it is read aloud.

import { Alert } from '../ui/kit';
import { refusalPhrase } from '../ui/phrases';
import { useWords } from '../ui/words';
import type { Desk } from './desk';

export const Refused = ({ desk: { refused, view } }: { desk: Desk }) => {
  const words = useWords();
  if (refused === null) return null;
  return (
    <Alert key={refused.turn} kind="warning" title={refusalPhrase(words, refused.refusal, view.office.timeZone)} />
  );
};
