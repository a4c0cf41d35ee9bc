// R1: how often and for how long something was wrong with the server itself, counted by the day on which it began.
import type { ServerAlarm } from '../../shared/serverFaults';
import { dayOf } from '../../shared/time';
import type { Logger } from '../basics/log';
import type { Branch } from '../office/branch';
import type { ServerAlarms } from '../office/serverAlarms';
import type { FaultCount } from '../storage/changes';
import type { TakeStep } from '../storage/steps';

export type FaultParts = {
  serverAlarms: Pick<ServerAlarms, 'list' | 'subscribe'>;
  branch: Pick<Branch, 'settings' | 'now'>;
  take: TakeStep;
  log: Logger;
};

const keyOf = ({ fault, about }: ServerAlarm): string => `${fault}:${about}`;

/** Follows the alarms. What cannot be stored, because it is the disk that fails, is stored when it can be. */
export const countServerFaults = ({ serverAlarms, branch, take, log }: FaultParts): void => {
  let standing = new Map<string, ServerAlarm>();
  let unsaved: FaultCount[] = [];

  const note = ({ fault, since }: ServerAlarm, times: number, sec: number): void => {
    unsaved.push({ day: dayOf(since, branch.settings().office.timeZone), fault, times, sec });
  };
  const save = async (): Promise<void> => {
    const counts = unsaved;
    unsaved = [];
    try {
      const changes = counts.map((count) => ({ type: 'countFault', count }) as const);
      if (changes.length > 0) await take(() => ({ result: undefined, changes }));
    } catch (error) {
      unsaved = [...counts, ...unsaved];
      log.warn({ error }, 'faults could not be counted, and are with the next');
    }
  };

  serverAlarms.subscribe(() => {
    const now = new Map(serverAlarms.list().map((alarm) => [keyOf(alarm), alarm]));
    for (const [key, alarm] of now) if (!standing.has(key)) note(alarm, 1, 0);
    for (const [key, alarm] of standing)
      if (!now.has(key)) note(alarm, 0, Math.max(0, Math.round((branch.now() - alarm.since) / 1000)));
    standing = now;
    void save();
  });
};
