// Which matters there are, and how it is in each office now.
import { type CityWords, cityWordsOf } from '../../../shared/words/city';
import type { Matter } from '../matters';
import type { CityOffice } from '../offices';
import { Said } from './Frame';
import { receptionPhrase, timePhrase, waitPhrase } from './phrases';

/** Where tickets are given now, the wait is told besides. */
const GIVING = ['open', 'nearlyFull', 'partly'];

/** From the shortest to the longest that anybody is told there now. */
const waitOf = ({ told }: CityOffice) => {
  const forecasts = (told?.waits.services ?? []).flatMap(({ closed, forecast }) =>
    closed === null && forecast !== null ? [forecast] : [],
  );
  if (forecasts.length === 0) return null;
  return {
    fromMin: Math.min(...forecasts.map(({ fromMin }) => fromMin)),
    toMin: Math.max(...forecasts.map(({ toMin }) => toMin)),
  };
};

const Now = ({ office, words }: { office: CityOffice; words: CityWords }) => {
  if (office.told === null) return <p class="city-state city-state--away">{words.t('city.away')}</p>;
  const { waits, office: own } = office.told;
  const clock = { now: waits.now, timeZone: own.office.timeZone };
  const says = cityWordsOf(words.language, own.office.ticketWord);
  const isGiving = GIVING.includes(waits.reception.state);
  return (
    <>
      {isGiving && <p class="city-wait">{waitPhrase(waitOf(office), words)}</p>}
      <p class={`city-state${isGiving ? '' : ' city-state--closed'}`}>
        {receptionPhrase(waits.reception, clock, says)}
      </p>
      <p class="city-asof">{words.t('city.asOf', { time: timePhrase(waits.now, clock, words) })}</p>
    </>
  );
};

/** Its name, its place, and what there is now. */
export const OfficeCard = ({ office, words }: { office: CityOffice; words: CityWords }) => {
  const place = office.told?.office.office.place ?? null;
  return (
    <article class="city-office">
      <h3 class="kern-title">{office.told?.office.office.name ?? office.name}</h3>
      {place && <p class="city-place">{place}</p>}
      {office.told?.office.office.demonstration && <p>{words.t('common.demonstration')}</p>}
      <Now office={office} words={words} />
      {office.address !== null && (
        <a class="kern-link" href={`${office.address}/`}>
          {words.t('city.visit', { office: office.told?.office.office.name ?? office.name })}
        </a>
      )}
    </article>
  );
};

export type OverviewProps = {
  words: CityWords;
  matters: readonly Matter[];
  offices: readonly CityOffice[];
  /** The page of a matter. */
  pageOf: (matter: Matter) => string;
  /** A link named a matter that there is not. */
  isUnknown: boolean;
};

export const Overview = ({ words, matters, offices, pageOf, isUnknown }: OverviewProps) => (
  <>
    <h1 class="kern-heading-large">{words.t('city.title')}</h1>
    {isUnknown && matters.length > 0 && <p class="city-alert">{words.t('city.unknown')}</p>}
    {matters.length === 0 ? (
      <p class="city-alert">{words.t('city.none')}</p>
    ) : (
      <section aria-labelledby="matters">
        <h2 class="kern-heading-medium" id="matters">
          {words.t('city.question')}
        </h2>
        <p class="kern-body">{words.t('city.how')}</p>
        <ul class="city-matters">
          {matters.map((matter) => (
            <li>
              <a href={pageOf(matter)}>
                <Said text={matter.name} language={words.language} />
              </a>
            </li>
          ))}
        </ul>
      </section>
    )}
    {offices.length > 0 && (
      <section aria-labelledby="offices">
        <h2 class="kern-heading-medium" id="offices">
          {words.t('city.offices')}
        </h2>
        <div class="city-offices">
          {offices.map((office) => (
            <OfficeCard office={office} words={words} />
          ))}
        </div>
      </section>
    )}
  </>
);
