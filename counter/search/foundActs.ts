// K13: what can be done with somebody who was found, the likeliest first, by right (S30).
import type { FoundView } from '../../shared/protocol';
import type { Right } from '../../shared/rights';
import { checkIn, isExpected } from '../appointments/checkIn';
import type { CounterWords } from '../parts/words';
import { type CounterSession, isFree } from '../session/counterSession';
import { linkTo } from './links';

export type FoundAct = { words: string; run: () => void };

export type Offering = {
  session: CounterSession;
  words: CounterWords;
  may: (...rights: readonly Right[]) => boolean;
  /** A slip is on its way. */
  onPrinting: (number: string) => void;
};

type Offered = FoundAct | false;

const forWaiting = ({ session, words: { t }, may }: Offering, { visit, standing, isRaised }: FoundView): Offered[] => {
  const { ask, open, view } = session;
  const { visitId } = visit;
  const isNext = visitId === view.next?.visitId;
  const isCallable = isFree(session) && standing?.isServedHere === true;
  return [
    isCallable &&
      isNext &&
      may('serve') && { words: t('counter.callOutOfOrder'), run: () => void ask({ type: 'callNext' }) },
    isCallable &&
      !isNext &&
      may('callOutOfOrder') && {
        words: t('counter.callOutOfOrder'),
        run: () => open({ kind: 'callOutOfOrder', waiting: visit }),
      },
    !isRaised && may('raise') && { words: t('counter.raise'), run: () => open({ kind: 'raise', waiting: visit }) },
    may('serve') && { words: t('counter.act.handOn'), run: () => open({ kind: 'unserved', waiting: visit }) },
  ];
};

const forAway = ({ session, words: { t }, may }: Offering, { visit, mayComeBack }: FoundView): Offered[] => {
  if (!mayComeBack || !may('serve')) return [];
  const { visitId } = visit;
  return [
    isFree(session) && { words: t('counter.callBack'), run: () => void session.ask({ type: 'callBack', visitId }) },
    visit.errand === null
      ? { words: t('counter.toLine'), run: () => void session.ask({ type: 'returnToLine', visitId }) }
      : { words: t('counter.isBack'), run: () => void session.ask({ type: 'reportBack', ticket: visitId }) },
  ];
};

const forAppointment = ({ session, words: { t }, may }: Offering, { appointment }: FoundView): Offered[] => {
  if (appointment === null) return [];
  return [
    isExpected(session, appointment) &&
      may('serve') && { words: t('counter.checkIn'), run: () => void checkIn(session, appointment) },
    { words: t('counter.open'), run: () => session.open({ kind: 'appointment', appointment }) },
  ];
};

/** W24: who is on the way with a number from home is here. */
const forHome = ({ session, words: { t }, may }: Offering, { visit, appointment }: FoundView): Offered[] => {
  const isOnTheWay = visit.state === 'booked' && appointment === null;
  return [isOnTheWay && may('serve') && { words: t('counter.checkIn'), run: () => void checkIn(session, visit) }];
};

const IN_LINE = ['waiting', 'parked', 'missed'];

const forHere = ({ session, words: { t }, may, onPrinting }: Offering, { visit }: FoundView): Offered[] => {
  if (!IN_LINE.includes(visit.state) || visit.number === '') return [];
  const { visitId, number } = visit;
  const print = async () => {
    const answer = await session.ask({ type: 'printAgain', visitId });
    if (answer?.ok) onPrinting(number);
  };
  return [
    may('serve', 'operate') && { words: t('counter.print'), run: () => void print() },
    may('serve') && { words: t('counter.takeOut'), run: () => void session.ask({ type: 'takeOut', visitId }) },
  ];
};

export const foundActs = (offering: Offering, found: FoundView): FoundAct[] =>
  [
    ...forWaiting(offering, found).filter(() => found.visit.state === 'waiting'),
    ...forAway(offering, found),
    ...forHome(offering, found),
    ...forAppointment(offering, found),
    ...forHere(offering, found),
    {
      words: offering.words.t('counter.copyLink'),
      run: () => void offering.session.copy(linkTo(found.visit.visitId)),
    },
  ].filter((act) => act !== false);
