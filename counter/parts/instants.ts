// From what people pick and type, a day and a time, to instants of the office, and the words for days.
import { MINUTE_MS, wallTime } from '../../shared/time';
import { formatTime } from '../../ui/time';
import type { CounterWords } from './words';

const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
};

/** The instant (epoch ms) at which the office's clock shows a time 'HH:MM' on the day of `now`. */
export const instantOf = (time: string, now: number, timeZone: string): number => {
  const from = now - (now % MINUTE_MS);
  const gap = (at: number) => (minutesOf(time) - minutesOf(wallTime(at, timeZone).time)) * MINUTE_MS;
  const at = from + gap(from);
  // Between the two the clock may have been put forward or back.
  return at + gap(at);
};

const HALF_DAY_MS = 12 * 60 * MINUTE_MS;

/** An instant (epoch ms) around the middle of a day 'YYYY-MM-DD', in whatever zone the office is. */
export const middayOf = (day: string, timeZone: string): number => {
  const noon = Date.parse(`${day}T12:00:00Z`);
  const there = wallTime(noon, timeZone).day;
  if (there === day) return noon;
  return there < day ? noon + HALF_DAY_MS : noon - HALF_DAY_MS;
};

/** 'Montag, 3. März 2025' */
export const dayPhrase = (words: CounterWords, day: string, timeZone: string): string =>
  formatTime(middayOf(day, timeZone), 'fullDate', timeZone, words.language);
