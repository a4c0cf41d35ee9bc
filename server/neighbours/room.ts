// M18: what staff ask about other offices of the database.
import type { NameOfKind } from '../../shared/commands';
import type { MovedElsewhere, OfficesBeside, TimesElsewhere } from '../../shared/commands/hall/elsewhere';
import type { Reply } from '../../shared/protocol';
import { newToken } from '../basics/tokens';
import { type Answers, done, refused } from '../office/answers';
import type { Branch } from '../office/branch';
import type { Neighbours } from './asking';
import type { Sending } from './sending';

type Answered = Extract<NameOfKind<'query' | 'room'>, 'officesBeside' | 'timesElsewhere' | 'moveElsewhere'>;

export type ElsewhereParts = {
  branch: Pick<Branch, 'settings' | 'handle'>;
  neighbours: Neighbours;
  sending: Pick<Sending, 'drive'>;
};

export const elsewhereAnswers = ({ branch, neighbours, sending }: ElsewhereParts): Answers<Answered> => {
  /** Nobody's appointment moves to where people only practise, and none of theirs to an office. */
  const beside = async (): Promise<OfficesBeside['offices']> =>
    (await neighbours.list())
      .filter(({ isDemonstration = false }) => isDemonstration === branch.settings().office.demonstration)
      .map(({ office, name }) => ({ office, name }));

  return {
    officesBeside: async () => done({ offices: await beside() }),
    timesElsewhere: async ({ office, serviceIds, persons, day }): Promise<Reply<TimesElsewhere>> => {
      const { services, former } = branch.settings();
      const matters = serviceIds.flatMap((id) => {
        const service = services.find((one) => one.id === id);
        const gone = former.services.find((one) => one.id === id);
        if (service) return [{ leikaKey: service.leikaKey, name: service.name }];
        return gone ? [{ leikaKey: null, name: gone.name }] : [];
      });
      if (matters.length === 0) return refused('unknownService');
      return done((await neighbours.times(office, { matters, persons, day })) ?? { is: 'away' });
    },
    moveElsewhere: async ({ office, ...what }, { by }): Promise<Reply<MovedElsewhere>> => {
      const name = (await beside()).find((one) => one.office === office)?.name;
      if (name === undefined) return refused('unknownOffice');
      const asked = { id: newToken(), by, command: { ...what, type: 'offerAppointment', office, name } as const };
      const offered = (await branch.handle(asked)) as Reply<MovedElsewhere>;
      if (!offered.ok || offered.result.there !== null) return offered;
      const outcome = await sending.drive({ day: what.day, visitId: what.visitId });
      if (outcome.is === 'there') return done({ there: { ...outcome.there, letter: outcome.letter } });
      if (outcome.is === 'silent') return done({ there: null });
      return outcome.refusal === null ? refused('notChangeable') : { ok: false, refusal: outcome.refusal };
    },
  };
};
