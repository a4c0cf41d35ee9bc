// K21: "I am back": the number that was called before, tapped, typed or scanned.
import { useState } from 'preact/hooks';
import type { KioskView, Snapshot } from '../../shared/protocol';
import type { SpokenRefusal } from '../../shared/words';
import { Alert, Button } from '../../ui/kit';
import { Keypad } from '../checkIn/Keypad';
import { SpelledField } from '../checkIn/SpelledField';
import { Heading } from '../parts/Heading';
import { Refused } from '../parts/Refused';
import { useKioskWords } from '../parts/words';

const DIGITS = '1234567890';
const NUMBER_LENGTH = 4;
const isNumber = (typed: string) => /^[A-Z]\d{3}$/.test(typed);

type ReportBackProps = {
  snapshot: Snapshot<KioskView>;
  refusal: SpokenRefusal | null;
  isAsking: boolean;
  onNumber: (number: string) => void;
};

/** Why nothing came of it, in words for this step. */
const Failed = ({ refusal, snapshot }: Pick<ReportBackProps, 'refusal' | 'snapshot'>) => {
  const { t } = useKioskWords();
  if (refusal?.code !== 'unknownVisit' && refusal?.code !== 'visitMovedOn')
    return <Refused refusal={refusal} snapshot={snapshot} />;
  const { number = '' } = refusal.values;
  return (
    <Alert kind="warning" title={t('kiosk.sorry')}>
      <p class="kern-body">
        {refusal.code === 'unknownVisit'
          ? t('kiosk.back.unknown')
          : t('kiosk.back.movedOn', { number: String(number) })}
      </p>
    </Alert>
  );
};

export const ReportBack = ({ snapshot, refusal, isAsking, onNumber }: ReportBackProps) => {
  const { t } = useKioskWords();
  const [typed, setTyped] = useState('');
  const [isIncomplete, setIncomplete] = useState(false);
  const type = (text: string) => {
    setTyped(text.replace(/\s/g, '').toUpperCase().slice(0, NUMBER_LENGTH));
    setIncomplete(false);
  };
  return (
    <form
      class="kiosk-check-in"
      onSubmit={(event) => {
        event.preventDefault();
        setIncomplete(!isNumber(typed));
        if (isNumber(typed) && !isAsking) onNumber(typed);
      }}
    >
      <div class="kiosk-check-in__said">
        <Heading>{t('kiosk.isBack')}</Heading>
        <SpelledField
          id="number"
          label={t('kiosk.back.how')}
          value={typed}
          isAsking={isAsking}
          isInvalid={isIncomplete}
          onInput={type}
        />
        <p id="number-hint" class="kiosk-hint" role="status">
          {refusal === null && t(isIncomplete ? 'kiosk.back.incomplete' : 'kiosk.back.hint')}
        </p>
        <Failed refusal={refusal} snapshot={snapshot} />
      </div>
      <Keypad
        letters={`${snapshot.view.returns?.letters ?? ''}${DIGITS}`}
        onKey={(letter) => type(typed + letter)}
        onDelete={() => type(typed.slice(0, -1))}
      />
      <Button block type="submit" class="kiosk-go" blocked={isAsking}>
        {isAsking ? t('common.wait') : t('kiosk.back.submit')}
      </Button>
    </form>
  );
};
