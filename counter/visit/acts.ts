// K1: the acts of a counter, the key of each, and why one cannot be done now. S30: those of somebody's rights alone.
import type { CounterView } from '../../shared/protocol';
import type { Right } from '../../shared/rights';
import { errandPhrase, visitText } from '../parts/phrases';
import type { CounterWords } from '../parts/words';
import type { CounterSession } from '../session/counterSession';
import { actPhrase, lastAct, type Undoing } from './Recent';

type Moment = { session: CounterSession; words: CounterWords; undoing: Undoing };

type Row = {
  /** The same in every language, so that fingers need not learn anew. */
  key: string;
  /** One of these is needed; without them, to serve. */
  rights?: readonly Right[];
  /** The office has no such thing; absent where every office has. */
  isMissing?: (view: CounterView) => boolean;
  /** Where it is not simply `counter.act.<name>`. */
  words?: (moment: Moment) => string;
  /** What it would be done to, where that is not at the counter. */
  about?: (moment: Moment) => string | null;
  /** What it does, for those who ask: too long to stand on a key. */
  more?: (moment: Moment) => string;
  /** Why it cannot be done now; null when it can. */
  hindrance: (moment: Moment) => string | null;
  run: (session: CounterSession, visitId: string, undoing: Undoing, words: CounterWords) => void;
};

const always = () => null;

const withVisitor = ({ session: { view }, words: { t } }: Moment): string | null =>
  view.visit === null ? t('counter.blocked.nobody') : null;

const whileCalled = ({ session: { view }, words: { t } }: Moment): string | null =>
  view.visit?.state === 'called' ? null : t('counter.blocked.notCalled');

const withoutVisitor = ({ session: { view }, words: { t } }: Moment): string | null =>
  view.visit === null ? null : t('counter.blocked.busy', { number: view.visit.number });

const whileFree = (moment: Moment): string | null =>
  withoutVisitor(moment) ?? (moment.session.view.paused ? moment.words.t('counter.blocked.paused') : null);

const whilePaused = ({ session: { view }, words: { t } }: Moment): string | null =>
  view.visit === null && view.paused ? null : t('counter.blocked.notPaused');

/** Seconds until the visitor may be called again (K3); 0 when at once, or never. */
const againIn = ({ view, now }: CounterSession): number => {
  const { visit, calls } = view;
  if (visit?.state !== 'called' || visit.calls >= calls.most) return 0;
  return Math.max(0, Math.ceil(((visit.lastCallAt ?? 0) + calls.pauseSec * 1000 - now) / 1000));
};

const untilLastCall = (moment: Moment): string | null => {
  const { session, words } = moment;
  const { visit, calls } = session.view;
  const seconds = againIn(session);
  if (seconds > 0) return words.t('counter.act.againIn', { seconds });
  return whileCalled(moment) ?? ((visit?.calls ?? 0) < calls.most ? null : words.t('counter.blocked.lastCall'));
};

/**
 * In the order of their places at the counter. Each act has a place of its own, where it always stands; only a pause and
 * its end share one.
 */
