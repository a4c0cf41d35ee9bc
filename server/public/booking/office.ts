// What anybody is told of the office before booking.
import type { PublicFromHome, PublicOffice } from '../../../shared/booking';
import { announcedAtHome } from '../../../shared/house/announcements';
import { receptionsOf } from '../../queue/forecast/reception';
import { homeNumbersLeft } from '../../queue/order/fromHome';
import { officeView } from '../../queue/views/parts';
import type { Followed } from '../followed';
import type { FreeSlots } from './free';
import { offerOf } from './offer';

/** W23: worked out only where the office gives numbers for home. */
const fromHomeOf = ({ settings, outlook }: Pick<Followed, 'settings' | 'outlook'>): PublicFromHome | null => {
  if (!settings().fromHome.isOffered || homeNumbersLeft(outlook()) <= 0) return null;
  const given = receptionsOf(outlook()).filter(({ closed }) => closed === null);
  const services = given.map(({ service: { id, name }, forecast }) => ({ id, name, forecast }));
  return services.length === 0 ? null : { services };
};

/** The office, the services that are booked online, and the rules of booking. */
export const officeOf = (
  branch: Pick<Followed, 'settings' | 'now' | 'outlook'>,
  free: Pick<FreeSlots, 'today' | 'lastDay' | 'days' | 'slots'>,
): PublicOffice => {
  const settings = branch.settings();
  const { mostPersons, mostServices, holdMin, keepDays } = settings.appointments;
  const { checkInMin, graceMin } = settings.policy;
  const services = settings.services.filter(({ booking }) => booking === 'online');
  return {
    office: officeView(settings),
    links: settings.publicLinks,
    responsible: settings.responsible,
    notices: announcedAtHome(settings, branch.now()),
    services: services.map(({ id, leikaKey, name, keywords, bring, durationMin }) => {
      return { id, leikaKey, name, keywords, bring, durationMin };
    }),
    formFields: settings.formFields.map(({ inMail: _, ...field }) => field),
    ...{ mostPersons, mostServices, holdMin, checkInMin, graceMin, keepDays },
    publishesDays: settings.fairness.publishesDays,
    mails: settings.mail !== null,
    offer: offerOf(branch, free),
    fromHome: fromHomeOf(branch),
    ...{ today: free.today(), now: branch.now(), lastDay: free.lastDay() },
  };
};
