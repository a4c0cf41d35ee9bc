// The call as it is read from eight metres: while it is announced, and afterwards as the last one.
import type { CallView, PlaceWord } from '../shared/protocol';
import { TicketNumber } from '../ui/kit';
import { placePhrase } from '../ui/phrases';
import { LONG_NAME } from './longName';
import { Subtitled } from './Subtitled';

type CallProps = { call: CallView; isAnnounced: boolean; placeWord: PlaceWord };

/** What stands over the number: that it is called now, once more, or was the last. */
const headingOf = ({ call, isAnnounced }: CallProps) => {
  if (!isAnnounced) return 'display.lastCalled';
  return call.calls > 1 ? 'display.calledAgain' : 'display.calledNow';
};

export const Call = (props: CallProps) => {
  const { call, isAnnounced, placeWord } = props;
  return (
    <section class={`call${isAnnounced ? ' call--announced' : ''}`}>
      <div class="call__room" key={call.announcement}>
        <h2 class="call__heading">
          <Subtitled say={({ t }) => t(headingOf(props))} />
        </h2>
        <p class="call__number">
          <TicketNumber number={call.number} />
        </p>
        <p class={`call__place${call.counter.length > LONG_NAME ? ' call__place--long' : ''}`}>
          <span class="call__arrow" aria-hidden="true" />
          <span class="call__words">
            <Subtitled say={(words) => placePhrase(words, placeWord, call.counter)} />
          </span>
        </p>
      </div>
    </section>
  );
};

/** Before the first call of the day. */
/** Nobody is sent to a kiosk that gives nothing. */
export const NoCall = ({ asksToDraw }: { asksToDraw: boolean }) => (
  <section class="call call--empty">
    <div class="call__room">
      <p class="call__empty">
        <Subtitled say={({ t }) => t(asksToDraw ? 'display.empty' : 'display.nobodyCalled')} />
      </p>
    </div>
  </section>
);

/** What a screen reader says at an announcement. */
export const SpokenCall = ({ call, placeWord }: { call: CallView | null; placeWord: PlaceWord }) => (
  <div class="kern-sr-only" aria-live="assertive" aria-atomic="true">
    {call && (
      <Subtitled
        key={call.announcement}
        say={(words) =>
          words.t(call.calls > 1 ? 'display.announceAgain' : 'display.announce', {
            number: call.number,
            place: placePhrase(words, placeWord, call.counter),
          })
        }
      />
    )}
  </div>
);
