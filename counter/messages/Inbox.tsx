// K16: what others have written to this counter, until it is read: beside the work, never over it and never in its way.
import type { MessageView } from '../../shared/protocol';
import { Button } from '../../ui/kit';
import { useMay } from '../../ui/rights';
import { timePhrase } from '../parts/phrases';
import { RowAct } from '../parts/RowAct';
import { useCounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';
import { placeOfMessage } from './phrases';

const One = ({ session, message }: { session: CounterSession; message: MessageView }) => {
  const words = useCounterWords();
  const { t } = words;
  const may = useMay();
  const { messageId, from, fromId, text, number, at } = message;
  const who = placeOfMessage(words, session.view, from);
  return (
    <li class="counter-message">
      <p class="counter-message__what">
        <span class="counter-row__more">
          {t('counter.message.from', { who, time: timePhrase(words, session, at) })}
          {number !== null && ` ${t('counter.message.about', { number })}`}
        </span>
        <strong>{text}</strong>
      </p>
      {may('serve') && (
        <span class="counter-row__acts">
          <Button
            kind="secondary"
            class="kern-btn--x-small"
            label={t('counter.about', { act: t('counter.message.read'), number: who })}
            blocked={!session.isOnline}
            onClick={() => void session.query({ type: 'readMessage', messageId })}
          >
            {t('counter.message.read')}
          </Button>
          <RowAct
            session={session}
            act={t('counter.message.answer')}
            about={who}
            onPress={() => session.open({ kind: 'message', to: fromId === null ? 'admin' : `counter ${fromId}` })}
          />
        </span>
      )}
    </li>
  );
};

export const INBOX_ID = 'counter-inbox';

/** Always in the page, so that screen readers notice the first one. */
export const Inbox = ({ session }: { session: CounterSession }) => {
  const { t } = useCounterWords();
  const { messages } = session.view;
  return (
    <div class={messages.length > 0 ? 'counter-inbox' : ''} aria-live="polite">
      {messages.length > 0 && (
        <ul class="counter-inbox__list" id={INBOX_ID} tabIndex={-1} aria-label={t('counter.message.inbox')}>
          {messages.map((message) => (
            <One key={message.messageId} session={session} message={message} />
          ))}
        </ul>
      )}
    </div>
  );
};
