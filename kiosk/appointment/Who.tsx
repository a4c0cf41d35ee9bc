// W16: on which name an appointment is booked, spelled like a code, and what becomes of the name.
import { useState } from 'preact/hooks';
import type { KioskView, Snapshot } from '../../shared/protocol';
import type { SpokenRefusal } from '../../shared/words';
import { Button } from '../../ui/kit';
import { Keypad } from '../checkIn/Keypad';
import { SpelledField } from '../checkIn/SpelledField';
import { Heading } from '../parts/Heading';
import { Refused } from '../parts/Refused';
import { useKioskWords } from '../parts/words';
import { whenPhrase } from './when';

const NAME_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜ-';
const MOST_LETTERS = 60;

export type WhoProps = {
  snapshot: Snapshot<KioskView>;
  slotAt: number;
  refusal: SpokenRefusal | null;
  isAsking: boolean;
  onName: (spelled: string) => void;
  onOtherTime: () => void;
};

export const Who = ({ snapshot, slotAt, refusal, isAsking, onName, onOtherTime }: WhoProps) => {
  const words = useKioskWords();
  const { t } = words;
  const [typed, setTyped] = useState('');
  const type = (text: string) => setTyped(text.toUpperCase().slice(0, MOST_LETTERS));
  const lacks = typed.trim() === '';
  return (
    <form
      class="kiosk-check-in"
      onSubmit={(event) => {
        event.preventDefault();
        if (!lacks) onName(typed);
      }}
    >
      <div class="kiosk-check-in__said">
        <Heading>{t('kiosk.book.who')}</Heading>
        <p class="kiosk-lead">{whenPhrase(words, slotAt, snapshot.view.office.timeZone)}</p>
        <SpelledField id="booker" label={t('kiosk.book.whoHow')} value={typed} isAsking={isAsking} onInput={type} />
        <p id="booker-hint" class="kiosk-hint">
          {t('kiosk.book.privacy')}
        </p>
        <Refused refusal={refusal} snapshot={snapshot} />
        <div class="kiosk-check-in__ways">
          <Button kind="secondary" block onClick={onOtherTime}>
            {t('kiosk.book.otherTime')}
          </Button>
        </div>
      </div>
      <Keypad
        letters={NAME_LETTERS}
        hasBlank
        onKey={(letter) => type(typed + letter)}
        onDelete={() => type(typed.slice(0, -1))}
      />
      <Button block type="submit" class="kiosk-go" disabled={isAsking || lacks}>
        {isAsking ? t('common.wait') : t('kiosk.book.book')}
      </Button>
    </form>
  );
};
