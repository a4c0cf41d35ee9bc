// W16: the free times that a kiosk shows to who books there: those of people at home.
import type { CommandOf } from '../../shared/commands';
import { fieldsFor } from '../../shared/house/formFields';
import type { KioskTimes, Reply } from '../../shared/protocol';
import { dayAfter, dayOf } from '../../shared/time';
import { type Answers, done, refused } from '../office/answers';
import { type Offering, publicStarts } from '../office/publicTimes';
import { refusalOfRequest } from '../queue/slots/request';
import { lastBookableDay } from '../queue/slots/slots';

const DAYS_SHOWN = 5;
const MOST_DAYS_LOOKED_AT = 60;

/** The next days with free times, from one on, and what is asked (W19); refused what nobody may book at home. */
export const kioskTimes = (branch: Offering, asked: CommandOf<'timesAtKiosk'>): Reply<KioskTimes> => {
  const { serviceIds, persons, from } = asked;
  const [settings, now] = [branch.settings(), branch.now()];
  const wish = { serviceIds, persons };
  const refusal = refusalOfRequest(settings, wish, 'public');
  if (refusal !== null) return refused(refusal.refusal.code, refusal.refusal.values);
  const [today, last] = [dayOf(now, settings.office.timeZone), lastBookableDay(settings, now)];
  const days: KioskTimes['days'] = [];
  let [day = today] = [from, today].sort().reverse();
  for (let looked = 0; day <= last && days.length < DAYS_SHOWN && looked < MOST_DAYS_LOOKED_AT; looked++) {
    const starts = publicStarts(branch, day, wish);
    if (starts.length > 0) days.push({ day, starts });
    day = dayAfter(day, 1);
  }
  const fields = fieldsFor(settings.formFields, serviceIds).map(({ inMail: _, ...field }) => field);
  return done({ days, more: day <= last ? day : null, fields, mails: settings.mail !== null });
};

/** Answers a kiosk. */
export const kioskTimesAnswers = (branch: Offering): Answers<'timesAtKiosk'> => ({
  timesAtKiosk: (asked) => kioskTimes(branch, asked),
});
