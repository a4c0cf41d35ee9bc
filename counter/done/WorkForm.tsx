// K7: counts what was done: matters and persons by the keys + and −, more matters by typing, and why something was not.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Work } from '../../shared/events';
import { HINDRANCES } from '../../shared/figures/reports';
import { textOf } from '../../shared/words';
import { Field, langOf, Select, StatusText } from '../../ui/kit';
import { AskForm } from '../parts/AskForm';
import { useCounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';
import { CountRow } from './CountRow';
import { asBooked, foundBy, hindered, type Known, MOST_ROWS, type Noted, stepped, withRow, workOf } from './rows';

const STEPS: Record<string, 1 | -1> = { '+': 1, '-': -1, '−': -1 };
const MOVES: Record<string, 1 | -1> = { ArrowDown: 1, ArrowUp: -1 };

type WorkFormProps = {
  session: CounterSession;
  asked: { services: readonly Known[]; persons: number };
  submit: string;
  onWork: (work: Work) => void;
  /** What can be done instead, with what is counted so far. */
  instead?: (noted: Noted) => ComponentChildren;
};

type SuggestionsProps = { found: readonly Known[]; isNone: boolean; onAdd: (service: Known) => void };

const Suggestions = ({ found, isNone, onAdd }: SuggestionsProps) => {
  const { t, language } = useCounterWords();
  return (
    <>
      {found.length > 0 && (
        <div class="counter-suggestions">
          {found.map((service) => (
            <button key={service.id} type="button" class="kern-btn kern-btn--secondary" onClick={() => onAdd(service)}>
              <span class="kern-label" lang={langOf(service.name, language) ?? language}>
                {textOf(service.name, language)}
              </span>
            </button>
          ))}
        </div>
      )}
      {isNone && (
        <p class="kern-body" role="status">
          {t('counter.done.none')}
        </p>
      )}
    </>
  );
};

type Hindrance = Work['hindrance'];

const HindranceField = ({ hindrance, onChange }: { hindrance: Hindrance; onChange: (next: Hindrance) => void }) => {
  const { t } = useCounterWords();
  return (
    <Select
      label={t('counter.done.hindrance')}
      {...(hindrance !== null && { hint: t('counter.done.hindranceHow') })}
      value={hindrance ?? ''}
      options={[
        { value: '', label: t('counter.done.noHindrance') },
        ...HINDRANCES.map((value) => ({ value, label: t(`counter.hindrance.${value}.why`) })),
      ]}
      onChange={(value) => onChange(value === '' ? null : value)}
    />
  );
};

export const WorkForm = ({ session, asked, submit, onWork, instead }: WorkFormProps) => {
  const { t, language } = useCounterWords();
  const [noted, setNoted] = useState(() => asBooked(asked.services, asked.persons));
  const [chosen, choose] = useState(0);
  const [typed, setTyped] = useState('');
  const [said, say] = useState('');
  const [isMissing, setMissing] = useState(false);
  const { rows, persons, hindrance } = noted;
  const found = rows.length < MOST_ROWS ? foundBy(typed, session.view.services, rows, language) : [];

  const change = (next: Noted) => {
    setNoted(next);
    setMissing(false);
  };
  const nameOf = (place: number): string => {
    const row = rows[place];
    return row ? textOf(row.name, language) : t('counter.done.persons');
  };
  const step = (place: number, by: 1 | -1) => {
    const next = stepped(noted, place, by);
    change(next);
    choose(place);
    say(t('counter.done.count', { what: nameOf(place), count: next.rows[place]?.count ?? next.persons }));
  };
  const add = (service: Known) => {
    change(withRow(noted, service));
    choose(rows.length);
    setTyped('');
    say(t('counter.done.count', { what: textOf(service.name, language), count: 1 }));
  };
  const send = () => {
    const [first] = found;
    if (typed.trim() !== '') {
      if (first) add(first);
      return;
    }
    const work = workOf(noted);
    setMissing(work === null);
    if (work) onWork(work);
  };
  const press = (event: KeyboardEvent) => {
    const { target, key } = event;
    if (target instanceof HTMLSelectElement || typed !== '') return;
    const [by, move] = [STEPS[key], MOVES[key]];
    if (by === undefined && move === undefined) return;
    event.preventDefault();
    if (by) step(chosen, by);
    else if (move) choose(Math.min(rows.length, Math.max(0, chosen + move)));
  };

  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the fields in it */}
      <div onKeyDown={press}>
        <AskForm session={session} submit={submit} onSubmit={send}>
          <div class="counter-fields">
            <Field
              type="search"
              label={t('counter.done.add')}
              hint={t('counter.done.how')}
              value={typed}
              onInput={setTyped}
              maxLength={60}
              autocomplete="off"
            />
            <Suggestions found={found} isNone={typed.trim() !== '' && found.length === 0} onAdd={add} />
            <ul class="counter-counts" aria-label={t('counter.done.matters')}>
              {rows.map(({ id, name, count }, place) => (
                <CountRow
                  key={id}
                  name={nameOf(place)}
                  lang={langOf(name, language)}
                  count={count}
                  least={0}
                  isChosen={chosen === place}
                  onStep={(by) => step(place, by)}
                />
              ))}
              <CountRow
                name={t('counter.done.persons')}
                lang={null}
                count={persons}
                least={1}
                isChosen={chosen >= rows.length}
                onStep={(by) => step(rows.length, by)}
              />
            </ul>
            <HindranceField hindrance={hindrance} onChange={(next) => change(hindered(noted, next))} />
            {isMissing && (
              <p role="alert">
                <StatusText kind="warning">{t('counter.done.missing')}</StatusText>
              </p>
            )}
          </div>
        </AskForm>
      </div>
      <p class="kern-sr-only" role="status">
        {said}
      </p>
      {instead?.(noted)}
    </>
  );
};
