// K4: on to another counter or another service, with a note, under the same number.
import { useState } from 'preact/hooks';
import type { CommandOf } from '../../shared/commands';
import type { CounterView, VisitCard } from '../../shared/protocol';
import { textOf } from '../../shared/words';
import { Field, langOf, Select } from '../../ui/kit';
import { AskDialog } from '../parts/AskDialog';
import { AskForm } from '../parts/AskForm';
import { counterPhrase } from '../parts/phrases';
import type { CounterWords } from '../parts/words';
import { useCounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';

type Target = { value: string; label: string; lang?: 'de' | null; group: string; to: CommandOf<'handOn'>['to'] };

const targetsOf = (words: CounterWords, view: CounterView, isHere: boolean): Target[] => {
  const { t, language } = words;
  const counters = view.counters.filter(({ id }) => !isHere || id !== view.counter.id);
  return [
    ...counters.map(({ id: counterId, name, open }): Target => {
      const place = counterPhrase(words, view, name);
      const label = open ? place : t('counter.counterClosed', { name: place });
      return { value: `counter ${counterId}`, label, group: t('counter.counters'), to: { kind: 'counter', counterId } };
    }),
    ...view.services.map(({ id: serviceId, name }): Target => {
      const group = t('counter.servicesGroup');
      const to: Target['to'] = { kind: 'service', serviceId };
      return { value: `service ${serviceId}`, label: textOf(name, language), lang: langOf(name, language), group, to };
    }),
  ];
};

type HandOnProps = { session: CounterSession; visit: Pick<VisitCard, 'visitId' | 'note'>; isHere: boolean };

/** `isHere`: at this counter, so that it cannot go on to it. */
export const HandOnForm = ({ session, visit, isHere }: HandOnProps) => {
  const words = useCounterWords();
  const { t } = words;
  const [chosen, setChosen] = useState('');
  const [note, setNote] = useState(visit.note);
  const [isMissing, setMissing] = useState(false);
  const targets = targetsOf(words, session.view, isHere);
  const { visitId } = visit;
  const handOn = () => {
    const target = targets.find(({ value }) => value === chosen);
    setMissing(target === undefined);
    if (target) void session.askAndClose({ type: 'handOn', visitId, to: target.to, note });
  };
  return (
    <AskForm session={session} submit={t('counter.act.handOn')} onSubmit={handOn}>
      <div class="counter-fields">
        <Select
          label={t('counter.handOnTo')}
          value={chosen}
          options={[{ value: '', label: t('counter.handOnChoose') }, ...targets]}
          onChange={setChosen}
          error={isMissing && t('counter.handOnMissing')}
        />
        <Field label={t('counter.handOnNote')} value={note} onInput={setNote} maxLength={200} autocomplete="off" />
      </div>
    </AskForm>
  );
};

export const HandOnDialog = ({ session, visit }: { session: CounterSession; visit: VisitCard }) => {
  const { t } = useCounterWords();
  return (
    <AskDialog session={session} title={t('counter.handOnTitle', { number: visit.number })}>
      <HandOnForm session={session} visit={visit} isHere />
    </AskDialog>
  );
};
