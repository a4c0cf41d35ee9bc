// Which call is announced now: one after the other, each once, nothing that is old when the screen is switched on.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { CallView, DisplayView, Snapshot } from '../shared/protocol';

/** Calls older than this (office's time) were heard by others, before this screen was there. */
const OLD_MS = 10_000;
/** Long enough to look up and read; longer only while nobody else is to be announced. */
const SHOW_AT_LEAST_MS = 5000;
const SHOW_AT_MOST_MS = 9000;

/** What was announced last. Announcements grow with the day's events, so a younger day or an older version starts anew. */
export type Heard = { day: string; version: number; upTo: number };

/** What counts as announced when a snapshot comes: what was, or at the beginning everything that is old. */
export const heardAt = (snapshot: Snapshot<DisplayView>, before: Heard | null): Heard => {
  const { day, version, now, view } = snapshot;
  if (before !== null && before.day === day && before.version <= version) return { day, version, upTo: before.upTo };
  const old = view.calls.filter((call) => now - call.at > OLD_MS);
  return { day, version, upTo: Math.max(0, ...old.map((call) => call.announcement)) };
};

/** The longest waiting announcement; who has come meanwhile, while the link was lost, is not announced any more. */
export const nextAnnouncement = (calls: CallView[], upTo: number): CallView | null =>
  calls
    .filter((call) => call.stands && call.announcement > upTo)
    .reduce<CallView | null>((first, call) => (first && first.announcement < call.announcement ? first : call), null);

/** So many calls a snapshot tells; more are only older ones that were left out. */
const MOST_CALLS = 8;

/** K10: a call that was taken back is announced no longer: it does not stand among the others, nor was it left out. */
export const isWithdrawn = (calls: CallView[], { number, announcement }: CallView): boolean => {
  if (calls.some((one) => one.number === number && one.announcement >= announcement)) return false;
  return calls.length < MOST_CALLS || calls.some((one) => one.announcement < announcement);
};

type Stage = { call: CallView; mayGiveWay: boolean };

/** The call that is being announced, or null. The next one comes when everybody could read the one before. */
export const useAnnouncement = (snapshot: Snapshot<DisplayView>): CallView | null => {
  const heard = useRef<Heard | null>(null);
  const [stage, setStage] = useState<Stage | null>(null);
  const call = stage?.call ?? null;

  useEffect(() => {
    heard.current = heardAt(snapshot, heard.current);
    if (stage && isWithdrawn(snapshot.view.calls, stage.call)) {
      setStage(null);
      return;
    }
    if (stage && !stage.mayGiveWay) return;
    const next = nextAnnouncement(snapshot.view.calls, heard.current.upTo);
    if (next === null) return;
    heard.current.upTo = next.announcement;
    setStage({ call: next, mayGiveWay: false });
  }, [snapshot, stage]);

  useEffect(() => {
    if (call === null) return;
    const timers = [
      setTimeout(() => setStage({ call, mayGiveWay: true }), SHOW_AT_LEAST_MS),
      setTimeout(() => setStage(null), SHOW_AT_MOST_MS),
    ];
    return () => {
      for (const timer of timers) clearTimeout(timer);
    };
  }, [call]);

  return call;
};
