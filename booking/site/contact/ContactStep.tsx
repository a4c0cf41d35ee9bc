// Third step: the name, and an e-mail address of whoever likes; then it is booked.
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { faultyAnswer, fieldsFor } from '../../../shared/house/formFields';
import { dayAfter, dayOf } from '../../../shared/time';
import { AnswerFields, type Answers } from '../../../ui/AnswerFields';
import { formatDay } from '../../../ui/days';
import { isEmail } from '../../../ui/email';
import { useBookingWords } from '../../parts/words';
import { Button, Field } from '../parts/kit';
import { useBookingContext } from '../parts/office';

export type Contact = { name: string; email: string; answers: Answers };

/** What is kept of it, and until when (X1). */
const Privacy = ({ slotAt }: { slotAt: number }) => {
  const { office } = useBookingContext();
  const { t, language } = useBookingWords();
  const date = formatDay(dayAfter(dayOf(slotAt, office.office.timeZone), office.keepDays), language, 'fullDate');
  return (
    <div class="book-privacy">
      <h2 class="kern-label">{t('book.privacy')}</h2>
      <p class="kern-body kern-body--small">
        {t(office.mails ? 'book.privacyMail' : 'book.privacyName')}{' '}
        {t(office.mails ? 'book.privacyUntil' : 'book.privacyUntilName', { date })}
      </p>
    </div>
  );
};

export type ContactStepProps = {
  contact: Contact;
  onContact: (contact: Contact) => void;
  slotAt: number;
  serviceIds: readonly string[];
  isBusy: boolean;
  /** The server found the address wrong. */
  isEmailRefused: boolean;
  onBook: () => void;
};

export const ContactStep = ({
  contact,
  onContact,
  slotAt,
  serviceIds,
  isBusy,
  isEmailRefused,
  onBook,
}: ContactStepProps) => {
  const { office } = useBookingContext();
  const { t } = useBookingWords();
  const [isChecked, setChecked] = useState(false);
  const name = useRef<HTMLInputElement>(null);
  const email = useRef<HTMLInputElement>(null);
  const isNameWrong = contact.name.trim() === '';
  const isEmailWrong = isEmailRefused || (contact.email.trim() !== '' && !isEmail(contact.email));
  const fields = fieldsFor(office.formFields, serviceIds);
  const fault = faultyAnswer(fields, (id) => (contact.answers[id] ?? '').trim());
  const form = useRef<HTMLFormElement>(null);
  // As soon as what is wrong is marked.
  const [tries, setTries] = useState(0);
  useLayoutEffect(() => {
    if (tries > 0) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [tries]);
  const send = () => {
    setChecked(true);
    if (isNameWrong) name.current?.focus();
    else if (isEmailWrong) email.current?.focus();
    else if (fault) setTries(tries + 1);
    else if (!isBusy) onBook();
  };
  return (
    <form
      noValidate
      class="book-form"
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Field
        label={t('book.name')}
        hint={t('book.nameHint')}
        name="name"
        autocomplete="name"
        maxLength={80}
        required
        value={contact.name}
        inputRef={name}
        onInput={(value) => onContact({ ...contact, name: value })}
        error={isChecked && isNameWrong && t('book.nameMissing')}
      />
      {office.mails ? (
        <Field
          label={
            <>
              {t('book.email')} <span class="kern-label__optional">({t('book.optional')})</span>
            </>
          }
          hint={t('book.emailHint')}
          type="email"
          name="email"
          autocomplete="email"
          maxLength={200}
          value={contact.email}
          inputRef={email}
          onInput={(value) => onContact({ ...contact, email: value })}
          error={isChecked && isEmailWrong && t('book.emailWrong')}
        />
      ) : (
        <p class="kern-body">{t('book.noMail')}</p>
      )}
      <AnswerFields
        fields={fields}
        answers={contact.answers}
        onAnswers={(answers) => onContact({ ...contact, answers })}
        fault={isChecked ? fault : null}
      />
      <Privacy slotAt={slotAt} />
      <Button type="submit" icon="check" block blocked={isBusy}>
        {t(isBusy ? 'book.booking' : 'book.book')}
      </Button>
    </form>
  );
};
