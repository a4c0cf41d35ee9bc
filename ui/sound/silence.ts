// D12: a display that may not sound says so to the office, again and again, so that staff hear of it.
import { ownDeviceId } from '../link/device';

/** The office forgets what was not said again for three times as long. */
const AGAIN_MS = 60_000;

const tell = (deviceId: string, isSilent: boolean): void => {
  const body = JSON.stringify({ deviceId, isSilent });
  void fetch('/api/voice/silence', { method: 'POST', headers: { 'content-type': 'application/json' }, body }).catch(
    () => undefined,
  );
};

/** Says whether this screen is kept silent; ends with what it answers. */
export const reportSilence = (isSilent: boolean): (() => void) | undefined => {
  const deviceId = ownDeviceId();
  if (deviceId === null) return undefined;
  tell(deviceId, isSilent);
  if (!isSilent) return undefined;
  const again = setInterval(() => tell(deviceId, true), AGAIN_MS);
  return () => clearInterval(again);
};
