// What every part of the counter works with: the view, the time, one way to ask, and which dialog is open.
import { useRef, useState } from 'preact/hooks';
import type { DeviceCommand } from '../shared/commands';
import type { CounterView, Snapshot, TicketResult } from '../shared/protocol';
import type { SpokenRefusal } from '../shared/words';
import { useOfficeNow } from '../ui/clock';
import type { Answer, Link, ResultOf } from '../ui/link';

/** A link through which something has come already. */
export type OpenLink = Link<CounterView> & { snapshot: Snapshot<CounterView> };

export type OpenDialog =
  | { kind: 'park' | 'handOn' | 'pause' | 'draw' }
  | { kind: 'lock'; kioskId: string }
  | { kind: 'ticket'; ticket: TicketResult };

export type Desk = {
  view: CounterView;
  /** The office's clock, epoch ms, renewed every second. */
  now: number;
  /** Whether nothing can be asked at the moment: the link is down, or an answer is still to come. */
  isBlocked: boolean;
  isOnline: boolean;
  isBusy: boolean;
  /** Why the last act was not done; `turn` tells the same refusal twice apart. */
  refused: { refusal: SpokenRefusal; turn: number } | null;
  lastAsked: DeviceCommand['type'] | null;
  /** One after the other: null when nothing was asked because an answer is still to come. */
  ask: <Command extends DeviceCommand>(command: Command) => Promise<Answer<ResultOf<Command['type']>> | null>;
  /** Asks out of a dialog, and closes it when that was done. */
  askAndClose: (command: DeviceCommand) => Promise<void>;
  dialog: OpenDialog | null;
  open: (dialog: OpenDialog | null) => void;
};

const NOW_EVERY_MS = 1000;

export const useDesk = (link: OpenLink): Desk => {
  const { snapshot, online: isOnline } = link;
  const [isBusy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Desk['refused']>(null);
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const turn = useRef(0);
  const underWay = useRef(false);
  const lastAsked = useRef<Desk['lastAsked']>(null);

  const ask: Desk['ask'] = async (command) => {
    if (underWay.current) return null;
    underWay.current = true;
    lastAsked.current = command.type;
    turn.current += 1;
    setBusy(true);
    const answer = await link.ask(command);
    underWay.current = false;
    setBusy(false);
    setRefused(answer.ok ? null : { refusal: answer.refusal, turn: turn.current });
    return answer;
  };

  const open = (next: OpenDialog | null) => {
    setRefused(null);
    setDialog(next);
  };

  return {
    view: snapshot.view,
    now: useOfficeNow(snapshot, NOW_EVERY_MS),
    isBlocked: isBusy || !isOnline,
    isOnline,
    isBusy,
    refused,
    lastAsked: lastAsked.current,
    ask,
    askAndClose: async (command) => {
      const answer = await ask(command);
      if (answer?.ok) open(null);
    },
    dialog,
    open,
  };
};
