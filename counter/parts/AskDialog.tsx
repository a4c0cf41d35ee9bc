// A dialog of the counter: says in itself why what was asked in it was not done.
import type { ComponentChildren } from 'preact';
import { Button, Dialog, StatusText } from '../../ui/kit';
import type { CounterSession } from '../session/counterSession';
import { ActionButton } from './ActionButton';
import { Refused } from './Refused';
import { Told } from './Told';
import { useCounterWords } from './words';

export type AskDialogProps = { session: CounterSession; title: string; children: ComponentChildren };

export const AskDialog = ({ session, title, children }: AskDialogProps) => {
  const { t } = useCounterWords();
  return (
    <Dialog title={title} onClose={() => session.open(null)}>
      {children}
      {!session.isOnline && <StatusText kind="warning">{t('common.offline')}</StatusText>}
      <Refused session={session} />
      <Told told={session.told} />
    </Dialog>
  );
};

/** Leaves a dialog that only tells something. It comes before all acts, so that Enter pressed twice does none of them. */
export const Settled = ({ session }: { session: CounterSession }) => {
  const { t } = useCounterWords();
  return <Button onClick={() => session.open(null)}>{t('counter.fine')}</Button>;
};

export type SuggestionsProps = {
  session: CounterSession;
  suggestions: string[];
  onChoose: (suggestion: string, place: number) => void;
};

/** The usual answers, each one press. */
export const Suggestions = ({ session, suggestions, onChoose }: SuggestionsProps) => {
  const { t } = useCounterWords();
  return (
    <fieldset class="counter-suggestions">
      <legend class="kern-sr-only">{t('counter.suggestions')}</legend>
      {suggestions.map((suggestion, place) => (
        // By place: a suggestion that names a time changes with it, and its button stays.
        <ActionButton key={place} session={session} kind="secondary" onPress={() => onChoose(suggestion, place)}>
          {suggestion}
        </ActionButton>
      ))}
    </fieldset>
  );
};
