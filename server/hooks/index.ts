// S36: other programs are told by web hook: what is told is stored with what has happened, and sent beside it.
import type { CommandOf, NameOfKind } from '../../shared/commands';
import type { programCommands } from '../../shared/commands/imports';
import type { HookView } from '../../shared/programs';
import { newToken } from '../basics/tokens';
import { type Answers, done, orRefused, refused, telling } from '../office/answers';
import type { ServerAlarms } from '../office/serverAlarms';
import type { TurnNotice } from '../storage/port';
import { answering } from '../storage/steps';
import { createHookAlarms } from './alarms';
import { bodyOf } from './notices';
import type { Hooks } from './register';
import { createSending, type SendingParts } from './sending';

export { alarmNotices, createNotices } from './notices';
export { type Hooks, readHooks } from './register';

export type HookParts = Omit<SendingParts, 'changed'> & {
  hooks: Hooks;
  serverAlarms: Pick<ServerAlarms, 'raise' | 'settle'>;
  /** Told when hooks, or how they stand, have changed. */
  changed: () => void;
};
type Name = Extract<keyof typeof programCommands & NameOfKind<'room'>, `${string}Hook`>;

export const createHookRoom = (parts: HookParts) => {
  const { hooks, branch } = parts;
  const followAlarms = createHookAlarms(parts.serverAlarms);
  const changed = (): void => {
    followAlarms(hooks.all());
    parts.changed();
  };
  const sending = createSending({ ...parts, changed });

  const changeIt = ({ hookId, ...draft }: CommandOf<'changeHook'>) =>
    answering(hooks.change(hookId, draft), (outcome) => {
      if (outcome === 'done') return done(null);
      return outcome === 'unknown' ? refused('unknownSource') : refused('nameTaken');
    });

  const answers: Answers<Name> = {
    createHook: (draft, { keeping }) =>
      telling(
        keeping(() => answering(hooks.create(draft), (made) => (made === null ? refused('nameTaken') : done(made)))),
        changed,
      ),
    changeHook: (command, { keeping }) =>
      telling(
        keeping(() => changeIt(command)),
        changed,
      ),
    removeHook: ({ hookId }, { keeping }) =>
      telling(
        keeping(() => orRefused(hooks.remove(hookId), 'unknownSource')),
        changed,
      ),
    testHook: async ({ hookId }) => {
      if (hooks.named(hookId) === null) return refused('unknownSource');
      const body = bodyOf('test', branch.now(), {});
      return done({ fault: await sending.tell(hookId, `msg_${newToken()}`, body) });
    },
  };

  return {
    answers,
    /** For the administration's view. */
    list: (): HookView[] => hooks.list(sending.waiting()),
    look: sending.look,
    tend: sending.tend,
    begin: (): void => {
      followAlarms(hooks.all());
      sending.begin();
    },
    /** S72: past the outbox, where the disk does not take it. Never rejects; false where it was not taken. */
    tellNow: async ({ hookId, message, body }: Pick<TurnNotice, 'hookId' | 'message' | 'body'>): Promise<boolean> => {
      const fault = await sending.tell(hookId, message, body);
      parts.tried(hookId, message, fault, fault === null);
      return fault === null;
    },
    close: sending.close,
  };
};
