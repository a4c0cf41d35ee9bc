// What every part of the counter works with: the view, the time, one way to ask, and which dialog is open.
import { useRef, useState } from 'preact/hooks';
import type { CommandOf, DeviceCommand, ResultOf } from '../../shared/commands';
import type { MovedElsewhere } from '../../shared/commands/hall/elsewhere';
import type {
  ActView,
  BookedView,
  BookingResult,
  CounterView,
  Snapshot,
  TicketResult,
  VisitCard,
} from '../../shared/protocol';
import type { SpokenRefusal } from '../../shared/words';
import { useOfficeNow } from '../../ui/clock';
import type { Answer, Ask, Link } from '../../ui/link/link';
import { type Copying, useCopying } from './copying';
import { type Ending, useEnding } from './ending';
import { useSettling } from './settling';

/** A link through which something has come already. */
export type OpenLink = Link<CounterView> & { snapshot: Snapshot<CounterView> };

export type OpenDialog =
  | { kind: 'park' | 'handOn' | 'done'; visitId: string }
  | { kind: 'note'; act: ActView }
  | { kind: 'pause' | 'draw' | 'admission' | 'account' }
  | { kind: 'raise' | 'callOutOfOrder'; waiting: Pick<VisitCard, 'visitId' | 'number' | 'name' | 'services'> }
  | { kind: 'unserved'; waiting: Pick<VisitCard, 'visitId' | 'number'> }
  | { kind: 'message'; to: string }
  | { kind: 'moveCounter'; counterId: string }
  | { kind: 'lock'; kioskId: string }
  | { kind: 'ticket'; ticket: TicketResult }
  | { kind: 'copy'; text: string }
  | { kind: 'book'; day: string }
  | { kind: 'appointment' | 'move' | 'cancel'; appointment: BookedView }
  | { kind: 'booked' | 'moved'; booking: BookingResult }
  /** M18: `office` was asked to take it. */
  | { kind: 'movedElsewhere'; office: string; result: MovedElsewhere };

/** What one asks that waits for the act before it. */
type Act = DeviceCommand | CommandOf<'moveElsewhere'>;

type AskOne = <Command extends Act>(command: Command) => Promise<Answer<ResultOf<Command['type']>> | null>;

export type CounterSession = {
  view: CounterView;
  /** The office's clock, epoch ms, renewed every second. */
  now: number;
  isOnline: boolean;
  isBusy: boolean;
  /** Why the last act was not done; `turn` tells the same refusal twice apart. */
  refused: { refusal: SpokenRefusal; turn: number } | null;
  /** Why a press did nothing: in words, or null for what has just changed; `turn` tells the same twice apart. */
  told: { why: string | null; turn: number } | null;
  lastAsked: Act['type'] | null;
  /** K11: something has just changed that nobody can have seen yet. */
  isSettling: boolean;
  /**
   * Whether a press may do something now. Where that is for a reason which the clerk cannot see, it says so; `why` is one
   * that the act has itself.
   */
  takes: (why?: string | null) => boolean;
  /** One after the other: null when nothing was asked, because the act before is still under way. */
  ask: AskOne;
  /** Asks out of a dialog, and closes it when that was done. */
  askAndClose: (command: DeviceCommand) => Promise<void>;
  /** What staff look up, their own account, and calls for help: it waits for nothing, and keeps nothing else waiting. */
  query: Ask;
  dialog: OpenDialog | null;
  open: (dialog: OpenDialog | null) => void;
  /** Whether the appointments are shown instead of the lists of today's visitors. */
  showsAppointments: boolean;
  showAppointments: (shown: boolean) => void;
  /** K13: whom somebody looks for, as it is typed; whoever is found stands in place of the lists. */
  sought: string;
  seek: (text: string) => void;
} & Copying &
  Ending;

/** Whether somebody can be called here now. */
export const isFree = ({ view: { visit, paused } }: Pick<CounterSession, 'view'>): boolean =>
  visit === null && paused === null;

const NOW_EVERY_MS = 1000;

