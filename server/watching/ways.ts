// S56: what became of telling alarms: to whom, whether it was taken, and why not. In memory: after a start it is known that
// an alarm was told, and what is told from then on is followed again.
import type { HookFault } from '../../shared/programs';
import type { AlarmNews, AlarmWay, LastingAlarm } from '../../shared/watching/alarms';
import type { AlarmLetter, TurnNotice } from '../storage/changes';

/** Of some alarm: by what it is known. */
export const keyOf = ({ kind, about }: Pick<LastingAlarm, 'kind' | 'about'>): string => `${kind}:${about}`;

/** A message to a web hook, with what it tells of. */
export type ToldNotice = { alarm: AlarmNews; notice: TurnNotice };

/** Over this many alarms, what became of the oldest is forgotten. */
const MOST_MESSAGES = 500;

export const createWays = () => {
  const ways = new Map<string, Map<string, AlarmWay>>();
  /** Of messages to web hooks: what they tell of. */
  const messages = new Map<string, string>();

  const note = (alarm: LastingAlarm, way: AlarmWay): void =>
    void ways.get(keyOf(alarm))?.set(`${way.by} ${way.to}`, way);
  const noteLetter = ({ to, news }: AlarmLetter, state: AlarmWay['state'], why: string | null): void => {
    for (const alarm of news) note(alarm, { by: 'mail', to, state, why });
  };

  return {
    /** What is told of from now on, by which letters and messages. */
    begin: (news: readonly AlarmNews[], letters: readonly AlarmLetter[], notices: readonly ToldNotice[]): void => {
      for (const alarm of news) {
        if (alarm.phase === 'over') ways.delete(keyOf(alarm));
        else ways.set(keyOf(alarm), new Map());
      }
      for (const letter of letters) noteLetter(letter, 'waiting', null);
      for (const { alarm, notice } of notices) {
        note(alarm, { by: 'hook', to: notice.hookId, state: 'waiting', why: null });
        messages.set(notice.message, keyOf(alarm));
      }
      for (const oldest of [...messages.keys()].slice(0, -MOST_MESSAGES)) messages.delete(oldest);
    },
    /** A letter was taken (null), or not: why, in words; `isOver` when it is not tried again. */
    mailed: (letter: AlarmLetter, why: string | null, isOver: boolean): void => {
      const missed = isOver ? 'failed' : 'waiting';
      noteLetter(letter, why === null ? 'taken' : missed, why);
    },
    /** A message to a web hook was taken (null), or not; `isOver` when it is not tried again. */
    hooked: (hookId: string, message: string, why: HookFault | null, isOver: boolean): void => {
      const key = messages.get(message);
      if (key === undefined) return;
      const missed = isOver ? 'failed' : 'waiting';
      ways.get(key)?.set(`hook ${hookId}`, { by: 'hook', to: hookId, state: why === null ? 'taken' : missed, why });
      if (why === null || isOver) messages.delete(message);
    },
    /** Of an alarm; null where nothing was told of it since the start. */
    of: (alarm: LastingAlarm): AlarmWay[] | null => {
      const found = ways.get(keyOf(alarm));
      return found ? [...found.values()] : null;
    },
  };
};
export type Ways = ReturnType<typeof createWays>;
