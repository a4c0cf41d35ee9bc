// The second tap (W2): what will be drawn, for how many persons, and what to expect.
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { KioskService, KioskView, Snapshot } from '../../shared/protocol';
import type { SpokenRefusal } from '../../shared/words';
import { useOfficeNow } from '../../ui/clock';
import { Alert, Button, Said, SaidIn } from '../../ui/kit';
import type { Ask } from '../../ui/link/link';
import { waitingPhrase } from '../../ui/phrases';
import { Heading } from '../parts/Heading';
import { endsTooSoon } from '../parts/hours';
import { Refused } from '../parts/Refused';
import { waitNow } from '../parts/waitPhrase';
import { useKioskWords } from '../parts/words';
import { Bring } from '../takeHome/Bring';
import type { Wish } from '../visitor';
import { addableTo, idsOf, type KnownWish, sameWait } from './wish';

const MOST_PERSONS = 20;
const LOOK_EVERY_MS = 5000;

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

/** What is drawn together, each to be taken off again as long as something is left. */
const Chosen = ({ services, onRemove }: { services: KioskService[]; onRemove: (id: string) => void }) => {
  const { t } = useKioskWords();
  return (
    <ul class="kiosk-chosen">
      {services.map(({ id, name }) => (
        <li key={id}>
          <span>
            <Said text={name} />
          </span>
          <Button kind="secondary" onClick={() => onRemove(id)}>
            <span aria-hidden="true">{t('kiosk.remove')}</span>
            <span class="kiosk-ears">
              <SaidIn sentence={(service) => t('kiosk.removeAbout', { service })} text={name} />
            </span>
          </Button>
        </li>
      ))}
    </ul>
  );
};

export type ConfirmProps = {
  snapshot: Snapshot<KioskView>;
  wish: KnownWish;
  refusal: SpokenRefusal | null;
  isAsking: boolean;
  onWish: (wish: Wish) => void;
  onAnother: (wish: Wish) => void;
  onDraw: (wish: Wish) => void;
  ask: Ask;
  /** W16: an appointment instead. */
  onBook: (wish: Wish) => void;
};

export const Confirm = (props: ConfirmProps) => {
  const { snapshot, wish, refusal, isAsking, onWish, onAnother, onDraw, ask, onBook } = props;
  const words = useKioskWords();
  const { t } = words;
  const go = useRef<HTMLButtonElement>(null);
  // While it was asking it could not keep the focus.
  useLayoutEffect(() => {
    if (refusal) go.current?.focus();
  }, [refusal]);
  const { office, services: all } = snapshot.view;
  const { services, persons } = wish;
  const wished = { serviceIds: idsOf(services), persons };
  const [first] = services;
  const told = sameWait(services);
  const now = useOfficeNow(snapshot, LOOK_EVERY_MS);
  const ends = services.flatMap(
    ({ hours, forecast }) => endsTooSoon(hours, forecast, snapshot.now, office.timeZone) ?? [],
  );
  return (
    <>
      <div class="kiosk-scroll">
        <div class="kiosk-told">
          <Heading>{first && services.length === 1 ? <Said text={first.name} /> : t('kiosk.chosen')}</Heading>
          {told && (
            <p class="kiosk-lead">
              {[waitingPhrase(words, told.waiting), ...waitNow(words, told.forecast, now, office.timeZone)].map(
                (line) => (
                  <span key={line} class="kiosk-line">
                    {line}
                  </span>
                ),
              )}
            </p>
          )}
        </div>
        {services.length > 1 && (
          <Chosen
            services={services}
            onRemove={(id) => onWish({ ...wished, serviceIds: wished.serviceIds.filter((one) => one !== id) })}
          />
        )}
        {ends[0] && (
          <Alert kind="warning" title={t('kiosk.endsTooSoon', { time: ends[0] })}>
            <p class="kern-body">{t('kiosk.endsTooSoonHow')}</p>
          </Alert>
        )}
        <Bring services={services} wish={wished} view={snapshot.view} ask={ask} />
        <div class="kiosk-more">
          <Persons persons={persons} onChange={(next) => onWish({ ...wished, persons: next })} />
          {addableTo(services, all).length > 0 && (
            <Button kind="secondary" blocked={isAsking} onClick={() => onAnother(wished)}>
              {t('kiosk.another')}
            </Button>
          )}
          {services.every(({ isBookable }) => isBookable) && (
            <Button kind="secondary" blocked={isAsking} onClick={() => onBook(wished)}>
              {t('kiosk.book.instead')}
            </Button>
          )}
        </div>
        <Refused refusal={refusal} snapshot={snapshot} />
      </div>
      <Button block class="kiosk-go" buttonRef={go} blocked={isAsking} onClick={() => onDraw(wished)}>
        {isAsking ? t('common.wait') : t('kiosk.draw')}
      </Button>
    </>
  );
};
