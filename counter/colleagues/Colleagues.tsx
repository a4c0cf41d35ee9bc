// K15: who is at the other counters and what goes on there now, so that a clerk knows whom to ask and whom to hand on to.
import { useId, useState } from 'preact/hooks';
import type { ColleagueView } from '../../shared/protocol';
import { SaidList, StatusText } from '../../ui/kit';
import { sentPhrase } from '../messages/phrases';
import { counterPhrase } from '../parts/phrases';
import { useCounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';
import { colleaguePhrase, isOverdue } from './phrases';

type RowProps = { session: CounterSession; colleague: ColleagueView };

/** Only what is limited is said: most counters do everything. */
const Matters = ({ session, colleague: { serviceIds } }: RowProps) => {
  const { services } = session.view;
  if (serviceIds === null) return null;
  const served = services.filter(({ id }) => serviceIds.includes(id)).map(({ name }) => name);
  return (
    <span class="counter-row__more">
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
