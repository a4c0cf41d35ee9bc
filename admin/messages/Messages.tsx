// K16: what counters have written to the administration, until somebody has read it there; and the way back.
import { useState } from 'preact/hooks';
import type { Addressee } from '../../shared/commands/counters';
import type { AdminView, MessagePlace, SentView } from '../../shared/protocol';
import { Alert, Button, Field, Select } from '../../ui/kit';
import { placePhrase } from '../../ui/phrases';
import { useMay } from '../../ui/rights';
import { formatTime } from '../../ui/time';
import type { PageParts } from '../draft/page';
import { Form } from '../parts/Form';
import { Refused } from '../parts/Parts';
import { useAct } from '../parts/useAct';
import { type AdminWords, useAdminWords } from '../parts/words';

type Props = Pick<PageParts, 'view' | 'ask'>;

/** As the server has it: apart from its schema, so that the screen takes it without zod. */
const MOST_LETTERS = 200;

const whoPhrase = (words: AdminWords, { office }: AdminView, { place, clerk }: MessagePlace): string =>
  [place === null ? words.t('start.admin') : placePhrase(words, office.placeWord, place), clerk]
    .filter((part) => part !== null)
    .join(', ');

const timePhrase = ({ language }: AdminWords, { office }: AdminView, at: number): string =>
  formatTime(at, 'time', office.timeZone, language);

/** Always in the page, so that screen readers notice the first one. */
const Unread = ({ view, ask }: Props) => {
  const words = useAdminWords();
  const { t, count } = words;
  const { messages } = view;
  return (
    <div aria-live="polite">
      {messages.length > 0 && (
        <Alert kind="info" title={count('admin.messages', messages.length)} isQuiet>
          <ul class="kern-body adm-list">
            {messages.map(({ messageId, from, text, number, at }) => {
              const who = whoPhrase(words, view, from);
              return (
                <li key={messageId}>
                  {`${who}, ${timePhrase(words, view, at)}${number === null ? '' : `, ${number}`}: `}
                  <strong>{text}</strong>{' '}
                  <Button
                    kind="tertiary"
                    label={`${t('admin.messages.read')} ${who}`}
                    onClick={() => void ask({ type: 'readMessage', messageId })}
                  >
                    {t('admin.messages.read')}
                  </Button>
                </li>
              );
            })}
          </ul>
        </Alert>
      )}
    </div>
  );
};

type Target = { value: string; label: string; to: Addressee };

/** Only where somebody is who reads it. */
const targetsOf = (words: AdminWords, view: AdminView): Target[] => {
  const open = view.settings.counters.filter(({ id }) => view.counters.some((one) => one.id === id && one.isOpen));
  return [
    ...open.map(({ id: counterId, name }): Target => {
      const label = placePhrase(words, view.office.placeWord, name);
      return { value: `counter ${counterId}`, label, to: { kind: 'counter', counterId } };
    }),
    ...(open.length > 1 ? [{ value: 'all', label: words.t('admin.messages.all'), to: { kind: 'all' } } as const] : []),
  ];
};

const sentPhrase = (words: AdminWords, view: AdminView, { to, toAll, text, readBy, recipients }: SentView): string => {
  const { t } = words;
  const who = toAll || to === null ? t('admin.messages.all') : placePhrase(words, view.office.placeWord, to);
  return t('admin.messages.sent', { to: who, text, count: readBy.length, all: recipients });
};

const Write = ({ view, ask }: Props) => {
  const words = useAdminWords();
  const { t } = words;
  const { act, isBusy, refusal } = useAct(ask);
  const [chosen, choose] = useState('');
  const [text, setText] = useState('');
  const [isMissing, setMissing] = useState(false);
  const targets = targetsOf(words, view);
  const send = async () => {
    const target = targets.find(({ value }) => value === chosen);
    setMissing(target === undefined);
    if (target === undefined) return;
    const answer = await act({ type: 'sendMessage', to: target.to, text, about: null });
    if (answer.ok) setText('');
  };
  return (
    <Form onSubmit={() => void send()}>
      <div class="adm-pair">
        <Select
          label={t('admin.messages.to')}
          value={chosen}
          options={[{ value: '', label: t('admin.messages.choose') }, ...targets]}
          onChange={choose}
          error={isMissing && t('admin.messages.missing')}
        />
        <Field
          label={t('admin.messages.text')}
          value={text}
          onInput={setText}
          maxLength={MOST_LETTERS}
          autocomplete="off"
          required
        />
      </div>
      <Refused refusal={refusal} timeZone={view.office.timeZone} />
      <div class="adm-actions">
        <Button type="submit" kind="secondary" blocked={isBusy}>
          {t('admin.messages.send')}
        </Button>
      </div>
    </Form>
  );
};

export const Messages = ({ view, ask }: Props) => {
  const words = useAdminWords();
  const may = useMay();
  if (!may('serve')) return null;
  return (
    <>
      <Unread view={view} ask={ask} />
      <details class="adm-help">
        <summary>{words.t('admin.messages.write')}</summary>
        <Write view={view} ask={ask} />
      </details>
      {view.sent.length > 0 && (
        <ul class="kern-body adm-list" aria-label={words.t('admin.messages.sentTitle')}>
          {view.sent.map((sent) => (
            <li key={sent.messageId}>{sentPhrase(words, view, sent)}</li>
          ))}
        </ul>
      )}
    </>
  );
};
