// Check-in with the code of an appointment (C1): tapped, typed or scanned.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { SpokenRefusal } from '../shared/words';
import { Button } from '../ui/kit';
import { useWords } from '../ui/words';
import { CODE_LENGTH, CODE_LETTERS, codeOf } from './code';
import { Heading } from './Heading';
import { Refused } from './Refused';

type KeypadProps = { onKey: (letter: string) => void; onDelete: () => void };

const Keypad = ({ onKey, onDelete }: KeypadProps) => {
  const { t } = useWords();
  return (
    // The input keeps the focus: a scanner or a keyboard may go on where a finger began.
    <fieldset class="kiosk-keypad" onMouseDown={(event) => event.preventDefault()}>
      <legend class="kern-sr-only">{t('kiosk.keypad')}</legend>
      {[...CODE_LETTERS].map((letter) => (
        <button key={letter} type="button" class="kern-btn kern-btn--secondary" onClick={() => onKey(letter)}>
          <span class="kern-label">{letter}</span>
        </button>
      ))}
      <button type="button" class="kern-btn kern-btn--secondary" aria-label={t('kiosk.delete')} onClick={onDelete}>
        <span class="kern-icon kern-icon--arrow-back" aria-hidden="true" />
      </button>
    </fieldset>
  );
};

export type CheckInProps = {
  refusal: SpokenRefusal | null;
  isAsking: boolean;
  timeZone: string;
  onCode: (code: string) => void;
  /** C2: whoever is too early may draw a ticket instead. */
  onDrawInstead: () => void;
};

export const CheckIn = ({ refusal, isAsking, timeZone, onCode, onDrawInstead }: CheckInProps) => {
  const { t } = useWords();
  const [typed, setTyped] = useState('');
  const [isIncomplete, setIsIncomplete] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  // Also after a refusal: the button that was pressed could not keep the focus meanwhile.
  useEffect(() => {
    if (!isAsking) input.current?.focus();
  }, [isAsking]);
  const type = (text: string) => {
    setTyped(text.toUpperCase());
    setIsIncomplete(false);
  };
  const submit = (event: Event) => {
    event.preventDefault();
    const code = codeOf(typed);
    setIsIncomplete(code === null);
    setTyped(code ?? typed);
    if (code !== null) onCode(code);
  };
  return (
    <form class="kiosk-check-in" onSubmit={submit}>
      <div class="kiosk-check-in__said">
        <Heading>{t('kiosk.haveAppointment')}</Heading>
        <label class="kiosk-lead" for="code">
          {t('kiosk.code')}
        </label>
        <input
          id="code"
          class="kiosk-code"
          ref={input}
          value={typed}
          inputMode="none"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          aria-describedby="code-hint"
          aria-invalid={isIncomplete}
          onInput={(event) => type(event.currentTarget.value)}
        />
        <p id="code-hint" class="kiosk-hint" role="status">
          {isIncomplete ? t('kiosk.codeIncomplete') : t('kiosk.codeHint')}
        </p>
        <Refused refusal={refusal} timeZone={timeZone} />
        {refusal?.code === 'tooEarly' && (
          <Button kind="secondary" block onClick={onDrawInstead}>
            {t('kiosk.drawInstead')}
          </Button>
        )}
      </div>
      <Keypad
        onKey={(letter) => type((typed.length >= CODE_LENGTH ? '' : typed) + letter)}
        onDelete={() => type(typed.slice(0, -1))}
      />
      <Button block type="submit" class="kiosk-go" disabled={isAsking}>
        {isAsking ? t('common.wait') : t('kiosk.checkIn')}
      </Button>
    </form>
  );
};
