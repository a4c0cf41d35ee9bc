// The second tap (W2): what will be drawn, for how many persons, and what to expect.
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { KioskService, KioskView, Snapshot } from '../../shared/protocol';
import { type SpokenRefusal, textOf } from '../../shared/words';
import { Alert, Button } from '../../ui/kit';
import { waitingPhrase } from '../../ui/phrases';
import { Heading } from '../parts/Heading';
import { endsTooSoon } from '../parts/hours';
import { Refused } from '../parts/Refused';
import { waitPhrase } from '../parts/waitPhrase';
import { useKioskWords } from '../parts/words';

const MOST_PERSONS = 20;

const Persons = ({ persons, onChange }: { persons: number; onChange: (persons: number) => void }) => {
  const { t, count } = useKioskWords();
  return (
    <fieldset class="kiosk-persons">
      <legend>{t('kiosk.persons')}</legend>
      <button
        type="button"
        class="kern-btn kern-btn--secondary"
        aria-label={t('kiosk.fewer')}
        aria-disabled={persons <= 1}
        onClick={() => onChange(Math.max(1, persons - 1))}
      >
        <span aria-hidden="true">−</span>
      </button>
      <output class="kiosk-persons__count" aria-live="polite">
        {count('persons', persons)}
      </output>
      <button
        type="button"
        class="kern-btn kern-btn--secondary"
        aria-label={t('kiosk.more')}
        aria-disabled={persons >= MOST_PERSONS}
        onClick={() => onChange(Math.min(MOST_PERSONS, persons + 1))}
      >
        <span aria-hidden="true">+</span>
      </button>
    </fieldset>
  );
};

export type ConfirmProps = {
  snapshot: Snapshot<KioskView>;
  service: KioskService;
  refusal: SpokenRefusal | null;
  isAsking: boolean;
  onDraw: (persons: number) => void;
};

export const Confirm = ({ snapshot, service, refusal, isAsking, onDraw }: ConfirmProps) => {
  const words = useKioskWords();
  const [persons, setPersons] = useState(1);
  const go = useRef<HTMLButtonElement>(null);
  // While it was asking it could not keep the focus.
  useLayoutEffect(() => {
    if (refusal) go.current?.focus();
  }, [refusal]);
  const { timeZone } = snapshot.view.office;
  const { waiting, forecast, hours } = service;
  const name = textOf(service.name, words.language);
  const endsAt = endsTooSoon(hours, forecast, snapshot.now, timeZone);
  // The server names the service in German.
  const refused = refusal && { ...refusal, values: { ...refusal.values, service: name } };
  return (
    <>
      <Heading>{name}</Heading>
      <p class="kiosk-lead">
        {waitingPhrase(words, waiting)}
        <br />
        {waitPhrase(words, forecast)}
      </p>
      {endsAt && (
        <Alert kind="warning" title={words.t('kiosk.endsTooSoon', { time: endsAt })}>
          <p class="kern-body">{words.t('kiosk.endsTooSoonHow')}</p>
        </Alert>
      )}
      <Persons persons={persons} onChange={setPersons} />
      <Refused refusal={refused} snapshot={snapshot} />
      <Button block class="kiosk-go" buttonRef={go} blocked={isAsking} onClick={() => onDraw(persons)}>
        {isAsking ? words.t('common.wait') : words.t('kiosk.draw')}
      </Button>
    </>
  );
};
