// The buttons of what can be done now, each with its key.
import { ActionButton } from '../parts/ActionButton';
import { useCounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';
import type { Act } from './acts';
import { NEXT_ID } from './Next';

type ActButtonProps = { session: CounterSession; act: Act; keysOn: boolean; kind: 'primary' | 'secondary' };

export const ActButton = ({ session, act, keysOn, kind }: ActButtonProps) => (
  <ActionButton
    session={session}
    kind={kind}
    class={`counter-act--${act.name}`}
    blocked={act.blocked}
    onPress={act.run}
    block
    {...(keysOn && { shortcut: act.key })}
    {...(act.name === 'next' && { describedBy: NEXT_ID })}
  >
    {act.words}
  </ActionButton>
);

export const ActButtons = ({ session, acts, keysOn }: { session: CounterSession; acts: Act[]; keysOn: boolean }) => {
  const { t } = useCounterWords();
  return (
    <fieldset class="counter-acts" aria-busy={session.isBusy}>
      <legend class="kern-sr-only">{t('counter.acts')}</legend>
      {acts.map((act, i) => (
        <ActButton
          key={act.name}
          session={session}
          act={act}
          keysOn={keysOn}
          kind={i === 0 ? 'primary' : 'secondary'}
        />
      ))}
    </fieldset>
  );
};
