// What the booking site asks of the office in the hand, answered at once.
import { createFromHomeOffer, officeOf } from '../../../server/public/booking/office';
import type { BookedResult, HoldResult } from '../../../shared/booking';
import type { Reply } from '../../../shared/protocol';
import { refuse } from '../../../shared/refusals';
import { dayOf } from '../../../shared/time';
import type { PublicAnswer, PublicApi, VisitRequest } from '../../link/publicApi';
import { VISITOR } from '../history';
import type { Door } from './door';

const give = <Result>(result: Result) => Promise.resolve({ ok: true as const, result });
const refused = (code: Parameters<typeof refuse>[0]) => Promise.resolve({ ok: false as const, ...refuse(code) });

export const publicApiOf = ({ branch, free, visitOf, handle }: Door): PublicApi => {
  const withAlternatives = <Result>(reply: Reply, slotAt: number, wish: VisitRequest): PublicAnswer<Result> =>
    // Both ends are built from one contract, in which a command settles its result.
    reply.ok ? (reply as PublicAnswer<Result>) : { ...reply, alternatives: free.alternatives(slotAt, wish) };
  return {
    office: () => give(officeOf(branch, free, createFromHomeOffer(branch)())),
    days: (wish, from) => give(free.days(from, wish)),
    slots: (wish, name) => give(free.slots(name, wish)),
    challenge: () => new Promise(() => undefined),
    hold: (request) => {
      const reply = handle({ type: 'holdSlot', ...request }, VISITOR);
      return Promise.resolve(withAlternatives<HoldResult>(reply, request.slotAt, request));
    },
    giveBack: (held) => Promise.resolve(handle({ type: 'returnSlot', ...held }, VISITOR)),
    book: ({ holdId, ...request }) => {
      const command = { type: 'bookAppointment', ...request, place: { kind: 'free', holdId } } as const;
      return Promise.resolve(withAlternatives<BookedResult>(handle(command, VISITOR), request.slotAt, request));
    },
    move: (key, { slotAt, holdId }) => {
      const visit = visitOf((one) => one.key === key)?.visit ?? null;
      if (visit === null || visit.slotAt === null) return refused('unknownVisit');
      const day = dayOf(visit.slotAt, branch.settings().office.timeZone);
      const place = { kind: 'free', holdId } as const;
      const reply = handle({ type: 'moveAppointment', day, visitId: visit.id, slotAt, place }, VISITOR);
      return Promise.resolve(withAlternatives<BookedResult>(reply, slotAt, visit));
    },
    joinWaitingList: () => give(null),
    pushKey: () => give({ publicKey: '' }),
    fromHome: async (asked) => withAlternatives(handle({ type: 'drawFromHome', ...asked }, VISITOR), 0, asked),
    find: ({ code }) => {
      const found = visitOf((one) => one.code === code.toUpperCase());
      return found === null ? refused('unknownVisit') : give({ key: found.visit.key });
    },
    post: <Result>() => give({} as Result),
  };
};
