// The kiosk: two taps from a service to a ticket (W), check-in with a code (C), and back for the next visitor.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { KioskView, Snapshot } from '../shared/protocol';
import { useHeldFocus } from '../ui/focus';
import { Button } from '../ui/kit';
import type { Link } from '../ui/link/link';
import { Speaking } from '../ui/words';
import { Access } from './access/Access';
import { SLOW, useComfort } from './access/comfort';
import { useHelp } from './access/useHelp';
import { useWarning } from './access/useWarning';
import { Booking } from './appointment/Booking';
import { OnPaper } from './back/OnPaper';
import { ReportBack } from './back/ReportBack';
import { Returned } from './back/Returned';
import { AlreadyCheckedIn } from './checkIn/AlreadyCheckedIn';
import { CheckIn } from './checkIn/CheckIn';
import { Pick } from './checkIn/Pick';
import { useCountdown } from './parts/countdown';
import { Frame } from './parts/Frame';
import { StillThere, TimeLeft } from './parts/TimeLeft';
import { useKioskWords } from './parts/words';
import { ScannerTest, useScannerTest } from './scanner/ScannerTest';
import { useScanner } from './scanner/scanner';
import { Lead } from './start/Lead';
import { NoTicket } from './start/NoTicket';
import { isClosed } from './start/noTicketReason';
import { Group, Offers, SearchAll, Start } from './start/Start';
import { StateScreen } from './state/StateScreen';
import { type WholeState, wholeState } from './state/state';
import { Another } from './ticket/Another';
import { Confirm } from './ticket/Confirm';
import { slipOf } from './ticket/Print';
import { Ticket } from './ticket/Ticket';
import { wishOf } from './ticket/wish';
import { type Step, useVisitor, type Visitor } from './visitor';

/** Steps that begin with what is only to be read. */
const TELLS: readonly Step['kind'][] = ['confirm', 'book'];

/** W2: so long a ticket stays; and so long anything else does. */
const TICKET_SEC = 20;
const IDLE_SEC = 45;
/** The last seconds of these, in which the kiosk asks whether somebody is still there. */
const WARNED_SEC = 20;
/** Of a ticket: when little is left it is heard. */
const ENDING_SEC = 10;

/** The visit whose number stands on the screen. */
const shownVisit = (step: Step): string | null => {
  switch (step.kind) {
    case 'ticket':
      return step.ticket.visitId;
    case 'known':
      return step.visitId;
    case 'returned':
      return step.returned.visitId;
    case 'start':
    case 'group':
    case 'search':
    case 'offers':
    case 'confirm':
    case 'another':
    case 'checkIn':
    case 'pick':
    case 'book':
    case 'back':
    case 'paper':
      return null;
  }
};
/** Where no tickets are given, people still check in, come back, and look for an appointment. */
const goesOn = ({ kind }: Step) => kind === 'checkIn' || kind === 'pick' || kind === 'back';
/** Of a house that is full or shut: why not this matter, and when. */
const isOffered = ({ kind }: Step) => kind === 'offers' || kind === 'confirm' || kind === 'search' || kind === 'group';

const stateOf = ({ snapshot, online, visitor }: StepProps): WholeState | null => {
  const { step, isAsking } = visitor;
  // Whoever holds a ticket, or waits for the answer, is not disturbed.
  if (shownVisit(step) !== null || step.kind === 'paper' || isAsking) return null;
  const state = wholeState(snapshot.view, online);
  if (state === null || state.is === 'offline') return state;
  if (goesOn(step)) return null;
  return 'closed' in state && isOffered(step) ? null : state;
};

type StepProps = { snapshot: Snapshot<KioskView>; online: boolean; visitor: Visitor };

const CurrentStep = ({ snapshot, online, visitor }: StepProps) => {
  const { view } = snapshot;
  const { step, refusal, isAsking } = visitor;
  const asked = { snapshot, refusal, isAsking };
  const start = <Start snapshot={snapshot} visitor={visitor} />;
  const visitId = shownVisit(step);
  const whole = stateOf({ snapshot, online, visitor });
  if (whole !== null) return <StateScreen state={whole} snapshot={snapshot} visitor={visitor} />;
  const acts = { online, onPrintAgain: () => visitor.printAgain(visitId ?? ''), onDone: visitor.leave };
  switch (step.kind) {
    case 'start':
      return start;
    case 'group':
      return <Group snapshot={snapshot} visitor={visitor} group={step.group} />;
    case 'search':
      return <SearchAll snapshot={snapshot} visitor={visitor} />;
    case 'offers':
      return <Offers snapshot={snapshot} visitor={visitor} />;
    case 'confirm': {
      const wish = wishOf(view, step);
      const service = wish.services.find(isClosed) ?? wish.services[0];
      if (service === undefined) return start;
      // Whoever asks for the last ticket of a contingent is waiting for it.
      const ways = { ask: visitor.ask, onBook: visitor.book };
      if (isClosed(service) && !isAsking) return <NoTicket snapshot={snapshot} service={service} {...ways} />;
      const onwards = { onWish: visitor.wish, onAnother: visitor.another, onDraw: visitor.draw };
      return <Confirm {...asked} {...ways} {...onwards} wish={wish} />;
    }
    case 'another':
      return <Another wish={wishOf(view, step)} looking={step.looking} services={view.services} visitor={visitor} />;
    case 'book': {
      const { serviceIds, persons } = step;
      return <Booking snapshot={snapshot} wish={{ serviceIds, persons }} ask={visitor.ask} onDone={visitor.leave} />;
    }
    case 'checkIn': {
      const ways = { onCode: visitor.checkIn, onPick: visitor.pick, onDrawInstead: visitor.back };
      return <CheckIn {...asked} {...ways} isHome={step.isHome} scanned={step.scanned} />;
    }
    case 'pick':
      return <Pick {...asked} onPick={visitor.checkInVisit} onEnterCode={visitor.enterCode} />;
    case 'ticket':
      return <Ticket {...asked} {...acts} ticket={step.ticket} serviceIds={step.serviceIds} persons={step.persons} />;
    case 'back':
      return <ReportBack {...asked} onNumber={visitor.reportBack} />;
    case 'returned':
      return <Returned snapshot={snapshot} isAsking={isAsking} {...acts} returned={step.returned} />;
    case 'paper':
      return <OnPaper isAsking={isAsking} {...acts} number={step.number} />;
    case 'known':
      return <AlreadyCheckedIn {...asked} {...acts} visitId={step.visitId} number={step.number} />;
  }
};

