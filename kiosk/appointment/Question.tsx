// W16, W19: one question of a booking, spelled like a code or tapped, and what becomes of the answer.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { AskedField } from '../../shared/house/formFields';
import type { KioskView, Snapshot } from '../../shared/protocol';
import type { SpokenRefusal } from '../../shared/words';
import { Button, Said, SaidIn } from '../../ui/kit';
import { Keypad } from '../checkIn/Keypad';
import { SpelledField } from '../checkIn/SpelledField';
import { Choices } from '../choose/Choices';
import { Heading } from '../parts/Heading';
import { Refused } from '../parts/Refused';
import { type KioskWords, useKioskWords } from '../parts/words';
import { type Question as Asked, faultOf, isOptional, keysOf, shownIn, taken } from './questions';

export type QuestionProps = {
  snapshot: Snapshot<KioskView>;
  question: Asked;
  /** Which of how many. */
  page: number;
  pages: number;
  /** Day and time that are booked. */
  when: string;
  spelled: string;
  refusal: SpokenRefusal | null;
  isAsking: boolean;
  onSpell: (spelled: string) => void;
  /** It is answered, or left open. */
  onDone: (spelled: string) => void;
  /** null at the first one. */
  onPrevious: (() => void) | null;
  onOtherTime: () => void;
};

const Title = ({ question }: { question: Asked }) => {
  const { t } = useKioskWords();
  if (question.kind === 'field') return <Said text={question.field.label} />;
  return <>{t(question.kind === 'name' ? 'kiosk.book.who' : 'kiosk.book.mail')}</>;
};

/** How it is answered, and what for; what the office says, each in its own language. */
const How = ({ question }: { question: Asked }) => {
  const { t } = useKioskWords();
  if (question.kind !== 'field') return <>{t(question.kind === 'name' ? 'kiosk.book.whoHow' : 'kiosk.book.mailHow')}</>;
  const { help, purpose } = question.field;
  return (
    <>
      {help && <Said text={help} />}{' '}
      <SaidIn sentence={(text) => t('answer.purpose', { purpose: text })} text={purpose} />
    </>
  );
};

const hintOf = ({ t }: KioskWords, question: Asked, fault: 'missing' | 'invalid' | null): string => {
  if (fault === 'invalid' && question.kind === 'email') return t('kiosk.book.mailWrong');
  if (fault !== null) return t(`answer.${fault}`);
  if (question.kind === 'field' && question.field.kind === 'date') return t('kiosk.book.dateHow');
  return t('kiosk.book.privacy');
};

const Ways = (props: QuestionProps) => {
  const { question, spelled, isAsking, onDone, onPrevious, onOtherTime } = props;
  const { t } = useKioskWords();
  return (
    <div class="kiosk-check-in__ways">
      <Button kind="secondary" block blocked={isAsking} onClick={onPrevious ?? onOtherTime}>
        {t(onPrevious === null ? 'kiosk.book.otherTime' : 'kiosk.book.previous')}
      </Button>
      {isOptional(question) && spelled.trim() === '' && (
        <Button kind="secondary" block blocked={isAsking} onClick={() => onDone('')}>
          {t('kiosk.book.skip')}
        </Button>
      )}
    </div>
  );
};

const Head = ({ props, children }: { props: QuestionProps; children?: ComponentChildren }) => {
  const { question, page, pages, when } = props;
  const { t } = useKioskWords();
  return (
    <div class="kiosk-told">
      <Heading>
        <Title question={question} />
      </Heading>
      <p class="kiosk-lead">
        <span class="kiosk-line">{when}</span>
        <span class="kiosk-line">{t('kiosk.book.reserved')}</span>
        {pages > 1 && <span class="kiosk-line">{t('kiosk.page', { page, pages })}</span>}
      </p>
      {children}
    </div>
  );
};

/** What is chosen among a few: one touch answers it. */
const Tapped = ({ field, ...props }: QuestionProps & { field: AskedField }) => {
  const words = useKioskWords();
  const choices =
    field.kind === 'yesNo'
      ? (['yes', 'no'] as const).map((id) => ({ id: String(id), name: words.t(`answer.${id}`) }))
      : field.choices.map((name) => ({ id: name.de, name }));
  return (
    <>
      <Head props={props}>
        <p class="kiosk-lead">
          <How question={props.question} />
        </p>
      </Head>
      <Choices
        choices={choices.map((choice) => ({ ...choice, pictogram: null, letter: null }))}
        onChoose={props.onDone}
      />
      <Refused refusal={props.refusal} snapshot={props.snapshot} />
      <Ways {...props} />
    </>
  );
};

const Typed = (props: QuestionProps & { keys: NonNullable<ReturnType<typeof keysOf>> }) => {
  const { question, keys, page, pages, spelled, refusal, isAsking, onSpell, onDone } = props;
  const words = useKioskWords();
  const { t } = words;
  const [fault, setFault] = useState<'missing' | 'invalid' | null>(null);
  const type = (typed: string) => {
    setFault(null);
    onSpell(taken(question, typed));
  };
  const go = t(page < pages ? 'kiosk.book.next' : 'kiosk.book.book');
  return (
    <form
      class="kiosk-check-in"
      onSubmit={(event) => {
        event.preventDefault();
        const found = faultOf(question, spelled);
        setFault(found);
        if (found === null && !isAsking) onDone(spelled);
      }}
    >
      <div class="kiosk-check-in__said">
        <Head props={props} />
        <SpelledField
          id="answer"
          label={<How question={question} />}
          value={shownIn(question, spelled)}
          isAsking={isAsking}
          isInvalid={fault !== null}
          isLong={keys.most > SHORT}
          onInput={type}
        />
        <p id="answer-hint" class="kiosk-hint" role="status">
          {hintOf(words, question, fault)}
        </p>
        <Refused refusal={refusal} snapshot={props.snapshot} />
        <Ways {...props} />
      </div>
      <Keypad
        letters={keys.letters}
        hasBlank={keys.hasBlank}
        hasForeign={keys.hasForeign}
        onKey={(letter) => type(spelled + letter)}
        onDelete={() => type([...spelled].slice(0, -1).join(''))}
      />
      <Button block type="submit" class="kiosk-go" blocked={isAsking}>
        {isAsking ? t('common.wait') : go}
      </Button>
    </form>
  );
};

/** As many letters as stand in the field as large as a code. */
const SHORT = 12;

export const Question = (props: QuestionProps) => {
  const { question } = props;
  const keys = keysOf(question);
  if (keys !== null) return <Typed {...props} keys={keys} />;
  return question.kind === 'field' ? <Tapped {...props} field={question.field} /> : null;
};
