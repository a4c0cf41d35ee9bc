// What anybody is told of the office before booking.
import type { PublicFromHome, PublicOffice } from '../../../shared/booking';
import { announcedAtHome } from '../../../shared/house/announcements';
import type { Outlook } from '../../queue/forecast/forecast';
import { officeLock, receptionsOf } from '../../queue/forecast/reception';
import { homeNumbersLeft } from '../../queue/order/fromHome';
import { officeView } from '../../queue/views/parts';
import type { Followed } from '../followed';
import type { FreeSlots } from './free';
import { offerOf } from './offer';

/** Nobody at home is told anything older, and it is worked out no more often, however many ask. */
const KEPT_MS = 1000;

type Offered = { from: Outlook; version: number; offer: PublicFromHome | null };

const offeredNow = (outlook: Outlook): PublicFromHome | null => {
  const given = receptionsOf(outlook).filter(({ closed }) => closed === null);
  const services = given.map(({ service: { id, name }, forecast }) => ({ id, name, forecast }));
  return services.length === 0 ? null : { services };
};

/** W23: worked out only where the office gives numbers for home, and its kiosks give any. */
export const createFromHomeOffer = (branch: Pick<Followed, 'settings' | 'outlook'>): (() => PublicFromHome | null) => {
  let kept: Offered | null = null;
  const isFresh = ({ day, settings, now }: Outlook): boolean =>
    kept !== null &&
    kept.from.day === day &&
    kept.from.settings === settings &&
    Math.abs(now - kept.from.now) < KEPT_MS &&
    kept.version === day.version;
  return () => {
    if (!branch.settings().fromHome.isOffered) return null;
    const outlook = branch.outlook();
    if (homeNumbersLeft(outlook) <= 0 || officeLock(outlook) !== null) return null;
    if (kept === null || !isFresh(outlook))
      kept = { from: outlook, version: outlook.day.version, offer: offeredNow(outlook) };
    return kept.offer;
  };
};

/** The office, the services that are booked online, and the rules of booking. */
export const officeOf = (
  branch: Pick<Followed, 'settings' | 'now'>,
  free: Pick<FreeSlots, 'today' | 'lastDay' | 'days' | 'slots'>,
  fromHome: PublicFromHome | null,
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
    fromHome,
    ...{ today: free.today(), now: branch.now(), lastDay: free.lastDay() },
  };
};
