// W16, W19: a free appointment is booked at the kiosk itself: a time, which is held from then on, what is asked, and it is on paper.
import { useState } from 'preact/hooks';
import type { BookingResult, KioskTimes, KioskView, Snapshot } from '../../shared/protocol';
import type { SpokenRefusal } from '../../shared/words';
import { givenAnswers } from '../../ui/AnswerFields';
import type { Ask } from '../../ui/link/link';
import { useKioskWords } from '../parts/words';
import type { Wish } from '../visitor';
import { Booked } from './Booked';
import { Question } from './Question';
import { keyOf, questionsOf, type Spelled, saidBy } from './questions';
import { Times } from './Times';
import { useHold } from './useHold';
import { whenPhrase } from './when';

export type BookingProps = {
  snapshot: Snapshot<KioskView>;
  wish: Wish;
  ask: Ask;
  onDone: () => void;
};

/** The time is somebody else's by now: another one has to be chosen. */
const GONE: readonly SpokenRefusal['code'][] = [
  'slotTaken',
  'slotNotOffered',
  'slotInThePast',
  'slotTooFar',
  'holdExpired',
];

/** Who is named, whom letters go to, and what else was answered. */
const answersOf = ({ fields, mails }: KioskTimes, spelled: Spelled) => {
  const values = Object.fromEntries(
    questionsOf(fields, mails).map((question) => [keyOf(question), saidBy(question, spelled[keyOf(question)] ?? '')]),
  );
  const byField = Object.fromEntries(fields.map((field) => [field.id, values[keyOf({ kind: 'field', field })] ?? '']));
  const contact = { name: values['name'] ?? '', email: values['email'] || null, phone: null };
  return { contact, ...givenAnswers(fields, byField) };
};

export const Booking = ({ snapshot, wish, ask, onDone }: BookingProps) => {
  const words = useKioskWords();
  const { language } = words;
  const hold = useHold(ask, wish);
  const [times, setTimes] = useState<KioskTimes | null>(null);
  const [spelled, setSpelled] = useState<Spelled>({});
  const [at, setAt] = useState(0);
  const [booked, setBooked] = useState<BookingResult | null>(null);
  const [refusal, setRefusal] = useState<SpokenRefusal | null>(null);
  const [isAsking, setAsking] = useState(false);
  const during = async (work: () => Promise<void>) => {
    if (isAsking) return;
    setAsking(true);
    setRefusal(null);
    await work();
    setAsking(false);
  };
  const choose = (slotAt: number) =>
    during(async () => {
      const refused = await hold.take(slotAt);
      setRefusal(refused);
      if (refused === null) setAt(0);
    });
  const book = (offered: KioskTimes, answers: Spelled) =>
    during(async () => {
      const held = await hold.settled();
      if (held === null) return;
      const place = { kind: 'free', holdId: held.holdId } as const;
      const { slotAt } = held;
      const said = answersOf(offered, answers);
      const answer = await ask({ type: 'bookAppointment', ...wish, language, slotAt, place, ...said });
      if (answer.ok) {
        hold.drop();
        return setBooked(answer.result);
      }
      setRefusal(answer.refusal);
      if (GONE.includes(answer.refusal.code)) hold.drop();
    });
  if (booked !== null) return <Booked {...{ snapshot, ask, booked, onDone }} />;
  const { held } = hold;
  const questions = times === null ? [] : questionsOf(times.fields, times.mails);
  const question = questions[at];
  if (held === null || times === null || question === undefined)
    return <Times {...{ snapshot, wish, ask, refusal, times, isAsking }} onTimes={setTimes} onChoose={choose} />;
  const spell = (said: string): Spelled => ({ ...spelled, [keyOf(question)]: said });
  return (
    <Question
      key={keyOf(question)}
      {...{ snapshot, question, refusal, isAsking }}
      page={at + 1}
      pages={questions.length}
      when={whenPhrase(words, held.slotAt, snapshot.view.office.timeZone)}
      spelled={spelled[keyOf(question)] ?? ''}
      onSpell={(said) => setSpelled(spell(said))}
      onDone={(said) => {
        setSpelled(spell(said));
        if (at + 1 < questions.length) setAt(at + 1);
        else void book(times, spell(said));
      }}
      onPrevious={at === 0 ? null : () => setAt(at - 1)}
      onOtherTime={() => {
        setRefusal(null);
        hold.giveBack();
      }}
    />
  );
};
