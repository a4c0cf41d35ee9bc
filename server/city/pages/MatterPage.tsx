// One matter: what each office says of it now, and its next free times, each a link straight into that office's booking.
import { dayOf } from '../../../shared/time';
import { type CityWords, cityWordsOf } from '../../../shared/words/city';
import type { Matter } from '../matters';
import { bookingAddress, type CityOffice, type OfficeOfMatter } from '../offices';
import { Said } from './Frame';
import { OfficeCard } from './Overview';
import { closedPhrase, receptionPhrase, startPhrase, timePhrase, waitPhrase } from './phrases';

type OneProps = { one: OfficeOfMatter; words: CityWords };

const Times = ({ one: { office, service, free }, words }: OneProps) => {
  const { address, told } = office;
  if (address === null || told === null) return null;
  if (!service.isBookable) return <p class="kern-body">{words.t('city.notOnline')}</p>;
  if (free === null) return <p class="kern-body">{words.t('city.noAnswer')}</p>;
  const { timeZone, name } = told.office.office;
  return (
    <>
      {free.length === 0 ? (
        <p class="kern-body">{words.t('city.noTimes')}</p>
      ) : (
        <ul class="city-times">
          {free.map((at) => (
            <li>
              <a href={bookingAddress(address, service.id, { day: dayOf(at, timeZone), at })}>
                {startPhrase(at, { timeZone }, words)}
              </a>
            </li>
          ))}
        </ul>
      )}
      <a class="kern-link" href={bookingAddress(address, service.id)}>
        {words.t('city.allTimes', { office: name })}
      </a>
    </>
  );
};

const WalkIn = ({ one: { office, service }, words }: OneProps) => {
  if (office.told === null) return null;
  const { office: own, waits } = office.told;
  const clock = { now: waits.now, timeZone: own.office.timeZone };
  const says = cityWordsOf(words.language, own.office.ticketWord);
  if (waits.reception.state === 'locked')
    return <p class="city-state city-state--closed">{receptionPhrase(waits.reception, clock, says)}</p>;
  if (service.closed !== null)
    return <p class="city-state city-state--closed">{closedPhrase(service.closed, clock, says)}</p>;
  return <p class="city-wait">{waitPhrase(service.forecast, words)}</p>;
};

const One = ({ one, words }: OneProps) => {
  const { told } = one.office;
  if (told === null) return null;
  const { name, place, timeZone, demonstration } = told.office.office;
  return (
    <article class="city-office">
      <h2 class="kern-heading-medium">{name}</h2>
      {place && <p class="city-place">{place}</p>}
      {demonstration && <p>{words.t('common.demonstration')}</p>}
      <h3 class="kern-title">{words.t('city.walkIn')}</h3>
      <WalkIn one={one} words={words} />
      <p class="city-asof">{words.t('city.asOf', { time: timePhrase(told.waits.now, { timeZone }, words) })}</p>
      <h3 class="kern-title">{words.t('city.appointments')}</h3>
      <Times one={one} words={words} />
    </article>
  );
};

export type MatterPageProps = {
  words: CityWords;
  matter: Matter;
  found: readonly OfficeOfMatter[];
  /** Which may do it, too, and do not answer. */
  away: readonly CityOffice[];
  back: string;
};

export const MatterPage = ({ words, matter, found, away, back }: MatterPageProps) => (
  <>
    <a class="kern-link" href={back}>
      {words.t('city.otherMatter')}
    </a>
    <h1 class="kern-heading-large">
      <Said text={matter.name} language={words.language} />
    </h1>
    <div class="city-offices">
      {found.map((one) => (
        <One one={one} words={words} />
      ))}
    </div>
    {away.length > 0 && (
      <section aria-labelledby="away">
        <h2 class="kern-heading-medium" id="away">
          {words.t('city.others')}
        </h2>
        <div class="city-offices">
          {away.map((office) => (
            <OfficeCard office={office} words={words} />
          ))}
        </div>
      </section>
    )}
  </>
);
