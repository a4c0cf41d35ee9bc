// The buttons of what can be done now, each with its key.
import { Press } from '../parts/ActionButton';
import { useCounterWords } from '../parts/words';
import type { Desk } from '../session/counterSession';
import type { Act } from './acts';
import { NEXT_ID } from './Next';

type ActButtonProps = { desk: Desk; act: Act; keysOn: boolean; kind: 'primary' | 'secondary' };

export const ActButton = ({ desk, act, keysOn, kind }: ActButtonProps) => (
  <Press
    desk={desk}
    kind={kind}
    class={`counter-act--${act.name}`}
    blocked={act.blocked}
    onPress={act.run}
    block
    {...(keysOn && { shortcut: act.key })}
    {...(act.name === 'next' && { describedBy: NEXT_ID })}
  >
    {act.words}
  </Press>
);

export const ActButtons = ({ desk, acts, keysOn }: { desk: Desk; acts: Act[]; keysOn: boolean }) => {
  const { t } = useCounterWords();
  return (
    <fieldset class="counter-acts" aria-busy={desk.isBusy}>
      <legend class="kern-sr-only">{t('counter.acts')}</legend>
      {acts.map((act, i) => (
        <ActButton key={act.name} desk={desk} act={act} keysOn={keysOn} kind={i === 0 ? 'primary' : 'secondary'} />
      ))}
    </fieldset>
  );
};
