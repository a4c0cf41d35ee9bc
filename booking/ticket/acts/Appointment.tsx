// The confirmation (A1): when and where, the code, the QR that serves phone and kiosk, and what to bring.
import type { TicketView } from '../../../shared/protocol';
import { formatTime } from '../../../ui/time';
import { later } from '../../parts/later';
import { useBookingWords } from '../../parts/words';
import { ticketAddress } from '../address';
import { Said, SaidItems } from '../kit';

const Qr = later(async () => (await import('../../../ui/kit/Qr.js')).Qr);

export type AppointmentProps = {
  ticketKey: string;
  view: TicketView;
  appointment: NonNullable<TicketView['appointment']>;
};

type PartProps = Omit<AppointmentProps, 'ticketKey'>;

export const AppointmentTime = ({ view, slotAt }: { view: TicketView; slotAt: number }) => {
  const { t, language } = useBookingWords();
  const { timeZone } = view.office;
  return (
    <p class="booking-when">
      {formatTime(slotAt, 'fullDate', timeZone, language)}
      <br />
      <strong>{t('common.clock', { time: formatTime(slotAt, 'time', timeZone, language) })}</strong>
    </p>
  );
};

const Facts = ({ view, appointment }: PartProps) => {
  const { t, count } = useBookingWords();
  const { office, services } = view;
  const { persons, bring } = appointment;
  return (
    <dl class="booking-details">
      <dt>{t('ticket.services')}</dt>
      <dd>
        <ul>
          <SaidItems texts={services} />
        </ul>
        {persons > 1 && <p>{count('persons', persons)}</p>}
      </dd>
      {bring.length > 0 && (
        <>
          <dt>{t('ticket.bring')}</dt>
          <dd>
            <ul>
              <SaidItems texts={bring} />
            </ul>
          </dd>
        </>
      )}
      <dt>{t('ticket.where')}</dt>
      <dd>
        {office.name}
        {office.place && (
          <>
            <br />
            <Said text={{ de: office.place }} />
          </>
        )}
      </dd>
    </dl>
  );
};

export const Appointment = ({ ticketKey, view, appointment }: AppointmentProps) => {
  const { t } = useBookingWords();
  const address = ticketAddress(ticketKey);
  return (
    <div class="booking-appointment">
      <div class="booking-pass">
        <p class="booking-code">
          {t('ticket.code')} <strong>{appointment.code}</strong>
        </p>
        <Qr content={`${address}#${appointment.code}`} title={t('common.qrTitle', { what: t('ticket.qr') })} />
        <p>{t('ticket.codeHow')}</p>
      </div>
      <Facts view={view} appointment={appointment} />
      <p class="booking-on-paper">
        {t('ticket.onPaper')} <br />
        {address}
      </p>
    </div>
  );
};
