// M13: each day that is over is published, if the office has said so while it lasted: made once, and never changed.
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { StoredEvent } from '../../shared/events';
import { dayAfter } from '../../shared/time';
import type { Logger } from '../basics/log';
import { createThread, type ThreadParts } from '../basics/thread';
import type { Branch } from '../office/branch';
import { type SettingsSince, wereInForce } from '../queue/record/record';
import type { Store } from '../storage/port';
import type { TakeStep } from '../storage/steps';
import type { RecordAsked, RecordMade } from './recordThread';
import { isRecordOf, NO_RECORD } from './text';

/** An office that was off for longer publishes no days of before. */
const DAYS_LOOKED_BACK = 14;

/** Beside this file, and of the same kind: compiled, or as it was written where tests run. */
const THREAD: Pick<ThreadParts, 'file' | 'mostMs' | 'mostMb'> = {
  file: join(__dirname, `recordThread${extname(__filename)}`),
  mostMs: 60_000,
  mostMb: 512,
};

/** What a day is by the last of them: over, or not. */
const DAY_TURNS: readonly string[] = ['dayOpened', 'dayExtended', 'dayClosed'];

export type RecordParts = {
  store: Pick<Store, 'records'>;
  take: TakeStep;
  branch: Pick<
    Branch,
    'today' | 'settings' | 'settingsVersion' | 'settingsOf' | 'eventsOf' | 'isClockDoubted' | 'subscribe'
  >;
  log: Logger;
};

/** Every version of the settings that was in force from the first event of a day to the last, the oldest first. */
const settingsOfDay = async (
  { settingsVersion, settingsOf }: Pick<Branch, 'settingsVersion' | 'settingsOf'>,
  first: StoredEvent,
  last: StoredEvent,
): Promise<SettingsSince[]> => {
  const found: SettingsSince[] = [];
  for (let version = settingsVersion(); version > 0; version--) {
    const stored = await settingsOf(version);
    // S39: a version that was given up: what the day went by is not known any more.
    if (stored === null) return [];
    const { at, settings, after } = stored;
    // Before the first version there were no others: a demonstration has a past from before its beginning.
    if (wereInForce(stored, last) || version === 1) found.unshift({ at, settings, after });
    if (wereInForce(stored, first)) break;
  }
  return found;
};

const unzip = promisify(gunzip);

/** S38: the hash that the next day continues. Throws where a disk has changed it: another one would be continued for good. */
const headOf = async (
  records: Store['records'],
  newest: { day: string; head: string } | undefined,
): Promise<string> => {
  if (newest === undefined) return NO_RECORD;
  const text = await records.textOf(newest.day);
  if (text !== null && isRecordOf(String(await unzip(text)), newest)) return newest.head;
  throw new Error(`the record of ${newest.day} is damaged`);
};

const isOver = (events: readonly StoredEvent[]): boolean =>
  events.findLast(({ event }) => DAY_TURNS.includes(event.type))?.event.type === 'dayClosed';

export const createRecords = ({ store, take, branch, log }: RecordParts) => {
  const thread = createThread<RecordAsked>({ ...THREAD, log });
  let looking: Promise<void> | null = null;
  let isAskedAgain = false;
  let isClosing = false;

  /** Makes the record of a day; not of one that is not closed, on which nothing happened, or that is nobody else's matter. */
  const publish = async (day: string, before: string): Promise<string> => {
    const events = await branch.eventsOf(day);
    const [first, last] = [events[0], events.at(-1)];
    if (first === undefined || last === undefined || !isOver(events)) return before;
    const [oldest, ...later] = await settingsOfDay(branch, first, last);
    if (oldest === undefined || !(later.at(-1) ?? oldest).settings.fairness.publishesDays) return before;
    const { name: office, timeZone } = branch.settings().office;
    const asked: RecordAsked = {
      ...{ kind: 'record', head: { day, office, timeZone, before }, events },
      settings: [oldest, ...later],
    };
    const made = await thread.ask<RecordMade>(asked);
    // What cannot be made now is made the next time, and no later day before it.
    if ('stopped' in made) throw new Error(`the record of ${day} could not be made`);
    await take(() => ({ result: undefined, changes: [{ type: 'keepRecord', record: { day, ...made.read } }] }));
    return made.read.head;
  };

  const publishAll = async (): Promise<void> => {
    do {
      isAskedAgain = false;
      const today = branch.today().day;
      const [newest] = await store.records.newest(1);
      const earliest = dayAfter(today, -DAYS_LOOKED_BACK);
      let head = await headOf(store.records, newest);
      let day = newest === undefined || newest.day < earliest ? earliest : dayAfter(newest.day, 1);
      for (; day < today && !isClosing && !branch.isClockDoubted(); day = dayAfter(day, 1))
        head = await publish(day, head);
    } while (isAskedAgain && !isClosing);
  };

  /** Publishes what is to be; never rejects. */
  const look = (): Promise<void> => {
    isAskedAgain = true;
    looking ??= publishAll()
      .catch((error: unknown) => log.error({ error }, 'days could not be published, and are tried again'))
      .finally(() => {
        looking = null;
      });
    return looking;
  };

  branch.subscribe((events) => {
    if (events.some(({ event }) => event.type === 'dayOpened' || event.type === 'dayClosed')) void look();
  });
  return {
    begin: (): void => void look(),
    close: async (): Promise<void> => {
      isClosing = true;
      await looking;
      await thread.close();
    },
  };
};
