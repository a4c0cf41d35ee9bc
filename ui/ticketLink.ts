// A phone's link to one ticket, by the key in the address of its page; it asks nothing.
import type { Snapshot, TicketView, VisitState } from '../shared/protocol';
import { openWire } from './wire';

export type TicketLink = {
  /** null until the first one has come; a view of null is a ticket that the day does not have any more. */
  snapshot: Snapshot<TicketView | null> | null;
  online: boolean;
  /** Why the server shows nothing: no ticket of today has this key, or too many have been tried from here. */
  refusal: 'unknownVisit' | 'tooMany' | null;
};

const isTicket = (snapshot: Snapshot): snapshot is Snapshot<TicketView | null> => {
  const { view } = snapshot;
  return view === null || (typeof view === 'object' && 'screen' in view && view.screen === 'ticket');
};

const FINAL: readonly VisitState[] = ['done', 'left', 'cancelled'];

/** Follows the ticket until its end, or until the returned function is called. */
export const followTicket = (key: string, onChange: (link: TicketLink) => void): (() => void) => {
  let link: TicketLink = { snapshot: null, online: false, refusal: null };
  const change = (next: Partial<TicketLink>) => {
    link = { ...link, ...next };
    onChange(link);
  };
  const wire = openWire({
    origin: '',
    handshake: { ticket: key },
    patienceMs: 8000,
    onSnapshot: (snapshot) => {
      if (!isTicket(snapshot)) return;
      change({ snapshot, online: true, refusal: null });
      // Nothing will change any more: a phone need not keep talking.
      if (snapshot.view !== null && FINAL.includes(snapshot.view.state)) wire.close();
    },
    onDown: () => change({ online: false }),
    onRefused: (reason) => {
      if (reason !== 'unknownVisit' && reason !== 'tooMany') return 'again';
      change({ refusal: reason });
      return 'stay away';
    },
  });
  return wire.close;
};
