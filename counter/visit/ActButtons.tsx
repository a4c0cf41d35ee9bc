// The keys of a counter: always all of them, always at the same places (K12).
import { ActionButton } from '../parts/ActionButton';
import { useCounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';
import type { Act } from './acts';
import { NEXT_ID } from './Next';

const ActButton = ({ session, act, keysOn }: { session: CounterSession; act: Act; keysOn: boolean }) => (
  <ActionButton
    session={session}
    kind={act.isMain ? 'primary' : 'secondary'}
    class={`counter-act counter-act--${act.name}`}
    hindrance={act.hindrance}
    onPress={act.run}
    block
    {...(keysOn && { shortcut: act.key })}
    {...(act.name === 'next' && { describedBy: NEXT_ID })}
    title={act.more}
  >
    {act.words}
    {act.about && <span class="counter-act__about"> {act.about}</span>}
    {act.more && <span class="kern-sr-only"> {act.more}</span>}
  </ActionButton>
);

export const ActButtons = ({ session, acts, keysOn }: { session: CounterSession; acts: Act[]; keysOn: boolean }) => {
  const { t } = useCounterWords();
  return (
    <fieldset class="counter-acts" aria-busy={session.isBusy || session.isSettling}>
      <legend class="kern-sr-only">{t('counter.acts')}</legend>
      {acts.map((act) => (
        <ActButton key={act.name} session={session} act={act} keysOn={keysOn} />
      ))}
    </fieldset>
  );
};
