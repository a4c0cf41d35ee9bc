// How rooms answer what screens ask beside the day: each room gives a record by the names of its own commands.
import type { Actor } from '../../shared/actors';
import type { CommandOf, NameOfKind, ResultOf } from '../../shared/commands';
import type { Reply } from '../../shared/protocol';
import { type RefusalCode, refuse } from '../../shared/refusals';

export type Answered<Result = unknown> = Reply<Result> | Promise<Reply<Result>>;

/** Does at once what it is given, and keeps the answer with it (N6). */
export type Keeping = <Result>(act: () => Answered<Result>) => Answered<Result>;

type AnsweredName = NameOfKind<'room' | 'query'>;
type AnswerOf<Name extends AnsweredName> = (
  command: CommandOf<Name>,
  asking: { by: Actor; keeping: Keeping },
) => Answered<ResultOf<Name>>;

/** What a room answers, by the names of its commands. */
export type Answers<Name extends AnsweredName = AnsweredName> = { [One in Name]: AnswerOf<One> };

/** The answer to a command, by the room that knows. */
export const answerBy = <Own extends AnsweredName, Name extends Own>(
  answers: Answers<Own>,
  command: CommandOf<Name> & { type: Name },
  asking: { by: Actor; keeping: Keeping },
): Answered<ResultOf<Name>> => {
  const name: Name = command.type;
  const answer: AnswerOf<Name> = answers[name];
  return answer(command, asking);
};

/** It was done, and this is what came of it. */
export const done = <Result>(result: Result): Reply<Result> => ({ ok: true, result });

/** It was not done. */
export const refused = (code: RefusalCode, values: Record<string, string | number> = {}): Reply<never> => ({
  ok: false,
  ...refuse(code, values),
});
