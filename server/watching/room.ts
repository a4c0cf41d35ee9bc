// S50: watches over the office, and tells those who look after its machines: by mail, and by web hook.
import type { PrinterProblem } from '../../shared/printing';
import { dayAfter } from '../../shared/time';
import type { AlarmNews } from '../../shared/watching/alarms';
import type { Logger } from '../basics/log';
import type { Branch } from '../office/branch';
import type { ServerAlarms } from '../office/serverAlarms';
import type { AlarmLetter, Change } from '../storage/changes';
import type { Store, TurnNotice } from '../storage/port';
import type { TakeStep } from '../storage/steps';
import { conditionsOf } from './conditions';
import { createMachine, type MachineParts } from './machine';
import { createTelling } from './telling';

/** What is new within it is told together. */
const EVERY_MS = 15_000;
/** Nobody has to hear of it later. */
const KEPT_DAYS = 3;

export type WatchingParts = Pick<MachineParts, 'folders' | 'certificate' | 'outside' | 'elapsed' | 'room'> & {
  store: Pick<Store, 'alarms'>;
  take: TakeStep;
  branch: Pick<Branch, 'settings' | 'now' | 'today'>;
  serverAlarms: ServerAlarms;
  log: Logger;
  mail: {
    state: () => { lastFault: object | null };
    tellNow: (letter: AlarmLetter) => Promise<void>;
    look: () => void;
  };
  hooks: {
    /** Messages about alarms, of all hooks that tell of them. */
    noticesOf: (news: readonly AlarmNews[], at: number) => TurnNotice[];
    tellNow: (notice: TurnNotice) => Promise<void>;
    look: () => void;
  };
  /** Paired kiosks and displays without a browser. */
  away: () => readonly { name: string }[];
};

/** A letter about mail that does not go would go when it goes again. */
const isForMail = ({ kind }: AlarmNews): boolean => kind !== 'mail' && kind !== 'alarmMail';

export const createWatching = async (parts: WatchingParts) => {
  const { store, take, branch, serverAlarms, log, mail, hooks, elapsed } = parts;
  const telling = createTelling({ told: await store.alarms.all(), elapsed, now: branch.now });
  const machine = createMachine({ ...parts, settings: branch.settings });
  let lookedAt = Number.NEGATIVE_INFINITY;

  const found = () => {
    const printers: ReadonlyMap<string, readonly PrinterProblem[]> = branch.today().printers;
    return conditionsOf({
      ...{ now: branch.now(), settings: branch.settings(), serverAlarms: serverAlarms.list(), printers },
      ...{ away: parts.away(), isMailFailing: mail.state().lastFault !== null },
    });
  };

  const lettersOf = (news: readonly AlarmNews[]): AlarmLetter[] => {
    const told = news.filter(isForMail);
    const { mail: server, watching } = branch.settings();
    if (server === null || told.length === 0) return [];
    return watching.mailTo.map((to) => ({ to, at: branch.now(), news: told }));
  };

  const changesOf = (news: readonly AlarmNews[], letters: readonly AlarmLetter[]): Change[] => {
    const [at, day] = [branch.now(), branch.today().day];
    const letter = { kind: 'alarm', day, visitId: null, wishId: null, nextAt: at } as const;
    return [
      ...news.map(
        ({ phase, ...alarm }): Change =>
          phase === 'over'
            ? { type: 'endAlarm', kind: alarm.kind, about: alarm.about }
            : { type: 'keepAlarm', alarm: { ...alarm, toldAt: at } },
      ),
      ...letters.map(
        (alarm): Change => ({
          ...{ type: 'addLetter', letter: { ...letter, deleteOn: dayAfter(day, KEPT_DAYS) }, alarm },
        }),
      ),
    ];
  };

  const tell = async (news: readonly AlarmNews[]): Promise<void> => {
    const [letters, notices] = [lettersOf(news), hooks.noticesOf(news, branch.now())];
    try {
      const told = notices.map((notice): Change => ({ type: 'addNotice', notice }));
      await take(() => ({ result: undefined, changes: [...changesOf(news, letters), ...told] }));
      mail.look();
      hooks.look();
    } catch (error) {
      // The disk takes nothing, which is what somebody has to hear.
      log.warn({ error }, 'alarms could not be stored, and are told at once');
      await Promise.all([...letters.map(mail.tellNow), ...notices.map(hooks.tellNow)]);
    }
  };

  return {
    /** To be called every second or so. */
    look: async (): Promise<void> => {
      await machine.look();
      if (elapsed() - lookedAt < EVERY_MS) return;
      lookedAt = elapsed();
      const news = telling.look(found());
      if (news.length > 0) await tell(news);
    },
    /** What has been told and is not over. */
    standing: telling.standing,
  };
};
export type Watching = Awaited<ReturnType<typeof createWatching>>;

/** S50: addresses that are to be told and take no mail are an alarm, as long as they are set. */
export const createUndelivered = (
  serverAlarms: Pick<ServerAlarms, 'raise' | 'settle'>,
): ((to: string, isTaken: boolean) => void) => {
  const failing = new Set<string>();
  return (to, isTaken) => {
    if (isTaken) failing.delete(to);
    else failing.add(to);
    if (failing.size > 0) serverAlarms.raise('alarmMail');
    else serverAlarms.settle('alarmMail');
  };
};
