// Third step: what is about to be booked or moved, how long it is reserved, and the last tap.
import { useRef, useState } from 'preact/hooks';
import type { BookedResult, HoldResult } from '../../../shared/booking';
import { fieldsFor } from '../../../shared/house/formFields';
import type { SpokenRefusal } from '../../../shared/words';
import { givenAnswers } from '../../../ui/AnswerFields';
import type { PublicAnswer } from '../../../ui/link/publicApi';
import { useBookingWords } from '../../parts/words';
import { type Holding, isGone } from '../parts/hold';
import type { Kept } from '../parts/kept';
import { Button } from '../parts/kit';
import { useBookingContext } from '../parts/office';
import { RequestError } from '../parts/RequestError';
import { Summary } from '../parts/Summary';
import { SlotTaken } from '../time/SlotTaken';
import { type Contact, ContactStep } from './ContactStep';
import { Reservation } from './Reservation';

/** It is booked or moved, and its page has this key; whether a letter was wished for and does not come (A14). */
export type Booked = { key: string; isMoved: boolean; lacksLetter: boolean };

export type FinishProps = {
  kept: Kept;
  held: HoldResult;
  holding: Holding;
  contact: Contact;
  onContact: (contact: Contact) => void;
  /** Key of the appointment that moves; null books a new one. */
  moveKey: string | null;
  onChangeWhat: () => void;
  onChangeWhen: () => void;
  onBooked: (booked: Booked) => void;
};

const MoveButtons = ({ moveKey, isBusy, onMove }: { moveKey: string; isBusy: boolean; onMove: () => void }) => {
  const { t } = useBookingWords();
  return (
    <div class="book-form">
      <p class="kern-body">{t('book.moveHow')}</p>
      <Button icon="check" block blocked={isBusy} onClick={onMove}>
        {t(isBusy ? 'book.booking' : 'book.move')}
      </Button>
      <Button kind="tertiary" block onClick={() => location.assign(`/t/${encodeURIComponent(moveKey)}`)}>
        {t('book.keepOld')}
      </Button>
    </div>
  );
};

const isAboutEmail = ({ code, values }: SpokenRefusal) =>
  code === 'malformed' && String(values['where'] ?? '').endsWith('email');

export const Finish = (props: FinishProps) => {
  const { kept, held, holding, contact, moveKey, onChangeWhat, onChangeWhen } = props;
  const { api, office } = useBookingContext();
  const { t, language } = useBookingWords();
  const summary = useRef<HTMLElement>(null);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<SpokenRefusal | null>(null);
  const send = (): Promise<PublicAnswer<BookedResult>> => {
    const { slotAt, holdId } = held;
    if (moveKey !== null) return api.move(moveKey, held);
    const [name, email] = [contact.name.trim(), contact.email.trim()];
    const fields = fieldsFor(office.formFields, kept.wish.serviceIds);
    const who = { name, email: email || null, phone: null };
    return api.book({ ...kept.wish, language, slotAt, holdId, contact: who, ...givenAnswers(fields, contact.answers) });
  };
  const book = async () => {
    if (isBusy) return;
    setBusy(true);
    setRefusal(null);
    holding.settle();
    const answer = await send();
    if (answer.ok) {
      const { key, letter } = answer.result;
      return props.onBooked({ key, isMoved: moveKey !== null, lacksLetter: letter === 'tooMany' });
    }
    setBusy(false);
    if (isGone(answer.refusal)) holding.lose(answer.alternatives ?? []);
    else setRefusal(answer.refusal);
  };
  const take = async (slotAt: number) => {
    setRefusal(null);
    // The button that was tapped is gone: what it has changed takes the focus.
    if ((await holding.take(slotAt)) === 'held') summary.current?.focus();
  };
  return (
    <>
      <Summary
        wish={kept.wish}
        slotAt={held.slotAt}
        onChangeWhat={moveKey === null ? onChangeWhat : null}
        onChangeWhen={onChangeWhen}
        sectionRef={summary}
      />
      {holding.gone ? (
        <SlotTaken gone={holding.gone} holding={holding} onTake={(slotAt) => void take(slotAt)} />
      ) : (
        <Reservation until={held.until} holding={holding} onAgain={() => void take(held.slotAt)} />
      )}
      {holding.refusal && <RequestError refusal={holding.refusal} />}
      {moveKey === null ? (
        <ContactStep
          contact={contact}
          onContact={(changed) => {
            props.onContact(changed);
            if (refusal && isAboutEmail(refusal)) setRefusal(null);
          }}
          slotAt={held.slotAt}
          serviceIds={kept.wish.serviceIds}
          isBusy={isBusy}
          isEmailRefused={refusal !== null && isAboutEmail(refusal)}
          onBook={() => void book()}
        />
      ) : (
        <MoveButtons moveKey={moveKey} isBusy={isBusy} onMove={() => void book()} />
      )}
      <div role="status" class="kern-sr-only">
        {isBusy && t('book.booking')}
      </div>
      {refusal && !isAboutEmail(refusal) && (
        <RequestError
          refusal={refusal}
          title={t('book.failedBooking')}
          {...(refusal.code === 'offline' && { onRetry: () => void book() })}
        />
      )}
    </>
  );
};
