// The three steps of a booking, and the one and a half of a move.
import { useEffect, useRef, useState } from 'preact/hooks';
import { later } from '../parts/later';
import { Page, type PageProps } from '../parts/Page';
import { useBookingWords } from '../parts/words';
import type { Asked } from './address';
import type { Contact } from './contact/ContactStep';
import type { Booked } from './contact/Finish';
import { FindByCode } from './parts/FindByCode';
import { useHolding } from './parts/hold';
import { forgetKept, hasHomeNumber, type Kept, useKept } from './parts/kept';
import { Alert, Button } from './parts/kit';
import { useBookingContext } from './parts/office';
import { servicesOf, slotPhrase } from './parts/phrases';
import { StepHead } from './parts/StepHead';
import { type Start, type Step, useSteps } from './parts/steps';
import { Offer } from './service/Offer';
import { ServiceStep } from './service/ServiceStep';
import { TimeStep } from './time/TimeStep';

const FromHome = later(async () => (await import('./FromHome.js')).FromHome);
const loadFinish = async () => (await import('./contact/Finish.js')).Finish;
const Finish = later(loadFinish);

const NOBODY: Contact = { name: '', email: '', answers: {} };

/** One cannot choose a time for nothing, nor give a name without a time. */
const reachable =
  ({ wish, held }: Kept) =>
  (step: Step): Step => {
    if (wish.serviceIds.length === 0) return 'what';
    return step === 'who' && held === null ? 'when' : step;
  };

/** Nobody is asked for what the address says; who moves an appointment cannot go back to it either. */
const startOf = ({ moveKey, wish, day, isUnknown }: Asked): Start => {
  if (moveKey !== null) return { first: 'when', behind: null };
  const isSaid = day !== null && wish.serviceIds.length > 0 && !isUnknown;
  return isSaid ? { first: 'when', behind: 'what' } : { first: 'what', behind: null };
};

const questionOf = (step: Step, isMove: boolean) => {
  if (step === 'what') return 'book.whatQuestion';
  if (step === 'when') return isMove ? 'book.whenQuestionMove' : 'book.whenQuestion';
  return isMove ? 'book.moveQuestion' : 'book.whoQuestion';
};

/** A visitor who moves an appointment sees its present time, and can leave it there. */
const Before = ({ movesFrom }: { movesFrom: number }) => {
  const { office } = useBookingContext();
  const words = useBookingWords();
  return (
    <p class="kern-body">{words.t('book.movesFrom', { when: slotPhrase(words, movesFrom, office.office.timeZone) })}</p>
  );
};

const Back = ({ moveKey, step }: { moveKey: string | null; step: Step }) => {
  const { t } = useBookingWords();
  if (step === 'what') return null;
  const isStart = moveKey !== null && step === 'when';
  return (
    <Button
      kind="tertiary"
      icon="arrow-back"
      class="book-back"
      onClick={() => (isStart ? location.assign(`/t/${encodeURIComponent(moveKey)}`) : history.back())}
    >
      {t(isStart ? 'book.keepOld' : 'common.back')}
    </Button>
  );
};

export type FlowProps = Pick<PageProps, 'onLanguage'> & {
  asked: Asked;
  /** The page's address, by which a page that is loaded again knows what it was about. */
  address: string;
  /** Leaves for the page of the appointment. */
  onBooked: (booked: Booked) => void;
};

const useFlow = ({ asked, address }: FlowProps) => {
  const { office, api, prover } = useBookingContext();
  const [kept, keep] = useKept({
    address,
    first: asked,
    isOffered: (wish) => asked.moveKey !== null || servicesOf(office.services, wish).length === wish.serviceIds.length,
  });
  const [step, go] = useSteps(startOf(asked), reachable(kept));
  const holding = useHolding({ api, prover, wish: kept.wish, held: kept.held, keep });
  const visited = useRef(0);
  useEffect(() => {
    visited.current += 1;
    holding.settle();
  }, [step]);
  // A visitor who goes back to the beginning may want something else: the slot is given back.
  useEffect(() => {
    if (step === 'what') holding.giveBack();
  }, [step, kept.held]);
  return { kept, keep, step, go, holding, isFirst: visited.current === 0 };
};

export const Flow = (props: FlowProps) => {
  const { asked, onLanguage, onBooked } = props;
  const { office } = useBookingContext();
  const { t } = useBookingWords();
  const { kept, keep, step, go, holding, isFirst } = useFlow(props);
  const [contact, setContact] = useState(NOBODY);
  const isMove = asked.moveKey !== null;
  const { name, languages, demonstration } = office.office;
  const said = { step: t(`book.${step}`), office: name };
  // W6: the last step comes while a time is chosen. Where it does not, it is asked for again when it is needed.
  useEffect(() => {
    if (step === 'when') loadFinish().catch(() => undefined);
  }, [step]);
  return (
    <Page
      title={t(isMove ? 'book.titleStepMove' : 'book.titleStep', said)}
      owner={name}
      languages={languages}
      onLanguage={onLanguage}
      isWide={step === 'when'}
      links={office.links}
      notices={office.notices}
      notice={demonstration ? t('book.demonstration') : null}
    >
      <StepHead
        key={step}
        step={step}
        question={t(questionOf(step, isMove))}
        hasTrail={!isMove}
        takesFocus={!isFirst}
      />
      {asked.movesFrom !== null && <Before movesFrom={asked.movesFrom} />}
      {step === 'what' && office.services.length === 0 && (
        <Alert kind="info" title={t('book.nothingTitle')}>
          <p class="kern-body">{t('book.nothing')}</p>
        </Alert>
      )}
      {step === 'what' && !isMove && office.services.length > 0 && <Offer offer={office.offer} />}
      {step === 'what' && !isMove && (office.fromHome !== null || hasHomeNumber()) && (
        <FromHome offer={office.fromHome} />
      )}
      {step === 'what' && office.services.length > 0 && (
        <ServiceStep
          wish={kept.wish}
          onWish={(wish) => keep({ wish, day: null })}
          isUnknown={asked.isUnknown}
          onNext={() => go('when')}
        />
      )}
      {step === 'when' && (
        <TimeStep
          kept={kept}
          keep={keep}
          holding={holding}
          onChangeWhat={isMove ? null : () => go('what')}
          onNext={() => go('who')}
          chosen={isFirst ? asked.at : null}
        />
      )}
      {step === 'who' && kept.held !== null && (
        <Finish
          kept={kept}
          held={kept.held}
          holding={holding}
          contact={contact}
          onContact={setContact}
          moveKey={asked.moveKey}
          onChangeWhat={() => go('what')}
          onChangeWhen={() => go('when')}
          onBooked={(booked) => {
            forgetKept();
            onBooked(booked);
          }}
        />
      )}
      {step === 'what' && !isMove && <FindByCode />}
      <Back moveKey={asked.moveKey} step={step} />
      <p class="book-busy" role="status">
        {holding.busyAt !== null && t('book.reserving')}
      </p>
    </Page>
  );
};
