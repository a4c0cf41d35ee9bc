// What this room answers: the proof, what is kept of one person, and what is kept of whoever asks.
import { personOf } from '../../shared/actors';
import type { OwnDataResult } from '../../shared/privacy';
import type { SecondFactorView } from '../../shared/protocol';
import { type Answers, done } from '../office/answers';
import type { Branch } from '../office/branch';
import type { Store } from '../storage/port';
import { createHeld, type HeldParts } from './held';
import { createProving } from './proving';

type Named = 'proveForgetting' | 'findPersonalData' | 'deletePersonalData' | 'ownData';
export type PrivacyParts = Omit<HeldParts, 'store' | 'branch'> & {
  store: Pick<Store, 'looking' | 'wishes' | 'sessions' | 'staff'>;
  branch: Pick<Branch, 'settings' | 'anyDay' | 'handle' | 'now'>;
  /** S31: since when somebody has a second factor; its secret is nobody's to read. */
  secondFactor: (personId: string) => SecondFactorView | null;
  /** The program's. */
  version: string;
};

export const privacyAnswers = (parts: PrivacyParts): Answers<Named> => {
  const { store, branch } = parts;
  const held = createHeld(parts);
  const prove = createProving(store, branch.now, parts.version);

  const own = async (personId: string | null): Promise<OwnDataResult | null> => {
    const person = (await store.staff.all()).find(({ id }) => id === personId);
    if (person === undefined) return null;
    const sessions = (await store.sessions.all()).filter((one) => one.personId === person.id);
    return {
      at: branch.now(),
      person: {
        ...{ id: person.id, name: person.name, roleIds: person.roleIds, lastLoginAt: person.lastLoginAt },
        secondFactor: parts.secondFactor(person.id),
      },
      sessions: sessions.map(({ deviceId, usedAt, expiresAt }) => ({ deviceId, usedAt, expiresAt })),
      acts: await store.looking('acts', { personId: person.id }),
      actsDays: branch.settings().retention.actsDays,
    };
  };

  return {
    proveForgetting: ({ run }) => done(prove(run)),
    findPersonalData: async ({ text }) => done(await held.find(text)),
    deletePersonalData: async ({ visits, wishIds }, { by }) => done(await held.remove({ visits, wishIds }, by)),
    ownData: async (_, { by }) => done(await own(personOf(by))),
  };
};
