// What comes: the next numbers and how long a new one would wait, if the office shows them.
import type { DisplayView } from '../shared/protocol';
import { TicketNumber } from '../ui/kit';
import { forecastPhrase } from '../ui/phrases';
import { Subtitled } from './Subtitled';

/** As many as stand on one line. */
const NUMBERS = 4;

export const Outlook = ({ view: { next, forecast } }: { view: DisplayView }) => {
  const comesNext = next?.slice(0, NUMBERS) ?? [];
  if (comesNext.length === 0 && forecast === null) return null;
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
      {forecast && (
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
