// Check-in with the code of an appointment (C1), or of a number from home (W26): tapped, typed or scanned.
import { useLayoutEffect, useState } from 'preact/hooks';
import type { KioskView, Snapshot } from '../../shared/protocol';
import type { SpokenRefusal } from '../../shared/words';
import { Button } from '../../ui/kit';
import { Heading } from '../parts/Heading';
import { Refused } from '../parts/Refused';
import { useKioskWords } from '../parts/words';
import type { Scanned } from '../visitor';
import { CODE_LENGTH, codeOf } from './code';
import { DrawInstead } from './DrawInstead';
import { Keypad } from './Keypad';
import { SpelledField } from './SpelledField';

export type CheckInProps = {
  snapshot: Snapshot<KioskView>;
  refusal: SpokenRefusal | null;
  isAsking: boolean;
  isHome: boolean;
  scanned: Scanned;
  onCode: (code: string) => void;
  onPick: () => void;
  onDrawInstead: () => void;
};

type Hint = 'hint' | 'incomplete' | 'none';

/** What is said of the code of an appointment, and of that of a number from home. */
const SAID = {
  appointment: { title: 'kiosk.haveAppointment', code: 'kiosk.code', hint: 'kiosk.codeHint' },
  home: { title: 'kiosk.haveHomeNumber', code: 'kiosk.homeCode', hint: 'kiosk.homeCodeHint' },
} as const;

/** What stands in the field: what was tapped or typed last, or scanned. */
const useCode = (scanned: Scanned, onCode: (code: string) => void) => {
  const [typed, setTyped] = useState('');
  const [hint, setHint] = useState<Hint>('hint');
  useLayoutEffect(() => {
    if (scanned === null) return;
    setTyped(scanned.code ?? '');
    setHint(scanned.code === null ? 'none' : 'hint');
  }, [scanned]);
  const type = (text: string) => {
    setTyped(text.toUpperCase());
    setHint('hint');
  };
  const submit = (event: Event) => {
    event.preventDefault();
    const code = codeOf(typed);
    setHint(code === null ? 'incomplete' : 'hint');
    setTyped(code ?? typed);
    if (code !== null) onCode(code);
  };
  return { typed, hint, type, submit };
};

export const CheckIn = ({ snapshot, refusal, isAsking, isHome, scanned, ...acts }: CheckInProps) => {
  const { onCode, onPick, onDrawInstead } = acts;
  const { t } = useKioskWords();
  const said = SAID[isHome ? 'home' : 'appointment'];
  const { typed, hint, type, submit } = useCode(scanned, onCode);
  const hints = { hint: said.hint, incomplete: 'kiosk.codeIncomplete', none: 'kiosk.noCodeInIt' } as const;
  return (
    <form class="kiosk-check-in" onSubmit={submit}>
      <div class="kiosk-check-in__said">
        <Heading>{t(said.title)}</Heading>
        <SpelledField
          id="code"
          label={t(said.code)}
          value={typed}
          isAsking={isAsking}
          isInvalid={hint === 'incomplete'}
          onInput={type}
        />
        <p id="code-hint" class="kiosk-hint" role="status">
          {refusal === null && t(hints[hint])}
        </p>
        <Refused refusal={refusal} snapshot={snapshot} />
        <div class="kiosk-check-in__ways">
          <DrawInstead refusal={refusal} view={snapshot.view} onDrawInstead={onDrawInstead} />
          {!isHome && snapshot.view.checkInByList !== 'off' && (
            <Button kind="secondary" block onClick={onPick}>
              {t('kiosk.withoutCode')}
            </Button>
          )}
        </div>
      </div>
      <Keypad
        onKey={(letter) => typed.length < CODE_LENGTH && type(typed + letter)}
        onDelete={() => type(typed.slice(0, -1))}
      />
      <Button block type="submit" class="kiosk-go" blocked={isAsking}>
        {isAsking ? t('common.wait') : t('kiosk.checkIn')}
      </Button>
    </form>
  );
};
