// K10: what this counter has done last, and the way back from each of it.
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ActView, CounterView } from '../../shared/protocol';
import { NoteLater } from '../done/NoteLater';
import { ActionButton } from '../parts/ActionButton';
import { timePhrase } from '../parts/phrases';
import { type CounterWords, useCounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';

/** What was done later comes first: with the same visitor, or with who is at the counter now. */
const isUnderLater = ({ acts }: CounterView, one: ActView): boolean => {
  const later = acts.slice(0, acts.indexOf(one)).filter(({ isUndone }) => !isUndone);
  if (one.hindrance?.code === 'counterBusy') return later.length > 0;
  return one.hindrance?.code === 'visitMovedOn' && later.some(({ visitId }) => visitId === one.visitId);
};

/** Why the way back is closed, in as few words as stand beside an act. */
const hindrancePhrase = ({ t }: CounterWords, view: CounterView, act: ActView): string | null => {
  if (isUnderLater(view, act)) return t('counter.undo.later');
  switch (act.hindrance?.code) {
    case undefined:
      return null;
    case 'visitMovedOn':
    case 'unknownVisit':
      return t('counter.undo.movedOn');
    case 'counterBusy':
      return t('counter.undo.busy');
    case 'counterPaused':
      return t('counter.undo.paused');
    case 'letterHasLeft':
      return t('counter.undo.letter');
    case 'slipIsPrinted':
      return t('counter.undo.printed');
    default:
      return t('counter.undo.slot');
  }
};

/** 'A042 Fertig', 'Termin 9:30 Abgesagt'. */
export const actPhrase = (words: CounterWords, session: CounterSession, { name, number, slotAt }: ActView): string => {
  const time = slotAt === null ? '' : timePhrase(words, session, slotAt);
  return [number ?? words.t('counter.appointmentAt', { time }), words.t(`counter.did.${name}`)].join(' ');
};

/** Where a visit stands on this screen; the head of the counter where it stands nowhere. */
const placeOf = (visitId: string): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[data-visit="${visitId}"]`) ?? document.getElementById('counter-visitor');

/** Takes an act back. Then the keyboard is where the visitor is, and it is said aloud what was taken back. */
export const useUndoing = (session: CounterSession) => {
  const words = useCounterWords();
  const asked = useRef<number | null>(null);
  const [said, say] = useState('');
  const { acts } = session.view;
  const undone = acts.find(({ act, isUndone }) => isUndone && act === asked.current);
  useLayoutEffect(() => {
    if (undone === undefined) return;
    asked.current = null;
    say(words.t('counter.undone', { act: actPhrase(words, session, undone) }));
    const place = placeOf(undone.visitId);
    if (place) place.tabIndex = -1;
    place?.focus({ preventScroll: place.id === 'counter-visitor' });
  }, [undone?.act]);
  return {
    said,
    undo: ({ act }: ActView): void => {
      asked.current = act;
      void session.ask({ type: 'undo', act });
    },
  };
};
export type Undoing = ReturnType<typeof useUndoing>;

/** The act that the key takes back. */
export const lastAct = ({ view }: CounterSession): ActView | undefined => view.acts.find(({ isUndone }) => !isUndone);

type RowProps = { session: CounterSession; undoing: Undoing; act: ActView };

const Row = ({ session, undoing, act }: RowProps) => {
  const words = useCounterWords();
  const { t } = words;
  const what = actPhrase(words, session, act);
  const time = timePhrase(words, session, act.at);
  const closed = act.isUndone ? t('counter.undo.done') : hindrancePhrase(words, session.view, act);
  if (closed !== null)
    return (
      <li class="counter-recent__act">
        <span>
          {what} <span class="counter-recent__more">{`${time}, ${closed}`}</span>
        </span>
        <NoteLater session={session} act={act} />
      </li>
    );
  return (
    <li>
      <ActionButton
        session={session}
        kind="secondary"
        class="counter-recent__act"
        icon="arrow-back"
        onPress={() => undoing.undo(act)}
      >
        <span class="kern-sr-only">{t('counter.undo.about')} </span>
        {what} <span class="counter-recent__more">{time}</span>
      </ActionButton>
      <NoteLater session={session} act={act} />
    </li>
  );
};

export const Recent = ({ session, undoing }: { session: CounterSession; undoing: Undoing }) => {
  const { t } = useCounterWords();
  const { acts } = session.view;
  return (
    <section class="counter-recent" aria-labelledby="counter-recent">
      <h2 class="counter-recent__title" id="counter-recent">
        {t('counter.undo.title')}
      </h2>
      {acts.length === 0 && <p class="kern-body">{t('counter.undo.nothing')}</p>}
      <ol class="counter-recent__list">
        {acts.map((act) => (
          <Row key={act.act} session={session} undoing={undoing} act={act} />
        ))}
      </ol>
      <p class="kern-sr-only" role="status">
        {undoing.said}
      </p>
    </section>
  );
};
