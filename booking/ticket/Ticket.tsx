// One visit on its owner's phone: the number or the appointment, what is the case, and what can be done now.
import type { Snapshot, TicketView } from '../../shared/protocol';
import { useOfficeNow } from '../../ui/clock';
import type { TicketLink } from '../../ui/link/ticketLink';
import { later } from '../parts/later';
import { useBookingWords } from '../parts/words';
import { Appointment, AppointmentTime } from './acts/Appointment';
import { Back } from './acts/Back';
import { ByLetter } from './acts/ByLetter';
import { Changes } from './acts/Changes';
import { CheckIn } from './acts/CheckIn';
import { Leave } from './acts/Leave';
import { LinkButton } from './acts/LinkButton';
import { anewAddress, lacksLetter, ticketAddress } from './address';
import { Ring } from './device/Ring';
import { SoundSwitch } from './device/SoundSwitch';
import type { Sound } from './device/sound';
import { Alert, Button, SaidItems, TicketNumber } from './kit';
import { State } from './State';
import { type Stage, stageOf } from './stage';
import { Away, Waiting } from './Waiting';

const LOOK_EVERY_MS = 5000;

const BOOKED: readonly Stage[] = ['ahead', 'today', 'ready', 'late'];
const OVER: readonly Stage[] = ['cancelled', 'absent'];
/** A call may come. */
const FOLLOWED: readonly Stage[] = ['home', 'waiting', 'parked', 'called'];
/** The way to the counter is behind them: there is time to ask who went before; nobody knows it of calls by hand (S88). */
const SERVED: readonly Stage[] = ['serving', 'done'];
const Receipt = later(async () => (await import('./receipt/Receipt.js')).Receipt);
const Home = later(async () => (await import('./home/Home.js')).Home);
const MAY_LEAVE: readonly Stage[] = ['home', 'waiting', 'parked', 'missed'];

const Services = ({ services, persons }: Pick<TicketView, 'services' | 'persons'>) => {
  const { count } = useBookingWords();
  return (
    <ul class="booking-services">
      <SaidItems texts={services} />
      {persons > 1 && <li>{count('persons', persons)}</li>}
    </ul>
  );
};

type PartProps = { link: TicketLink; view: TicketView; stage: Stage };

const PhoneCheckIn = ({ link, view: { checkInByPhone, office } }: Pick<PartProps, 'link' | 'view'>) =>
  checkInByPhone === 'off' ? null : (
    <CheckIn link={link} timeZone={office.timeZone} needsSign={checkInByPhone === 'withSign'} />
  );

/** What stands there of an appointment that nobody has checked in with. */
const Booked = ({ link, view, stage }: PartProps) => {
  const { t } = useBookingWords();
  const { appointment } = view;
  if (appointment === null) return null;
  if (BOOKED.includes(stage) && view.isOwner)
    return (
      <>
        {(stage === 'ready' || stage === 'late') && <PhoneCheckIn link={link} view={view} />}
        {lacksLetter() && (
          <Alert kind="info" title={t('ticket.noLetter')}>
            <p class="kern-body">{t('ticket.noLetterHow')}</p>
          </Alert>
        )}
        <ByLetter link={link} view={view} appointment={appointment} />
        <Appointment ticketKey={link.key} view={view} appointment={appointment} />
        {stage !== 'late' && <Changes link={link} timeZone={view.office.timeZone} appointment={appointment} />}
      </>
    );
  if (OVER.includes(stage))
    return (
      <div class="booking-acts">
        <LinkButton href={anewAddress(appointment)}>{t('ticket.anew')}</LinkButton>
      </div>
    );
  if (appointment.there)
    return (
      <>
        <p class="booking-code">
          {t('ticket.code')} <strong>{appointment.there.code}</strong>
        </p>
        <div class="booking-acts">
          <LinkButton href={appointment.there.url}>{t('ticket.elsewhereShow')}</LinkButton>
        </div>
      </>
    );
  if (stage === 'moved') return <Button onClick={() => location.reload()}>{t('ticket.movedShow')}</Button>;
  return null;
};

export type TicketProps = { link: TicketLink; snapshot: Snapshot; view: TicketView; sound: Sound };

export const Ticket = ({ link, snapshot, view, sound }: TicketProps) => {
  const { t } = useBookingWords();
  const now = useOfficeNow(snapshot, LOOK_EVERY_MS);
  const stage = stageOf(view, now);
  const { number, office, appointment, calls } = view;
  return (
    <div class={`booking-ticket booking-ticket--${stage}`}>
      <h1 class={number === null ? 'kern-heading-large' : 'booking-ticket__number'}>
        {number === null ? (
          t('ticket.appointment')
        ) : (
          <>
            <span class="booking-ticket__label">{t('ticket.titlePlain')}</span> <TicketNumber number={number} />
          </>
        )}
      </h1>
      {number === null && appointment !== null && (
        <AppointmentTime view={view} slotAt={appointment.there?.slotAt ?? appointment.slotAt} />
      )}
      {stage === 'home' ? (
        view.home && (
          <Home view={view} home={view.home} now={now} address={ticketAddress(link.key)}>
            <PhoneCheckIn link={link} view={view} />
          </Home>
        )
      ) : (
        <State view={view} stage={stage} />
      )}
      {stage === 'parked' && view.isOwner && <Back link={link} timeZone={office.timeZone} />}
      {stage === 'parked' && view.errand !== null && <Away view={view} />}
      {stage === 'waiting' && <Waiting view={view} now={now} />}
      {!BOOKED.includes(stage) && <Services {...view} />}
      <Booked link={link} view={view} stage={stage} />
      {FOLLOWED.includes(stage) && <Ring link={link} />}
      {FOLLOWED.includes(stage) && <SoundSwitch sound={sound} />}
      {MAY_LEAVE.includes(stage) && view.isOwner && number !== null && (
        <Leave link={link} timeZone={office.timeZone} number={number} />
      )}
      {SERVED.includes(stage) && calls > 0 && <Receipt link={link} timeZone={office.timeZone} />}
    </div>
  );
};
