// A dialog of the counter: says in itself why what was asked in it was not done.
import type { ComponentChildren } from 'preact';
import { Button, Dialog, StatusText } from '../../ui/kit';
import type { Desk } from '../session/counterSession';
import { Press } from './ActionButton';
import { Refused } from './Refused';
import { useCounterWords } from './words';

export type AskDialogProps = { desk: Desk; title: string; children: ComponentChildren };

export const AskDialog = ({ desk, title, children }: AskDialogProps) => {
  const { t } = useCounterWords();
  return (
    <Dialog title={title} onClose={() => desk.open(null)}>
      {children}
      {!desk.isOnline && <StatusText kind="warning">{t('common.offline')}</StatusText>}
      <Refused desk={desk} />
    </Dialog>
  );
};

/** Leaves a dialog that only tells something. It comes before all acts, so that Enter pressed twice does none of them. */
export const Settled = ({ desk }: { desk: Desk }) => {
  const { t } = useCounterWords();
  return <Button onClick={() => desk.open(null)}>{t('counter.fine')}</Button>;
};

export type SuggestionsProps = {
  desk: Desk;
  suggestions: string[];
  onChoose: (suggestion: string, place: number) => void;
};

/** The usual answers, each one press. */
export const Suggestions = ({ desk, suggestions, onChoose }: SuggestionsProps) => {
  const { t } = useCounterWords();
  return (
    <fieldset class="counter-suggestions">
      <legend class="kern-sr-only">{t('counter.suggestions')}</legend>
      {suggestions.map((suggestion, place) => (
        // By place: a suggestion that names a time changes with it, and its button stays.
        <Press key={place} desk={desk} kind="secondary" onPress={() => onChoose(suggestion, place)}>
          {suggestion}
        </Press>
      ))}
    </fieldset>
  );
};
