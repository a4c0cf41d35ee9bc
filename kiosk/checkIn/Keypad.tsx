// The letters and digits of codes, or of names, to be tapped.
import { useState } from 'preact/hooks';
import { useKioskWords } from '../parts/words';
import { CODE_LETTERS } from './code';
import { FOREIGN } from './letters';
import { signName } from './signs';

export type KeypadProps = {
  letters?: string;
  /** Names from elsewhere have others, which take the place of these at a touch. */
  hasForeign?: boolean;
  /** Between names. */
  hasBlank?: boolean;
  onKey: (letter: string) => void;
  onDelete: () => void;
};

/** How many rows of keys there are at most; below letters from elsewhere there is one of what is no letter. */
const rowsOf = (letters: string, hasForeign: boolean, hasBlank: boolean): number =>
  hasForeign
    ? Math.ceil(Math.max(letters.length, FOREIGN.length) / 9) + 1
    : Math.ceil((letters.length + (hasBlank ? 2 : 1)) / 8);

export const Keypad = ({
  letters = CODE_LETTERS,
  hasForeign = false,
  hasBlank = false,
  onKey,
  onDelete,
}: KeypadProps) => {
  const { t } = useKioskWords();
  const [isForeign, setForeign] = useState(false);
  // All of them are there: whoever spells by a keypad of twelve keys needs not know on which page one stands.
  const keys = [
    ...[...letters].map((letter) => ({ letter, isHidden: isForeign })),
    ...[...(hasForeign ? FOREIGN : '')].map((letter) => ({ letter, isHidden: !isForeign })),
  ];
  return (
    // The input keeps the focus: a scanner or a keyboard may go on where a finger began.
    <fieldset
      class={`kiosk-keypad${hasForeign ? ' kiosk-keypad--many' : ''}`}
      style={{ '--rows': rowsOf(letters, hasForeign, hasBlank) }}
      onMouseDown={(event) => event.preventDefault()}
    >
      <legend class="kern-sr-only">{t('kiosk.keypad')}</legend>
      {keys.map(({ letter, isHidden }) => (
        <button
          key={letter}
          type="button"
          class="kern-btn kern-btn--secondary"
          value={letter}
          hidden={isHidden}
          aria-label={signName(t, letter)}
          onClick={() => onKey(letter)}
        >
          <span class="kern-label">{letter}</span>
        </button>
      ))}
      {hasForeign && (
        <button
          type="button"
          class="kern-btn kern-btn--secondary kiosk-keypad__turn"
          onClick={() => setForeign(!isForeign)}
        >
          <span class="kern-label">
            {isForeign ? t('kiosk.aloud.group', { first: 'A', last: 'Z' }) : t('kiosk.moreLetters')}
          </span>
        </button>
      )}
      {hasBlank && (
        <button type="button" class="kern-btn kern-btn--secondary" value=" " onClick={() => onKey(' ')}>
          <span class="kern-label">{t('kiosk.blank')}</span>
        </button>
      )}
      <button
        type="button"
        class="kern-btn kern-btn--secondary kiosk-keypad__delete"
        aria-label={t('kiosk.delete')}
        onClick={onDelete}
      >
        <span class="kern-icon kern-icon--arrow-back" aria-hidden="true" />
      </button>
    </fieldset>
  );
};
