// K13: one field for everybody: whoever is found stands in place of the lists, until Escape.
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { FieldFrame, StatusText } from '../../ui/kit';
import { refusalPhrase } from '../../ui/phrases';
import { useMay } from '../../ui/rights';
import { useCounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';
import { isTyping } from '../session/keys';
import { Found } from './Found';
import { useVisitLinks } from './links';
import { useFound } from './useFound';

const SEARCH_KEY = 'S';
const AT_FIRST = 20;
const AT_MOST = 100;

/** The way into the field by a stroke (S is an act as others are), and out of it to where the keyboard was before. */
const useWays = (session: CounterSession, keysOn: boolean) => {
  const field = useRef<HTMLInputElement>(null);
  const before = useRef<Element | null>(null);
  const { sought, seek, dialog } = session;
  const isLeaving = useRef(false);
  const goBack = () => {
    isLeaving.current = false;
    const goal = before.current?.isConnected ? before.current : document.getElementById('counter-visitor');
    before.current = null;
    if (!(goal instanceof HTMLElement)) return;
    if (goal.tabIndex < 0) goal.tabIndex = -1;
    goal.focus({ preventScroll: true });
  };
  const leave = () => {
    if (sought === '') return goBack();
    // The lists are shown again first.
    isLeaving.current = true;
    seek('');
  };
  useLayoutEffect(() => {
    if (sought === '' && isLeaving.current) goBack();
  }, [sought]);
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || dialog !== null || event.isComposing) return;
      const isHere = document.activeElement === field.current;
      if (event.key === 'Escape' && (sought !== '' || isHere)) leave();
      // Where a stroke takes Shift, it is one all the same.
      else if (event.key === '/' && keysOn && !isTyping(event.target) && !event.ctrlKey && !event.altKey)
        field.current?.focus();
      else return;
      event.preventDefault();
    };
    // Before all others: Escape leaves the search first.
    document.addEventListener('keydown', press, true);
    return () => document.removeEventListener('keydown', press, true);
  });
  return { field, before, leave };
};

const isWithin = (place: Element, other: EventTarget | null) => other instanceof Node && place.contains(other);

export const Search = ({ session, keysOn }: { session: CounterSession; keysOn: boolean }) => {
  const words = useCounterWords();
  const { t } = words;
  const may = useMay();
  const { field, before, leave } = useWays(session, keysOn);
  const [most, setMost] = useState(AT_FIRST);
  const { seek, view } = session;
  const sought = session.sought.trim();
  const answer = useFound(session, { type: may('readNames') ? 'findPeople' : 'findVisits', text: sought, most });
  useVisitLinks(seek);
  const found = answer?.ok ? answer.result : null;
  const only = found?.count === 1 ? found.found[0] : undefined;
  useLayoutEffect(() => {
    // Opened by a link: the field says what people say.
    if (only && only.visit.visitId === sought) seek(only.visit.number || only.code || sought);
  }, [only?.visit.visitId, sought]);
  useLayoutEffect(() => {
    // Somebody is called from here: the counter goes on with them.
    if (view.visit !== null && session.sought !== '') leave();
  }, [view.visit?.visitId]);
  if (!may('serve', 'manageAppointments', 'readNames')) return null;
  return (
    <section class="counter-search" aria-label={t('counter.seek')}>
      <FieldFrame
        label={
          <>
            {t(may('readNames') ? 'counter.seekByName' : 'counter.seekByNumber')}
            {keysOn && (
              <span class="wm-shortcut" aria-hidden="true">
                {SEARCH_KEY}
              </span>
            )}
          </>
        }
        control={(described) => (
          <input
            {...described}
            type="search"
            class="kern-form-input__input"
            value={session.sought}
            maxLength={80}
            autocomplete="off"
            spellcheck={false}
            ref={field}
            aria-keyshortcuts={keysOn ? `${SEARCH_KEY} /` : undefined}
            onFocus={({ relatedTarget, currentTarget }) => {
              const place = currentTarget.closest('.counter-search');
              if (place && !isWithin(place, relatedTarget)) before.current = relatedTarget as Element | null;
              currentTarget.select();
            }}
            onInput={({ currentTarget }) => {
              setMost(AT_FIRST);
              seek(currentTarget.value);
            }}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' && event.key !== 'ArrowDown') return;
              const first = event.currentTarget
                .closest('.counter-search')
                ?.querySelector<HTMLElement>('.counter-found');
              if (first) event.preventDefault();
              first?.focus();
            }}
          />
        )}
      />
      <p class="kern-sr-only" role="status">
        {found && sought !== '' && words.count('counter.seekCount', found.count)}
      </p>
      <p class="kern-body counter-search__copied" role="status">
        {session.copied && t('counter.copied', { text: session.copied })}
      </p>
      {sought !== '' && answer?.ok === false && (
        <StatusText kind="warning">{refusalPhrase(words, answer.refusal, view.office.timeZone)}</StatusText>
      )}
      {sought !== '' && found && (
        <Found session={session} found={found} onMore={most === AT_MOST ? null : () => setMost(AT_MOST)} />
      )}
    </section>
  );
};
