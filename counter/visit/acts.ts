// K1: the acts of a counter, which of them fit its state, and the key of each. S30: those of somebody's rights alone.
import type { CounterView, VisitCard } from '../../shared/protocol';
import type { Right } from '../../shared/rights';
import type { CounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';

/** The same in every language, so that fingers need not learn anew. */
const KEYS = {
  next: 'N',
  again: 'W',
  begin: 'B',
  finish: 'F',
  done: 'D',
  miss: 'X',
  park: 'P',
  handOn: 'H',
  back: 'R',
  pause: 'Z',
  resume: 'Z',
  returnAt: 'V',
  draw: 'T',
  appointments: 'A',
  message: 'M',
} as const;
export type ActName = keyof typeof KEYS;

export type Act = {
  name: ActName;
  key: string;
  words: string;
  /** It cannot be done yet. */
  blocked: boolean;
  run: () => void;
};

const namesAt = ({ visit, paused }: CounterView): ActName[] => {
  if (visit?.state === 'called') return ['begin', 'again', 'finish', 'done', 'miss', 'park', 'handOn', 'back'];
  if (visit) return ['finish', 'done', 'park', 'handOn', 'back'];
  return paused ? ['resume', 'returnAt'] : ['next', 'pause'];
};

/** Seconds until the visitor may be called again (K3); 0 when at once. */
const pauseLeft = ({ lastCallAt }: VisitCard, { view, now }: CounterSession): number =>
  Math.max(0, Math.ceil(((lastCallAt ?? 0) + view.calls.pauseSec * 1000 - now) / 1000));

const againWords = (words: CounterWords, calls: number, most: number, seconds: number): string => {
  if (calls < most) return seconds > 0 ? words.t('counter.act.againIn', { seconds }) : words.t('counter.act.again');
  return seconds > 0 ? words.t('counter.act.noMoreIn', { seconds }) : words.t('counter.act.noMore');
};

const runOf = ({ view, ask, open, showAppointments }: CounterSession, name: ActName, visitId: string): (() => void) => {
  switch (name) {
    case 'next':
      return () => void ask({ type: 'callNext' });
    case 'again':
      return () => void ask({ type: 'callAgain', visitId });
    case 'back':
      return () => void ask({ type: 'returnToLine', visitId });
    case 'resume':
      return () => void ask({ type: 'resume' });
    case 'finish':
      // K7: an office may want to be asked each time.
      return view.calls.asksWhatWasDone
        ? () => open({ kind: 'done', visitId })
        : () => void ask({ type: name, visitId });
    case 'begin':
    case 'miss':
      return () => void ask({ type: name, visitId });
    case 'done':
    case 'park':
    case 'handOn':
      return () => open({ kind: name, visitId });
    case 'pause':
    case 'returnAt':
      return () => open({ kind: 'pause' });
    case 'draw':
      return () => open({ kind: name });
    case 'appointments':
      return () => showAppointments(true);
    case 'message':
      return () => open({ kind: name, to: '' });
  }
};

/** One of these: somebody may see the appointments, or give new ones without seeing any. */
const rightsFor = (name: ActName): readonly Right[] =>
  name === 'appointments' ? ['readNames', 'manageAppointments'] : ['serve'];

/**
 * What can be done now by who has these rights, the likeliest first, and what can always be done: drawing a ticket (W4),
 * the appointments.
 */
export const actsAt = (
  session: CounterSession,
  words: CounterWords,
  may: (...rights: readonly Right[]) => boolean,
): Act[] => {
  const { view } = session;
  const { visit } = view;
  const seconds = visit === null ? 0 : pauseLeft(visit, session);
  const names = [...namesAt(view), 'draw' as const, 'appointments' as const, 'message' as const];
  return names
    .filter((name) => may(...rightsFor(name)))
    .map((name) => ({
      name,
      key: KEYS[name],
      words:
        name === 'again'
          ? againWords(words, visit?.calls ?? 0, view.calls.most, seconds)
          : words.t(`counter.act.${name}`),
      blocked: name === 'again' && seconds > 0,
      run: runOf(session, name, visit?.visitId ?? ''),
    }));
};
