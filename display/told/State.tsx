// D10: the whole screen where nobody is called: what is the matter, when again, and what to do meanwhile.
import type { DisplayView, Reception, Snapshot } from '../../shared/protocol';
import { Clock, HERE } from '../../ui/kit';
import { givesTickets, receptionPhrase } from '../../ui/phrases';
import { InTurn } from '../turns';

type Parts = { snapshot: Snapshot<DisplayView> };

/** Which of the states it is, as its words and its look are named. */
export const stateOf = (reception: Reception) => {
  if (givesTickets(reception)) return 'open';
  if (reception.state === 'locked') return 'locked';
  return reception.state === 'closed' ? reception.closed.why : 'open';
};

/** Nobody is sent to a kiosk that gives nothing. */
const Open = ({ isOpen }: { isOpen: boolean }) => (
  <p class="state__title">
    <InTurn say={({ t }) => t(isOpen ? 'display.empty' : 'display.nobodyCalled')} />
  </p>
);

const NOTHING = { de: '' };

/** Whether tickets are given, and why not. */
export const Why = ({ snapshot: { view, now } }: Parts) => {
  const { reception, office } = view;
  return (
    <InTurn
      say={(words) => receptionPhrase(words, reception, now, office.timeZone, () => HERE)}
      text={() => (reception.state === 'locked' ? reception.reason : NOTHING)}
    />
  );
};

export const State = ({ snapshot }: Parts) => {
  const { reception } = snapshot.view;
  const state = stateOf(reception);
  return (
    <section class={`state state--${state}`}>
      <div class="state__room">
        {state === 'open' ? (
          <Open isOpen />
        ) : (
          <>
            <h2 class="state__title">
              <InTurn say={({ t }) => t(`display.state.${state}`)} />
            </h2>
            <p class="state__why">
              <Why snapshot={snapshot} />
            </p>
            <p class="state__way">
              <InTurn say={({ t }) => t(`display.way.${state}`)} />
            </p>
          </>
        )}
      </div>
    </section>
  );
};

/** D10: at night. Little light, and nothing that stands in one place for long. */
export const Night = ({ snapshot }: Parts) => (
  <main class="night">
    <div class="night__room">
      <h1 class="kern-sr-only">{snapshot.view.office.name}</h1>
      <Clock snapshot={snapshot} timeZone={snapshot.view.office.timeZone} />
      <p>
        <Why snapshot={snapshot} />
      </p>
    </div>
  </main>
);
