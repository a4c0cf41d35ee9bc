// What comes: the next numbers and how long a new one would wait, if the office shows them.
import type { DisplayView, Snapshot } from '../shared/protocol';
import { TicketNumber } from '../ui/kit';
import { forecastPhrase, givesTickets, receptionPhrase } from '../ui/phrases';
import { Subtitled } from './Subtitled';

/** As many as stand on one line. */
const NUMBERS = 4;

/** D7: that no tickets are given, and why, in the words of the kiosk. */
const Reception = ({ snapshot: { view, now } }: { snapshot: Snapshot<DisplayView> }) => (
  <div class="outlook__part">
    <h2 class="outlook__heading">
      <Subtitled say={({ t }) => t('display.reception')} />
    </h2>
    <p class="outlook__forecast outlook__forecast--words">
      <Subtitled say={(words) => receptionPhrase(words, view.reception, now, view.office.timeZone)} />
    </p>
  </div>
);

export const Outlook = ({ snapshot }: { snapshot: Snapshot<DisplayView> }) => {
  const { next, forecast, reception } = snapshot.view;
  const isGiven = givesTickets(reception);
  const comesNext = next?.slice(0, NUMBERS) ?? [];
  if (comesNext.length === 0 && forecast === null && isGiven) return null;
  return (
    <section class="outlook">
      {comesNext.length > 0 && (
        <div class="outlook__part">
          <h2 class="outlook__heading">
            <Subtitled say={({ t }) => t('display.next')} />
          </h2>
          <ol class="outlook__numbers">
            {comesNext.map((number) => (
              <li key={number}>
                <TicketNumber number={number} />
              </li>
            ))}
          </ol>
        </div>
      )}
      {!isGiven && <Reception snapshot={snapshot} />}
      {isGiven && forecast && (
        <div class="outlook__part">
          <h2 class="outlook__heading">
            <Subtitled say={({ t }) => t('display.forecast')} />
          </h2>
          <p class="outlook__forecast">
            <Subtitled say={(words) => forecastPhrase(words, forecast)} />
          </p>
        </div>
      )}
    </section>
  );
};