/** What the acts of a counter change. Once it has changed the next act fits, though the answer may still be on its way. */
const stateOf = ({ visit, paused }: CounterView): string =>
  [visit?.visitId, visit?.state, visit?.calls, paused?.since].join();

const useAsking = (
  { ask }: OpenLink,
  state: string,
  /** What was done is on its way to the screen. */
  onDone: () => void,
): Pick<CounterSession, 'isBusy' | 'refused' | 'lastAsked' | 'ask'> & Forgetting => {
  const asked = useRef<{ turn: number; type: CounterSession['lastAsked']; underWayIn: string | null }>({
    turn: 0,
    type: null,
    underWayIn: null,
  });
  const [refused, setRefused] = useState<CounterSession['refused']>(null);
  const [, renew] = useState(0);

  const askOne: AskOne = async (command) => {
    if (asked.current.underWayIn === state) return null;
    const turn = asked.current.turn + 1;
    asked.current = { turn, type: command.type, underWayIn: state };
    renew(turn);
    const answer = await ask(command);
    if (asked.current.turn !== turn) return answer;
    asked.current.underWayIn = null;
    if (answer.ok) onDone();
    renew(-turn);
    setRefused(answer.ok ? null : { refusal: answer.refusal, turn });
    return answer;
  };

  return {
    isBusy: asked.current.underWayIn === state,
    refused,
    lastAsked: asked.current.type,
    ask: askOne,
    forget: () => setRefused(null),
  };
};
type Forgetting = { forget: () => void };

/** What is told of a press that did nothing stands until the next one, or until the state it was told of is another. */
const useTelling = (state: string) => {
  const [said, say] = useState<(NonNullable<CounterSession['told']> & { state: string }) | null>(null);
  return {
    told: said?.state === state ? said : null,
    tell: (why: string | null) => say((before) => ({ why, turn: (before?.turn ?? 0) + 1, state })),
    tellNothing: () => say(null),
  };
};

/** A dialog about a visit ends with the visit's stay at this counter. */
const isAbout = (dialog: OpenDialog, { visit }: CounterView) =>
  !('visitId' in dialog) || dialog.visitId === visit?.visitId;

export const useCounterSession = (link: OpenLink): CounterSession => {
  const { snapshot, online: isOnline } = link;
  const { view } = snapshot;
  const state = stateOf(view);
  const { isSettling, unsettle } = useSettling(state);
  const { forget, ...asking } = useAsking(link, state, unsettle);
  const { told, tell, tellNothing } = useTelling(state);
  const [opened, setOpened] = useState<OpenDialog | null>(null);
  const [showsAppointments, setShowsAppointments] = useState(false);
  const [sought, seek] = useState('');
  const open = (next: OpenDialog | null) => {
    forget();
    tellNothing();
    setOpened(next);
    unsettle();
  };
  const takes = (why: string | null = null): boolean => {
    if (asking.isBusy || !isOnline) return false;
    const isEarly = isSettling();
    const isTaken = !isEarly && why === null;
    if (isTaken) tellNothing();
    else tell(isEarly ? null : why);
    return isTaken;
  };
  const copying = useCopying(`${view.visit?.visitId} ${sought}`, (text) => open({ kind: 'copy', text }));
  const ending = useEnding(view, isOnline, () => void asking.ask({ type: 'logOut' }));
  return {
    ...asking,
    told,
    takes,
    isSettling: isSettling(),
    view,
    now: Math.floor(useOfficeNow(snapshot, NOW_EVERY_MS)),
    isOnline,
    askAndClose: async (command) => {
      const answer = await asking.ask(command);
      if (!answer?.ok) return;
      setOpened((now) => (now === opened ? null : now));
      unsettle();
    },
    query: link.ask,
    dialog: opened && isAbout(opened, view) ? opened : null,
    open,
    showsAppointments,
    showAppointments: (shown) => {
      seek('');
      setShowsAppointments(shown);
    },
    sought,
    seek,
    ...copying,
    ...ending,
  };
};
