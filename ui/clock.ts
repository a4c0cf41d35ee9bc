// The office's clock on a screen: goes on between snapshots, at the office's speed.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Snapshot } from '../shared/protocol';

/** The office's time (epoch ms), renewed every `everyMs`. Between snapshots it runs on by the browser's own clock. */
export const useOfficeNow = (snapshot: Snapshot, everyMs: number): number => {
  const [, renew] = useState(0);
  const received = useRef({ snapshot, at: performance.now() });
  if (received.current.snapshot !== snapshot) received.current = { snapshot, at: performance.now() };
  useEffect(() => {
    const timer = setInterval(() => renew((turn) => turn + 1), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return snapshot.now + (performance.now() - received.current.at) * snapshot.speed;
};

/** Further from the browser's own clock than clocks in one house are. */
const SET_MS = 5 * 60_000;

/** Whether the office's clock shows another time than there is: a demonstration's may be set to a working hour (G15). */
export const useIsClockSet = (snapshot: Snapshot): boolean =>
  Math.abs(useOfficeNow(snapshot, 60_000) - Date.now()) > SET_MS;

/** Since when (office's time) the link is down; null while it is up. Stands on whatever must be called old. */
export const useLostAt = (snapshot: Snapshot, online: boolean): number | null => {
  const now = useOfficeNow(snapshot, 60_000);
  const lostAt = useRef<number | null>(null);
  lostAt.current = online ? null : (lostAt.current ?? now);
  return lostAt.current;
};
