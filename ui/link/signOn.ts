// S33: out to the house's own sign-on and back. Coming from elsewhere a browser sends none of our cookies; so the screen's own
// page takes what came back with the address, and finishes from here.
import type { SpokenRefusal } from '../../shared/words';
import { ownDeviceId } from './device';
import { OFFLINE } from './link';
import { isReply, post } from './pairing';

/** In this tab: which device set out, and where it was. */
const KEPT = 'signOn';

const keep = (value: string | null): void => {
  try {
    if (value === null) sessionStorage.removeItem(KEPT);
    else sessionStorage.setItem(KEPT, value);
  } catch {
    return;
  }
};
const kept = (): string | null => {
  try {
    return sessionStorage.getItem(KEPT);
  } catch {
    return null;
  }
};

let refusal: SpokenRefusal | null = null;
/** Why whoever came back is not in; said once. */
export const refusalOfReturn = (): SpokenRefusal | null => {
  const said = refusal;
  refusal = null;
  return said;
};

const isAddress = (result: unknown): result is { url: string } =>
  typeof result === 'object' && result !== null && 'url' in result && typeof result.url === 'string';

/** Leaves for the house's sign-on; why not, where it is not to be had. */
export const setOut = async (
  leave: (url: string) => void = (url) => location.assign(url),
): Promise<SpokenRefusal | null> => {
  const deviceId = ownDeviceId() ?? '';
  const reply = await post('/api/sign-on/begin', { deviceId });
  if (!isReply(reply)) return OFFLINE;
  if (!reply.ok) return reply.refusal;
  if (!isAddress(reply.result)) return OFFLINE;
  keep(`?device=${encodeURIComponent(deviceId)}${location.hash}`);
  leave(reply.result.url);
  return null;
};

/** Before a page begins: whoever has come back is logged in, or will read why not. */
export const comeBack = async (): Promise<void> => {
  const query = location.search.slice(1);
  const came = new URLSearchParams(query);
  if (!came.has('state') || !(came.has('code') || came.has('error'))) return;
  const before = kept();
  keep(null);
  // What came back is good once, and nobody's business in the address.
  history.replaceState(null, '', `${location.pathname}${before ?? ''}`);
  if (before === null) {
    refusal = { code: 'signOnOver', values: {} };
    return;
  }
  const reply = await post('/api/sign-on/finish', { deviceId: ownDeviceId() ?? '', query });
  if (!isReply(reply)) refusal = OFFLINE;
  else if (!reply.ok) refusal = reply.refusal;
};
