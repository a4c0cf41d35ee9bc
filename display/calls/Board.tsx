// The call board: who is being called and the last calls, newest first, each number with its place.
import { useRef } from 'preact/hooks';
import type { CallView, PlaceWord } from '../../shared/protocol';
import { TicketNumber } from '../../ui/kit';
import { namesItself } from '../../ui/phrases';
import { InTurn, OwnInTurn, useTurn } from '../turns';
import { Arrow } from './Arrow';
import { LONG_NAME, lettersOf, linesOf, shownOf } from './lines';
import { useRoom } from './useRoom';

/** A number and a counter of two letters. */
const LEAST_LETTERS = 6;

type BoardProps = { calls: CallView[]; announced: CallView | null; placeWord: PlaceWord };

const classOf = (call: CallView, announced: CallView | null): string => {
  const marks = [
    call.stands && 'board__row--stands',
    call.number === announced?.number && 'board__row--announced',
    call.counter.length > LONG_NAME && 'board__row--long',
  ];
  return ['board__row', ...marks.filter(Boolean)].join(' ');
};

type LineProps = { call: CallView; announced: CallView | null; showsHints: boolean };

const Line = ({ call, announced, showsHints }: LineProps) => {
  const { placeHint } = call;
  // What is more than a number is the office's own word.
  const isGerman = namesItself(call.counter);
  return (
    <tr class={classOf(call, announced)} style={{ '--lines': linesOf(call, showsHints) }}>
      <td class="board__number">
        <TicketNumber number={call.number} />
        {call.stands && (
          <span class="kern-sr-only">
            <InTurn say={({ t }) => t('display.stands')} />
          </span>
        )}
      </td>
      <td class="board__place">
        <Arrow to={call.arrow} />
        <bdi lang={isGerman ? 'de' : undefined}>{call.counter}</bdi>
      </td>
      {showsHints && placeHint && (
        <td class="board__hint">
          <OwnInTurn text={placeHint} />
        </td>
      )}
    </tr>
  );
};

type HeadsProps = Pick<BoardProps, 'placeWord'> & { columns: number };

/** Over each column; read out once. */
const Heads = ({ placeWord, columns }: HeadsProps) => (
  <thead class="board__head">
    {Array.from({ length: columns }, (_, column) => (
      <tr key={column} class="board__heads" aria-hidden={column > 0}>
        <th scope="col" class="board__number">
          <InTurn say={({ t }) => t('display.number')} />
        </th>
        <th scope="col" class="board__place">
          <InTurn say={({ t }) => t(`place.${placeWord}`)} />
        </th>
      </tr>
    ))}
  </thead>
);

export const Board = ({ calls, announced, placeWord }: BoardProps) => {
  const board = useRef<HTMLElement>(null);
  const room = useRoom(board);
  const { beat } = useTurn();
  const letters = Math.max(LEAST_LETTERS, ...calls.map(lettersOf));
  const { calls: shown, lines, columns, page, showsHints } = shownOf(calls, room, beat);
  return (
    <section
      class={`board${page ? ' board--parted' : ''}`}
      ref={board}
      style={{ '--slots': lines, '--columns': columns, '--letters': letters }}
    >
      <table class="board__table">
        <caption class="kern-sr-only">
          <InTurn say={({ t }) => t('display.calls')} />
        </caption>
        <Heads placeWord={placeWord} columns={columns} />
        <tbody class="board__rows">
          {shown.map((call) => (
            <Line key={call.number} call={call} announced={announced} showsHints={showsHints} />
          ))}
        </tbody>
      </table>
      {page && (
        <p class="board__part">
          {page.now}/{page.of}
        </p>
      )}
    </section>
  );
};