const ACTS = {
  next: { key: 'N', hindrance: whileFree, run: ({ ask }) => void ask({ type: 'callNext' }) },
  begin: { key: 'B', hindrance: whileCalled, run: ({ ask }, visitId) => void ask({ type: 'begin', visitId }) },
  finish: {
    key: 'F',
    hindrance: withVisitor,
    // K7: an office may want to be asked each time.
    run: ({ view, ask, open }, visitId) =>
      view.calls.asksWhatWasDone ? open({ kind: 'done', visitId }) : void ask({ type: 'finish', visitId }),
  },
  again: {
    key: 'W',
    words: ({ session, words: { t } }) => {
      const seconds = againIn(session);
      return seconds > 0 ? t('counter.act.againIn', { seconds }) : t('counter.act.again');
    },
    hindrance: untilLastCall,
    run: ({ ask }, visitId) => void ask({ type: 'callAgain', visitId }),
  },
  miss: { key: 'X', hindrance: whileCalled, run: ({ ask }, visitId) => void ask({ type: 'miss', visitId }) },
  back: { key: 'R', hindrance: withVisitor, run: ({ ask }, visitId) => void ask({ type: 'returnToLine', visitId }) },
  park: { key: 'P', hindrance: withVisitor, run: ({ open }, visitId) => open({ kind: 'park', visitId }) },
  errand: {
    key: 'O',
    // K20: the first place has a key; the others stand where somebody is parked.
    isMissing: ({ errands }) => errands.length === 0,
    words: ({ session: { view }, words }) =>
      view.errands
        .slice(0, 1)
        .map((first) => errandPhrase(words, first))
        .join(),
    hindrance: withVisitor,
    run: ({ view, ask }, visitId) => void ask({ type: 'sendOnErrand', visitId, errandId: view.errands[0]?.id ?? '' }),
  },
  done: { key: 'D', hindrance: withVisitor, run: ({ open }, visitId) => open({ kind: 'done', visitId }) },
  handOn: { key: 'H', hindrance: withVisitor, run: ({ open }, visitId) => open({ kind: 'handOn', visitId }) },
  undo: {
    key: 'U',
    about: ({ session, words }) => {
      const last = lastAct(session);
      return last ? actPhrase(words, session, last) : null;
    },
    hindrance: ({ session, words: { t } }) => (lastAct(session) ? null : t('counter.blocked.undo')),
    run: (session, _, undoing) => {
      const last = lastAct(session);
      if (last) undoing.undo(last);
    },
  },
  draw: { key: 'T', hindrance: always, run: ({ open }) => open({ kind: 'draw' }) },
  appointments: {
    key: 'A',
    rights: ['readNames', 'manageAppointments'],
    hindrance: always,
    run: ({ showAppointments }) => showAppointments(true),
  },
  search: {
    key: 'S',
    rights: ['serve', 'manageAppointments', 'readNames'],
    hindrance: always,
    run: () => document.querySelector<HTMLElement>('.counter-search input')?.focus(),
  },
  message: { key: 'M', hindrance: always, run: ({ open }) => open({ kind: 'message', to: '' }) },
  pause: {
    key: 'Z',
    words: ({ session: { view }, words: { t } }) => t(view.paused ? 'counter.act.resume' : 'counter.act.pause'),
    hindrance: withoutVisitor,
    run: ({ view, ask, open }) => (view.paused ? void ask({ type: 'resume' }) : open({ kind: 'pause' })),
  },
  returnAt: { key: 'V', hindrance: whilePaused, run: ({ open }) => open({ kind: 'pause' }) },
  end: {
    key: 'E',
    words: ({ session: { isEnding }, words: { t } }) => t(isEnding ? 'counter.act.endNot' : 'counter.act.end'),
    hindrance: withVisitor,
    run: ({ isEnding, endAfterVisit }) => endAfterVisit(!isEnding),
  },
  copy: {
    key: 'C',
    more: ({ session: { view }, words: { t } }) => t(view.visit?.name ? 'counter.copyNamed' : 'counter.copyUnnamed'),
    hindrance: withVisitor,
    run: ({ view, copy }, _, _undoing, words) => void (view.visit && copy(visitText(words, view.visit))),
  },
} satisfies Record<string, Row>;
export type ActName = keyof typeof ACTS;
const NAMES = Object.keys(ACTS) as ActName[];

export type Act = {
  name: ActName;
  key: string;
  words: string;
  about: string | null;
  more: string | null;
  /** Why it cannot be done now, in words. */
  hindrance: string | null;
  /** The likeliest one, which looks so. */
  isMain: boolean;
  run: () => void;
};

const mainAt = ({ visit, paused }: CounterView): ActName => {
  if (visit) return visit.state === 'called' ? 'begin' : 'finish';
  return paused ? 'pause' : 'next';
};

/** All that who has these rights does at a counter, each with why it cannot be done now. */
export const actsAt = (moment: Moment, may: (...rights: readonly Right[]) => boolean): Act[] => {
  const { session, words, undoing } = moment;
  const main = mainAt(session.view);
  const isOffered = ({ rights = ['serve'], isMissing }: Row) => may(...rights) && !isMissing?.(session.view);
  return NAMES.filter((name) => isOffered(ACTS[name])).map((name) => {
    const row: Row = ACTS[name];
    return {
      name,
      key: row.key,
      words: row.words?.(moment) ?? (name === 'errand' ? '' : words.t(`counter.act.${name}`)),
      about: row.about?.(moment) ?? null,
      more: row.more?.(moment) ?? null,
      hindrance: row.hindrance(moment),
      isMain: name === main,
      run: () => row.run(session, session.view.visit?.visitId ?? '', undoing, words),
    };
  });
};
