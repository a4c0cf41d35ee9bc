// The call as it is read from eight metres: while it is announced, and afterwards as the last one.
import type { CallView, PlaceWord } from '../../shared/protocol';
import { HERE, TicketNumber } from '../../ui/kit';
import { placeText } from '../../ui/phrases';
import { InAll, InTurn, OwnInTurn, TurningForCall } from '../turns';
import { Arrow } from './Arrow';
import { LONG_NAME } from './lines';

type CallProps = { call: CallView; isAnnounced: boolean; placeWord: PlaceWord };

/** What stands over the number: that it is called now, once more, is being called still, or was the last. */
const headingOf = ({ call, isAnnounced }: CallProps) => {
  if (!isAnnounced) return 'display.lastCalled';
  return call.calls > 1 ? 'display.calledAgain' : 'display.calledNow';
};

const Said = (props: CallProps) => {
  const { call, placeWord } = props;
  const { placeHint } = call;
  return (
    <div class="call__room">
      <h2 class="call__heading">
        <InTurn say={({ t }) => t(headingOf(props))} />
      </h2>
      <p class="call__number">
        <TicketNumber number={call.number} />
      </p>
      <p class={`call__place${call.counter.length > LONG_NAME ? ' call__place--long' : ''}`}>
        <Arrow to={call.arrow} />
        <span class="call__words">
          <InTurn say={() => HERE} text={(words) => placeText(words, placeWord, call.counter)} />
        </span>
      </p>
      {placeHint && (
        <p class="call__hint">
          <OwnInTurn text={placeHint} />
        </p>
      )}
    </div>
  );
};

/** D8: it begins in the visitor's own language. */
export const Call = (props: CallProps) => {
  const { call, isAnnounced } = props;
  return (
    <section class={`call${isAnnounced ? ' call--announced' : ''}${call.stands ? ' call--stands' : ''}`}>
      {isAnnounced ? (
        <TurningForCall key={call.announcement} own={call.language}>
          <Said {...props} />
        </TurningForCall>
      ) : (
        <Said key={call.announcement} {...props} />
      )}
    </section>
  );
};

/** What a screen reader says at an announcement. */
export const SpokenCall = ({ call, placeWord }: { call: CallView | null; placeWord: PlaceWord }) => (
  <div class="kern-sr-only" aria-live="assertive" aria-atomic="true">
    {call && (
      <InAll
        key={call.announcement}
        say={({ t }) =>
          t(call.calls > 1 ? 'display.announceAgain' : 'display.announce', { number: call.number, place: HERE })
        }
        text={(words) => placeText(words, placeWord, call.counter)}
      />
    )}
  </div>
);
