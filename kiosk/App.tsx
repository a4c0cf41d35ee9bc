// The kiosk: two taps from a service to a ticket (W), check-in with a code (C), and back for the next visitor.
import { useEffect, useRef } from 'preact/hooks';
import type { KioskView, Snapshot } from '../shared/protocol';
import { textOf } from '../shared/words';
import { Button } from '../ui/kit';
import type { Link } from '../ui/link';
import { Speaking, useWords } from '../ui/words';
import { AppointmentEntry } from './AppointmentEntry';
import { CheckIn } from './CheckIn';
import { Confirm } from './Confirm';
import { useCountdown } from './countdown';
import { Frame } from './Frame';
import { Notice } from './Notice';
import { slipOf } from './Print';
import { Start } from './Start';
import { Ticket } from './Ticket';
import { StillThere, TimeLeft } from './TimeLeft';
import { useVisitor, type Visitor } from './visitor';

/** W2: so long a ticket stays; and so long anything else does. */
const TICKET_SEC = 20;
const IDLE_SEC = 45;
/** The last seconds of these, in which the kiosk asks whether somebody is still there. */
const WARNED_SEC = 20;

type StepProps = { snapshot: Snapshot<KioskView>; online: boolean; visitor: Visitor };

const Offline = () => {
  const { t } = useWords();
  return <Notice icon="warning" title={t('kiosk.offline')} reason={t('kiosk.offlineHow')} />;
};

const Locked = ({ reason }: { reason: string }) => {
  const { t } = useWords();
  return (
    <Notice icon="info" title={t('kiosk.locked')} reason={reason}>
      <p class="kiosk-lead">{t('kiosk.askStaff')}</p>
    </Notice>
  );
};

const CurrentStep = ({ snapshot, online, visitor }: StepProps) => {
  const { language } = useWords();
  const { view } = snapshot;
  const { step, refusal, isAsking } = visitor;
  const start = <Start snapshot={snapshot} onChoose={visitor.choose} />;
  // Whoever holds a ticket, or waits for the answer, is not disturbed.
  if (step.kind !== 'ticket' && !isAsking) {
    if (!online) return <Offline />;
    if (view.locked && step.kind !== 'checkIn') return <Locked reason={textOf(view.locked, language)} />;
  }
  switch (step.kind) {
    case 'start':
      return start;
    case 'confirm': {
      const service = view.services.find((one) => one.id === step.serviceId);
      if (service === undefined) return start;
      const draw = (persons: number) => visitor.draw(service.id, persons);
      return <Confirm snapshot={snapshot} service={service} refusal={refusal} isAsking={isAsking} onDraw={draw} />;
    }
    case 'checkIn':
      return (
        <CheckIn
          refusal={refusal}
          isAsking={isAsking}
          timeZone={view.office.timeZone}
          onCode={visitor.checkIn}
          onDrawInstead={visitor.back}
        />
      );
    case 'ticket':
      return (
        <Ticket
          view={view}
          ticket={step.ticket}
          serviceIds={step.serviceIds}
          online={online}
          refusal={refusal}
          isAsking={isAsking}
          onPrintAgain={() => visitor.printAgain(step.ticket.visitId)}
          onDone={visitor.leave}
        />
      );
  }
};

type AsideProps = { visitor: Visitor; online: boolean; secondsLeft: number };

/** Beside the languages: a locked kiosk still checks people in; without the server nothing can be done. */
const Aside = ({ visitor, online, secondsLeft }: AsideProps) => {
  const { t } = useWords();
  const { step, isAsking } = visitor;
  if (isAsking) return null;
  switch (step.kind) {
    case 'start':
      return online ? <AppointmentEntry onEnter={visitor.enterCode} onCode={visitor.checkIn} /> : null;
    case 'confirm':
    case 'checkIn':
      return (
        <Button kind="secondary" icon="arrow-back" onClick={visitor.back}>
          {t('common.back')}
        </Button>
      );
    case 'ticket':
      return <TimeLeft secondsLeft={secondsLeft} />;
  }
};

type KioskProps = { link: Link<KioskView>; snapshot: Snapshot<KioskView>; onRest: (rests: boolean) => void };

const Kiosk = ({ link, snapshot, onRest }: KioskProps) => {
  const { view } = snapshot;
  const visitor = useVisitor(link.ask, view.office.languages[0] ?? 'de');
  const { step, rests, isAsking } = visitor;
  useEffect(() => onRest(rests), [rests, onRest]);
  const isTicket = step.kind === 'ticket';
  const secondsLeft = useCountdown({
    seconds: isTicket ? TICKET_SEC : IDLE_SEC,
    runs: !rests && !isAsking,
    at: isTicket ? `ticket ${slipOf(view, step.ticket.visitId)?.state}` : step.kind,
    onEnd: visitor.leave,
  });
  // A ticket of yesterday is worth nothing: whoever comes finds the start.
  const day = useRef(snapshot.day);
  useEffect(() => {
    if (day.current !== snapshot.day) visitor.leave();
    day.current = snapshot.day;
  }, [snapshot.day, visitor.leave]);
  const isOnTheWay = (step.kind === 'confirm' || step.kind === 'checkIn') && !isAsking;
  const isWarned = isOnTheWay && link.online && secondsLeft <= WARNED_SEC;
  return (
    <Speaking language={visitor.language}>
      <Frame
        snapshot={snapshot}
        aside={<Aside visitor={visitor} online={link.online} secondsLeft={secondsLeft} />}
        onLanguage={visitor.speak}
      >
        <CurrentStep snapshot={snapshot} online={link.online} visitor={visitor} />
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
