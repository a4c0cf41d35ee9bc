// The letters and digits of codes, or of names, to be tapped.
import { useKioskWords } from '../parts/words';
import { CODE_LETTERS } from './code';
import { signName } from './signs';

export type KeypadProps = {
  letters?: string;
  /** Between names. */
  hasBlank?: boolean;
  onKey: (letter: string) => void;
  onDelete: () => void;
};

export const Keypad = ({ letters = CODE_LETTERS, hasBlank, onKey, onDelete }: KeypadProps) => {
  const { t } = useKioskWords();
  return (
    // The input keeps the focus: a scanner or a keyboard may go on where a finger began.
    <fieldset class="kiosk-keypad" onMouseDown={(event) => event.preventDefault()}>
      <legend class="kern-sr-only">{t('kiosk.keypad')}</legend>
      {[...letters].map((letter) => (
        <button
          key={letter}
          type="button"
          class="kern-btn kern-btn--secondary"
          aria-label={signName(t, letter)}
          onClick={() => onKey(letter)}
        >
          <span class="kern-label">{letter}</span>
        </button>
      ))}
      {hasBlank && (
        <button type="button" class="kern-btn kern-btn--secondary" onClick={() => onKey(' ')}>
          <span class="kern-label">{t('kiosk.blank')}</span>
        </button>
      )}
      <button type="button" class="kern-btn kern-btn--secondary" aria-label={t('kiosk.delete')} onClick={onDelete}>
        <span class="kern-icon kern-icon--arrow-back" aria-hidden="true" />
      </button>
    </fieldset>
  );
};
