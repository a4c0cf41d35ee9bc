// A7: an appointment for somebody who calls or stands at the counter; neither e-mail nor phone is needed.
import { useState } from 'preact/hooks';
import { faultyAnswer, fieldsFor } from '../../shared/house/formFields';
import { AnswerFields, type Answers, givenAnswers } from '../../ui/AnswerFields';
import { Field } from '../../ui/kit';
import { AskDialog } from '../parts/AskDialog';
import { AskForm } from '../parts/AskForm';
import { emptyWish, hasServices, VisitRequestFields } from '../parts/VisitRequestFields';
import { useCounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';
import { type ChosenTime, chosenSlot, TimeFields } from './TimeFields';

type Contact = { name: string; email: string; phone: string };

const ContactFields = ({ contact, onContact }: { contact: Contact; onContact: (contact: Contact) => void }) => {
  const { t } = useCounterWords();
  const { name, email, phone } = contact;
  const shared = { autocomplete: 'off' } as const;
  return (
    <>
      <Field
        {...shared}
        label={t('counter.name')}
        maxLength={80}
        required
        value={name}
        onInput={(value) => onContact({ ...contact, name: value })}
      />
      <div class="counter-line">
        <Field
          {...shared}
          label={t('counter.email')}
          type="email"
          maxLength={200}
          value={email}
          onInput={(value) => onContact({ ...contact, email: value })}
        />
        <Field
          {...shared}
          label={t('counter.phone')}
          type="tel"
          maxLength={40}
          value={phone}
          onInput={(value) => onContact({ ...contact, phone: value })}
        />
      </div>
    </>
  );
};

export const BookDialog = ({ session, day }: { session: CounterSession; day: string }) => {
  const { t } = useCounterWords();
  const [wish, setWish] = useState(() => emptyWish(session));
  const [when, setWhen] = useState<ChosenTime>({ day, slotAt: null, extraTime: null });
  const [contact, setContact] = useState<Contact>({ name: '', email: '', phone: '' });
  const [answers, setAnswers] = useState<Answers>({});
  const [wasAsked, setAsked] = useState(false);
  const persons = Number(wish.persons);
  const slot = chosenSlot(when, session.view.office.timeZone);
  // Who telephones may leave open what has to be answered at home.
  const fields = fieldsFor(session.view.formFields, wish.serviceIds).map((field) => ({ ...field, required: false }));
  const fault = faultyAnswer(fields, (id) => (answers[id] ?? '').trim());
  const book = async () => {
    setAsked(true);
    if (!hasServices(wish) || slot === null || fault !== null) return;
    const { name, email, phone } = contact;
    const answer = await session.ask({
      type: 'bookAppointment',
      ...wish,
      persons,
      ...slot,
      contact: { name: name.trim(), email: email.trim() || null, phone: phone.trim() || null },
      ...givenAnswers(fields, answers),
    });
    if (answer?.ok) session.open({ kind: 'booked', booking: answer.result });
  };
  const isWished = hasServices(wish) && persons >= 1 && persons <= 20;
  return (
    <AskDialog session={session} title={t('counter.bookTitle')}>
      <AskForm session={session} submit={t('counter.bookAct')} onSubmit={() => void book()}>
        <div class="counter-booking">
          <div class="counter-form">
            <VisitRequestFields
              session={session}
              wish={wish}
              onWish={setWish}
              isMissing={wasAsked && !hasServices(wish)}
            />
          </div>
          <div class="counter-form">
            <TimeFields
              session={session}
              wish={isWished ? { serviceIds: wish.serviceIds, persons } : null}
              when={when}
              onWhen={setWhen}
              isMissing={wasAsked && slot === null}
            />
            <ContactFields contact={contact} onContact={setContact} />
            <AnswerFields fields={fields} answers={answers} onAnswers={setAnswers} fault={wasAsked ? fault : null} />
          </div>
        </div>
      </AskForm>
    </AskDialog>
  );
};
