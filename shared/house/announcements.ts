// G10: which announcements are shown when and where.
import type { Announcement, Settings, Text } from '../settings';
import { wallTime } from '../time';

/** More than these at a time nobody reads beside a call. */
export const SHOWN_AT_ONCE = 2;

const isDue = ({ from, to, weekdays, begins, ends }: Announcement, now: ReturnType<typeof wallTime>): boolean =>
  from <= now.day && now.day <= to && weekdays.includes(now.weekday) && begins <= now.time && now.time < ends;

/** Those that are shown anywhere at an instant, in their order. */
export const announcementsAt = ({ announcements, office }: Settings, at: number): Announcement[] => {
  const now = wallTime(at, office.timeZone);
  return announcements.filter((one) => isDue(one, now));
};

const textsOf = (shown: Announcement[]): Text[] => shown.map(({ text }) => text);

/** What one display or kiosk tells at an instant, the first ones where there are too many. */
export const announcedOn = (
  settings: Settings,
  at: number,
  where: 'displayIds' | 'kioskIds',
  stationId: string,
): Announcement[] =>
  announcementsAt(settings, at)
    .filter((one) => one[where]?.includes(stationId) ?? true)
    .slice(0, SHOWN_AT_ONCE);

/** G22: what the public pages tell at an instant. */
export const announcedAtHome = (settings: Settings, at: number): Text[] =>
  textsOf(announcementsAt(settings, at).filter(({ onPublicPages }) => onPublicPages)).slice(0, SHOWN_AT_ONCE);
