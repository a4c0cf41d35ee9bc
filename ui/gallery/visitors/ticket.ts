// A phone's page of one visit at the office in the hand.
import type { Day } from '../../../server/queue/day/day';
import type { createScene } from '../../../server/queue/views/parts';
import { receiptOf } from '../../../server/queue/views/receipt';
import { ticketView } from '../../../server/queue/views/ticket';
import type { Reply, Snapshot } from '../../../shared/protocol';
import { refuse } from '../../../shared/refusals';
import type { Language } from '../../../shared/settings';
import type { TicketAct, TicketLink } from '../../link/ticketLink';
import { VISITOR } from '../history';
import type { Door } from './door';

/** C7: the code that display and kiosk show. */
export const SIGN = '4718';

type Acted = { act: TicketAct; language: Language; sign: string | null };

const acted = (handle: Door['handle'], visitId: string, day: string, { act, language, sign }: Acted): Reply => {
  switch (act) {
    case 'checkIn':
      if (sign !== null && sign !== SIGN) return { ok: false, ...refuse('signNeeded') };
      return handle({ type: 'checkInVisit', visitId, language, familyName: null }, VISITOR);
    case 'leave':
      return handle({ type: 'leaveLine', visitId }, VISITOR);
    case 'back':
      return handle({ type: 'reportBack', ticket: visitId }, VISITOR);
    case 'cancel':
      return handle({ type: 'cancelAppointment', day, visitId }, VISITOR);
    case 'comes':
      return handle({ type: 'confirmAppointment', day, visitId }, VISITOR);
    case 'noReminders':
      return { ok: true, result: null };
  }
};

type Page = {
  visitId: string;
  /** The day of the visit; null where there is none. */
  there: Day | null;
  scene: () => ReturnType<typeof createScene>;
  snapshotOf: <View>(view: View) => Snapshot<View>;
};

export const ticketLinkOf = (
  { branch, handle }: Pick<Door, 'branch' | 'handle'>,
  { visitId, there, scene, snapshotOf }: Page,
): TicketLink => {
  const key = there?.visits.get(visitId)?.key ?? '';
  const view = there ? ticketView(there, scene(), key) : null;
  return {
    ...{ key, snapshot: snapshotOf(view), online: true, refusal: null, ring: async () => true },
    ask: (act, language, sign) => {
      return Promise.resolve(acted(handle, visitId, there?.day ?? '', { act, language, sign }));
    },
    receipt: async () => there && receiptOf(there, branch.settings(), key),
  };
};
