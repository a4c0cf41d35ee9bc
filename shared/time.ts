// Instants (epoch milliseconds) as an office reads them: its day, its weekday, its clock.

export const MINUTE_MS = 60_000;

const formatters = new Map<string, Intl.DateTimeFormat>();

const formatterOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  formatters.set(timeZone, made);
  return made;
};

/** What calendar and clock on the office's wall show at an instant. */
export type WallTime = { day: string; time: string; weekday: number };

/** Minutes that were asked for lately: a view asks again and again for the same few. */
const MOST_KNOWN = 500;
const known = { timeZone: '', walls: new Map<number, WallTime>() };

/** Day 'YYYY-MM-DD', time 'HH:MM' and weekday (1 Monday to 7 Sunday) of an instant in a time zone. */
export const wallTime = (at: number, timeZone: string): WallTime => {
  const minute = Math.floor(at / MINUTE_MS);
  if (known.timeZone !== timeZone || known.walls.size > MOST_KNOWN) {
    known.timeZone = timeZone;
    known.walls.clear();
  }
  const before = known.walls.get(minute);
  if (before !== undefined) return before;
  const wall = readWall(minute * MINUTE_MS, timeZone);
  known.walls.set(minute, wall);
  return wall;
};

const readWall = (at: number, timeZone: string): WallTime => {
  const parts = new Map(
    formatterOf(timeZone)
      .formatToParts(at)
      .map((part) => [part.type, part.value]),
  );
  const day = `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
  return { day, time: `${parts.get('hour')}:${parts.get('minute')}`, weekday: weekdayOf(day) };
};

/** The day 'YYYY-MM-DD' of an instant in a time zone. */
export const dayOf = (at: number, timeZone: string): string => wallTime(at, timeZone).day;

/** Weekday of a day, 1 Monday to 7 Sunday. */
export const weekdayOf = (day: string): number => new Date(`${day}T12:00:00Z`).getUTCDay() || 7;

/** The day that comes so many days after a day. */
export const dayAfter = (day: string, days: number): string => {
  const noon = new Date(`${day}T12:00:00Z`);
  noon.setUTCDate(noon.getUTCDate() + days);
  return noon.toISOString().slice(0, 10);
};
