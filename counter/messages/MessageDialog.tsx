// K16: a short message: to whom, the usual words by one press or one's own, and the visit that it is about.
import { useState } from 'preact/hooks';
import type { Addressee } from '../../shared/commands/counters';
import type { CounterView } from '../../shared/protocol';
import { Checkbox, Field, Select } from '../../ui/kit';
import { AskDialog, Suggestions } from '../parts/AskDialog';
import { AskForm } from '../parts/AskForm';
import { type CounterWords, useCounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';
import { placeOfMessage } from './phrases';

/** As the server has it: apart from its schema, so that the screen takes it without zod. */
const MOST_LETTERS = 200;

type Target = { value: string; label: string; to: Addressee };

/** Only where somebody is who reads it. */
const targetsOf = (words: CounterWords, view: CounterView): Target[] => {
  const there = view.colleagues.filter(({ clerk }) => clerk !== null);
  return [
    ...there.map(({ id: counterId, name, clerk }): Target => {
      const label = placeOfMessage(words, view, { place: name, clerk });
      return { value: `counter ${counterId}`, label, to: { kind: 'counter', counterId } };
    }),
    ...(there.length > 1
      ? [{ value: 'all', label: words.t('counter.message.all'), to: { kind: 'all' } } as const]
      : []),
    { value: 'admin', label: words.t('counter.message.admin'), to: { kind: 'admin' } },
  ];
};

export const MessageDialog = ({ session, to }: { session: CounterSession; to: string }) => {
  const words = useCounterWords();
  const { t } = words;
  const { visit } = session.view;
  const [chosen, setChosen] = useState(to);
  const [text, setText] = useState('');
  const [isAbout, setAbout] = useState(false);
  const [isMissing, setMissing] = useState(false);
  const targets = targetsOf(words, session.view);
  const send = (what: string) => {
    const target = targets.find(({ value }) => value === chosen);
    setMissing(target === undefined);
    const about = isAbout && visit ? visit.visitId : null;
    if (target) void session.askAndClose({ type: 'sendMessage', to: target.to, text: what, about });
  };
  return (
    <AskDialog session={session} title={t('counter.message.title')}>
      <p class="kern-body">{t('counter.message.how')}</p>
      <Select
        label={t('counter.message.to')}
        value={chosen}
        options={[{ value: '', label: t('counter.message.choose') }, ...targets]}
        onChange={setChosen}
        error={isMissing && t('counter.message.missing')}
      />
      {visit && (
        <Checkbox label={t('counter.message.attach', { number: visit.number })} checked={isAbout} onChange={setAbout} />
      )}
      <Suggestions
        session={session}
        suggestions={[t('counter.message.come'), t('counter.message.forms'), t('counter.message.takeOver')]}
        onChoose={send}
      />
      <AskForm session={session} submit={t('counter.message.send')} onSubmit={() => send(text)}>
        <Field
          label={t('counter.message.text')}
          value={text}
          onInput={setText}
          maxLength={MOST_LETTERS}
          autocomplete="off"
          required
        />
      </AskForm>
    </AskDialog>
  );
};
