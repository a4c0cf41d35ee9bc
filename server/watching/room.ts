// S50: watches over the office, and tells those who look after its machines: by mail, and by web hook.
import type { PrinterProblem } from '../../shared/printing';
import { dayAfter } from '../../shared/time';
import type { AlarmNews, AlarmTold } from '../../shared/watching/alarms';
import type { Logger } from '../basics/log';
import type { Branch } from '../office/branch';
import type { ServerAlarms } from '../office/serverAlarms';
import type { AlarmLetter, Change } from '../storage/changes';
import type { Store, TurnNotice } from '../storage/port';
import type { TakeStep } from '../storage/steps';
import { createAtOnce } from './atOnce';
import { conditionsOf, isChosen } from './conditions';
import { createMachine, type MachineParts } from './machine';
import { createTelling, type Found } from './telling';
import { keyOf, type ToldNotice, type Ways } from './ways';

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
    tellNow: (letter: AlarmLetter) => Promise<boolean>;
    look: () => void;
  };
  hooks: {
    /** Messages about alarms, of all hooks that tell of them. */
    noticesOf: (news: readonly AlarmNews[], at: number) => TurnNotice[];
    tellNow: (notice: TurnNotice) => Promise<boolean>;
    look: () => void;
  };
  /** Paired kiosks and displays without a browser. */
  away: () => readonly { name: string }[];
  /** S56: what became of each telling. */
  ways: Ways;
};

/** A letter about mail that does not go would go when it goes again. */
const isForMail = ({ kind }: AlarmNews): boolean => kind !== 'mail' && kind !== 'alarmMail';

export const createWatching = async (parts: WatchingParts) => {
  const { store, take, branch, serverAlarms, log, mail, hooks, ways, elapsed } = parts;
  const atOnce = createAtOnce({ mail: mail.tellNow, hook: hooks.tellNow, elapsed });
  const telling = createTelling({ told: await store.alarms.all(), elapsed, now: branch.now });
  const machine = createMachine({ ...parts, settings: branch.settings });
  let lookedAt = Number.NEGATIVE_INFINITY;

  const found = (): Found[] => {
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

  /** One for each, so that what became of it can be said of each. */
  const noticesOf = (news: readonly AlarmNews[]): ToldNotice[] =>
    news.flatMap((alarm) => hooks.noticesOf([alarm], branch.now()).map((notice) => ({ alarm, notice })));

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
    const [letters, told] = [lettersOf(news), noticesOf(news)];
    const notices = told.map(({ notice }) => notice);
    ways.begin(news, letters, told);
    try {
      const added = notices.map((notice): Change => ({ type: 'addNotice', notice }));
      await take(() => ({ result: undefined, changes: [...changesOf(news, letters), ...added] }));
      mail.look();
      hooks.look();
    } catch (error) {
      // The disk takes nothing, which is what somebody has to hear.
      log.warn({ error }, 'alarms could not be stored, and are told at once');
      await atOnce.tell(letters, notices);
    }
  };

  /** S56: who is named now is told of what nobody could be told of before. */
  const takeBackUntold = (): void => {
    for (const { toldAt: _, ...alarm } of telling.standing()) {
      const news = [{ ...alarm, phase: 'begun' as const }];
      const isUntold = ways.of(alarm)?.length === 0;
      if (isUntold && lettersOf(news).length + noticesOf(news).length > 0) telling.takeBack(alarm);
    }
  };

  const untoldOf = (one: Found, toldAt: number | null): AlarmTold['untold'] => {
    const { mail: server, watching } = branch.settings();
    if (!isChosen(one, branch.settings())) return 'chosen';
    if (toldAt === null) return 'soon';
    const known = ways.of(one);
    if (known === null) return 'before';
    if (known.length > 0) return null;
    if (watching.mailTo.length === 0) return 'nobody';
    return server === null ? 'noServer' : 'onlyHooks';
  };

  return {
    /** To be called every second or so. */
    look: async (): Promise<void> => {
      await machine.look();
      if (elapsed() - lookedAt < EVERY_MS) return;
      lookedAt = elapsed();
      takeBackUntold();
      const news = telling.look(found().filter((one) => isChosen(one, branch.settings())));
      await atOnce.look();
      if (news.length > 0) await tell(news);
    },
    /** S56: what is wrong now, whether somebody was told, who, and why not. */
    told: (): AlarmTold[] => {
      const toldAt = new Map(telling.standing().map((one) => [keyOf(one), one.toldAt]));
      return found().map((one) => {
        const at = toldAt.get(keyOf(one)) ?? null;
        const known = { since: telling.sinceOf(one), toldAt: at, ways: ways.of(one) ?? [] };
        return { kind: one.kind, about: one.about, ...known, untold: untoldOf(one, at) };
      });
    },
    /** What has been told and is not over. */
    standing: telling.standing,
  };
};
export type Watching = Awaited<ReturnType<typeof createWatching>>;

/** S50: addresses that are to be told and take no mail are an alarm, as long as they are set. */
export const createUndelivered = (
  serverAlarms: Pick<ServerAlarms, 'raise' | 'settle'>,
): ((to: string, isTaken: boolean, isOver: boolean) => void) => {
  const failing = new Set<string>();
  return (to, isTaken, isOver) => {
    if (isTaken) failing.delete(to);
    else if (isOver) failing.add(to);
    if (failing.size > 0) serverAlarms.raise('alarmMail');
    else serverAlarms.settle('alarmMail');
  };
};
