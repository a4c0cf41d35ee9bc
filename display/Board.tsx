// The call board: the last calls, newest first, each number with its place.
import type { CallView, PlaceWord } from '../shared/protocol';
import { TicketNumber } from '../ui/kit';
import { LONG_NAME } from './longName';
import { Subtitled } from './Subtitled';

/** As many as fit below each other in letters that are read from eight metres; and when all counters call at once. */
const ROWS = 6;
const MOST_ROWS = 8;

/** Nobody who is still being called is left out for want of room. */
const rowsFor = (calls: CallView[]): number => (calls.slice(ROWS).some(({ stands }) => stands) ? MOST_ROWS : ROWS);

type BoardProps = { calls: CallView[]; announced: CallView | null; placeWord: PlaceWord };

export const Board = ({ calls, announced, placeWord }: BoardProps) => (
  <section class={`board${rowsFor(calls) > ROWS ? ' board--full' : ''}`}>
    <table class="board__table">
      <caption class="kern-sr-only">
        <Subtitled say={({ t }) => t('display.calls')} />
      </caption>
      <thead>
        <tr>
          <th scope="col">
            <Subtitled say={({ t }) => t('display.number')} />
          </th>
          <th scope="col">
            <Subtitled say={({ t }) => t(`place.${placeWord}`)} />
          </th>
        </tr>
      </thead>
      <tbody>
        {calls.slice(0, rowsFor(calls)).map((call) => (
          <tr key={call.number} class={call.number === announced?.number ? 'board__announced' : ''}>
            <td>
              <TicketNumber number={call.number} />
            </td>
            <td class={call.counter.length > LONG_NAME ? 'board__place--long' : ''}>
              <span>{call.counter}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);
