// K15: who is at the other counters and what goes on there now, so that a clerk knows whom to ask and whom to hand on to.
import { useId, useState } from 'preact/hooks';
import type { ColleagueView } from '../../shared/protocol';
import { SaidList, StatusText } from '../../ui/kit';
import { useMay } from '../../ui/rights';
import { sentPhrase } from '../messages/phrases';
import { counterPhrase } from '../parts/phrases';
import { RowAct } from '../parts/RowAct';
import { useCounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';
import { colleaguePhrase, isOverdue } from './phrases';

type RowProps = { session: CounterSession; colleague: ColleagueView };

/** Only what is limited is said: most counters do everything. K17: and what is so only today. */
const Matters = ({ session, colleague: { id, serviceIds } }: RowProps) => {
  const { t } = useCounterWords();
  const { services, counters } = session.view;
  const isMoved = counters.some((one) => one.id === id && one.movedTo !== null);
  if (serviceIds === null) return isMoved ? <span class="counter-row__more">{t('counter.moved.allToday')}</span> : null;
  const served = services.filter(({ id }) => serviceIds.includes(id)).map(({ name }) => name);
  return (
    <span class="counter-row__more">
      {isMoved && `${t('counter.moved.today')} `}
      <SaidList texts={served} between=", " />
    </span>
  );
};

const State = ({ session, colleague }: RowProps) => {
  const words = useCounterWords();
  const said = colleaguePhrase(words, session, colleague);
  if (colleague.state === 'orphaned' || isOverdue(session, colleague))
    return <StatusText kind="warning">{said}</StatusText>;
  return <span class={colleague.state === 'closed' ? 'counter-row__more' : ''}>{said}</span>;
};

/** K17: for who may change what a counter serves for good. */
const MoveAct = ({ session, counter }: { session: CounterSession; counter: { id: string; name: string } }) => {
  const words = useCounterWords();
  const may = useMay();
  if (!may('changeSettings')) return null;
  return (
    <RowAct
      session={session}
      act={words.t('counter.moved.act')}
      about={counterPhrase(words, session.view, counter.name)}
      onPress={() => session.open({ kind: 'moveCounter', counterId: counter.id })}
    />
  );
};

const Colleague = ({ session, colleague }: RowProps) => {
  const words = useCounterWords();
  const { name, clerk } = colleague;
  return (
    <li class="counter-colleague">
      <span class="counter-colleague__who">
        <strong>{counterPhrase(words, session.view, name)}</strong>
        {clerk !== null && ` ${clerk}`}
        <Matters session={session} colleague={colleague} />
      </span>
      <State session={session} colleague={colleague} />
      <MoveAct session={session} counter={colleague} />
    </li>
  );
};

/** K16: what was sent from here, and whether it was read. */
const Sent = ({ session }: { session: CounterSession }) => {
  const words = useCounterWords();
  return (
    <ul class="counter-sent" aria-label={words.t('counter.message.sentTitle')}>
      {session.view.sent.map((sent) => (
        <li key={sent.messageId}>{sentPhrase(words, session, sent)}</li>
      ))}
    </ul>
  );
};

/** As wide as two columns: there it stands open. */
const WIDE = '(min-width: 60rem)';
const isWide = (): boolean => typeof matchMedia === 'undefined' || matchMedia(WIDE).matches;

/** Folded on narrow glass, where the work itself needs the room. */
export const Colleagues = ({ session }: { session: CounterSession }) => {
  const { t } = useCounterWords();
  const id = useId();
  const [isOpen] = useState(isWide);
  const { colleagues } = session.view;
  if (colleagues.length === 0) return null;
  const atWork = colleagues.filter(({ clerk }) => clerk !== null).length;
  return (
    <section aria-labelledby={id}>
      <details class="counter-section" open={isOpen}>
        <summary>
          <h2 class="kern-title counter-colleagues__title" id={id}>
            {t('counter.colleagues', { count: atWork, all: colleagues.length })}
          </h2>
        </summary>
        <MoveAct session={session} counter={session.view.counter} />
        {session.view.sent.length > 0 && <Sent session={session} />}
        <ul class="counter-list">
          {colleagues.map((colleague) => (
            <Colleague key={colleague.id} session={session} colleague={colleague} />
          ))}
        </ul>
      </details>
    </section>
  );
};
