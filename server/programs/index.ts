// S35, G21: other programs beside the office, with tokens of their own.

import { type Actor, personOf } from '../../shared/actors';
import type { NameOfKind } from '../../shared/commands';
import type { programCommands } from '../../shared/commands/imports';
import type { ProgramView } from '../../shared/programs';
import type { Identity } from '../identity/identity';
import { type Answers, done, orRefused, refused, telling } from '../office/answers';
import type { Branch } from '../office/branch';
import { answering } from '../storage/steps';
import { createProgramHttp, type ProgramHttpParts } from './http';
import { type ProgramDraft, type Programs, readPrograms } from './register';

export { readPrograms };

type Name = Extract<keyof typeof programCommands & NameOfKind<'room'>, `${string}Program`>;

export type ProgramParts = Omit<ProgramHttpParts, 'programs' | 'networks'> & {
  programs: Programs;
  branch: ProgramHttpParts['branch'] & Pick<Branch, 'settings'>;
  identity: Pick<Identity, 'persons' | 'sessions'>;
  /** Told when there is another program, or one less. */
  changed: () => void;
};

export const createProgramRoom = (parts: ProgramParts) => {
  const { programs, branch, identity, changed } = parts;

  /** S25: nobody gives a program what they may not see themselves. */
  const refusalOf = ({ scopes, counterId }: ProgramDraft, by: Actor) => {
    if (counterId !== null && !branch.settings().counters.some(({ id }) => id === counterId)) return 'unknownCounter';
    const readsNames = identity.persons.rights(personOf(by)).has('readNames');
    return scopes.includes('readVisit') && !readsNames ? 'noRight' : null;
  };

  const answers: Answers<Name> = {
    createProgram: (draft, { by, keeping }) => {
      const refusal = refusalOf(draft, by);
      if (refusal !== null) return refused(refusal);
      return telling(
        keeping(() => answering(programs.create(draft), (made) => (made === null ? refused('nameTaken') : done(made)))),
        changed,
      );
    },
    revokeProgram: ({ programId }, { keeping }) =>
      telling(
        keeping(() => orRefused(programs.revoke(programId), 'unknownSource')),
        changed,
      ),
  };

  return {
    answers,
    /** To be used by the office port's app before that one reads bodies. */
    http: (networks: ProgramHttpParts['networks']) => createProgramHttp({ ...parts, networks }),
    /** For the administration's view. */
    list: (): ProgramView[] => programs.list(),
  };
};
