// Staff are told which calendars are held, and in which most entries are missing, as long as it is so.

import type { FeedView } from '../../../shared/imports';
import type { FeedSettings } from '../../../shared/settings/appointments';
import type { ServerAlarms } from '../../office/serverAlarms';

export type FeedAlarms = Pick<ServerAlarms, 'raise' | 'settle' | 'list'>;

const isHeld = ({ failure }: FeedView) => failure?.code === 'stopped' || failure?.code === 'unfinished';
const RAISED = [
  ['feedSkipped', isHeld],
  ['feedVanished', ({ missed }: FeedView) => missed !== null],
] as const;

/** Raises what is so, and settles what is so no more: also of calendars that are gone or have another name now. */
export const tellFeeds = (alarms: FeedAlarms, feeds: readonly FeedSettings[], views: readonly FeedView[]): void => {
  for (const [fault, isSo] of RAISED) {
    const meant = new Set(views.filter(isSo).map(({ id }) => id));
    const names = feeds.filter(({ id }) => meant.has(id)).map(({ name }) => name);
    const over = alarms.list().filter((alarm) => alarm.fault === fault && !names.includes(alarm.about));
    for (const { about } of over) alarms.settle(fault, about);
    for (const name of names) alarms.raise(fault, name);
  }
};
