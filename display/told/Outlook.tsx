// What comes: the next numbers, how long a new one would wait, and the code with which phones check in.
import type { ComponentChildren } from 'preact';
import type { DisplayView } from '../../shared/protocol';
import { TicketNumber } from '../../ui/kit';
import { forecastPhrase, givesTickets } from '../../ui/phrases';
import { InTurn } from '../turns';

/** As many as stand on one line beside the rest. */
const NUMBERS = 4;
const NUMBERS_BESIDE_CODE = 3;

type PartProps = { heading: 'display.next' | 'display.wait' | 'display.sign'; children: ComponentChildren };

const Part = ({ heading, children }: PartProps) => (
  <div class="outlook__part">
    <h2 class="outlook__heading">
      <InTurn say={({ t }) => t(heading)} />
    </h2>
    {children}
  </div>
);

/** Whether there is anything of it. */
export const hasOutlook = ({ next, forecast, sign, reception }: DisplayView): boolean =>
  (next?.length ?? 0) > 0 || sign !== null || (forecast !== null && givesTickets(reception));

export const Outlook = ({ view: { next, forecast, sign, reception } }: { view: DisplayView }) => {
  const comesNext = next?.slice(0, sign === null ? NUMBERS : NUMBERS_BESIDE_CODE) ?? [];
  return (
    <div class="outlook">
      {comesNext.length > 0 && (
        <Part heading="display.next">
          <ol class="outlook__numbers">
            {comesNext.map((number) => (
              <li key={number}>
                <TicketNumber number={number} />
              </li>
            ))}
          </ol>
        </Part>
      )}
      {forecast && givesTickets(reception) && (
        <Part heading="display.wait">
          <p class="outlook__value">
            <InTurn say={(words) => forecastPhrase(words, forecast)} />
          </p>
        </Part>
      )}
      {sign !== null && (
        <Part heading="display.sign">
          <p class="outlook__value outlook__value--code">{sign}</p>
        </Part>
      )}
    </div>
  );
};