type AsideProps = { visitor: Visitor; secondsLeft: number };

/** Beside the languages: the way back, or the time that is left. */
const Aside = ({ visitor, secondsLeft }: AsideProps) => {
  const { t } = useKioskWords();
  const { step, isAsking } = visitor;
  if (isAsking) return null;
  switch (step.kind) {
    case 'start':
      return null;
    case 'group':
    case 'search':
    case 'offers':
    case 'confirm':
    case 'another':
    case 'checkIn':
    case 'pick':
    case 'book':
    case 'back':
      return (
        <Button kind="secondary" icon="arrow-back" onClick={visitor.back}>
          {t('common.back')}
        </Button>
      );
    case 'ticket':
    case 'known':
    case 'paper':
    case 'returned':
      return <TimeLeft secondsLeft={secondsLeft} />;
  }
};

type KioskProps = { link: Link<KioskView>; snapshot: Snapshot<KioskView>; onRest: (rests: boolean) => void };

const Kiosk = ({ link, snapshot, onRest }: KioskProps) => {
  const { view } = snapshot;
  const visitor = useVisitor(link.ask, view.office.languages[0] ?? 'de');
  const { step, isAsking } = visitor;
  const comfort = useComfort();
  const help = useHelp(link.ask, view.help);
  const [isReading, setReading] = useState(false);
  const rests = visitor.rests && comfort.rests && help.stage === 'none';
  const test = useScannerTest();
  useHeldFocus();
  useEffect(() => onRest(rests && !test.isOn), [rests, test.isOn, onRest]);
  useScanner({
    onScan: (scan) => {
      if (test.isOn) test.show(scan);
      else if (link.online) visitor.scan(scan);
    },
    onOther: (keys) => {
      if (test.isOn) test.show({ ...keys, code: null, ticket: null });
    },
  });
  const visitId = shownVisit(step);
  /** There is only to read: a number, or where to go with one. */
  const isTold = visitId !== null || step.kind === 'paper';
  const resetHelps = () => {
    comfort.reset();
    help.reset();
  };
  const secondsLeft = useCountdown({
    seconds: (isTold ? TICKET_SEC : IDLE_SEC) * (help.stage === 'none' ? comfort.pace : SLOW),
    runs: !rests && !isAsking && !isReading,
    at: visitId === null ? step.kind : `${visitId} ${slipOf(view, visitId)?.state}`,
    onEnd: () => {
      visitor.leave();
      resetHelps();
    },
  });
  // Whoever comes after a ticket is somebody else.
  const lastVisit = useRef<string | null>(null);
  useEffect(() => {
    if (lastVisit.current !== null && lastVisit.current !== visitId) resetHelps();
    lastVisit.current = visitId;
  });
  // A ticket of yesterday is worth nothing: whoever comes finds the start.
  const day = useRef(snapshot.day);
  useEffect(() => {
    if (day.current !== snapshot.day) visitor.leave();
    day.current = snapshot.day;
  }, [snapshot.day, visitor.leave]);
  // Whoever has chosen a language is here, and is asked before the next one finds German again.
  const isOnTheWay = !isTold && !rests && !isAsking;
  const isWarned = isOnTheWay && link.online && secondsLeft <= WARNED_SEC;
  useWarning(isWarned || (isTold && secondsLeft <= ENDING_SEC));
  const isStart = step.kind === 'start' || step.kind === 'group';
  const leads = isStart && !isAsking && !test.isOn && wholeState(view, link.online) === null;
  return (
    <Speaking language={visitor.language} office={snapshot.view.office}>
      <Frame
        snapshot={snapshot}
        lead={leads ? <Lead snapshot={snapshot} /> : null}
        tells={!test.isOn && (TELLS.includes(step.kind) || isTold)}
        aside={test.isOn ? null : <Aside visitor={visitor} secondsLeft={secondsLeft} />}
        onLanguage={visitor.speak}
        access={<Access comfort={comfort} help={help} office={view.office} onReading={setReading} />}
      >
        {test.isOn ? (
          <ScannerTest snapshot={snapshot} test={test} />
        ) : (
          <CurrentStep snapshot={snapshot} online={link.online} visitor={visitor} />
        )}
        {isWarned && <StillThere secondsLeft={secondsLeft} />}
      </Frame>
    </Speaking>
  );
};

export type AppProps = {
  link: Link<KioskView>;
  /** Hears whether anybody is in the middle of something. */
  onRest: (rests: boolean) => void;
};

export const App = ({ link, onRest }: AppProps) =>
  link.snapshot === null ? null : <Kiosk link={link} snapshot={link.snapshot} onRest={onRest} />;
