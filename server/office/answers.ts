// How rooms answer what screens ask beside the day: each room gives a record by the names of its own commands.
import type { Actor } from '../../shared/actors';
import type { CommandOf, NameOfKind, ResultOf } from '../../shared/commands';
import type { Reply } from '../../shared/protocol';
import { type RefusalCode, refuse } from '../../shared/refusals';
import { answering, type Step, type TakeStep } from '../storage/steps';

export type Answered<Result = unknown> = Reply<Result> | Promise<Reply<Result>>;

/** Takes a step and keeps its answer with it, both or neither (N6); `into`: elsewhere than in the office's own file. */
export type Keeping = <Result>(decide: () => Step<Reply<Result>>, into?: TakeStep) => Promise<Reply<Result>>;

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

/** The step that does it, or why there is nothing to do. */
export const orRefused = (step: Step<boolean>, code: RefusalCode): Step<Reply<null>> =>
  answering(step, (isDone) => (isDone ? done(null) : refused(code)));

/** The answer; what screens show has changed when it was done. */
export const telling = async <Result>(answered: Answered<Result>, changed: () => void): Promise<Reply<Result>> => {
  const reply = await answered;
  if (reply.ok) changed();
  return reply;
};
