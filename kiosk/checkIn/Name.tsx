// C6: how the family name begins, of whoever picked an appointment from the list: its time and initials stand there for all.
import { useState } from 'preact/hooks';
import type { KioskView, Snapshot } from '../../shared/protocol';
import type { SpokenRefusal } from '../../shared/words';
import { Button } from '../../ui/kit';
import { Heading } from '../parts/Heading';
import { Refused } from '../parts/Refused';
import { useKioskWords } from '../parts/words';
import { Keypad } from './Keypad';
import { GERMAN, inCapitals } from './letters';
import { SpelledField } from './SpelledField';

const LETTERS_ASKED = 3;

export type NameProps = {
  snapshot: Snapshot<KioskView>;
  refusal: SpokenRefusal | null;
  isAsking: boolean;
  onName: (familyName: string) => void;
  onBack: () => void;
};

export const Name = ({ snapshot, refusal, isAsking, onName, onBack }: NameProps) => {
  const { t } = useKioskWords();
  const [typed, setTyped] = useState('');
  // Of D’Angelo the letters are D, A and N.
  const type = (text: string) => setTyped((inCapitals(text).match(/\p{L}/gu) ?? []).slice(0, LETTERS_ASKED).join(''));
  return (
    <form
      class="kiosk-check-in"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() !== '') onName(typed);
      }}
    >
      <div class="kiosk-check-in__said">
        <Heading>{t('kiosk.familyName')}</Heading>
        <SpelledField
          id="family-name"
          label={t('kiosk.familyNameHow')}
          value={typed}
          isAsking={isAsking}
          onInput={type}
        />
        <p id="family-name-hint" class="kiosk-hint">
          {t('kiosk.familyNameHint')}
        </p>
        <Refused refusal={refusal} snapshot={snapshot} />
        <div class="kiosk-check-in__ways">
          <Button kind="secondary" block onClick={onBack}>
            {t('kiosk.pickAnother')}
          </Button>
        </div>
      </div>
      <Keypad
        letters={GERMAN}
        hasForeign
        onKey={(letter) => type(typed + letter)}
        onDelete={() => type(typed.slice(0, -1))}
      />
      <Button block type="submit" class="kiosk-go" disabled={isAsking || typed.trim() === ''}>
        {isAsking ? t('common.wait') : t('kiosk.checkIn')}
      </Button>
    </form>
  );
};
